/** The Node rows: what is measured, as source text, so that every loop is compiled on its own. */

export interface Sample {
  a: number;
  b: number;
  c: number;
  d: boolean;
  e: number;
}

export interface Named {
  a: number;
  b: number;
  c: number;
  d: boolean;
  name: string;
}

export interface Profile {
  id: bigint;
  name: string;
  email: string;
  tags: string[];
  scores: number[];
  address: { street: string; zip: number } | undefined;
}

/** What the generated package offers, and each rival under the same names. */
export interface Shapes {
  readonly Counter: new (start: number) => { add(by: number): number };
  scalar(a: number, b: number): number;
  stringIn(text: string): number;
  stringOut(which: number): string;
  recordIn(sample: Sample): number;
  recordOut(seed: number): Sample;
  recordStringIn(named: Named): number;
  recordStringOut(seed: number): Named;
  recordsIn(samples: readonly Sample[]): number;
  recordsOut(count: number): Sample[];
  recordsStringIn(named: readonly Named[]): number;
  recordsStringOut(count: number): Named[];
  numbersIn(numbers: readonly number[]): number;
  bytesIn(data: Uint8Array): number;
  profileIn(profile: Profile): number;
  profileOut(index: number, mixed: boolean): Profile;
  profilesOut(count: number, mixed: boolean): Profile[];
}

/** One row. */
export interface ShapeCase {
  readonly name: string;
  /** The member of {@link Shapes} that is called; `Counter` for methods of an instance. */
  readonly uses: keyof Shapes;
  /** One call inside the loop `for (let i ...)`; `call` is the member (`counter` the instance), the inputs are in scope, results go to `sink.value`. */
  readonly body: string;
  /** Values that one call moves: results are divided by it. */
  readonly per: number;
}

const row = (name: string, uses: keyof Shapes, body: string, per = 1): ShapeCase => ({ name, uses, body, per });

/** All rows. */
export const shapeCases: readonly ShapeCase[] = [
  row("scalar", "scalar", "call(i, 2)"),
  row("string_in_16", "stringIn", "call(text16)"),
  row("string_in_1k", "stringIn", "call(text1k)"),
  row("string_out_16", "stringOut", "sink.value = call(0)"),
  row("string_out_1k", "stringOut", "sink.value = call(1)"),
  row("string_out_mixed", "stringOut", "sink.value = call(2)"),
  row("record_in", "recordIn", "call(sample)"),
  row("record_out", "recordOut", "sink.value = call(i & 1023)"),
  row("record_string_in", "recordStringIn", "call(named)"),
  row("record_string_out", "recordStringOut", "sink.value = call(i & 1023)"),
  row("records_1k_in", "recordsIn", "call(samples)", 1000),
  row("records_1k_out", "recordsOut", "sink.value = call(1000)", 1000),
  row("records_string_1k_in", "recordsStringIn", "call(nameds)", 1000),
  row("records_string_1k_out", "recordsStringOut", "sink.value = call(1000)", 1000),
  row("numbers_1k_in", "numbersIn", "call(numbers)", 1000),
  row("bytes_1k_in", "bytesIn", "call(bytes)"),
  row("method", "Counter", "counter.add(i)"),
  row("profile_out", "profileOut", "sink.value = call(i & 1023, false)"),
  row("profile_out_mixed", "profileOut", "sink.value = call(i & 1023, true)"),
  row("profile_in", "profileIn", "call(profiles[i & 1023])"),
  row("profile_in_mixed", "profileIn", "call(mixedProfiles[i & 1023])"),
  row("profiles_1k_out", "profilesOut", "sink.value = call(1000, false)", 1000),
  row("profiles_1k_out_mixed", "profilesOut", "sink.value = call(1000, true)", 1000),
];

/** The values that bodies mention. Each loop gets its own copy, so that no rival's maps pollute another's. */
export function shapeInputs(from: Shapes): Record<string, unknown> {
  const text16 = "0123456789abcdef";
  return {
    text16,
    text1k: "abcdefgh".repeat(128),
    sample: { a: 1, b: 2.5, c: 3.5, d: true, e: 4 },
    named: { a: 1, b: 2.5, c: 3.5, d: true, name: text16 },
    samples: from.recordsOut(1000),
    nameds: from.recordsStringOut(1000),
    numbers: Array.from({ length: 1000 }, (_, i) => i + 0.5),
    bytes: new Uint8Array(1024),
    profiles: from.profilesOut(1024, false),
    mixedProfiles: from.profilesOut(1024, true),
    sink: { value: undefined },
  };
}

/** A loop over one case: runs it `n` times and returns the nanoseconds of one run. Its source text is unique. */
export function shapeLoop(one: ShapeCase, library: Shapes, inputs: Readonly<Record<string, unknown>>, serial: number): (n: number) => number {
  const names = Object.keys(inputs).filter((name) => new RegExp(`\\b${name}\\b`).test(one.body));
  const source = `/* ${one.name} ${serial} */
    return (n) => {
      const begin = process.hrtime.bigint();
      for (let i = 0; i < n; i++) { ${one.body}; }
      return Number(process.hrtime.bigint() - begin) / n;
    };`;
  const make = new Function("call", "counter", ...names, source) as (...values: unknown[]) => (n: number) => number;
  const counter = one.uses === "Counter" ? new library.Counter(0) : undefined;
  return make(library[one.uses], counter, ...names.map((name) => inputs[name]));
}
