/** The top of `src/package.ts`: imports, the addon, the scratch, the native functions as constants. */
import { banner, code, each, list, literal, name, type Hole, type Text } from "../../print/index.js";
import type { AbiCallback, AbiErrorSet, AbiFunction } from "../../lower/index.js";
import { isCallback, planArguments, planCallback, planResult } from "../../scratch/index.js";
import { nativeName } from "./call.js";
import { allFunctions, foreignOf } from "./native-file.js";
import { classOf } from "./reader.js";
import { importedPackages, type Scope } from "./scope.js";

/** What generated code may use of the runtime; each is exported there under this name. */
const RUNTIME = ["$Resource", "$ResourceClass", "$addon", "$build", "$charCode", "$contract", "$elements", "$length", "$number", "$opened", "$scratch", "$wrong", "FtkError"];
const RUNTIME_TYPES = ["$ErrorSet", "$NativePackage", "UnknownCase"];
const VIEWS = ["i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "f32", "f64"];

/** The head of a file with this body: only what the body mentions is imported. */
export function writeHead(scope: Scope, body: string, generator: string): Text {
  const mentions = (word: string): boolean => new RegExp(`(?<![\\w$])${word.replaceAll("$", "\\$")}\\b(?!\\$)`).test(body);
  const used = [...RUNTIME.filter((word) => mentions(word) || word === "$addon" || word === "$scratch"), ...RUNTIME_TYPES.filter((word) => mentions(word) || word === "$NativePackage")];
  const words = used.sort().map((word) => code`${RUNTIME_TYPES.includes(word) && code`type`} ${name(word)}`);
  const views = VIEWS.filter((view) => body.includes(`$${view}[`)).map((view) => code`${name(view)}: ${name(`$${view}`)}`);
  const functions = allFunctions(scope);
  const others = foreignOf(scope);
  return code`
    ${banner("//", generator, scope.home.name)}
    import ${list(words, { open: "{ ", close: " }", trailing: true })} from "./ftk/index.js";
    ${importedPackages(scope).map((one) => code`import * as ${one.name} from ${literal.js.string(one.from)};`)}

    /** The functions of the addon. */
    interface $Native extends $NativePackage {
      ${each(functions, nativeSignature)}
      ${scope.abi.resources.flatMap(({ lifecycle }) => [lifecycle.release, lifecycle.close, lifecycle.retain]).map((entry) => entry !== null && code`${name(entry.slot)}(): void;`)}
      ${errorFunctions(body).map((own) => code`${name(own)}(${own.startsWith("$send") && code`text: string`}): ${own.startsWith("$send") ? code`void` : code`string | undefined`};`)}
    }

    const $native = $addon<$Native>(import.meta.url, ${literal.js.string(scope.home.prefix)}${scope.addon !== null && code`, ${literal.js.string(scope.addon)}`});
    const $s = $scratch($native, ${frameSlots(scope)});
    ${views.length > 0 && code`const ${list(views, { open: "{ ", close: " }" })} = $s.flat;`}
    ${each(functions, (f) => code`const ${nativeName(f)} = $native.${name(f.slot)};`)}
    ${others.length > 0 && code`$s.others = ${list(others.map((one) => code`() => ${classOf(one, scope)}`), { open: "[", close: "]", trailing: true })};`}

    /** Opens the provider library at \`path\`. Needed once in a process, before the first call, unless the addon was built with its provider. */
    export function load(path: string): void {
      $s.load(path);
    }
  `;
}

/** Names of native functions for errors that the body calls. */
function errorFunctions(body: string): string[] {
  return [...new Set([...body.matchAll(/\$native\.(\$(?:payload|send)_[A-Za-z0-9_]+)/g)].map((match) => match[1]!))];
}

function nativeSignature(f: AbiFunction): Hole {
  const input = planArguments(f);
  const output = planResult(f.result.type);
  const callbacks = f.params.filter((param) => isCallback(param.type)).flatMap((_, i) => [code`${name(`thunk${i}`)}: unknown`, code`${name(`callback${i}`)}: unknown`]);
  const params = [input.text !== "none" && code`text: string`, ...callbacks];
  return code`${name(f.slot)}(${list(params)}): ${output.text === "none" && !output.dynamic ? code`void` : code`string | undefined`};`;
}

/** Slots of the largest frame of the package. */
function frameSlots(scope: Scope): number {
  const plans = [
    ...allFunctions(scope).flatMap((f) => [planArguments(f), planResult(f.result.type)]),
    ...usedCallbacks(scope).flatMap((one) => [planCallback(one.params), planResult(one.result.type)]),
  ];
  return plans.reduce((most, { frame }) => Math.max(most, frame.slots), 8);
}

/** The callbacks that functions of the package take, imported ones included. */
export function usedCallbacks(scope: Scope): AbiCallback[] {
  const found = new Map<string, AbiCallback>();
  for (const { params } of allFunctions(scope)) {
    for (const param of params) {
      const type = param.type.kind === "optional" ? param.type.inner : param.type;
      if (type.kind === "callback") found.set(type.decl.c, type.decl);
    }
  }
  return [...found.values()];
}

/** The error sets that calls and callbacks can meet, embedded ones included. */
export function usedErrors(scope: Scope): AbiErrorSet[] {
  const found = new Map<string, AbiErrorSet>();
  const visit = (set: AbiErrorSet | null | undefined): void => {
    if (set === null || set === undefined || found.has(set.c)) return;
    found.set(set.c, set);
    for (const one of set.cases) visit(one.embeds);
  };
  for (const f of allFunctions(scope)) visit(f.throws);
  for (const one of usedCallbacks(scope)) visit(one.throws);
  for (const one of scope.abi.resources) visit(one.closer?.throws);
  return [...found.values()];
}

/** The error sets whose errors callbacks can throw, embedded ones included. */
export function thrownErrors(scope: Scope): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (set: AbiErrorSet | null): void => {
    if (set === null || found.has(set.c)) return;
    found.add(set.c);
    for (const one of set.cases) visit(one.embeds);
  };
  for (const one of usedCallbacks(scope)) visit(one.throws);
  return found;
}
