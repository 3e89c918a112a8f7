// What `--help` shows behind the options: command lines as people type them. Each is tried by a test.

/** Command lines of a verb and what they are for. */
export type Examples = readonly (readonly [command: string, purpose: string])[];

/** Examples by verb. */
export const examples: Readonly<Record<string, Examples>> = {
  init: [
    ["ffi init hello --template rust", "a project with a provider in Rust and a consumer in C++"],
    ["ffi init . --template cpp", "in this folder, if it is empty"],
  ],
  check: [
    ["ffi check", "the project of this folder"],
    ["ffi check api.ffi", "one file, without a project"],
    ["ffi check --format json", "for tools; sarif is for code hosting"],
  ],
  gen: [
    ["ffi gen", "all targets of ffi.yaml"],
    ["ffi gen --target c,cpp", "only these"],
    ["ffi gen --at 1.2.0 --out old", "the package as it was, elsewhere"],
  ],
  build: [
    ["ffi build", "with what is on this machine"],
    ["ffi build --fetch", "and let cargo download missing crates"],
  ],
  watch: [["ffi watch", "until Ctrl-C"]],
  fmt: [
    ["ffi fmt", "all files of the project"],
    ["ffi fmt --check", "for CI: writes nothing, ends with 1 when a file would change"],
  ],
  explain: [
    ["ffi explain P0026", "one code, with a bad and a good example"],
    ["ffi explain missing-separator", "the same by its name"],
    ["ffi explain", "the list of all codes"],
  ],
  layout: [
    ["ffi layout Point", "on 64-bit Linux and macOS"],
    ["ffi layout acme.geo.Point --model wasm32", "in WebAssembly"],
    ["ffi layout acme_geo_point --json", "by its name in C"],
  ],
  abi: [["ffi abi", "see schemas/abi.schema.json"]],
  doctor: [["ffi doctor", "what is installed, and the line that installs the rest"]],
};

/** Behind the list of all verbs. */
export const overview = `
Start with:
  ffi init hello --template rust    a project that builds and runs as it is
  ffi build                         in its folder

Exit status: 0 clean, 1 findings, 2 wrong use or a fault of the program.
\`ffi VERB --help\` shows examples of a verb.
`;

/** The examples of a verb as text, with aligned columns; empty when there are none. */
export function showExamples(verb: string): string {
  const rows = examples[verb] ?? [];
  const width = Math.max(0, ...rows.map(([command]) => command.length));
  return rows.length === 0 ? "" : `\nExamples:\n${rows.map(([command, purpose]) => `  ${command.padEnd(width)}  ${purpose}\n`).join("")}`;
}
