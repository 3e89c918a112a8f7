/** The files that users import: what is public of `src/package.ts`, one file for the package and one for each module. */
import { banner, code, list, literal, name, type Hole, type Text } from "../../print/index.js";
import { GENERATOR } from "./generator.js";
import { errorCaseName, innerName, moduleName, publicErrorCaseName, publicName, type Declared } from "./names.js";
import { freeConstants, type Scope } from "./scope.js";
import { declDiffers } from "./types.js";

/** One file below the output folder. */
export interface Facade {
  readonly path: string;
  readonly text: Text;
}

/** All facades. */
export function writeFacades(scope: Scope): Facade[] {
  const modules = [...new Set(allDeclared(scope).flatMap((item) => item.modules.map((_, i) => item.modules.slice(0, i + 1).join("."))))];
  return ["", ...modules].map((path) => writeFacade(path === "" ? [] : path.split("."), modules, scope));
}

function allDeclared(scope: Scope): Declared[] {
  const { types, callbacks, resources, functions } = scope.abi;
  return [...types, ...freeConstants(scope.abi), ...callbacks, ...resources, ...functions];
}

function writeFacade(path: readonly string[], modules: readonly string[], scope: Scope): Facade {
  const own = allDeclared(scope).filter((item) => item.modules.join(".") === path.join("."));
  const inside = modules.filter((one) => one.split(".").length === path.length + 1 && one.split(".").slice(0, -1).join(".") === path.join("."));
  const names = own.flatMap((item) => exportsOf(item, scope));
  const root = path.length === 0;
  const up = root ? "./" : "../".repeat(path.length - 1) || "./";
  const text = code`
    ${banner("//", GENERATOR, scope.home.name)}
    ${root && code`export { FtkError, Status, UnknownCase, type FtkNote } from "./ftk/index.js";`}
    ${(root || names.length > 0) && code`export ${list([root && code`load`, ...names], { open: "{ ", close: " }", trailing: true })} from ${literal.js.string(`${up}package.js`)};`}
    ${inside.map((one) => exportModule(one.split("."), root))}
  `;
  return { path: root ? "src/index.ts" : `src/${path.map(moduleName).join("/")}.ts`, text };
}

function exportModule(path: readonly string[], root: boolean): Hole {
  const own = moduleName(path.at(-1)!);
  const folder = root ? "" : `${moduleName(path.at(-2)!)}/`;
  return code`export * as ${own} from ${literal.js.string(`./${folder}${own}.js`)};`;
}

/** `Shop`, `type util$Point as Point`. */
function exportsOf(item: Declared, scope: Scope): Hole[] {
  const inside = innerName(item, scope.home);
  const outside = publicName(item);
  const one = (from: string, to: string, type = false): Hole => code`${type && code`type`} ${name(from)}${from !== to && code` as ${name(to)}`}`;
  if (!("kind" in item)) return [one(inside, outside)];
  switch (item.kind) {
    case "struct":
    case "callback":
      return [one(inside, outside, true)];
    case "record":
    case "variant":
      return declDiffers(item) ? [one(inside, outside, true), one(`${inside}Init`, `${outside}Init`, true)] : [one(inside, outside, true)];
    case "error":
      return [
        one(inside, outside),
        ...item.cases.map((each) => one(errorCaseName(item, each, scope.home), publicErrorCaseName(item, each))),
        one(`${inside}Unknown`, `${outside}Unknown`),
      ];
    default:
      return [one(inside, outside)];
  }
}
