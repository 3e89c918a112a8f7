// What is checked before YAML is parsed: size and depth. A YAML parser recurses, and a deep text could end the process.
import { spanOf, type Diagnostic, type SourceFile } from "../../../idl/index.js";
import { configMessages } from "./messages.js";

/** Limits of ffi.yaml. */
export const configLimits = {
  /** Bytes. */
  size: 262_144,
  /** Collections inside each other. */
  nesting: 32,
  /** Source files of a package, and folders that are looked into to find them. */
  files: 1_000,
} as const;

/**
 * Reports nesting beyond the limit. Counts indentation, `- - -` on one line and open brackets, those in texts and comments included: never
 * less than the parser's depth.
 */
export function checkNesting(source: SourceFile): Diagnostic | undefined {
  const scan = new NestingScan();
  let start = 0;
  for (const line of source.text.split(/(?<=\n)/)) {
    const at = scan.readLine(line);
    if (at !== undefined) {
      return configMessages["config-too-deep"].at(spanOf(source, start + at, start + at + 1), { limit: configLimits.nesting });
    }
    start += line.length;
  }
  return undefined;
}

class NestingScan {
  /** Columns at which a block collection may have begun. */
  readonly #columns: number[] = [];
  #brackets = 0;

  /** Offset in the line at which the limit is exceeded. */
  readLine(line: string): number | undefined {
    const first = line.search(/[^ \t\r\n]/);
    if (first < 0) return undefined;
    while ((this.#columns.at(-1) ?? -1) >= first) this.#columns.pop();
    let at = first;
    this.#columns.push(at);
    while (/[-?:]/.test(line[at] ?? "") && /[ \t]/.test(line[at + 1] ?? "")) {
      at++;
      while (/[ \t]/.test(line[at] ?? "")) at++;
      this.#columns.push(at);
      if (this.#columns.length > configLimits.nesting) return at;
    }
    if (this.#columns.length > configLimits.nesting) return first;
    return this.#countBrackets(line);
  }

  #countBrackets(line: string): number | undefined {
    for (let i = 0; i < line.length; i++) {
      if (line[i] === "[" || line[i] === "{") this.#brackets++;
      else if ((line[i] === "]" || line[i] === "}") && this.#brackets > 0) this.#brackets--;
      if (this.#brackets > configLimits.nesting) return i;
    }
    return undefined;
  }
}
