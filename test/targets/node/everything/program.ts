// Calls every construct of everything.ffi, with the C++ provider of its own tests: `program.js <provider library>`.
import { deepEqual as same, equal, ok, throws } from "node:assert/strict";
import * as ev from "test-everything";
import { FtkError, load, math, Status, Ticket, UnknownCase } from "test-everything";

function status(expected: number): (error: unknown) => boolean {
  return (error) => error instanceof FtkError && error.constructor === FtkError && error.status === expected;
}

function sample(): ev.Person {
  const plain: ev.Person = ev.echoPerson({ id: ev.UserId(43n), grid: [[0, 0], [0, 0]] });
  return {
    ...plain,
    id: ev.UserId(42n),
    email: ev.Email("a@b.c"),
    nick: "nick",
    flags: [true, false, true],
    address: { street: "Way", zip: 5 },
    friends: [plain, plain],
    words: new Map([["b", 2], ["a", 1]]),
    grid: [[1, 2], [3, 4]],
    holes: [1, undefined, 3],
    nested: [[1, 2], [], [3]],
    blobs: [Uint8Array.of(1, 2), new Uint8Array()],
    place: { x: 1, y: 2 },
  };
}

function constants(): void {
  same([ev.LIMIT, ev.LOWEST, ev.LETTER, ev.GREETING], [1024, -(2n ** 63n), "ü", 'hi "you" 😀\n']);
  same([...ev.MAGIC], [86, 76, 84, 0, 255]);
  same([ev.BEST, ev.BOTH, Ticket.FIRST], [ev.Level.High, 3, 1]);
}

function values(): void {
  ev.noop();
  equal(ev.scalars(-8, 1n, 0.5, 2.5, true, "x", 9), "-8 1 0.500000 2.500000 true 120 9");
  equal(ev.scalars(127, 2n ** 64n - 1n, -0, Infinity, false, "😀", 0), "127 18446744073709551615 -0.000000 inf false 128512 0");
  for (const bad of [[128, 1n], [1.5, 1n], ["1", 1n], [1, -1n], [1, 2n ** 64n], [1, 1]] as [number, bigint][]) throws(() => ev.scalars(bad[0], bad[1], 0, 0, true, "x", 9), /^(RangeError|TypeError): [ab]: /);
  throws(() => ev.scalars(1, 1n, 0, 0, true, "xy", 9), /TypeError: f: expected char/);
  throws(() => ev.scalars(1, 1n, 0, 0, true, "\ud800", 9), /TypeError: f: expected char/);
  throws(() => ev.scalars(1, 1n, 0, 0, true, "x", -1), /RangeError: g/);
  equal(ev.echoLevel(77), 77);
  equal(ev.echoOrder(ev.Order.Less), -1);
  throws(() => ev.echoOrder(5 as ev.Order), status(Status.Value));
  equal(ev.echoMode(ev.Mode.Fast | ev.Mode.Safe), 3);
  throws(() => ev.echoMode(8), status(Status.Value));
  equal(ev.nextId(ev.UserId(4n)), 5n);
  equal(ev.domain(ev.Email("x@y")), "y");
  const mixed = { on: true, letter: "y", order: ev.Order.Greater, corner: [{ x: 1, y: 2 }, { x: 3, y: 4 }], id: ev.UserId(6n) };
  same(ev.echoMixed(mixed), mixed);
  same(ev.turn([1, 2, 3, 4]), [4, 3, 2, 1]);
  throws(() => ev.turn([1, 2, 3]), /RangeError: values: expected 4 elements, got 3/);
  same(ev.triple("p€"), ["p€1", "p€2", "p€3"]);
  same(ev.twisted([["a", "ü"], ["", "long enough for a text of its own"]], [[true, false, true], [false, false, false]]), [["ü", "a", "2"], ["long enough for a text of its own", "", "0"]]);
  same(ev.twisted([], []), []);
  throws(() => ev.twisted([["a"] as never], [[true, true, true]]), /RangeError/);
  equal(ev.woven((rows, columns) => [[rows[2]![1]!, rows[1]![0]!], [String(columns[1]![0]), rows[2]![0]!]]), "f,ç;-2,");
  equal(ev.sum(BigInt64Array.of(1n, 2n, 3n)), 6n);
  equal(ev.sum(new BigInt64Array()), 0n);
  const points = [{ x: 1, y: 2 }, { x: 3, y: 4 }];
  ev.swapAll(points);
  same(points, [{ x: 2, y: 1 }, { x: 4, y: 3 }]);
  same(ev.tail(Uint32Array.of(1, 2, 3), 1), Uint32Array.of(2, 3));
  same(ev.bools([true, false]), [true, false]);
  same(ev.chars(["a", "ü", "😀"]), ["a", "ü", "😀"]);
  same(ev.points(points), points);
  const many = Array.from({ length: 5000 }, (_, i) => (i % 7 === 0 ? `ü${i}` : i % 3 === 0 ? "same" : `text ${i}`));
  same(ev.texts(["a", "", "x".repeat(50_000), ...many]), ["a", "", "x".repeat(50_000), ...many]);
  throws(() => ev.texts(["\udc00"]), status(Status.Utf8));
  throws(() => ev.texts([1 as unknown as string]), /TypeError: values: expected string/);
  equal(ev.views(["ab", "cde"]), 5);
  same(ev.nested([[1], [], [2, 3]]), [[1], [], [2, 3]]);
  same(ev.holes([1, undefined, null, 2 ** 32 - 1]), [1, undefined, undefined, 2 ** 32 - 1]);
  same(ev.counts(new Map([["b", 2], ["a", 1]])), new Map([["b", 2], ["a", 1]]));
  const owners = new Map(Array.from({ length: 99 }, (_, i) => [ev.UserId(BigInt(i)), i % 2 === 0 ? ev.Level.Low : ev.Level.High]));
  same(ev.owners(owners), owners);
  same(ev.letters(new Map([["x", ["xa", "xb"]]])), new Map([["x", ["xa", "xb"]]]));
  equal(ev.maybeNumber(5), 5);
  equal(ev.maybeNumber(), undefined);
  equal(ev.maybeNumber(null), undefined);
  same([ev.maybeText("t"), ev.maybeText(""), ev.maybeText(null)], ["t", "", undefined]);
  same([ev.maybePoint({ x: 1, y: 2 }), ev.maybePoint()], [{ x: 1, y: 2 }, undefined]);
  same([ev.maybePerson(sample()), ev.maybePerson()], [sample(), undefined]);
  same([ev.maybeList([1, -2]), ev.maybeList([]), ev.maybeList()], [[1, -2], [], undefined]);
  same([ev.maybeTexts(["q", ""]), ev.maybeTexts()], [["q", ""], undefined]);
  same([ev.maybeLevel(ev.Level.Low), ev.maybeLevel()], [1, undefined]);
  equal(ev.defaults(), "x 2 0.500000 low read none 0");
  equal(ev.defaults("y", 3, 1.5, ev.Level.High, ev.Access.Write, 4, ["a"]), "y 3 1.500000 high - 4 1");
  equal(ev.showAddress(), "Way 10115");
  equal(ev.showAddress({ street: "Road", zip: 1 }), "Road 1");
}

/** Texts of every length and mix, there and back, alone and beside each other; a lone surrogate at any place is refused. */
function texts(): void {
  const kinds = [["a", "z"], ["é", "ß"], ["€", "中", "\ufffd"], ["😀", "\u{10ffff}"], ["a", "é"], ["a", "b", "c", "€"], ["é", "€"], ["a", "é", "€", "😀"]];
  let seed = 1;
  const next = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  const made: string[] = [];
  for (const kind of kinds) {
    for (const count of [1, 2, 3, 5, 7, 8, 9, 12, 15, 16, 17, 18, 19, 23, 24, 25, 31, 33, 64, 190, 200, 1000]) {
      for (let n = 0; n < 6; n++) made.push(Array.from({ length: count }, () => kind[next(kind.length)]!).join(""));
    }
  }
  for (const text of made) same(ev.texts([text]), [text]);
  same(ev.texts(made), made);
  for (let n = 0; n < 200; n++) {
    const some = Array.from({ length: next(9) }, () => made[next(made.length)]!);
    same(ev.texts(some), some);
  }
  for (const length of [1, 2, 7, 8, 9, 16, 17, 40, 300]) {
    for (const fill of ["a", "é", "€"]) {
      for (let at = 0; at < length; at++) {
        const text = [...fill.repeat(length)];
        text[at] = at % 2 === 0 ? "\ud83d" : "\ude00";
        throws(() => ev.texts([text.join("")]), status(Status.Utf8));
        throws(() => ev.texts(["a", text.join(""), "b"]), status(Status.Utf8));
      }
    }
  }
  /* What lies in two neighbours is no pair. */
  throws(() => ev.texts(["\ud83d", "\ude00"]), status(Status.Utf8));
}

/** Bytes of any length, there and back: many are lent for the call, and copied where JavaScript runs meanwhile. */
function manyBytes(): void {
  const equalBytes = (a: Uint8Array, b: Uint8Array): void => ok(Buffer.compare(a, b) === 0, `${a.length} and ${b.length} bytes`);
  const plain = sample();
  for (const size of [0, 1, 8191, 8192, 8193, 70_000, 1 << 20]) {
    const data = Uint8Array.from({ length: size + 3 }, (_, i) => i * 7).subarray(3);
    const blobs = [data, Uint8Array.of(1), Buffer.from(data), new Uint8Array(new SharedArrayBuffer(size)), data.subarray(size >>> 1)];
    const back = ev.echoPerson({ ...plain, data, blobs });
    equalBytes(back.data, data);
    back.blobs.forEach((blob, i) => equalBytes(blob, blobs[i]!));
    const value = ev.visit({ ...plain, data, blobs: [data] }, { kind: "blob", value: data }, (person, given) => {
      ok(given.kind === "blob");
      ev.echoPerson({ ...plain, data: new Uint8Array(size).fill(9), blobs });
      equalBytes(person.data, data);
      equalBytes(given.value, data);
      return { kind: "blob", value: data.slice().reverse() };
    });
    ok(value.kind === "blob");
    equalBytes(value.value, data.slice().reverse());
  }
  const data = new Uint8Array(10_000).fill(5);
  const blobs = [Uint8Array.of(1), data, Uint8Array.of(3)];
  Object.defineProperty(blobs, 1, { get: () => (structuredClone(data.buffer, { transfer: [data.buffer] }), Uint8Array.of(2)) });
  throws(() => ev.echoPerson({ ...plain, data, blobs }), status(Status.Invalid));
  same(ev.echoPerson(plain), plain);
}

function graphs(): void {
  const person = sample();
  same(ev.echoPerson(person), person);
  same(ev.people([person, ev.echoPerson({ id: ev.UserId(1n), grid: [[0, 0], [0, 0]] })])[0], person);
  const crowd = Array.from({ length: 3000 }, (_, i) => ({ ...person, nick: i % 2 === 0 ? `nick ${i}` : `nïck ${i}`, friends: [] }));
  same(ev.people(crowd), crowd);
  equal(ev.sharedPerson().email, "kept@example.org");
  same(ev.lentPerson(), ev.sharedPerson());
  const node = { name: "a", next: { name: "b", next: { name: "c", next: undefined } } };
  same(ev.chain(node), node);
  const value: ev.Value = {
    kind: "items",
    value: [
      { kind: "int", value: 1n }, { kind: "text", value: "two" }, { kind: "empty" }, { kind: "flag", value: true }, { kind: "blob", value: Uint8Array.of(1, 2) },
      { kind: "point", value: { x: 3, y: 4 } }, { kind: "person", value: person },
      { kind: "object", value: new Map([["k", { kind: "geo", lat: 1.5, lon: 2.5, altitude: undefined }]]) }, { kind: "geo", lat: 1, lon: 2, altitude: 3 },
    ],
  };
  same(ev.echoValue(value), value);
  same([ev.maybeValue(value), ev.maybeValue()], [value, undefined]);
  same(ev.simplify({ kind: "add", left: { kind: "num", value: 1 }, right: { kind: "neg", value: { kind: "num", value: 2 } } }), { kind: "add", left: { kind: "neg", value: { kind: "num", value: 2 } }, right: { kind: "num", value: 1 } });
  throws(() => ev.simplify({ kind: "mul" } as never), /TypeError: Expr.kind/);
  throws(() => ev.echoValue(Object.assign(Object.create(UnknownCase.prototype) as UnknownCase, { tag: 99 })), TypeError);
}

function errors(): void {
  throws(() => ev.connect(""), (error) => error instanceof ev.NetErrorRefused && error.message === "Refused");
  throws(() => ev.connect("abc"), (error) => error instanceof ev.NetErrorTimeout && error.seconds === 3);
  equal(ev.load_("k"), "kk");
  throws(() => ev.load_("gone"), (error) => error instanceof ev.StoreErrorMissing && error.message === "no such key: gone" && error.at === 3 && error.tags.length === 2 && error.level === ev.Level.Low);
  throws(() => ev.load_("net:host"), (error) => error instanceof ev.StoreErrorNet && error.cause instanceof ev.NetErrorTimeout && error.cause.seconds === 4);
  throws(() => ev.load_("\ud800"), status(Status.Utf8));
  throws(() => ev.throwsAnything(1), (error) => status(Status.Panic)(error) && (error as Error).message === "boom");
  throws(() => ev.throwsAnything(3), status(Status.NoMemory));
  equal(math.power({ base: 2n, exponent: 10 }), 1024n);
  throws(() => math.power({ base: 2n, exponent: 61 }), math.MathErrorOverflow);
  equal(math.apply({ base: 3n, exponent: 4 }, (pair) => pair.base * BigInt(pair.exponent)), 12n);
  equal(math.deep.signOf(-3n), math.deep.Sign.Negative);
}

function callbacks(): void {
  const person = sample();
  same(ev.visit(person, { kind: "text", value: "v" }, (p, v, text) => (same(p, person), equal(text, "text"), v)), { kind: "text", value: "v" });
  same(ev.visit(person, { kind: "empty" }, (p) => ({ kind: "person", value: p })), { kind: "person", value: person });
  equal(ev.fold(4, 10n, (total, item) => total + item), 20n);
  equal(ev.fold(4, 10n, (total, item) => ev.fold(1, total, () => total + item)), 20n);
  equal(ev.pick((all) => all.length - 1), "z");
  equal(ev.pick(() => undefined), "none");
  equal(ev.callName(), "no callback");
  equal(ev.callName((point) => `${point.x + point.y}`), "3");
  const mine = new Error("mine");
  throws(() => ev.fold(3, 0n, () => { throw mine; }), (error) => error === mine);
  const missing = new ev.StoreErrorMissing({ key: "x", at: undefined, level: ev.Level.High, tags: ["€"] });
  throws(() => ev.visit(person, { kind: "empty" }, () => { throw missing; }), (error) => error === missing);
  const inner = new ev.StoreErrorNet(new ev.NetErrorTimeout({ seconds: 9 }));
  throws(() => ev.visit(person, { kind: "empty" }, () => { throw inner; }), (error) => error === inner);
}

function objects(): void {
  const alive = Ticket.alive();
  const ticket = new Ticket(5);
  same([ticket.number(), Ticket.alive() - alive, Ticket.version, ticket.label], [5, 1, "v1", undefined]);
  ticket.label = "l";
  equal(ticket.label, "l");
  ticket.tags = ["a", "b"];
  same(ticket.tags, ["a", "b"]);
  throws(() => { ticket.tags = []; }, ev.NetErrorRefused);
  using four = Ticket.named("four");
  equal(four.number(), 4);
  throws(() => Ticket.named(""), ev.NetErrorRefused);
  equal(ticket.spend(), 5);
  throws(() => ticket.number(), status(Status.Closed));
  const closing = new Ticket(99);
  throws(() => closing.close(), ev.NetErrorRefused);
  throws(() => closing.number(), status(Status.Closed));
  const desk = new ev.Desk("desk");
  same([desk.name, desk.view(), desk.numbers()[2], desk.maybe(true), desk.maybe(false)], ["desk", "desk", 9n, "desk", undefined]);
  desk.rename("big");
  using child = desk.child();
  using peer = desk.peer();
  same([child.number(), peer.name], [7, "big"]);
  using booking = new Bookings(ev.book(3, true, desk));
  same([booking.it.title, booking.it.ticket.number(), booking.it.spare?.number(), booking.it.desk.name], ["booking 3", 3, 4, "big"]);
  equal(ev.redeem(booking.it), 3007);
  throws(() => booking.it.ticket.number(), status(Status.Closed));
  const many = ev.bookMany(3, desk).map((one) => new Bookings(one));
  many[0]!.it.title = "\ud800";
  throws(() => ev.redeemAll("all", many.map((one) => one.it)), status(Status.Utf8));
  for (const one of many) throws(() => one.it.ticket.number(), status(Status.Closed));
  for (const one of many) one[Symbol.dispose]();
  same(ev.ask(0), { kind: "noneLeft" });
  equal(ev.maybeAsk(0), undefined);
  same(ev.maybeAsk(1), { kind: "noneLeft" });
  const maybe = ev.maybeAsk(7);
  ok(maybe?.kind === "granted");
  equal(maybe.value.number(), 6);
  maybe.value.close();
  const answer = ev.ask(6);
  ok(answer.kind === "granted");
  equal(answer.value.number(), 6);
  answer.value.close();
  same([ev.discard(new Ticket(8)), ev.discard()], [8, 0]);
  using a = new Ticket(1);
  using b = new Ticket(1);
  same([ev.compare(a, b), ev.compare(a)], [true, false]);
  using again = ev.same(desk);
  same([again?.name, ev.same(null)], ["big", undefined]);
  using handed = ev.hand(new Ticket(21), desk, (given, at) => (equal(at.name, "big"), at.close === undefined ? given : given));
  equal(handed.number(), 21);
  const lost = new Error("no");
  throws(() => ev.hand(new Ticket(22), desk, (given) => { given.close(); throw lost; }), (error) => error === lost);
  desk[Symbol.dispose]();
  throws(() => ev.compare(desk as unknown as Ticket), /TypeError: a: expected Ticket, got Desk/);
}

/** A booking whose objects are released together. */
class Bookings {
  readonly it: ev.Booking;
  constructor(it: ev.Booking) {
    this.it = it;
  }
  [Symbol.dispose](): void {
    this.it.ticket[Symbol.dispose]();
    this.it.spare?.[Symbol.dispose]();
    this.it.desk[Symbol.dispose]();
  }
}

load(process.argv[2]!);
texts();
manyBytes();
for (let round = 0; round < 20; round++) {
  constants();
  values();
  graphs();
  errors();
  callbacks();
  objects();
}
equal(Ticket.alive(), 0);
console.log("ok");
