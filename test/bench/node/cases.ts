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
  /** One call inside the loop `for (let i ...)`; `call` is the member (`counter` the instance), the inputs are in scope. */
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
  row("string_in_mixed", "stringIn", "call(textMixed)"),
  row("string_out_16", "stringOut", "call(0)"),
  row("string_out_1k", "stringOut", "call(1)"),
  row("string_out_mixed", "stringOut", "call(2)"),
  row("record_in", "recordIn", "call(sample)"),
  row("record_out", "recordOut", "call(i & 1023)"),
  row("record_string_in", "recordStringIn", "call(named)"),
  row("record_string_out", "recordStringOut", "call(i & 1023)"),
  row("records_1k_in", "recordsIn", "call(samples)", 1000),
  row("records_1k_out", "recordsOut", "call(1000)", 1000),
  row("records_string_1k_in", "recordsStringIn", "call(nameds)", 1000),
  row("records_string_1k_out", "recordsStringOut", "call(1000)", 1000),
  row("numbers_1k_in", "numbersIn", "call(numbers)", 1000),
  row("bytes_1k_in", "bytesIn", "call(bytes)"),
  row("method", "Counter", "counter.add(i)"),
  row("profile_out", "profileOut", "call(i & 1023, false)"),
  row("profile_out_mixed", "profileOut", "call(i & 1023, true)"),
  row("profile_in", "profileIn", "call(profiles[i & 1023])"),
  row("profile_in_mixed", "profileIn", "call(mixedProfiles[i & 1023])"),
  row("profiles_1k_out", "profilesOut", "call(1000, false)", 1000),
  row("profiles_1k_out_mixed", "profilesOut", "call(1000, true)", 1000),
];

/** The values that bodies mention. Each loop makes its own, all in the same way, so that no rival's maps pollute another's. */
const inputs: Readonly<Record<string, (from: Shapes) => unknown>> = {
  text16: () => "0123456789abcdef",
  text1k: (from) => from.stringOut(1),
  textMixed: (from) => from.stringOut(2),
  sample: () => ({ a: 1, b: 2.5, c: 3.5, d: true, e: 4 }),
  named: () => ({ a: 1, b: 2.5, c: 3.5, d: true, name: "0123456789abcdef" }),
  samples: (from) => from.recordsOut(1000),
  nameds: (from) => from.recordsStringOut(1000),
  numbers: () => Array.from({ length: 1000 }, (_, i) => i + 0.5),
  bytes: () => new Uint8Array(1024),
  profiles: (from) => from.profilesOut(1024, false),
  mixedProfiles: (from) => from.profilesOut(1024, true),
};

/** Nanoseconds of CPU time of this thread. */
export interface Clock {
  now(): number;
}

/** Compiles `source` for one case and one library, with `more` and the inputs that the case mentions in scope. `from` makes the inputs. */
function compileShape<T>(one: ShapeCase, library: Partial<Shapes>, from: Shapes, source: string, more: Readonly<Record<string, unknown>>): T {
  const mentioned = Object.entries(inputs).filter(([name]) => new RegExp(`\\b${name}\\b`).test(one.body));
  const scope: Record<string, unknown> = {
    ...Object.fromEntries(mentioned.map(([name, make]) => [name, make(from)])),
    ...more,
    ...(one.uses === "Counter" ? { counter: new library.Counter!(0) } : { call: library[one.uses] }),
  };
  return (new Function(...Object.keys(scope), source) as (...values: unknown[]) => T)(...Object.values(scope));
}

/** A loop over one case: runs it `n` times and returns the nanoseconds of all. Its source text is unique, because V8 shares what it learns between closures of one text. */
export function shapeLoop(one: ShapeCase, library: Partial<Shapes>, from: Shapes, clock: Clock, name: string): (n: number) => number {
  const source = `/* ${one.name} of ${name} */
    return (n) => {
      const begin = now();
      for (let i = 0; i < n; i++) { sink.value = ${one.body}; }
      return now() - begin;
    };`;
  return compileShape(one, library, from, source, { now: clock.now, sink: { value: undefined } });
}

/** What the first calls of one case return. */
export function runShape(one: ShapeCase, library: Partial<Shapes>, from: Shapes): unknown[] {
  return compileShape(one, library, from, `const out = []; for (let i = 0; i < 8; i++) out.push(${one.body}); return out;`, {});
}
