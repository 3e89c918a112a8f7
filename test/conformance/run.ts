/**
 * `npm run conformance`: builds every provider and every consumer once and runs each under each; says for each pair what ran and how long it took.
 * As many builds and pairs are at work at a time as there are processors.
 * `-- --json` prints the cells as JSON; `--only cpp,rust` keeps languages; `--feature map,list` keeps features; `--sanitize` builds with ASan and UBSan,
 * and commits faults on purpose that these must catch; `--races` does so with ThreadSanitizer, in the languages that it can look into.
 * `--misuse` adds the wrong uses of handles, and `--sweep` every allocation failing in turn, for the consumers that have them.
 */
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildContext, buildFolder, buildLanguage, type BrokenBuild, type Built } from "./builds.js";
import { runCells, runFaults, runSweeps, type CellReport, type Pairing } from "./cells.js";
import { compileFeature, featureNames, hasMisuse, hasOldVersion } from "./features.js";
import { claimFolder, FolderInUse } from "./lock.js";
import { languages } from "./languages/index.js";
import type { Fault, Language, Sanitizers, Variant } from "./language.js";

const folder = dirname(fileURLToPath(import.meta.url));
const root = join(folder, "../..");

const { values } = parseArgs({
  options: {
    json: { type: "boolean" },
    sanitize: { type: "boolean" },
    races: { type: "boolean" },
    only: { type: "string" },
    feature: { type: "string" },
    misuse: { type: "boolean" },
    sweep: { type: "boolean" },
  },
});

const chosen = values.feature?.split(",");
const features = featureNames(folder).filter((name) => chosen === undefined || chosen.includes(name));
const grown = features.filter((name) => hasOldVersion(folder, name));
const wanted = values.only?.split(",");
const sanitize: Sanitizers = values.races === true ? "threads" : values.sanitize === true && "memory";
const named = languages.filter((language: Language) => wanted === undefined || wanted.includes(language.id));
const used = named.filter((language) => (sanitize === "threads" ? language.races === true : !sanitize || language.unsanitized === undefined));
const say = (text: string): void => void process.stderr.write(`${text}\n`);

interface Side {
  readonly language: Language;
  readonly variant: Variant;
  readonly built: Built;
}

async function build(language: Language, variant: Variant): Promise<Side> {
  const names = variant === "old" ? grown : features;
  const started = Date.now();
  const compiled = names.map((name) => compileFeature(folder, name, variant));
  const context = buildContext({ root, sanitize }, language.id, variant, compiled);
  const built = await buildLanguage(language, context);
  for (const side of [built.provider, built.consumer]) if (isBroken(side)) say(side.broken);
  say(`built ${language.id} ${variant} in ${secondsSince(started)}`);
  return { language, variant, built };
}

function secondsSince(started: number): string {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}

async function runPair(provider: Side, consumer: Side): Promise<CellReport[]> {
  const { provider: library } = provider.built;
  const { consumer: program } = consumer.built;
  if (library === null) return [];
  const names = provider.variant === "old" || consumer.variant === "old" ? grown : features;
  if (isBroken(library) || isBroken(program)) {
    const cell = { provider: provider.language.id, consumer: consumer.language.id, status: "fail", leaks: -1, detail: "the build failed" } as const;
    return names.map((feature) => ({ feature, ...cell }));
  }
  const pairing: Pairing = {
    folder,
    provider: { language: provider.language.id, library, variant: provider.variant },
    consumer: { language: consumer.language.id, program, variant: consumer.variant },
  };
  const abuse = provider.variant === "current" && consumer.variant === "current" ? (consumer.language.abuse ?? []) : [];
  const misuse = values.misuse === true && abuse.includes("misuse") && hasMisuse(names);
  const cells = await runCells(pairing, misuse ? [...names, "misuse"] : names);
  const swept = values.sweep === true && abuse.includes("sweep") ? await runSweeps(pairing, names) : [];
  return [...cells, ...swept, ...(await runFaultsOf(provider, consumer, pairing, names[0] ?? ""))];
}

/** Runs a pair and says what became of it. */
async function tellPair(provider: Side, consumer: Side): Promise<CellReport[]> {
  const started = Date.now();
  const cells = await runPair(provider, consumer);
  if (cells.length === 0) return cells;
  const failed = cells.filter((cell) => cell.status === "fail");
  const pair = `${provider.language.id} ${provider.variant} -> ${consumer.language.id} ${consumer.variant}`;
  const details = failed.map((cell) => `\n  ${cell.feature}: ${cell.detail.slice(0, 2000)}`);
  say(`${pair}: ${cells.length - failed.length} passed, ${failed.length} failed (${describe(cells)}) in ${secondsSince(started)}${details.join("")}`);
  return cells;
}

/** The results in the order of `items`, which begin in that order, at most `width` of them at work at a time: all are processes of their own. */
async function inTurn<T, R>(items: readonly T[], width: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const left = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of left) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

/** With the sanitizers: the faults that both sides commit on purpose. */
async function runFaultsOf(provider: Side, consumer: Side, pairing: Pairing, feature: string): Promise<CellReport[]> {
  if (!sanitize || provider.variant === "old" || consumer.variant === "old") return [];
  const { unseen = [] } = consumer.language.faults ?? {};
  const fits = (fault: Fault): boolean => (fault === "race") === (sanitize === "threads");
  const committed = (provider.language.faults?.provider ?? []).filter((fault) => fits(fault) && !unseen.includes(fault));
  const theirs = await runFaults(pairing, "provider", committed, feature);
  const ours = await runFaults(pairing, "consumer", (consumer.language.faults?.consumer ?? []).filter(fits), feature);
  return [...theirs, ...ours];
}

/** What ran in a pair, in numbers: `35 features, misuse, 35 sweeps, 3 faults`. */
function describe(cells: readonly CellReport[]): string {
  const sweeps = cells.filter((cell) => cell.feature.startsWith("sweep ")).length;
  const faults = cells.filter((cell) => cell.feature.startsWith("fault ")).length;
  const misuse = cells.filter((cell) => cell.feature === "misuse").length;
  const parts = [`${cells.length - sweeps - faults - misuse} features`];
  if (misuse > 0) parts.push("misuse");
  if (sweeps > 0) parts.push(`${sweeps} sweeps`);
  if (faults > 0) parts.push(`${faults} faults`);
  return parts.join(", ");
}

function isBroken(side: Built["provider"] | Built["consumer"]): side is BrokenBuild {
  return side !== null && typeof side === "object" && "broken" in side;
}

/** One cell for each feature, provider and consumer: it passes when it passes in every pair of versions. */
function merge(reports: readonly CellReport[]): CellReport[] {
  const cells = new Map<string, CellReport>();
  for (const report of reports) {
    const key = `${report.feature} ${report.provider} ${report.consumer}`;
    const known = cells.get(key);
    if (known === undefined || (known.status === "pass" && report.status === "fail")) cells.set(key, report);
  }
  return [...cells.values()];
}

try {
  claimFolder(buildFolder(root));
} catch (error) {
  if (!(error instanceof FolderInUse)) throw error;
  say(error.message);
  process.exit(2);
}
if (sanitize === "threads") for (const { id } of named.filter((one) => one.races !== true)) say(`${id} does not run with ThreadSanitizer: its own threads are not instrumented`);
for (const { id, unsanitized } of named) if (sanitize === "memory" && unsanitized !== undefined) say(`${id} does not run with the sanitizers: ${unsanitized}`);
const wantedSides = used.flatMap((language) => (grown.length > 0 ? (["current", "old"] as const) : (["current"] as const)).map((variant) => ({ language, variant })));
const sides: Promise<Side>[] = [];
const builds = wantedSides.map(({ language, variant }, index) => async (): Promise<CellReport[]> => {
  await (sides[index] = build(language, variant));
  return [];
});
const pairs = wantedSides.flatMap((provider, i) => wantedSides.flatMap((consumer, j) => (provider.variant === "current" || consumer.variant === "current" ? [[i, j] as const] : [])));
// Pairs begin while later languages are built, so those of earlier languages come first.
pairs.sort((a, b) => Math.max(...a) - Math.max(...b));
const runs = pairs.map(([i, j]) => async (): Promise<CellReport[]> => {
  const [provider, consumer] = await Promise.all([sides[i], sides[j]]);
  return provider === undefined || consumer === undefined ? [] : tellPair(provider, consumer);
});
const reports = (await inTurn([...builds, ...runs], availableParallelism(), (task) => task())).flat();
const cells = merge(reports);
const failed = cells.filter((cell) => cell.status === "fail").length;
if (values.json === true) {
  const plain = cells.map(({ feature, provider, consumer, status, leaks }) => ({ feature, provider, consumer, status, leaks }));
  process.stdout.write(`${JSON.stringify({ cells: plain })}\n`);
} else {
  process.stdout.write(`${cells.length - failed} passed, ${failed} failed\n`);
}
process.exitCode = failed === 0 && cells.length > 0 ? 0 : 1;
