/** Functions, callbacks and resources: signatures in C slots, symbols, and the entries that every resource has. */
import type * as model from "../check/model.js";
import { cName, NameScope, parameterName } from "./c-names.js";
import { passOf, giveOf } from "./calls.js";
import { lowerType } from "./cells.js";
import { pointer, prim, struct } from "./c-types.js";
import { placeMembers, RUNTIME_EXTENTS, type Extent } from "./layout.js";
import { complete, memberSymbol, named, qualifiedC, top } from "./symbols.js";
import { lowerValue } from "./values.js";
import type { DeclarationContext, Fillable } from "./declarations.js";
import type { AbiCallback, AbiFunction, AbiLifecycle, AbiParam, AbiProperty, AbiResource, AbiResult, AbiRole, AbiValue, Slot } from "./abi.js";

/** What lowering a callable needs. */
export interface CallContext extends DeclarationContext {
  readonly value: (value: model.Value) => AbiValue;
}

const ERROR_SLOT: Slot = { name: "err", c: pointer(pointer(struct("ftk_error"))) };

interface LoweredSignature {
  readonly params: AbiParam[];
  readonly result: AbiResult;
  readonly slots: Slot[];
}

/** Lowers a signature; `first` are the slots before the parameters (self or ctx). */
function lowerSignature(signature: model.Signature, first: readonly Slot[], context: CallContext): LoweredSignature {
  const scope = new NameScope([...first.map((slot) => slot.name), "err"]);
  const { version } = context.abiPackage;
  const params = signature.params.map((param): AbiParam => {
    const type = lowerType(param.type, context);
    const pass = passOf(type, parameterName(param.name, context.prefix), scope);
    const { name, rename, docs, span } = param;
    // As with fields, the usual one is written out.
    const usual = param.since === undefined && param.deprecated === undefined;
    const lowered: AbiParam = usual ? { name, rename, docs, span, type, pass } : complete(named(param, version), { type, pass });
    return param.default === undefined ? lowered : complete(lowered, { default: context.value(param.default) });
  });
  const type = signature.result === null ? null : lowerType(signature.result, context);
  const result: AbiResult = { type, give: giveOf(type, isView(type, signature), scope), from: signature.from };
  const slots = [...first];
  for (const param of params) slots.push(...param.pass.slots);
  slots.push(...result.give.slots, ERROR_SLOT);
  return { params, result, slots };
}

/** `from` on text, bytes and slices makes a view; on other results it only says what must stay alive. */
function isView(type: AbiResult["type"], signature: model.Signature): boolean {
  if (type === null || signature.from.length === 0) return false;
  const inner = type.kind === "optional" ? type.inner : type;
  return inner.kind === "text" || inner.kind === "bytes" || inner.kind === "slice";
}

/** A free function. */
export function lowerFunction(item: model.Func, context: CallContext): AbiFunction {
  const symbol = item.abiName ?? qualifiedC(item);
  const lowered = lowerSignature(item.signature, [], context);
  return callable(top(item, context.abiPackage), "function", null, null, symbol, lowered, item.signature, context);
}

function callable(
  names: Omit<AbiFunction, "kind" | "symbol" | "slot" | "role" | "resource" | "self" | "params" | "result" | "throws" | "slots" | "late">,
  role: AbiRole,
  resource: AbiResource | null,
  self: AbiFunction["self"],
  symbol: string,
  { params, result, slots }: LoweredSignature,
  signature: model.Signature,
  context: CallContext,
): AbiFunction {
  const throws = signature.throws === null ? null : context.errorSet(signature.throws);
  const slot = slotName(symbol, context.prefix);
  const { name, rename, docs, since, deprecated, span, package: home, modules } = names;
  const late = since !== undefined;
  if (!late && deprecated === undefined) {
    return { name, rename, docs, span, package: home, modules, kind: "function", symbol, slot, role, resource, self, params, result, slots, throws, late };
  }
  return { ...names, kind: "function", symbol, slot, role, resource, self, params, result, slots, throws, late };
}

/** Field of the table: the symbol without the package's prefix. */
function slotName(symbol: string, prefix: string): string {
  return cName(symbol.startsWith(`${prefix}_`) ? symbol.slice(prefix.length + 1) : symbol);
}

/** A resource without members yet. */
export function shellResource(item: model.Resource, context: Pick<CallContext, "abiPackage" | "prefix">): Fillable<AbiResource> {
  const c = qualifiedC(item);
  const self: Slot = { name: "self", c: pointer({ kind: "handle", name: c }) };
  const entry = (verb: string, slots: Slot[]): AbiLifecycle => ({ symbol: `${c}_${verb}`, slot: slotName(`${c}_${verb}`, context.prefix), slots });
  return complete(top(item, context.abiPackage), {
    kind: "resource",
    c,
    shared: item.shared,
    affine: item.affine,
    constructors: [],
    methods: [],
    statics: [],
    properties: [],
    closer: null,
    lifecycle: {
      retain: item.shared ? entry("retain", [self]) : null,
      release: entry("release", [self]),
      close: entry("close", [self, ERROR_SLOT]),
    },
  });
}

/** Members of a resource. */
export function fillResource(shell: Fillable<AbiResource>, item: model.Resource, context: CallContext): void {
  const methods = item.methods.map((method) => ({ method, lowered: lowerMethod(method, shell, item, context) }));
  const closes = (method: model.Method): boolean => method.role === "method" && method.name === "close" && method.self === "own";
  const pick = (role: model.Method["role"]): AbiFunction[] =>
    methods.filter(({ method }) => method.role === role && !closes(method)).map(({ lowered }) => lowered);
  shell.constructors = pick("constructor");
  shell.methods = pick("method");
  shell.statics = pick("static");
  shell.closer = methods.find(({ method }) => closes(method))?.lowered ?? null;
  shell.properties = item.properties.map((property) => lowerProperty(property, shell, item, context));
}

// The object itself, which is also what is released.
function selfSlots(shell: AbiResource, bound: boolean): readonly Slot[] {
  return bound ? shell.lifecycle.release.slots : [];
}

function lowerMethod(method: model.Method, shell: AbiResource, item: model.Resource, context: CallContext): AbiFunction {
  const constructor = method.role === "constructor";
  const signature: model.Signature = constructor
    ? { ...method.signature, result: { kind: "resource", decl: item, mode: item.shared ? "shared" : "own" } }
    : method.signature;
  const symbol = memberSymbol(item, constructor && method.name === "" ? "new" : method.name, method.abiName);
  const lowered = lowerSignature(signature, selfSlots(shell, method.role === "method"), context);
  const names = complete(named(method, context.abiPackage.version, item.since), { package: context.abiPackage, modules: item.modules });
  return callable(names, method.role, shell, method.role === "method" ? (method.self ?? "shared") : null, symbol, lowered, signature, context);
}

function lowerProperty(property: model.Property, shell: AbiResource, item: model.Resource, context: CallContext): AbiProperty {
  const { version } = context.abiPackage;
  const names = complete(named(property, version, item.since), { package: context.abiPackage, modules: item.modules });
  const first = selfSlots(shell, !property.static);
  const get: model.Signature = { params: [], result: property.type, from: property.from, throws: property.throws };
  const value: model.Param = { name: "value", rename: {}, docs: "", span: property.span, type: property.type };
  const set: model.Signature = { params: [value], result: null, from: [], throws: property.throws };
  const self = property.static ? null : "shared";
  const make = (role: "getter" | "setter", verb: string, signature: model.Signature, entered: AbiFunction["self"]): AbiFunction =>
    callable(names, role, shell, entered, memberSymbol(item, `${verb}_${property.name}`, undefined), lowerSignature(signature, first, context), signature, context);
  return complete(named(property, version, item.since), {
    type: lowerType(property.type, context),
    static: property.static,
    getter: make("getter", "get", get, self),
    setter: property.readonly ? null : make("setter", "set", set, self === null || item.shared ? self : "mut"),
  });
}

/** A callback without its signature yet. */
export function shellCallback(item: model.Callback, context: Pick<CallContext, "abiPackage">): Fillable<AbiCallback> {
  const c = `${qualifiedC(item)}_vt`;
  const result: AbiResult = { type: null, give: { kind: "void", slots: [] }, from: [] };
  const { thread } = item;
  const flags: AbiCallback["flags"] = thread === "any" ? ["FTK_CALLBACK_ANY_THREAD"] : [];
  return complete(top(item, context.abiPackage), { kind: "callback", c, thread, flags, params: [], result, throws: null, slots: [], layout: placeMembers(c, "vtable", false, [], 1) });
}

/** Signature and table of a callback. */
export function fillCallback(shell: Fillable<AbiCallback>, item: model.Callback, context: CallContext): void {
  const { params, result, slots } = lowerSignature(item.signature, [{ name: "ctx", c: pointer(prim("void")) }], context);
  shell.params = params;
  shell.result = result;
  shell.slots = slots;
  shell.throws = item.signature.throws === null ? null : context.errorSet(item.signature.throws);
  shell.layout = placeMembers(shell.c, "vtable", false, [
    { kind: "field", name: "base", c: struct("ftk_callback_vt"), extent: RUNTIME_EXTENTS["ftk_callback_vt"] as Extent, doc: "" },
    { kind: "function", name: "call", slots, result: prim("int32_t"), doc: item.docs },
  ], 1);
  context.addLayout(shell.layout);
}

/** Lowers a value with this context's declarations. */
export function valueLowering(context: TypeDeclarations): (value: model.Value) => AbiValue {
  return (value) => lowerValue(value, context.declaration);
}

type TypeDeclarations = Pick<DeclarationContext, "declaration">;
