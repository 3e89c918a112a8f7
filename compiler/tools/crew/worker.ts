// A further thread of `ffi gen`: makes and writes units that nobody has taken yet. It never reports a mistake: what does not succeed is
// left to the main thread.
import { deserialize } from "node:v8";
import { parentPort, workerData } from "node:worker_threads";
import { generate } from "../../compile.js";
import type { Abi } from "../../lower/index.js";
import { targets } from "../../targets/index.js";
import { TextBytes } from "../output/bytes.js";
import { OutputFolder } from "../output/folder.js";
import { findUnits, makeUnit, type Unit, type UnitSource } from "../output/units.js";
import { OutputWriter, type WrittenFile } from "../output/writer.js";
import type { EnabledTarget } from "../project.js";
import { hasErrors } from "../report/index.js";
import { takeUnits, VERDICT, verdicts, type Answer, type Job } from "./job.js";

const job = workerData as Job;
const state = new Int32Array(job.state);
let writer: OutputWriter | undefined;

function mayWrite(): boolean {
  Atomics.wait(state, VERDICT, verdicts.pending);
  return Atomics.load(state, VERDICT) === verdicts.write;
}

/** Null when it was not written. */
function writeUnit(unit: Unit | undefined, source: UnitSource): readonly WrittenFile[] | null {
  if (unit === undefined) return null;
  const write = makeUnit(unit, source);
  if (!mayWrite()) return null;
  writer ??= new OutputWriter(OutputFolder.open(job.output), { force: job.force });
  const { written, diagnostics } = write(writer);
  return hasErrors(diagnostics) ? null : written;
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function enabledOf(abi: Abi): EnabledTarget[] {
  return job.targets.flatMap(({ id, folder, sides, settings }) => {
    const target = targets.find((one) => one.id === id);
    return target === undefined ? [] : [{ target, folder, sides, settings, span: abi.package.span }];
  });
}

parentPort?.once("message", (bytes: SharedArrayBuffer) => {
  const abi = deserialize(new Uint8Array(bytes)) as Abi;
  const source: UnitSource = { abi, enabled: enabledOf(abi), targets, generate, bytes: new TextBytes() };
  const { units } = attempt(() => findUnits(source)) ?? { units: [] };
  for (const index of takeUnits(state, units.length, job.place)) {
    const written = attempt(() => writeUnit(units[index], source));
    parentPort?.postMessage({ index, written } satisfies Answer);
  }
});
