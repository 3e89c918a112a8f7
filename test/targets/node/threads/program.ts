// Callbacks from native threads: many at once, from worker threads too, inside calls, thrown, large, and too late. With an argument: ends the process from inside one.
import { strict as assert } from "node:assert";
import { once } from "node:events";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import * as api from "test-threads";

const library = isMainThread ? (process.argv[2] ?? "") : (workerData as { library: string }).library;
api.load(library);

function crowd(): void {
  let sum = 0n;
  for (let round = 0; round < 20; round++) {
    assert.equal(api.crowd(8, 50n, (n) => void (sum += n)), 400n);
  }
  assert.equal(sum, 20n * 8n * 1275n);
  let calls = 0;
  api.repeat("lasting", 100_000n, () => void calls++);
  assert.equal(calls, 100_000);
}

/** Calls inside callbacks, each served in turn, while other threads wait for callbacks of the calls around them. */
function nested(): void {
  let calls = 0;
  api.crowd(4, 5n, () => {
    api.crowd(3, 4n, () => {
      api.repeat("inner", 2n, () => void calls++);
    });
  });
  assert.equal(calls, 4 * 5 * 3 * 4 * 2);
}

function thrown(): void {
  const own = new Error("own");
  const fails = (n: bigint): void => {
    if (n === 7n) throw own;
  };
  for (let i = 0; i < 50; i++) assert.throws(() => api.crowd(8, 100n, fails), (error) => error === own);
  assert.throws(
    () => api.repeat("stops", 5n, (n) => { throw new api.StopStopped({ at: n }); }),
    (error) => error instanceof api.StopStopped && error.at === 1n,
  );
}

/** The call refuses what waits when it ends, and nothing runs after it. */
function strays(): void {
  for (let round = 0; round < 200; round++) {
    let over = false;
    api.stray(4, () => assert(!over, "none runs after the call"));
    over = true;
    assert.equal(api.settle(), 4);
  }
}

function numbers(count: number): bigint[] {
  return Array.from({ length: count }, (_, i) => BigInt(i));
}

function values(): void {
  const text = "ä".repeat(300_000);
  const data = numbers(200_000);
  const made = api.echo(3, text, data, (given, all) => `${given.length} ${all.length} ${all[199_999]}${given}`);
  assert.deepEqual(made, Array(3).fill(`300000 200000 199999${text}`));
}

/** A callback of another call inside a call that waits for it: its arguments stay what they are. */
function inside(): void {
  const data = BigUint64Array.from(numbers(50_000));
  const other = numbers(90_000);
  let touched = 0n;
  let length = 0;
  api.hold((n) => {
    if (n === 1n) touched = api.touch(data);
    else length = api.echo(1, "x".repeat(200_000), other, (given) => given)[0]!.length;
    globalThis.gc?.();
  });
  assert.equal(touched, (50_000n * 49_999n) / 2n);
  assert.equal(length, 200_000);
}

/** After a very large value the arguments of a callback lie in memory that may not be given back. */
function large(): void {
  const data = numbers(400_000);
  assert.equal(api.echo(1, "a", data, (_, all) => String(all.length))[0], "400000");
  assert.equal(api.echo(1, "a", data.slice(0, 2), (given, all) => `${given}${all.join()}`)[0], "a0,1");
  assert.equal(api.tell((given) => (given === "told" ? 1n : 0n)), 1n);
}

async function workers(): Promise<void> {
  const all = Array.from({ length: 4 }, () => new Worker(new URL(import.meta.url), { workerData: { library, task: "crowd" } }));
  await Promise.all(all.map(async (worker) => assert.deepEqual(await once(worker, "exit"), [0])));
  /* One that is ended while its callbacks run: they fail, the call ends, the thread goes. */
  const endless = new Worker(new URL(import.meta.url), { workerData: { library, task: "endless" } });
  await once(endless, "message");
  await endless.terminate();
}

function endless(): void {
  let calls = 0;
  api.repeat("endless", 1_000_000_000n, () => {
    if (calls++ === 1000) parentPort?.postMessage("running");
  });
}

if (!isMainThread) {
  if ((workerData as { task: string }).task === "endless") endless();
  else crowd();
} else if (process.argv[3] === "exit") {
  api.crowd(8, 50n, (n) => {
    if (n === 9n) process.exit(3);
  });
} else {
  crowd();
  nested();
  thrown();
  strays();
  values();
  inside();
  large();
  await workers();
  console.log("ok");
}
