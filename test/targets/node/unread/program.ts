// Results and arguments of callbacks whose reading fails half-way: nothing that they hold may stay in the library.
import { strict as assert } from "node:assert";
import { setTimeout } from "node:timers/promises";
import * as borrower from "test-borrower";
import * as api from "test-unread";

api.load(process.argv[2] ?? "");
borrower.load(process.argv[2] ?? "");

type Hook = (this: unknown, ...values: never[]) => unknown;

/** Runs `task` while `owner[key]` is another function. */
function replaced<T extends object, K extends keyof T>(owner: T, key: K, value: T[K], task: () => void): void {
  const real = owner[key];
  owner[key] = value;
  try {
    task();
  } finally {
    owner[key] = real;
  }
}

/** Runs `task` while the registration of an object fails that is number `at`. */
function unregistered(at: number, task: () => void): void {
  const registry = FinalizationRegistry.prototype as { register: Hook };
  const real = registry.register;
  let count = 0;
  const register: Hook = function (...values) {
    if (++count === at) throw new RangeError("no memory");
    return real.apply(this, values);
  };
  replaced(registry, "register", register, task);
}

/** Waits until the collector has released what was made and dropped; nothing but as many desks is there then. */
async function settled(what: string, desks = 0): Promise<void> {
  for (let round = 0; round < 40 && (api.alive() !== desks || api.kept() !== desks); round++) {
    globalThis.gc!();
    await setTimeout(5);
  }
  assert.deepEqual({ alive: api.alive(), kept: api.kept() }, { alive: desks, kept: desks }, what);
}

const range = { name: "FtkError", status: api.Status.Range };

/** A list in the first memory of the stream, and one that makes it grow. */
async function results(): Promise<void> {
  using desk = new api.Desk();
  for (const bad of [1, 2, 5]) assert.throws(() => api.rows(5, bad, desk), range);
  await settled("rows", 1);
  for (const bad of [1, 20_000, 40_000]) assert.throws(() => api.rows(40_000, bad, desk), range);
  await settled("many rows", 1);
  assert.throws(() => api.lastRow(desk), range);
  await settled("an optional row", 1);
  for (const bad of [1, 4, 9]) assert.throws(() => api.events(9, bad), range);
  await settled("events", 1);
}

/** What spilled is where the larger stream, which cannot be made, has nothing of it. */
async function spilled(): Promise<void> {
  using desk = new api.Desk();
  const refuse = function () {
    throw new RangeError("Array buffer allocation failed");
  };
  replaced(globalThis, "ArrayBuffer", refuse as unknown as ArrayBufferConstructor, () => {
    assert.throws(() => api.rows(100_000, 0, desk), RangeError);
    assert.throws(() => api.events(300_000, 0), RangeError);
  });
  await settled("spilled", 1);
}

/** Objects that cannot be made, at each place. */
async function unmade(): Promise<void> {
  using desk = new api.Desk();
  for (let at = 1; at <= 12; at++) unregistered(at, () => assert.throws(() => api.rows(5, 0, desk), RangeError));
  for (let at = 1; at <= 9; at++) unregistered(at, () => assert.throws(() => api.events(9, 0), RangeError));
  unregistered(1, () => assert.throws(() => api.make(), RangeError));
  unregistered(1, () => assert.throws(() => new api.Thing(), RangeError));
  await settled("not made", 1);
}

/** Arguments of callbacks: things are given away, desks are lent. */
async function callbacks(): Promise<void> {
  using desk = new api.Desk();
  const unreached = (): void => assert.fail("the arguments cannot be read");
  for (const bad of [1, 3, 5]) assert.throws(() => api.visit(5, bad, desk, unreached), range);
  for (let at = 1; at <= 13; at++) unregistered(at, () => assert.throws(() => api.visit(5, 0, desk, unreached), RangeError));
  await settled("arguments", 1);
  const own = new Error("own");
  assert.throws(() => api.visit(5, 0, desk, () => { throw own; }), (error) => error === own);
  await settled("thrown after they were read", 1);
}

/** Things of another package, which only the module of that one can release. */
async function borrowed(): Promise<void> {
  for (const bad of [1, 3, 5]) assert.throws(() => borrower.loans(5, bad), range);
  await settled("loans");
  for (const bad of [1, 3, 5]) assert.throws(() => borrower.lend(5, bad, () => undefined), range);
  await settled("lent loans");
  for (let at = 1; at <= 10; at++) unregistered(at, () => assert.throws(() => borrower.loans(5, 0), RangeError));
  const loans = borrower.loans(5, 0);
  assert.throws(() => borrower.loans(5, 2), range);
  assert.deepEqual(loans.map((loan) => loan.thing.number()), [0, 0, 0, 0, 0]);
  for (const loan of loans) for (const one of [loan.thing, loan.desk]) one[Symbol.dispose]();
  await settled("loans read");
  let kept: api.Desk | undefined;
  borrower.lend(2, 0, ([first, second]) => {
    kept = first!.desk;
    for (const one of [first!.thing, second!.thing, second!.desk]) one[Symbol.dispose]();
  });
  assert.equal(api.alive(), 1, "a desk that was lent has a reference of the callback's own");
  kept?.[Symbol.dispose]();
  await settled("loans lent");
}

/** Calls that fail inside a callback leave its arguments alone, which failed calls outside do not touch either. */
async function nested(): Promise<void> {
  using desk = new api.Desk();
  let outer: api.Row[] = [];
  let alone: api.Thing | undefined;
  api.visit(5, 0, desk, (rows, thing) => {
    outer = rows;
    alone = thing;
    for (const bad of [1, 3, 5]) assert.throws(() => api.rows(5, bad, desk), range);
    assert.throws(() => api.events(9, 4), range);
    assert.throws(() => api.visit(3, 2, desk, () => undefined), range);
  });
  assert.throws(() => api.rows(5, 2, desk), range);
  assert.throws(() => api.visit(5, 0, desk, () => { api.rows(5, 3, desk); }), range);
  assert.deepEqual(outer.map((row) => [row.thing.number(), row.spare?.number()]), [[1, undefined], [2, 2], [3, undefined], [4, 4], [5, undefined]]);
  assert.equal(alone?.number(), 1000);
  for (const row of outer) for (const one of [row.thing, row.spare, row.desk]) one?.[Symbol.dispose]();
  alone?.[Symbol.dispose]();
  await settled("nested", 1);
}

/** Read to its end, everything is owned once. */
async function read(): Promise<void> {
  using desk = new api.Desk();
  const rows = api.rows(5, 0, desk);
  assert.throws(() => api.rows(3, 2, desk), range);
  for (let round = 0; round < 5; round++) {
    globalThis.gc!();
    await setTimeout(5);
  }
  assert.equal(api.alive(), 1 + 7);
  assert.deepEqual(rows.map((row) => row.thing.number()), [1, 2, 3, 4, 5]);
  for (const row of rows) for (const one of [row.thing, row.spare, row.desk]) one?.[Symbol.dispose]();
  for (const event of api.events(9, 0)) (event.kind === "held" ? event.value : event.kind === "unknown" ? event : undefined)?.[Symbol.dispose]();
  await settled("read", 1);
}

/** Little stack is left: wherever it ends, before the call or while its result is read. */
async function exhausted(): Promise<void> {
  using desk = new api.Desk();
  let stopped = 0;
  const descend = (depth: number): void => {
    if (depth > 0) return descend(depth - 1);
    api.rows(3, 0, desk);
  };
  const fits = (depth: number): boolean => {
    try {
      descend(depth);
      return true;
    } catch (error) {
      assert(error instanceof RangeError);
      stopped++;
      return false;
    }
  };
  let depth = 500;
  while (fits(depth)) depth += 100;
  /* The edge moves while the engine makes the frames smaller. */
  for (let round = 0; round < 3000; round++) depth += fits(depth) ? 1 : -9;
  assert(stopped > 100);
  await settled("stack", 1);
}

await results();
await spilled();
await unmade();
await callbacks();
await borrowed();
await nested();
await read();
await exhausted();
await settled("all");
console.log("ok");
