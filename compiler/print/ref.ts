// References to symbols of other files, and the place in a file where the used ones are listed.
import { ENDLESS, makeText, type Hole, type Name, type Ref, type Text } from "./document.js";
import { name } from "./name.js";

/** Options of `ref`. */
export interface RefOptions {
  readonly symbol?: Name;
  readonly typeOnly?: boolean;
  readonly system?: boolean;
}

const source = /^(?!.*\/\/)[@A-Za-z0-9_.+:/-]*$/;

/**
 * Makes a reference. `printed` is a Name or an identifier in a literal; `from` is a path of a file, module or crate
 * that contains no blanks or quotes. Throws when either is malformed, which is a fault of the writer.
 */
export function ref(printed: string, from: string, options: RefOptions = {}): Ref {
  if (!source.test(from)) throw new TypeError(`not a source of imports: ${JSON.stringify(from)}`);
  for (const part of printed.split(/::|\./)) name(part);
  const whole = printed as Name;
  const { symbol = whole, typeOnly = false, system = false } = options;
  return { kind: "ref", name: whole, symbol, from, typeOnly, system };
}

/**
 * Marks the place of the import block. After the rest of the file is laid out, `render` is given every reference that
 * was printed, once each (by `from` and `symbol`), sorted; `includes`, `useLines` and `importLines` are ready
 * renderers.
 */
export function imports(render: (used: readonly Ref[]) => Hole): Text {
  return makeText("imports", { empty: false, breakable: false, width: ENDLESS }, render);
}
