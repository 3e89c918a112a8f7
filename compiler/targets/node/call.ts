/** Functions that TypeScript calls: checks, the frame, one native call, the result. */
import { code, list, name, type Hole, type Name, type Text } from "../../print/index.js";
import type { AbiFunction, AbiParam } from "../../lower/index.js";
import { canStayUnread, innerType, isCallback, isOptional, planArguments, planResult, type Plan, type Root } from "../../scratch/index.js";
import type { Converters } from "./convert.js";
import { frameCursor, type Cursor } from "./cursor.js";
import { docsOf } from "./docs.js";
import { setName } from "./error.js";
import { fieldName, localName, thunkName } from "./names.js";
import { objectOf, outputOf, readParts, type Output } from "./reader.js";
import { inner } from "./scope.js";
import { checkItem, storeItem, storeRest, textOf, type Item } from "./sequence.js";
import { spellType } from "./types.js";
import { spellDefault } from "./values.js";
import { destructure } from "./writer.js";

/** The native function behind a function of the package. */
export function nativeName(f: AbiFunction): Name {
  return name(`$fn_${f.slot}`);
}

/** A free function. */
export function writeFunction(f: AbiFunction, converters: Converters): Text {
  const { scope } = converters;
  return code`
    ${docsOf(f, throwsText(f))}
    export function ${inner(f, scope)}(${spellParams(f.params, converters)})${resultType(f, converters)} {
      ${writeBody(f, converters)}
    }
  `;
}

/** `@throws` for the docs. */
export function throwsText(f: AbiFunction): string {
  return f.throws === null ? "" : `@throws ${f.throws.name}`;
}

/** `: number`. */
export function resultType(f: AbiFunction, converters: Converters): Text {
  return f.result.type === null ? code`: void` : code`: ${spellType(f.result.type, "out", converters.scope)}`;
}

/** Parameters; trailing ones that may be missing get a `?`. */
export function spellParams(params: readonly AbiParam[], converters: Converters, mayOmit = true): Text {
  const { scope } = converters;
  let trailing = mayOmit;
  const reversed = [...params].reverse().map((param): Hole => {
    const type = spellType(param.type, "in", scope);
    const fallback = spellDefault(param, scope);
    const optional = isOptional(param.type);
    const mark = trailing && optional && fallback === null;
    trailing &&= optional || fallback !== null;
    return code`${localName(param)}${mark && code`?`}: ${type}${fallback !== null && code` = ${fallback}`}`;
  });
  return list(reversed.reverse(), { trailing: true });
}

/** What a crossing needs of the values that go into it. */
interface Arguments {
  readonly checks: readonly Hole[];
  readonly items: readonly Item[];
  readonly stores: readonly Hole[];
  /** What goes into the stream, in order. */
  readonly rest: readonly Hole[];
  /** After the call: elements that the library may have changed. */
  readonly back: readonly Hole[];
  readonly texts: readonly Text[];
}

/** The statements of a call, up to and including its `return`. */
export function writeBody(f: AbiFunction, converters: Converters, finish?: Hole): Hole[] {
  const input = planArguments(f);
  const output = planResult(f.result.type);
  const args = prepareArguments(input, f.params, converters);
  const failure = f.throws === null ? code`$s.failure()` : code`$s.failure(${setName(f.throws, converters.scope)})`;
  const value = output.text === "none" && !output.dynamic ? null : name("$text");
  const call = input.dynamic ? streamCall(f, input, args, value) : frameCall(f, input, output, args, value);
  return [...args.checks, ...call, code`if ($i32[0] !== 0) throw ${failure};`, ...(finish === undefined ? readResult(output, converters) : [finish])];
}

/** Checks and stores for the values of a plan; `params` may be callbacks too. */
export function prepareArguments(plan: Plan, params: readonly AbiParam[], converters: Converters): Arguments {
  const items: Item[] = [];
  const spreads: Hole[] = [];
  for (const root of plan.roots) {
    const local = root.param !== null ? localName(root.param) : root.name === "self" ? "this" : "$result";
    if (root.spread !== null) spreads.push(code`const ${destructure(root.spread.fields, fieldName, converters, `${local}$`)} = ${name(local)};`);
    items.push(...root.leaves.map((leaf) => leafItem(leaf.field, leaf.type, local, root.param === null ? root.name : local)));
  }
  const callbacks = params.filter((param) => isCallback(param.type)).map((param): Item => ({ type: param.type, local: localName(param), where: localName(param) }));
  const checks = [...items.filter((item) => item.local !== "this"), ...callbacks].flatMap((item) => checkItem(item, converters));
  const stores = items.flatMap((item, i) => storeItem(item, plan.frame.places[i]!, frameCursor, converters));
  const rest = plan.dynamic ? items.flatMap((item) => [isMutable(item) && code`const ${placeOf(item)} = $s.w;`, ...storeRest(item, converters)]) : [];
  const back = items.filter(isMutable).map((item) => readBack(item, converters));
  return { back, checks: [...spreads, ...checks], items, stores, rest, texts: items.map(textOf).filter((text) => text !== null) };
}

function leafItem(field: Root["leaves"][number]["field"], type: Item["type"], local: string, where: string): Item {
  if (field === null) return { type, local, where };
  const own = fieldName(field);
  return { type, local: `${local}$${own}`, where: `${where}.${own}` };
}

/** Whether the library may change the elements of a slice. */
function isMutable(item: Item): boolean {
  const type = innerType(item.type);
  return type.kind === "slice" && type.mutable;
}

function readBack(item: Item, converters: Converters): Hole {
  const value = name(item.local);
  const back = [code`$s.r = ${placeOf(item)};`, converters.readBack(innerType(item.type), code`${value}`)];
  if (!isOptional(item.type)) return back;
  return code`
    if (${value} != null) {
      ${back}
    }
  `;
}

/** The local that remembers where a mutable slice lies in the stream. */
function placeOf(item: Item): Name {
  return name(`${item.local}$at`);
}

/** A call whose arguments all lie in the frame. */
function frameCall(f: AbiFunction, input: Plan, output: Plan, args: Arguments, value: Name | null): Hole[] {
  const joined = args.texts.length > 1;
  const text = joined ? code`$joined` : (args.texts[0] ?? null);
  const streams = output.dynamic || output.text === "joined" || f.params.some((param) => isCallback(param.type));
  const given = input.roots.filter((root) => isGiven(root));
  return [
    joined && code`const $joined = ${list(args.texts, { separator: " +" })};`,
    args.stores,
    text !== null && code`$u32[2] = ${text}.length;`,
    streams && code`$u32[1] = $s.w;`,
    code`${value !== null && code`const ${value} =`} ${nativeName(f)}(${nativeArguments(f, text)});`,
    given.map((root) => giveStatement(root)),
  ].flat();
}

/** Whether the value is an object that moves to the library. */
function isGiven(root: Root): boolean {
  const type = innerType(root.type);
  return type.kind === "resource" && type.mode === "own";
}

/** After a call an object that was given away is empty, whether the call failed or not. */
function giveStatement(root: Root): Hole {
  const local = root.param === null ? name("this") : localName(root.param);
  const give = code`${local}.$class.gave(${local}, $i32[0]!);`;
  return isOptional(root.type) ? code`if (${local} != null) ${give}` : give;
}

/** A call with arguments in the stream: begun and ended even when a getter of the user throws. */
function streamCall(f: AbiFunction, input: Plan, args: Arguments, value: Name | null): Hole[] {
  const text = input.text === "none" ? null : code`$s.text`;
  const first = args.texts.length > 0 ? list(args.texts, { separator: " +" }) : text !== null && code`""`;
  const moves = input.leaves.some((leaf) => leaf.type.cell.handles);
  return [
    value !== null && code`let ${value}: string | undefined;`,
    code`const $base = $s.begin(${first});`,
    code`
      try {
        ${args.rest}
        ${args.stores}
        $u32[1] = $base;
        ${text !== null && code`$u32[2] = ${text}.length;`}
        ${value !== null && code`${value} =`} ${nativeName(f)}(${nativeArguments(f, text)});
        ${args.back}
        ${moves && code`$s.sent($i32[0]!);`}
      } finally {
        $s.end($base);
      }
    `,
  ];
}

/** Real arguments of the native function: the text, then a thunk and a function for each callback. */
function nativeArguments(f: AbiFunction, text: Text | null): Text {
  const callbacks = f.params.filter((param) => isCallback(param.type)).flatMap((param): Hole[] => {
    const type = innerType(param.type);
    return type.kind === "callback" ? [thunkName(type.decl), code`${localName(param)}`] : [];
  });
  return list([text, ...callbacks]);
}

/** Statements that read the result out of the frame or the stream. */
function readResult(plan: Plan, converters: Converters): Hole[] {
  const root = plan.roots[0];
  if (root === undefined) return [];
  const outputs = outputsOf(root);
  const open = plan.dynamic || plan.text === "joined" ? [code`$s.open($text);`] : [];
  const reading = readParts(outputs, resultCursor(plan), converters, plan.frame.places);
  const value = root.spread === null ? reading.values[0]! : objectOf(outputs, reading.values);
  const read = [...open, ...reading.statements, code`return ${value};`];
  return canStayUnread(root.type) ? [settling(read)] : read;
}

/** What was not read when that failed is released: first by native code, which no exhausted stack stops. */
function settling(read: readonly Hole[]): Hole {
  return code`
    try {
      ${read}
    } catch ($error) {
      $s.settle($native.$settle());
      throw $error;
    }
  `;
}

/** What the leaves of a root are read as. */
export function outputsOf(root: Root): Output[] {
  const local = root.param === null ? "$result" : localName(root.param);
  return root.leaves.map((leaf) => {
    if (leaf.field === null) return { type: leaf.type, late: false, key: name("value"), local: name(local), field: null };
    const own = fieldName(leaf.field);
    return outputOf(leaf.field, own, root.param === null ? localName(leaf.field) : name(`${local}$${own}`));
  });
}

/** A result whose only text is returned as the string itself; beside something in the stream it is a piece of what was joined. */
function resultCursor(plan: Plan): Cursor {
  return plan.text === "one" && !plan.dynamic ? { ...frameCursor, text: name("$text"), alone: true } : { ...frameCursor, alone: true };
}
