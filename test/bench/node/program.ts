/** The process that measures: loads our package and its rivals, compares what they do, and times them in turn. Prints the rows as JSON. */
import { createRequire } from "node:module";
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { pathToFileURL } from "node:url";
import type { NodeBuilds } from "./build.js";
import { runShape, shapeCases, shapeLoop, type Clock, type ShapeCase, type Shapes } from "./cases.js";
import { bindKoffi } from "./koffi.js";
import type { NodeRow } from "./measure.js";

/** Nanoseconds of one slice, how many warm each path up, and how many rounds are timed. */
const SLICE = 2.5e6;
const WARM_UP = 48;
const ROUNDS = 31;
/** A slice must last this many steps of the clock to be counted. */
const STEPS = 100;

/** One way to do what a case does. */
interface Path {
  readonly name: string;
  /** What is timed. */
  readonly timed: Partial<Shapes>;
  /** The same, returning what shows that the content arrived. */
  readonly checked: Partial<Shapes>;
}

async function loadPaths(builds: NodeBuilds): Promise<readonly [Path & { readonly timed: Shapes }, ...Path[]]> {
  const require = createRequire(import.meta.url);
  const ours = (await import(pathToFileURL(builds.ours).href)) as Shapes & { load(path: string): void };
  ours.load(builds.provider);
  const addon = (name: string, path: string): Path => {
    const shapes = require(path) as Partial<Shapes>;
    return { name, timed: shapes, checked: shapes };
  };
  return [
    { name: "ours", timed: ours, checked: ours },
    addon("hand", builds.hand),
    addon("node-addon-api", builds.addonApi),
    { name: "koffi", ...bindKoffi(builds.plain) },
    addon("napi-rs", builds.napiRs),
  ];
}

/** Fields that are not there are undefined, and undefined ones are not there. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value ?? undefined;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]).filter(([, inner]) => inner !== undefined));
}

/** Every path must do the same, for several inputs. */
function compare(one: ShapeCase, ours: Shapes, paths: readonly Path[]): void {
  const expected = plain(runShape(one, ours, ours));
  for (const { name, checked } of paths) {
    if (!isDeepStrictEqual(plain(runShape(one, checked, ours)), expected)) throw new Error(`${one.name}: ${name} has other content than ours`);
  }
}

/** Runs one slice; returns the nanoseconds of one run. */
type Slice = () => number;

/** Compiles and warms up one path; the slice then runs as often as fits into its time. */
async function warmUp(loop: (n: number) => number, step: number): Promise<Slice> {
  let n = 1;
  for (let i = 0; i < WARM_UP; i++) {
    let time = loop(n);
    for (; time < SLICE / 2; time = loop(n)) n = Math.ceil(n * Math.min(SLICE / Math.max(time, 1), 8));
    n = Math.max(1, Math.round((n * SLICE) / time));
    await pause(i % 8 === 0 ? 8 : 1);
  }
  return () => {
    const time = loop(n);
    if (time < STEPS * step) throw new Error(`a slice of ${time} ns is too short for a clock of ${step} ns`);
    /* No figure is smaller than what the clock tells apart. */
    return Math.max(time / n, step / STEPS);
  };
}

async function measure(one: ShapeCase, paths: readonly Path[], ours: Shapes, clock: Clock & { step(): number }): Promise<NodeRow> {
  const step = clock.step();
  const able = paths.filter((path) => one.uses in path.timed);
  compare(one, ours, able);
  const slices: [string, Slice][] = [];
  for (const { name, timed } of able) slices.push([name, await warmUp(shapeLoop(one, timed, ours, clock, name), step)]);
  globalThis.gc?.();
  const times: Record<string, number> = Object.fromEntries(slices.map(([name]) => [name, Number.POSITIVE_INFINITY]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, slice] of slices) times[name] = Math.min(times[name]!, slice() / one.per);
    await pause(1);
  }
  return { case: one.name, times };
}

const builds = JSON.parse(process.argv[2] ?? "") as NodeBuilds;
const only = process.argv[3]?.split(",");
const clock = createRequire(import.meta.url)(builds.clock) as Clock & { step(): number };
const paths = await loadPaths(builds);
const rows: NodeRow[] = [];
for (const one of shapeCases.filter(({ name }) => only?.includes(name) ?? true)) rows.push(await measure(one, paths, paths[0].timed, clock));
process.stdout.write(`${JSON.stringify(rows)}\n`);
