// A further thread of `ffi gen`: writes targets that nobody has taken yet. It never reports a mistake: what does not succeed is left to
// the main thread.
import { deserialize } from "node:v8";
import { parentPort, workerData } from "node:worker_threads";
import { generate } from "../../compile.js";
import type { Abi } from "../../lower/index.js";
import { targets } from "../../targets/index.js";
import { releaseMemory } from "../memory.js";
import { OutputFolder } from "../output/folder.js";
import { OutputPlan } from "../output/plan.js";
import { OutputWriter, type WrittenGroup } from "../output/writer.js";
import { takeNext, VERDICT, verdicts, type Answer, type Job, type JobTarget } from "./job.js";

const job = workerData as Job;
const state = new Int32Array(job.state);

function mayWrite(): boolean {
  Atomics.wait(state, VERDICT, verdicts.pending);
  return Atomics.load(state, VERDICT) === verdicts.write;
}

/** Null when the files are not as they should be. */
function writeTarget(abi: Abi, { id, folder, sides, settings }: JobTarget): WrittenGroup | null {
  const target = targets.find((one) => one.id === id);
  if (target === undefined) return null;
  const plan = new OutputPlan(abi, targets);
  const files = plan.add({ target, folder, sides, settings, span: abi.package.span }, generate);
  if (plan.diagnostics.length > 0 || !mayWrite()) return null;
  return new OutputWriter(OutputFolder.open(job.output), { force: job.force }).write(`${abi.package.name} ${id}`, files);
}

function attempt(work: () => WrittenGroup | null): WrittenGroup | null {
  try {
    return work();
  } catch {
    return null;
  }
}

parentPort?.once("message", (bytes: SharedArrayBuffer) => {
  const abi = deserialize(new Uint8Array(bytes)) as Abi;
  for (let index = takeNext(state, job.targets.length); index !== undefined; index = takeNext(state, job.targets.length)) {
    const target = job.targets[index];
    releaseMemory();
    const group = target === undefined ? null : attempt(() => writeTarget(abi, target));
    parentPort?.postMessage({ index, group } satisfies Answer);
  }
});
