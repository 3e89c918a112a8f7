/** Runs the cells of the matrix: one consumer program against one provider library, split into features and compared with the transcripts. */
import { expectedTranscript } from "./features.js";
import { CommandError, runCommand } from "./builds.js";
import type { Fault, Program, Variant } from "./language.js";

/** One provider under one consumer for one feature. */
export interface Cell {
  readonly feature: string;
  readonly provider: string;
  readonly consumer: string;
  readonly status: "pass" | "fail";
  /** Live objects left behind; -1 when the program did not come to its end. */
  readonly leaks: number;
}

/** A cell with the reason of its failure, for people. */
export interface CellReport extends Cell {
  readonly detail: string;
}

/** The two sides of a run. */
export interface Pairing {
  readonly folder: string;
  readonly provider: { readonly language: string; readonly library: string; readonly variant: Variant };
  readonly consumer: { readonly language: string; readonly program: Program; readonly variant: Variant };
}

/** Runs all features in one process; when it dies, each feature that is missing is run alone, so that one crash is one failed cell. */
export async function runCells(pairing: Pairing, features: readonly string[]): Promise<CellReport[]> {
  const together = await runFeatures(pairing, features);
  const reports: CellReport[] = [];
  for (const feature of features) {
    const printed = together.sections.get(feature) ?? (await alone(pairing, feature));
    reports.push(judge(pairing, feature, printed));
  }
  return reports;
}

/** Each feature's transcript with every allocation failing in turn. Two lines at least say how many runs failed; any other says what went wrong. */
export async function runSweeps(pairing: Pairing, features: readonly string[]): Promise<CellReport[]> {
  const { provider, consumer } = pairing;
  const { sections, failure } = await runFeatures(pairing, features, ["--sweep"]);
  return features.map((feature) => {
    const cell = { feature: `sweep ${feature}`, provider: provider.language, consumer: consumer.language };
    const section = sections.get(feature);
    if (section === undefined) return { ...cell, status: "fail", leaks: -1, detail: failure };
    const lines = section.transcript.split("\n").filter((line) => line !== "");
    const wrong = lines.filter((line) => !/^[\w ]+: \d+ failed$/.test(line));
    if (section.leaks !== 0) wrong.push(`${section.leaks} objects left behind`);
    if (lines.length - wrong.length < 2) wrong.push("the sweep did not come to its end");
    return { ...cell, status: wrong.length === 0 ? "pass" : "fail", leaks: section.leaks, detail: wrong.join("\n") };
  });
}

/** What a sanitizer says about each fault. */
const CAUGHT: Readonly<Record<Fault, string>> = {
  overflow: "AddressSanitizer: heap-buffer-overflow",
  shift: "runtime error: shift exponent",
  leak: "LeakSanitizer: detected memory leaks",
  race: "ThreadSanitizer: data race",
};

/** Faults that one side commits on purpose: a cell passes when the sanitizer ends the program for it. */
export async function runFaults(pairing: Pairing, side: "provider" | "consumer", faults: readonly Fault[], feature: string): Promise<CellReport[]> {
  const reports: CellReport[] = [];
  for (const fault of faults) {
    const { failure } = await runFeatures(pairing, [feature], [], { CONF_FAULT: `${side} ${fault}` });
    const caught = failure.includes(CAUGHT[fault]);
    const detail = caught ? "" : `the sanitizer missed it: ${failure}`;
    reports.push({ feature: `fault ${side} ${fault}`, ...identify(pairing), status: caught ? "pass" : "fail", leaks: 0, detail });
  }
  return reports;
}

function identify({ provider, consumer }: Pairing): { readonly provider: string; readonly consumer: string } {
  return { provider: provider.language, consumer: consumer.language };
}

async function alone(pairing: Pairing, feature: string): Promise<Section> {
  const { sections, failure } = await runFeatures(pairing, [feature]);
  return sections.get(feature) ?? { transcript: "", leaks: -1, failure };
}

interface Section {
  readonly transcript: string;
  readonly leaks: number;
  readonly failure: string;
}

async function runFeatures(
  pairing: Pairing,
  features: readonly string[],
  options: readonly string[] = [],
  extra: Readonly<Record<string, string>> = {},
): Promise<{ sections: Map<string, Section>; failure: string }> {
  const { command, env } = pairing.consumer.program;
  try {
    const output = await runCommand([...command, ...options, pairing.provider.library, ...features], { env: { ...env, ...extra } });
    return { sections: splitSections(output), failure: "the program printed nothing for this feature" };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { sections: new Map(), failure: error.message };
  }
}

/**
 * `## feature`, transcript, `leaks n`. A section without its last line is dropped: the program died in it. What stands between sections (a virtual
 * machine complains there) belongs to the section before it, or to the first, which then is not what it should be.
 */
function splitSections(output: string): Map<string, Section> {
  const sections = new Map<string, Section>();
  let [stray = "", ...parts] = output.split(/^## /m);
  for (const part of parts) {
    const [name = "", ...lines] = part.split("\n");
    const end = lines.findIndex((line) => /^leaks -?\d+$/.test(line));
    if (end < 0) continue;
    const transcript = stray + lines.slice(0, end).map((line) => `${line}\n`).join("") + lines.slice(end + 1).join("\n");
    stray = "";
    sections.set(name.trim(), { transcript, leaks: Number(lines[end]?.slice("leaks ".length)), failure: "" });
  }
  return sections;
}

function judge(pairing: Pairing, feature: string, printed: Section): CellReport {
  const { provider, consumer, folder } = pairing;
  const wanted = withoutComments(expectedTranscript(feature, folder, provider.variant, consumer.variant));
  const cell = { feature, provider: provider.language, consumer: consumer.language, leaks: printed.leaks };
  if (printed.failure !== "") return { ...cell, status: "fail", detail: printed.failure };
  if (printed.transcript !== wanted) return { ...cell, status: "fail", detail: difference(wanted, printed.transcript) };
  if (printed.leaks !== 0) return { ...cell, status: "fail", detail: `${printed.leaks} objects left behind` };
  return { ...cell, status: "pass", detail: "" };
}

/** `#` lines say which combination a transcript is for. */
function withoutComments(text: string): string {
  return text.split("\n").filter((line) => !line.startsWith("# ")).join("\n");
}

function difference(wanted: string, printed: string): string {
  const a = wanted.split("\n");
  const b = printed.split("\n");
  const line = a.findIndex((text, index) => text !== b[index]);
  const at = line < 0 ? a.length : line;
  return `line ${at + 1}: expected ${JSON.stringify(a[at] ?? "")}, printed ${JSON.stringify(b[at] ?? "")}`;
}
