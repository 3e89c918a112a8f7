// A program that uses every construct of the shop. `tsc --strict` checks its types, the test runs it: `program.js <provider library>`.
import assert from "node:assert/strict";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { Basket, distance, FtkError, Kind, load, Shop, ShopError, ShopErrorClosed, ShopErrorNotFound, shout, Status, type Line, type Order } from "acme-shop";

function isStatus(status: number): (error: unknown) => boolean {
  return (error) => error instanceof FtkError && error.status === status && !(error instanceof ShopError);
}

function fill(names: readonly string[]): Basket {
  const basket = new Basket();
  for (const name of names) basket.add({ name });
  return basket;
}

function testScalarsAndText(): void {
  assert.equal(distance({ x: 0, y: 0 }, { x: 3, y: 4 }), 5);
  assert.equal(shout("hello"), "HELLO");
  assert.equal(shout(""), "");
  assert.equal(shout("zoë € 😀"), "ZOë € 😀");
  const long = "x€".repeat(100_000);
  assert.equal(shout(long), long.toUpperCase());
  assert.throws(() => shout("a\ud800"), isStatus(Status.Utf8));
  assert.throws(() => shout(5 as unknown as string), { name: "TypeError", message: "text: expected string, got 5" });
  assert.throws(() => distance({ x: "0" as unknown as number, y: 0 }, { x: 3, y: 4 }), { name: "TypeError", message: 'a.x: expected f64, got "0"' });
}

function testRecords(): void {
  using basket = new Basket();
  assert.equal(basket.add({ name: "Dune" }), 1);
  assert.equal(basket.add({ name: "Go", kind: Kind.Game, count: 2, note: "gïft" }), 2);
  assert.equal(basket.add({ name: "", kind: 77, note: null }), 3);
  assert.equal(basket.size, 3);
  assert.equal(basket.label(), "Dune+Go+");
  assert.throws(() => basket.add({ name: "x", count: -1 }), { name: "RangeError", message: "line.count: -1 is not a value of u32" });
  assert.throws(() => basket.add({} as { name: string }), { name: "TypeError", message: "line.name: expected string, got undefined" });
  assert.equal(basket.size, 3);
}

function placeAndTake(shop: Shop): Order {
  using basket = new Basket();
  basket.add({ name: "Dune", note: "slowly" });
  basket.add({ name: "Zoë 😀", kind: Kind.Game, count: 3 });
  const id = shop.place(basket, { kind: "courier", at: { x: 1.5, y: -2 }, express: true });
  assert.throws(() => basket.size, isStatus(Status.Closed));
  return shop.order(id);
}

function testOrders(): void {
  using shop = new Shop("corner");
  const { basket, ...order } = placeAndTake(shop);
  const lines: Line[] = [
    { name: "Dune", kind: Kind.Book, count: 1, note: "slowly" },
    { name: "Zoë 😀", kind: Kind.Game, count: 3, note: undefined },
  ];
  assert.deepEqual(order, { id: 1n, lines, delivery: { kind: "courier", at: { x: 1.5, y: -2 }, express: true } });
  assert.ok(basket !== undefined);
  assert.equal(basket.size, 2);
  basket.close();
  basket.close();
  for (const delivery of [{ kind: "pickup" }, { kind: "mail", value: "Main Street €" }, { kind: "locker", value: 2n ** 64n - 1n }] as const) {
    const placed = shop.order(shop.place(fill(["a"]), delivery));
    assert.deepEqual(placed.delivery, delivery);
    placed.basket?.close();
  }
  assert.equal(shop.count(), 4);
  assert.throws(() => shop.place(fill(["a"]), { kind: "drone" } as never), { name: "TypeError", message: /Delivery.kind/ });
}

function testErrors(): void {
  assert.throws(() => new Shop("closed"), (error) => error instanceof ShopErrorClosed && error.code === 2 && error.message === "The shop is closed today");
  using shop = new Shop("corner");
  assert.throws(() => shop.order(99n), (error) => error instanceof ShopErrorNotFound && error.id === 99n && error.domain === "acme.shop.ShopError");
  const closed = new Shop("other");
  closed.close();
  closed.close();
  assert.throws(() => closed.count(), isStatus(Status.Closed));
  assert.throws(() => shop.order(-1n), { name: "RangeError", message: "id: -1 is not a value of u64" });
}

function testCallbacks(): void {
  using shop = new Shop("corner");
  const id = shop.place(fill(["a", "b", "c"]), { kind: "pickup" });
  const seen: string[] = [];
  assert.equal(shop.eachLine(id, (line, index) => (seen.push(`${index}${line.name}${line.count}`), index < 1)), 2);
  assert.deepEqual(seen, ["0a1", "1b1"]);
  // Callbacks call the library again, also with values in the stream, and so do getters of values that are being written.
  assert.equal(shop.eachLine(id, (line) => shop.order(shop.place(fill([line.name, "€".repeat(20_000)]), { kind: "mail", value: shout(line.name) })).lines.length === 2), 3);
  const delivery = { kind: "mail", get value(): string { return shop.order(shop.place(fill(["inner"]), { kind: "mail", value: "inner" })).lines[0]!.name; } } as const;
  const nested = shop.order(shop.place(fill(["outer"]), delivery));
  assert.deepEqual([nested.lines[0]!.name, nested.delivery], ["outer", { kind: "mail", value: "inner" }]);
  for (const thrown of [new ShopErrorNotFound({ id: 7n }), new RangeError("mine"), "text", undefined, { some: "object" }, new ShopErrorClosed()]) {
    let caught: unknown = "nothing";
    try {
      shop.eachLine(id, () => { throw thrown; });
    } catch (error) {
      caught = error;
    }
    assert.equal(caught, thrown);
  }
  assert.throws(() => shop.eachLine(id, () => 1 as unknown as boolean), { name: "TypeError", message: "result of Visit: expected bool, got 1" });
  assert.throws(() => shop.eachLine(id, 1 as never), { name: "TypeError", message: "visit: expected function, got 1" });
}

function testAll(): void {
  testScalarsAndText();
  testRecords();
  testOrders();
  testErrors();
  testCallbacks();
}

if (isMainThread) {
  assert.throws(() => shout("early"), isStatus(Status.Load));
  assert.throws(() => load("/no/such/library.so"), isStatus(Status.Load));
  const library = process.argv[2]!;
  load(library);
  load(library);
  for (let round = 0; round < 3; round++) testAll();
  const workers = [1, 2].map((number) => new Worker(new URL(import.meta.url), { workerData: { number } }));
  const done = workers.map((worker) => new Promise((resolve, reject) => worker.on("message", resolve).on("error", reject)));
  for (let round = 0; round < 50; round++) testAll();
  await Promise.all(done);
  console.log("ok");
} else {
  for (let round = 0; round < 50; round++) testAll();
  parentPort?.postMessage((workerData as { number: number }).number);
}
