/** Functions on the caller's side: the try_ form does the work, the throwing form unwraps it. */
import { code, list, literal, name, spelling, type Hole, type Text } from "../../print/index.js";
import type { AbiErrorSet, AbiFunction, AbiParam, AbiResult } from "../../lower/index.js";
import { freeName, interfaceName, memberName, namespaceOf, packageNamespace, prefixedName } from "./names.js";
import { spellName, spellParam, type Scope } from "./types.js";
import { writeArgument } from "./argument.js";
import { receiveInPlace, receiveResult, spellResult, type Received } from "./result.js";
import { writeValue } from "./constant.js";
import { writeDeprecated, writeDocs } from "./docs.js";

/** E of expected<T, E>. */
export function spellError(throws: AbiErrorSet | null, scope: Scope): string {
  return throws === null ? "ftk::error" : spellName(throws, scope);
}

/** `std::string_view name`, with its default. */
export function writeParams(params: readonly AbiParam[], scope: Scope, defaults: boolean): readonly Hole[] {
  // A default may only stand where all parameters behind it have one too.
  const open = defaults ? params.findLastIndex((param) => param.default === undefined) + 1 : params.length;
  return params.map((param, index) => {
    const declared = spelling(spellDeclared(spellParam(param.type, scope), paramName(param)));
    return index < open ? declared : code`${declared} = ${writeDefault(param, scope)}`;
  });
}

/** `T &x`, `T x` */
function spellDeclared(type: string, own: string): string {
  return isIndirect(type) ? `${type}${own}` : `${type} ${own}`;
}

function isIndirect(type: string): boolean {
  return type.endsWith("&") || type.endsWith("*");
}

function writeDefault(param: AbiParam, scope: Scope): Text {
  const value = param.default;
  if (value?.kind === "list" && value.items.length === 0) return code`{}`;
  if (value?.kind === "bytes") return code`{}`;
  return value === undefined ? code`{}` : writeValue(value, param.type, scope);
}

/** A parameter's name; the object itself and nothing else is called by its C++ keyword. */
export function paramName(param: AbiParam): string {
  return memberName(param);
}

/** One call of a table entry, as the body of a function that returns expected<T, E>. */
export interface CallShape {
  readonly params: readonly AbiParam[];
  readonly error: string;
  readonly scope: Scope;
  /** Expression of the callee: `ftk_api->basket_add`. */
  readonly callee: Hole;
  /** Slots before the parameters: the object or context. */
  readonly first: readonly Hole[];
  /** Expression of the peer's table, for version checks. */
  readonly peer: Hole;
  /** Lines at the beginning. */
  readonly before: readonly Hole[];
  /** How a failure leaves: by return from the try_ form. */
  readonly refuse: (failure: Hole) => Text;
}

/** Failures leave by return. */
export const byReturn = (failure: Hole): Text => code`return ${failure};`;
const byThrow = (failure: Hole): Text => code`ftk::raise(${failure});`;

/** Lines of the body. */
export function writeCall(shape: CallShape, received: Received): readonly Hole[] {
  const args = shape.params.map((param) => writeArgument(param, paramName(param), shape.scope));
  const steps = args.flatMap((one) => one.steps);
  const error = spelling(shape.error);
  const slots = [...shape.first, ...args.flatMap((one) => one.slots), ...received.slots, received.into === undefined ? code`&ftk_err` : code`ftk_err`];
  return [
    ...shape.before,
    steps.length > 0 && code`ftk::scratch ftk_in(${shape.peer});`,
    ...args.flatMap((one) => one.declare),
    ...steps.map(({ when, step }, index) => writeStep(when, step, index === 0)),
    steps.length > 0 && code`if (FTK_UNLIKELY(ftk_sent != FTK_OK)) ${shape.refuse(code`ftk::not_sent<${error}>(ftk_in, ftk_sent)`)}`,
    args.some((one) => one.moves) && code`ftk_in.sent();`,
    ...(received.into === undefined ? writeReceive(shape, received, slots) : [received.into(code`${shape.callee}(${list(slots)})`, shape.refuse === byThrow)]),
  ];
}

function writeReceive(shape: CallShape, received: Received, slots: readonly Hole[]): readonly Hole[] {
  return [
    ...received.declare,
    code`ftk_error *ftk_err = nullptr;`,
    code`const std::int32_t ftk_status = ${shape.callee}(${list(slots)});`,
    code`if (FTK_UNLIKELY(ftk_status != FTK_OK)) return ftk::failed<${spelling(shape.error)}>(ftk_status, ftk_err);`,
    code`return ${received.make};`,
  ];
}

function writeStep(when: Hole | undefined, step: Hole, first: boolean): Text {
  if (when !== undefined) return first ? code`std::int32_t ftk_sent = ${when} ? ${step} : FTK_OK;` : code`if (ftk_sent == FTK_OK && ${when}) ftk_sent = ${step};`;
  return first ? code`std::int32_t ftk_sent = ${step};` : code`if (ftk_sent == FTK_OK) ftk_sent = ${step};`;
}

/** How one function of the interface appears: names and qualifiers. */
export interface Shown {
  readonly f: AbiFunction;
  readonly scope: Scope;
  /** Name of the throwing form; "" for a constructor. */
  readonly own: string;
  readonly attempt: string;
  /** `Basket::`, or "". */
  readonly owner: string;
  readonly qualifier: string;
  readonly isStatic: boolean;
}

/** What a function and its `try_` form are called; the unnamed constructor has only the latter. */
export function functionNames(f: AbiFunction): { readonly own: string; readonly attempt: string } {
  const own = throwingName(f);
  const attempt = own === "" ? "try_create" : f.role === "setter" ? `try_${own}` : prefixedName("try", f);
  return { own, attempt };
}

/** Names and qualifiers of a function. */
export function showFunction(f: AbiFunction, owner: string): Shown {
  const scope: Scope = { namespace: namespaceOf(f), side: "consumer" };
  const { own, attempt } = functionNames(f);
  const qualifier = f.self === null ? "" : f.self === "own" ? " &&" : f.self === "mut" ? "" : " const";
  return { f, scope, own, attempt, owner, qualifier, isStatic: f.resource !== null && f.self === null };
}

/** Name of the throwing form; "" for a constructor without a name. */
export function throwingName(f: AbiFunction): string {
  if (f.role === "constructor" && f.name === "") return "";
  if (f.role === "setter") return prefixedName("set", f);
  return f.resource === null ? freeName(f) : memberName(f);
}

/** Declaration of the try_ form inside a class. */
export function declareTry(shown: Shown, result: AbiResult = shown.f.result): Text {
  const { f, scope } = shown;
  const type = `ftk::expected<${spellResult(result, scope)}, ${spellError(f.throws, scope)}>`;
  return writeTryHead(shown, type, shown.attempt, true);
}

function writeTryHead(shown: Shown, type: string, own: string, declaration: boolean): Text {
  const { f, scope } = shown;
  const params = list(writeParams(f.params, scope, declaration));
  const head = spelling(declaration ? `${shown.isStatic ? "static " : ""}${type} ${own}` : `inline ${type} ${shown.owner}${own}`);
  return code`${head}(${params})${spelling(shown.qualifier)} noexcept${declaration && SEMICOLON}`;
}

const SEMICOLON = code`;`;

/** Definition of the try_ form. */
export function defineTry(shown: Shown): Text {
  const { f, scope } = shown;
  const error = spellError(f.throws, scope);
  return defineCall(shown, receiveResult(f.result, scope, error), shown.attempt);
}

function defineCall(shown: Shown, received: Received, own: string): Text {
  const { f, scope } = shown;
  const error = spellError(f.throws, scope);
  return code`
    ${writeTryHead(shown, `ftk::expected<${received.type}, ${error}>`, own, false)} {
        ${writeCall(shapeOf(shown, error, byReturn), received)}
    }
  `;
}

function shapeOf(shown: Shown, error: string, refuse: (failure: Hole) => Text): CallShape {
  const { f, scope } = shown;
  const slot = name(f.slot);
  const connection = spelling(connectionOf(f));
  const first = f.self === null ? [] : [f.self === "own" ? code`ftk::take_handle(*this)` : code`ftk::handle_of(*this)`];
  const missing = f.late && code`if (!FTK_API_HAS(ftk_api, ${name(`${f.package.prefix}_api`)}, ${slot})) ${refuse(code`ftk::unavailable<${spelling(error)}>(${literal.cpp.string(functionPath(f))})`)}`;
  return {
    params: f.params,
    error,
    scope,
    callee: code`ftk_api->${slot}`,
    first,
    peer: code`&ftk_api->base`,
    before: [
      code`const auto *ftk_api = ${connection}::api();`,
      code`if (FTK_UNLIKELY(ftk_api == nullptr)) ${refuse(code`${connection}::not_connected<${spelling(error)}>()`)}`,
      missing,
    ],
    refuse,
  };
}

/** The connection of the function's package, from anywhere in it. */
function connectionOf(f: AbiFunction): string {
  const outer = packageNamespace(f.package);
  return outer === namespaceOf(f) ? "detail::connection" : `::${outer}::detail::connection`;
}

function functionPath(f: AbiFunction): string {
  return f.resource === null ? interfaceName(f) : `${interfaceName(f.resource)}.${f.name === "" ? "constructor" : f.name}`;
}

/** The function read in place, when its result is a graph. */
export interface InPlace {
  readonly declareTry: () => Text;
  readonly defineTry: () => Text;
  readonly declare: () => Text;
  readonly define: () => Text;
}

/** The `_view` form of a function, or null. */
export function writeInPlace(shown: Shown): InPlace | null {
  const { f, scope } = shown;
  const error = spellError(f.throws, scope);
  const received = receiveInPlace(f.result, scope, error);
  if (received === null) return null;
  const view: Shown = { ...shown, own: `${shown.own.replace(/_$/, "")}_view`, attempt: `${shown.attempt}_view` };
  return {
    declareTry: () => writeTryHead(view, `ftk::expected<${received.type}, ${error}>`, view.attempt, true),
    defineTry: () => defineCall(view, received, view.attempt),
    declare: () => code`
      /// ${name(shown.own)}() read in place, without copies.
      ${writeThrowHead(view, received.type, true)};
    `,
    define: () => writeThrowing(view, received.type),
  };
}

function writeThrowHead(shown: Shown, type: string, declaration: boolean): Text {
  const { f, scope } = shown;
  const params = list(writeParams(f.params, scope, declaration));
  if (shown.own === "") {
    const own = name(shown.owner.replace(/::$/, ""));
    if (declaration) return code`${f.params.length === 1 && code`explicit`} ${own}(${params})`;
    return code`inline ${own}::${own}(${params})`;
  }
  const head = spelling(declaration ? `${shown.isStatic ? "static " : ""}${type} ${shown.own}` : `inline ${type} ${shown.owner}${shown.own}`);
  return code`${head}(${params})${spelling(shown.qualifier)}`;
}

/** Declaration of the throwing form, with the docs. */
export function declareThrowing(shown: Shown): Text {
  const { f } = shown;
  const discard = f.role === "getter" && code`[[nodiscard]]`;
  return code`
    ${writeDocs(f)}
    ${writeDeprecated(f)} ${discard} ${writeThrowHead(shown, spellResult(f.result, shown.scope), true)};
  `;
}

/** Definition of the throwing form. */
export function defineThrowing(shown: Shown): Text {
  const { f, scope } = shown;
  const error = spellError(f.throws, scope);
  const received = receiveResult(f.result, scope, error);
  if (received.into === undefined) return writeThrowing(shown, received.type);
  return code`
    ${writeThrowHead(shown, received.type, false)} {
        ${writeCall(shapeOf(shown, error, byThrow), received)}
    }
  `;
}

function writeThrowing(shown: Shown, type: string): Text {
  const { f } = shown;
  const args = list(f.params.map((param) => forward(param, shown.scope)));
  const object = f.self === "own" ? code`std::move(*this).` : undefined;
  if (shown.own === "") {
    const own = name(shown.owner.replace(/::$/, ""));
    return code`
      ${writeThrowHead(shown, type, false)} : ${own}(${name(shown.attempt)}(${args}).value()) {}
    `;
  }
  // Without it, a function of that name beside the type of an argument would be meant as well.
  const place = f.resource === null && f.modules.length > 0 ? spelling(`${namespaceOf(f)}::`) : undefined;
  return code`
    ${writeThrowHead(shown, type, false)} {
        return ${object}${place}${name(shown.attempt)}(${args}).value();
    }
  `;
}

/** Values that move in are moved on. */
function forward(param: AbiParam, scope: Scope): Hole {
  const type = spellParam(param.type, scope);
  const own = name(paramName(param));
  const { kind } = param.pass;
  if (isIndirect(type) || kind === "value" || kind === "callback") return own;
  return kind === "handle" || /^(?:std::(?:vector|optional|array)|ftk::map|[A-Z:])/.test(type) ? code`std::move(${own})` : own;
}
