/**
 * What a program can do wrong with handles, through the classes where they allow it, and below them: invented words in the scratch, objects made
 * for foreign handles, and the entries of the provider's tables. Every wrong use has a declared status; nothing crashes, nothing wrong is read, and
 * nothing stays behind. The transcript is misuse/expected.txt.
 */
import * as ownMut from "conf-own-mut";
import * as bookings from "conf-resource-in-record";
import * as shared from "conf-shared";
import * as pages from "conf-str";
import { line, native, thrown } from "./harness.js";

interface Entries {
  releaseLog(library: string, bits: bigint): number;
  retainNode(library: string, bits: bigint): number;
  releaseNode(library: string, bits: bigint): number;
  viewPage(library: string, bits: bigint): number;
  closePage(library: string, bits: bigint): number;
  endView(): string;
  address(): bigint;
}

/** The addon's side of a package. */
interface Package {
  readonly $scratch: { readonly w: number; readonly flat: { readonly i32: Int32Array; readonly u32: Uint32Array } };
  $failure(): { readonly status: number };
  $forget(): void;
  readonly [call: string]: unknown;
}

/** Words of the scratch. */
const STATUS = 0;
const BASE = 1;
const LOW = 8;
const HIGH = 9;

/** The halves of a handle as the classes keep them. */
interface Held {
  $lo: number;
  $hi: number;
}

/** An object that was never made: `prototype` with any handle in it. */
function forge<T>(type: { readonly prototype: T }, bits: bigint): T {
  const object = Object.create(type.prototype as object) as T & Held;
  object.$lo = Number(BigInt.asIntN(32, bits));
  object.$hi = Number(BigInt.asIntN(32, bits >> 32n));
  return object;
}

function bitsOf(object: unknown): bigint {
  const { $lo, $hi } = object as Held;
  return BigInt.asUintN(64, (BigInt($hi) << 32n) | BigInt($lo >>> 0));
}

/** The handle of an object that no longer owns it. */
function taken(object: unknown): bigint {
  const bits = bitsOf(object);
  (object as { readonly $class: { gave(object: unknown, status: number): void } }).$class.gave(object, 0);
  return bits;
}

/** The entries for logs and what else the program needs, for any value of a handle. */
class Below {
  readonly entries: Entries;
  readonly library: string;

  constructor(library: string) {
    this.entries = native.counters as unknown as Entries;
    this.library = library;
  }

  /** Calls a function of the addon with a handle in the scratch; its error must say the same as the status. */
  call(prefix: string, name: string, bits: bigint): number {
    const one = native.addon[prefix] as Package;
    const { i32, u32 } = one.$scratch.flat;
    u32[BASE] = one.$scratch.w;
    i32[LOW] = Number(BigInt.asIntN(32, bits));
    i32[HIGH] = Number(BigInt.asIntN(32, bits >> 32n));
    (one[name] as () => unknown)();
    const status = i32[STATUS]!;
    if (status < 0 && one.$failure().status !== status) throw new Error("the error says something else");
    one.$forget();
    return status;
  }

  /** The status that the addon left after a call of generated code, which throws an error that says the same. */
  status(prefix: string, call: () => unknown): number {
    const { i32 } = (native.addon[prefix] as Package).$scratch.flat;
    try {
      call();
      return 0;
    } catch (error) {
      const { status } = error as { status?: number };
      if (status === undefined) throw error;
      // An object without a handle was closed, for a program.
      if (i32[STATUS] !== status && !(i32[STATUS] === -7 && status === -11)) throw new Error(`the error says ${status}, not ${i32[STATUS]}`);
      return i32[STATUS]!;
    }
  }

  text(bits: bigint): number {
    return this.call("conf_own_mut", "log_text", bits);
  }

  commit(bits: bigint): number {
    return this.call("conf_own_mut", "transaction_commit", bits);
  }

  discard(bits: bigint): number {
    return this.call("conf_own_mut", "discard", bits);
  }

  release(bits: bigint): number {
    return this.entries.releaseLog(this.library, bits);
  }
}

/** `value` when the call succeeds, else its status. */
function outcome(call: () => unknown, value: string): string {
  try {
    call();
    return value;
  } catch (error) {
    const { status } = error as { status?: number };
    if (status === undefined) throw error;
    return `status ${status}`;
  }
}

function refused(call: () => unknown): void {
  const error = thrown(call);
  if (!(error instanceof TypeError)) throw error;
}

/** What the classes refuse before anything is called. */
function unprinted(): void {
  const log = new ownMut.Log();
  using node = new shared.Node("n");
  for (const wrong of [null, undefined, 7, "log", {}, node, { $lo: 1, $hi: 1 }, Object.create(null)]) {
    refused(() => ownMut.discard(wrong as never));
    refused(() => new ownMut.Transaction(wrong as never));
  }
  refused(() => node.add(log as never));
  refused(() => bookings.redeem({ title: "t", ticket: log, spare: undefined, desk: node } as never));
  refused(() => bookings.redeem(null as never));
  refused(() => log.append(null as never));
  for (const halves of [NaN, "x", undefined, 2 ** 40, -1]) {
    const strange = forge(ownMut.Log, 1n) as unknown as { $lo: unknown; text(): string };
    strange.$lo = halves;
    if (outcome(() => strange.text(), "accepted") === "accepted") throw new Error(`accepted ${String(halves)}`);
  }
  if (outcome(() => ownMut.Log.prototype.text.call(node as never), "accepted") !== "status -9") throw new Error("a node has no text");
  if (outcome(() => (Object.create(ownMut.Log.prototype) as ownMut.Log).text(), "accepted") !== "status -11") throw new Error("a log that was never made");
  log.close();
}

function afterTheEnd(below: Below): void {
  const closed = new ownMut.Log();
  line("close", outcome(() => closed.close(), "ok"));
  line("close again", outcome(() => closed.close(), "ok"));
  line("text of a closed log", outcome(() => closed.text(), "ok"));
  line("append to a closed log", outcome(() => closed.append("x"), "ok"));
  line("finish of a closed log", outcome(() => closed.finish(), "ok"));
  const released = taken(new ownMut.Log());
  line("release", below.release(released));
  line("release again", below.release(released));
  line("text of a released log", below.status("conf_own_mut", () => forge(ownMut.Log, released).text()));
  line("close of a released log", below.call("conf_own_mut", "log_close", released));
  line("discard of a released log", below.status("conf_own_mut", () => ownMut.discard(forge(ownMut.Log, released))));
  const moved = taken(new ownMut.Log());
  line("discard", below.status("conf_own_mut", () => ownMut.discard(forge(ownMut.Log, moved))));
  line("discard again", below.status("conf_own_mut", () => ownMut.discard(forge(ownMut.Log, moved))));
  line("text of a log that was moved", below.text(moved));
}

/** Values that look like anything: xorshift with a fixed start. */
function* randomHandles(): Generator<bigint> {
  let state = 0x9e3779b97f4a7c15n;
  for (let i = 0; i < 10_000; i++) {
    state ^= BigInt.asUintN(64, state << 13n);
    state ^= state >> 7n;
    state ^= BigInt.asUintN(64, state << 17n);
    yield state;
  }
}

function invented(below: Below): void {
  line("text of NULL", below.text(0n));
  line("discard of NULL", below.discard(0n));
  line("release of NULL", below.release(0n));
  let accepted = 0;
  for (const bits of randomHandles()) if (below.text(bits) >= 0 || below.discard(bits) >= 0 || below.release(bits) >= 0) accepted++;
  line("random bits accepted", accepted);
  line("address of a variable accepted", below.text(below.entries.address()) >= 0);
  const live = taken(new ownMut.Log());
  const near = Array.from({ length: 64 }, (_, bit) => below.text(live ^ (1n << BigInt(bit)))).filter((status) => status >= 0);
  line("handles that differ in one bit accepted", near.length);
  line("commit of a log", below.commit(live));
  line("text of the log", below.text(live));
  using node = new shared.Node("n");
  line("text of a node", below.status("conf_own_mut", () => forge(ownMut.Log, bitsOf(node)).text()));
  line("discard of a node", below.status("conf_own_mut", () => ownMut.discard(forge(ownMut.Log, bitsOf(node)))));
  line("the node lives", outcome(() => node.name, node.name));
  line("release", below.release(live));
}

function counted(below: Below): void {
  const { entries, library } = below;
  const node = new shared.Node("n");
  const bits = bitsOf(node);
  line("retain", entries.retainNode(library, bits));
  line("release", entries.releaseNode(library, bits));
  // The class would give its reference back too.
  below.call("conf_shared", "node_close", bits);
  line("retain of a closed node", entries.retainNode(library, bits));
  line("release", entries.releaseNode(library, bits));
  using parent = new shared.Node("p");
  line("add of a closed node", outcome(() => parent.add(node), "ok"));
  parent[Symbol.dispose]();
  node[Symbol.dispose]();
  line("retain of a released node", entries.retainNode(library, bits));
  line("release of a released node", entries.releaseNode(library, bits));
  line("alive()", shared.Node.alive());
}

function viewed(below: Below): void {
  const { entries, library } = below;
  using page = new pages.Page("text");
  const bits = bitsOf(page);
  line("view", entries.viewPage(library, bits));
  line("append while a view lives", below.status("conf_str", () => page.append("x")));
  line("close while a view lives", entries.closePage(library, bits));
  line("all() of the closed page", outcome(() => page.all(), "ok"));
  line("the view", entries.endView());
  line("close after the view", outcome(() => page.close(), "ok"));
}

function inRecords(below: Below): void {
  using desk = new bookings.Desk("d");
  const redeem = (ticket: bigint, spare: bigint | undefined, place: bigint): number => {
    const booking = { title: "t", ticket: forge(bookings.Ticket, ticket), spare: spare === undefined ? undefined : forge(bookings.Ticket, spare), desk: forge(bookings.Desk, place) };
    return below.status("conf_resource_in_record", () => bookings.redeem(booking));
  };
  const ticket = (): bigint => taken(new bookings.Ticket(1));
  const place = bitsOf(desk);
  const used = ticket();
  line("redeem", redeem(used, undefined, place));
  line("redeem again", redeem(used, undefined, place));
  line("redeem without a ticket", redeem(0n, ticket(), place));
  line("redeem with random bits", redeem(0x12345678n, ticket(), place));
  line("redeem with a desk as ticket", redeem(place, ticket(), place));
  const twice = ticket();
  line("redeem with one ticket twice", redeem(twice, twice, place));
  line("redeem without a desk", redeem(ticket(), ticket(), 0n));
  line("alive()", bookings.Ticket.alive());
  line("the desk lives", outcome(() => desk.name, desk.name));
}

/** Prints the status of every misuse. */
export function consume(library: string): void {
  for (const api of [ownMut, shared, pages, bookings]) api.load(library);
  const below = new Below(library);
  unprinted();
  afterTheEnd(below);
  invented(below);
  counted(below);
  viewed(below);
  inRecords(below);
}
