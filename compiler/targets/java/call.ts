/** Functions that Java calls: checks, the scratch, one native call, the result. */
import { code, list, literal, name, type Hole, type Name, type Text } from "../../print/index.js";
import type { AbiFunction, AbiParam, AbiType } from "../../lower/index.js";
import { canStayUnread, innerType, isCallback, isFixed, isOptional, plainType, type Leaf, type Plan, type Root } from "../../scratch/index.js";
import { asArgument, bufferNote, checkBuffers, formsOf, isBuffer, type Form } from "./buffer.js";
import type { Converters } from "./convert.js";
import { frameCursor } from "./cursor.js";
import { docsOf, tagOf } from "./docs.js";
import { setOf } from "./error.js";
import { fieldName, localName, nativeName } from "./names.js";
import { orNull, wrap } from "./optional.js";
import { outputsOf, readParts, single, type Output } from "./reader.js";
import { fromNative, fromWord, toNative } from "./scalar.js";
import { jdk, runtime, typeOf, type Scope } from "./scope.js";
import { storeItem, storeRest, unwrapped, type Item } from "./sequence.js";
import { nativeResult, transportOf, usesScratch, type Transport } from "./transport.js";
import { isReference, packedOf, spellBoxed, spellType } from "./types.js";
import { spellArgumentDefault } from "./values.js";

/** The Javadoc of a function. */
export function docsOfFunction(f: AbiFunction, scope: Scope, result = true, form: Form = "arrays"): Text {
  const params = f.params.map((param) => {
    const own = tagOf(`@param ${localName(param)}`, param)[0] ?? `@param ${localName(param)} the ${param.name.replaceAll("_", " ")}`;
    return `${own}${bufferNote(param, form)}`;
  });
  const returned = result && f.result.type !== null ? [`@return ${isOptional(f.result.type) ? `the result, ${scope.optional ? "empty" : "null"} for none` : "the result"}`] : [];
  const thrown = f.throws === null ? [] : [`@throws ${typeOf(f.throws, scope)} as declared`];
  return docsOf(f, "", [...params, ...returned, ...thrown]);
}

/** ` throws ShopError`, which is said although it need not be caught. */
export function spellThrows(f: AbiFunction, scope: Scope): Hole {
  return f.throws !== null && code` throws ${typeOf(f.throws, scope)}`;
}

/** The type of the result. */
export function spellResult(f: AbiFunction, scope: Scope): Text {
  return f.result.type === null ? code`void` : spellType(f.result.type, scope);
}

/** What is written once for each overload. */
export interface Overload {
  readonly params: readonly AbiParam[];
  readonly form: Form;
  readonly body: Hole[];
}

/**
 * A function in all its forms: with arrays and with buffers, each with overloads that leave out trailing parameters with a default. `call` is what
 * these call.
 */
export function withOverloads(f: AbiFunction, scope: Scope, write: (one: Overload) => Text, body: (form: Form) => Hole[], call: (args: Text) => Hole): Text[] {
  return formsOf(f.params).flatMap((form) => {
    const overloads = [write({ params: f.params, form, body: body(form) })];
    for (let count = f.params.length; count > 0; count--) {
      const params = f.params.slice(0, count - 1);
      if (f.params[count - 1]!.default === undefined || !formsOf(params).includes(form)) break;
      const given = params.map((one) => code`${localName(one)}`);
      const left = f.params.slice(count - 1).map((one) => asArgument(one.type, form, defaultOf(one, scope), scope));
      overloads.push(write({ params, form, body: [call(list([...given, ...left]))] }));
    }
    return overloads;
  });
}

/** The default of a parameter; a bare `null` gets its type, because overloads may differ in nothing else. */
function defaultOf(param: AbiParam, scope: Scope): Text {
  return spellArgumentDefault(param, scope) ?? code`(${castType(param.type, scope)}) null`;
}

function castType(type: AbiType, scope: Scope): Text {
  const inner = type.kind === "optional" ? type.inner : type;
  return spellBoxed(inner, scope);
}

/** What a crossing needs of the values that go into it. */
export interface Arguments {
  readonly checks: readonly Hole[];
  readonly stores: readonly Hole[];
  /** What goes into the stream, in order. */
  readonly rest: readonly Hole[];
  /** After the call: elements that the library may have changed. */
  readonly back: readonly Hole[];
  readonly leaves: readonly Item[];
}

/** The statements of a call. `self` is the object, or null. `finish` takes the result instead of returning it. */
export function writeBody(f: AbiFunction, converters: Converters, scope: Scope, finish?: (value: Text) => Hole, form: Form = "arrays"): Hole[] {
  const transport = transportOf(f);
  const args = prepareArguments(transport.input, f.params, converters, scope, form);
  const fences = fencesOf(f, scope, form);
  const streams = !transport.direct && transport.input.dynamic;
  const body = streams ? streamCall(f, transport, args, converters, scope, finish) : frameCall(f, transport, args, converters, scope, finish);
  const open = [...args.checks, ...checkBuffers(f, form, scope), usesScratch(transport) && code`${runtime("Scratch", scope)} $s = ${runtime("Scratch", scope)}.current();`];
  if (!streams) return [...open, ...body(fences)];
  return [...open, code`$s.begin();`, code`
    try {
        ${body([])}
    } finally {
        $s.end();
        ${fences}
    }
  `];
}

/** What keeps the objects of a call alive until native code is done with them. */
function fencesOf(f: AbiFunction, scope: Scope, form: Form): Hole[] {
  void scope;
  const fence = (value: Hole): Hole => code`${jdk("java.lang.ref", "Reference")}.reachabilityFence(${value});`;
  const params = f.params.filter((param) => param.type.cell.handles || innerType(param.type).kind === "resource" || isBuffer(param.type, form));
  return [...(f.self === null ? [] : [fence(code`this`)]), ...params.map((param) => fence(localName(param)))];
}

/** Checks and stores for the values of a plan; `params` may be callbacks too. */
export function prepareArguments(plan: Plan, params: readonly AbiParam[], converters: Converters, scope: Scope, form: Form = "arrays"): Arguments {
  const leaves = plan.roots.flatMap((root) => root.leaves.map((leaf) => ({ ...leafItem(root, leaf, scope), lent: root.param !== null && leaf.field === null && isBuffer(leaf.type, form) })));
  const checks = params.filter((param) => isReference(param.type)).map((param) => {
    return code`${jdk("java.util", "Objects")}.requireNonNull(${localName(param)}, ${literal.java.string(String(localName(param)))});`;
  });
  const stores = leaves.flatMap((item, i) => storeItem(item, plan.frame.places[i]!, frameCursor, converters, scope));
  const rest = leaves.flatMap((item, i) => {
    const mutable = isMutable(item.type);
    return [mutable && code`int ${backName(i)} = $s.w;`, ...storeRest(item, converters, scope)];
  });
  const back = leaves.flatMap((item, i) => (isMutable(item.type) ? [readBack(item, i, converters, scope)] : []));
  return { checks, stores, rest: rest.filter((one) => one !== false), back, leaves };
}

function leafItem(root: Root, leaf: Leaf, scope: Scope): Item {
  const local = root.param !== null ? code`${localName(root.param)}` : root.name === "self" ? code`this` : orNull(root.type, code`$result`, scope);
  if (leaf.field !== null) return { type: leaf.type, value: orNull(leaf.type, code`${unwrapped(root.type, local).value}.${fieldName(leaf.field)}()`, scope), where: null };
  return { type: leaf.type, value: local, where: root.param === null ? root.name : String(localName(root.param)) };
}

/** Whether the library may change the elements of a slice. */
function isMutable(type: AbiType): boolean {
  const inner = innerType(type);
  return inner.kind === "slice" && inner.mutable;
}

/** The local that remembers where a mutable slice lies in the stream. */
function backName(index: number): Name {
  return name(`$at${index}`);
}

function readBack(item: Item, index: number, converters: Converters, scope: Scope): Hole {
  const inner = innerType(item.type);
  const at = backName(index);
  const back = packedOf(inner) !== null
    ? code`$s.back(${at}, ${item.value});`
    : code`
      $s.r = ${at} << 3;
      ${jdk("java.util", "Collections")}.copy(${item.value}, ${converters.read(inner, scope)});
    `;
  if (!isOptional(item.type)) return back;
  return code`
    if (${item.value} != null) {
        ${back}
    }
  `;
}

/** Real arguments of the native method. */
function nativeArguments(f: AbiFunction, transport: Transport, args: Arguments, scope: Scope): Text {
  const values = transport.direct ? args.leaves.map((item) => directArgument(item, scope)) : [];
  const callbacks = f.params.filter((param) => isCallback(param.type)).map((param) => code`${localName(param)}`);
  return list([...(usesScratch(transport) ? [code`$s.address`] : []), ...values, ...callbacks]);
}

function directArgument(item: Item, scope: Scope): Text {
  const { type, value } = unwrapped(item.type, item.value);
  if (type.kind === "resource") return String(item.where) === "self" ? code`$handle()` : code`${value}.$handle()`;
  return toNative(item.type, item.value, item.where ?? "value", scope);
}

type Body = (fences: readonly Hole[]) => Hole[];

/** A call whose arguments are those of the native method, or all lie in the frame. */
function frameCall(f: AbiFunction, transport: Transport, args: Arguments, converters: Converters, scope: Scope, finish?: (value: Text) => Hole): Body {
  const { input, direct } = transport;
  const framed = !direct && input.frame.slots > 0;
  const texts = !direct && input.text !== "none";
  const streams = transport.output.dynamic || transport.output.text !== "none" || transport.callbacks.length > 0;
  return (fences) => [
    framed && code`${jdk("java.nio", "ByteBuffer")} $f = $s.flat;`,
    texts && code`int $mark = $s.mark();`,
    ...(direct ? [] : args.stores),
    texts && code`$s.send($mark);`,
    streams && code`$s.free();`,
    ...invoke(f, transport, args, converters, scope, [], fences, framed, finish),
  ];
}

/** A call with arguments in the stream: begun and ended even when user code throws. */
function streamCall(f: AbiFunction, transport: Transport, args: Arguments, converters: Converters, scope: Scope, finish?: (value: Text) => Hole): Body {
  const { input } = transport;
  const moves = input.leaves.some((leaf) => leaf.type.cell.handles);
  const framed = input.frame.slots > 0;
  const after = [...args.back, moves && code`$s.sent($status);`];
  /* Texts of the frame come first, so they are appended before those of the stream; their words wait. */
  const texts = input.leaves.some((leaf) => isFixed(leaf.type) && innerType(leaf.type).kind === "text");
  return () => [
    framed && code`${jdk("java.nio", "ByteBuffer")} $f = $s.flat;`,
    ...(texts ? textLocals(args, input) : []),
    ...args.rest,
    ...(texts ? storesWithLocals(args, input, converters, scope) : args.stores),
    code`$s.base();`,
    input.text !== "none" && code`$s.sendText();`,
    ...invoke(f, transport, args, converters, scope, after, [], framed, finish),
  ];
}

/** The length words of the texts of the frame. */
function textLocals(args: Arguments, input: Plan): Hole[] {
  return args.leaves.flatMap((item, i) => {
    if (!isFixed(item.type) || innerType(item.type).kind !== "text" || input.frame.places[i]!.at < 0) return [];
    const { value } = unwrapped(item.type, item.value);
    const word = isOptional(item.type) ? code`${value} != null ? $s.putText(${textOf(item)}) : 0` : code`$s.putText(${value})`;
    return [code`int ${name(`$text${i}`)} = ${word};`];
  });
}

function textOf(item: Item): Text {
  const outer = unwrapped(item.type, item.value);
  return outer.type.kind === "optional" ? unwrapped(outer.type.inner, outer.value).value : outer.value;
}

function storesWithLocals(args: Arguments, input: Plan, converters: Converters, scope: Scope): Hole[] {
  return args.leaves.flatMap((item, i) => {
    const place = input.frame.places[i]!;
    if (!isFixed(item.type) || innerType(item.type).kind !== "text") return storeItem(item, place, frameCursor, converters, scope);
    const { value } = unwrapped(item.type, item.value);
    return [
      isOptional(item.type) && code`$f.putInt(${frameCursor.at(place.has)}, ${value} != null ? 1 : 0);`,
      code`$f.putInt(${frameCursor.at(place.at)}, ${name(`$text${i}`)});`,
    ];
  });
}

/** Statements from the native call on. */
function invoke(f: AbiFunction, transport: Transport, args: Arguments, converters: Converters, scope: Scope, after: readonly Hole[], fences: readonly Hole[], framed: boolean, finish?: (value: Text) => Hole): Hole[] {
  const call = code`${runtime("Natives", scope)}.${nativeName(f.slot)}(${nativeArguments(f, transport, args, scope)})`;
  const set = setOf(f.throws, scope);
  if (!usesScratch(transport)) return quickInvoke(f, transport, call, set, fences, scope, finish);
  const given = transport.input.roots.filter((root) => isGiven(root.type));
  const read = readResult(f, transport, converters, scope, framed, finish);
  if (transport.returns === null) {
    const gave = given.map((root) => giveStatement(root, code`$status`));
    return [code`int $status = ${call};`, ...fences, ...after, ...gave, code`if ($status != 0) throw $s.failure(${set});`, ...read];
  }
  const needsStatus = given.length > 0 || after.some((one) => one !== false && one !== null);
  const gave = given.map((root) => giveStatement(root, code`$status`));
  return [
    code`${name(transport.returns)} $value = ${call};`,
    ...fences,
    needsStatus && code`int $status = $s.status();`,
    ...after,
    ...gave,
    code`if ($s.failed()) throw $s.failure(${set});`,
    ...read,
  ];
}

/** A call without the scratch. */
function quickInvoke(f: AbiFunction, transport: Transport, call: Text, set: Text, fences: readonly Hole[], scope: Scope, finish?: (value: Text) => Hole): Hole[] {
  const { type } = f.result;
  const done = finish ?? ((value: Text): Hole => code`return ${value};`);
  const result = nativeResult(transport);
  if (transport.answer === "bare") {
    if (type === null || result === null) return [code`${call};`, ...fences];
    if (fences.length === 0) return [done(fromNative(type, call, scope))];
    return [code`${name(result)} $value = ${call};`, ...fences, done(fromNative(type, code`$value`, scope))];
  }
  return [
    code`long $word = ${call};`,
    ...fences,
    code`if ($word < 0) throw ${runtime("Scratch", scope)}.failure($word, ${set});`,
    ...(type === null ? [] : [done(fromWord(type, code`$word`, scope))]),
  ];
}

/** Whether the value is an object that moves to the library. */
function isGiven(type: AbiType): boolean {
  const inner = innerType(type);
  return inner.kind === "resource" && inner.mode === "own";
}

/** After a call an object that was given away is empty, whether the call failed or not. */
function giveStatement(root: Root, status: Text): Hole {
  const local = root.param === null ? code`this` : unwrapped(root.type, code`${localName(root.param)}`).value;
  const give = code`${local}.$gave(${status});`;
  return isOptional(root.type) ? code`if (${local} != null) ${give}` : give;
}

/** Statements that read the result. */
function readResult(f: AbiFunction, transport: Transport, converters: Converters, scope: Scope, framed: boolean, finish?: (value: Text) => Hole): Hole[] {
  const { type } = f.result;
  const done = finish ?? ((value: Text): Hole => code`return ${value};`);
  if (type === null) return [];
  if (transport.returns !== null) {
    const inner = innerType(type);
    if (inner.kind !== "resource") return [done(fromNative(type, code`$value`, scope))];
    return [done(finish === undefined ? wrap(type, code`${typeOf(inner.decl, scope)}.$lift($value)`, scope) : code`$value`)];
  }
  const plan = transport.output;
  const root = plan.roots[0]!;
  const outputs = rootOutputs(root);
  const frame = plan.frame.slots > 0 && !framed ? [code`${jdk("java.nio", "ByteBuffer")} $f = $s.flat;`] : [];
  const open = plan.dynamic || plan.text !== "none" ? [code`$s.open();`] : [];
  const reading = readParts(outputs, plan.frame.places, frameCursor, converters, scope);
  const value = root.spread === null ? reading.values[0]! : makeRecord(root, reading.values, scope);
  const read = [...frame, ...open, ...reading.statements, done(value)];
  return canStayUnread(type) ? [settling(read)] : read;
}

/** What was not read when that failed is released. */
function settling(read: readonly Hole[]): Hole {
  return code`
    try {
        ${read}
    } catch (Throwable $error) {
        $s.settle();
        throw $error;
    }
  `;
}

/** A record whose fields stood in the frame, in its newtypes. */
export function makeRecord(root: Root, values: readonly Text[], scope: Scope): Text {
  const made = code`new ${typeOf(root.spread!, scope)}(${list(values)})`;
  const wrap = (type: AbiType): Text => (type.kind === "newtype" ? code`new ${typeOf(type.decl, scope)}(${wrap(type.decl.inner)})` : made);
  return plainType(root.type) === root.type ? made : wrap(root.type);
}

/** What the leaves of a root are read as. */
export function rootOutputs(root: Root, prefix = ""): Output[] {
  if (root.spread === null) return [single(root.type, `${prefix}$value`)];
  return outputsOf(root.spread.fields).map((output) => ({ ...output, local: `${prefix}${output.local}` }));
}
