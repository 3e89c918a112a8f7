// Entries that this language is called through: what comes in is checked and lifted, what goes out is lowered.
import { code, list, literal, type Name, type Text } from "../../print/index.js";
import type { AbiErrorSet, AbiParam, AbiResource, AbiResult, AbiType } from "../../lower/index.js";
import { fieldName, flatTypeName, local, safeValue } from "./names.js";
import { isOwn, pathTo, typePath, type Scope } from "./scope.js";
import { writeScalar } from "./scalar.js";
import { hasLayoutOfC, isByValue, isMoved, spellC, spellCell, spellOwned, spellTaken } from "./types.js";
import { writeValue } from "./values.js";

/** What an entry wraps. */
export interface Callee {
  readonly params: readonly AbiParam[];
  readonly result: AbiResult;
  readonly throws: AbiErrorSet | null;
}

/** How the body reaches the author's code. */
export interface Entry {
  /** The call with its arguments. */
  readonly call: (args: Text) => Text;
  /** Statements that take objects out of handles, before anything can fail; and those that enter self. */
  readonly self: { readonly early?: Text; readonly later: Text } | undefined;
  /** The owner of a view from self. */
  readonly guard: Text | undefined;
  /** Around the result of a constructor. */
  readonly wrap: ((value: Text) => Text) | undefined;
}

/** Which side the body belongs to: providers hold objects, consumers hold handles. */
export type Side = "provider" | "consumer";

/** The statements between an entry's `{` and `}`, in a function that returns `Result<(), Failure>`. */
export function writeBody(scope: Scope, callee: Callee, side: Side, entry: Entry): Text {
  const params = callee.params.map((param) => writeParam(scope, param, side));
  const args = list(params.map((each) => each.arg));
  const call = entry.call(args);
  const made = callee.throws === null ? call : code`${call}.map_err(::ftk::Error::from)?`;
  return code`
    ${entry.self?.early}
    ${params.map((each) => each.early)}
    ${entry.self?.later}
    ${params.map((each) => each.later)}
    ${writeGiven(scope, callee, side, entry, made)}
    Ok(())
  `;
}

interface Param {
  readonly early?: Text;
  readonly later?: Text;
  readonly arg: Text;
}

function writeParam(scope: Scope, param: AbiParam, side: Side): Param {
  const [first, second, third] = param.pass.slots.map((slot) => safeValue(slot.name));
  if (first === undefined) throw new Error("a parameter has a slot");
  const { type } = param;
  const label = literal.rust.string(param.name);
  const own = fieldName(param);
  switch (param.pass.kind) {
    case "value": return writeScalarParam(scope, type, own, first, label);
    case "pointer": return writePointerParam(scope, param, own, first, label);
    case "view": return writeViewParam(scope, type, own, [first, second ?? first], label);
    case "rows": {
      const lift = code`glue::rows::<${taken(scope, type)}, ${spellCell(scope, elementOf(type))}>(${first}, ${second ?? first}, ${third ?? first}, ${label})`;
      return lifted(own, lift, isMoved(type));
    }
    case "handle": return writeHandleParam(scope, type, own, first, label, side);
    case "callback": return writeCallbackParam(scope, type, own, [first, second ?? first], label);
  }
}

function taken(scope: Scope, type: AbiType): Text {
  return spellTaken(scope, type, (resource) => spellOwned(scope, resource));
}

function elementOf(type: AbiType): AbiType {
  if (type.kind !== "list") throw new Error(`a ${type.kind} has no rows`);
  return type.element;
}

/** Values with objects inside are lifted before anything else can fail, so that the objects are taken in every case. */
function lifted(own: Name, lift: Text, moved: boolean): Param {
  if (!moved) return { later: code`let ${own} = ${lift}?;`, arg: code`${own}` };
  return { early: code`let ${own} = ${lift};`, later: code`let ${own} = ${own}?;`, arg: code`${own}` };
}

function writeScalarParam(scope: Scope, type: AbiType, own: Name, slot: Name, label: Text): Param {
  if (type.kind === "int" || type.kind === "size" || type.kind === "float") return { arg: code`${slot}` };
  return { later: code`let ${own} = glue::value::<${spellOwned(scope, type)}, ${spellCell(scope, type)}>(${slot}, ${label})?;`, arg: code`${own}` };
}

function writePointerParam(scope: Scope, param: AbiParam, own: Name, slot: Name, label: Text): Param {
  const { type } = param;
  const optional = type.kind === "optional";
  const inner = optional ? type.inner : type;
  const rust = taken(scope, inner);
  const cell = spellCell(scope, inner);
  const place = inner.kind === "array" ? code`${slot}.cast::<${cell}>()` : code`${slot}`;
  if (optional) return lifted(own, code`glue::arg_opt::<${rust}, ${cell}>(${place}, ${label})`, isMoved(type));
  if (type.kind === "struct" && type.cell.plain) return { later: code`let ${own} = glue::plain::<${rust}, ${cell}>(${slot}, ${label})?;`, arg: code`*${own}` };
  if (type.kind === "record" && param.default !== undefined) {
    const value = writeValue(scope, type, param.default);
    return { later: code`let ${own} = glue::arg_opt::<${rust}, ${cell}>(${place}, ${label})?.unwrap_or_else(|| ${value});`, arg: code`${own}` };
  }
  return lifted(own, code`glue::arg::<${rust}, ${cell}>(${place}, ${label})`, isMoved(type));
}

function writeViewParam(scope: Scope, type: AbiType, own: Name, slots: readonly [Name, Name], label: Text): Param {
  const [ptr, len] = slots;
  switch (type.kind) {
    case "text": {
      const text = code`glue::named(glue::text(${ptr}, ${len}), ${label})?`;
      return { later: code`let ${own} = ${text}${!type.view && code`.to_owned()`};`, arg: code`${own}` };
    }
    case "bytes": return { later: code`let ${own} = glue::named(glue::slice(${ptr}, ${len}), ${label})?.to_vec();`, arg: code`${own}` };
    case "slice": {
      const read = type.mutable ? code`glue::slice_mut` : code`glue::slice`;
      return { later: code`let ${own} = glue::named(${read}::<${spellOwned(scope, type.element)}>(${ptr}.cast(), ${len}), ${label})?;`, arg: code`${own}` };
    }
    case "newtype": {
      const inner = writeViewParam(scope, type.decl.inner, own, slots, label);
      return { ...inner, arg: code`${typePath(scope, type.decl)}(${inner.arg})` };
    }
    default: {
      const element = type.kind === "map" ? spellC(scope, { kind: "struct", name: type.entry.name }) : spellCell(scope, elementOf(type));
      return lifted(own, code`glue::run::<${taken(scope, type)}, ${element}>(${ptr}, ${len}, ${label})`, isMoved(type));
    }
  }
}

function writeHandleParam(scope: Scope, type: AbiType, own: Name, slot: Name, label: Text, side: Side): Param {
  const optional = type.kind === "optional";
  const inner = optional ? type.inner : type;
  if (inner.kind !== "resource") throw new Error("only resources are passed as handles");
  if (side === "consumer" || !isOwn(scope, inner.decl)) return writeProxyParam(scope, inner, optional, own, slot, label);
  const object = objectOf(scope, inner.decl);
  const suffix = optional ? code`_opt` : code``;
  if (inner.mode === "own") return lifted(own, code`glue::take${suffix}::<${object}, _>(${slot})`, true);
  if (inner.mode === "shared") return lifted(own, code`glue::share${suffix}::<${object}, _>(${slot})`, false);
  const pin = local(own);
  const enter = code`
    let mut ${pin} = glue::Pin::new();
    let ${own} = glue::enter${suffix}::<${object}, _>(${slot}, &mut ${pin})?;
  `;
  return { later: enter, arg: optional ? code`${own}.as_deref()` : code`&${own}` };
}

/** The provider's own type behind a resource. */
export function objectOf(scope: Scope, resource: AbiResource): Text {
  if (scope.object === undefined) throw new Error("only providers have objects");
  return scope.object(resource);
}

function writeProxyParam(scope: Scope, type: AbiType & { kind: "resource" }, optional: boolean, own: Name, slot: Name, label: Text): Param {
  const proxy = spellOwned(scope, type);
  if (type.mode !== "borrow") {
    const rust = optional ? code`Option<${proxy}>` : proxy;
    return lifted(own, code`glue::value::<${rust}, _>(${slot}, ${label})`, true);
  }
  const suffix = optional ? code`_opt` : code``;
  const enter = code`let ${own} = glue::named(glue::lent_proxy${suffix}::<${proxy}>(${slot}), ${label})?;`;
  return { later: enter, arg: optional ? code`${own}.as_deref()` : code`&${own}` };
}

function writeCallbackParam(scope: Scope, type: AbiType, own: Name, slots: readonly [Name, Name], label: Text): Param {
  const optional = type.kind === "optional";
  const inner = optional ? type.inner : type;
  if (inner.kind !== "callback") throw new Error("only callbacks are passed as callbacks");
  const [ctx, vt] = slots;
  const wrapper = pathTo(scope, inner.decl.package, "provider", [], flatTypeName(inner.decl));
  const kind = inner.decl.thread === "any" ? code`SharedCallback` : code`Callback`;
  const make = code`glue::named(glue::${kind}::from_raw(${ctx}, ${vt}), ${label})?`;
  if (!optional) return { later: code`let ${own} = ${wrapper}(${make});`, arg: code`${own}` };
  return { later: code`let ${own} = if ${vt}.is_null() { None } else { Some(${wrapper}(${make})) };`, arg: code`${own}` };
}

function writeGiven(scope: Scope, callee: Callee, side: Side, entry: Entry, call: Text): Text {
  const { type, give } = callee.result;
  const [first, second, third] = give.slots.map((slot) => safeValue(slot.name));
  if (type === null || first === undefined || give.kind === "void") return code`${call};`;
  const value = entry.wrap === undefined ? call : entry.wrap(call);
  const inner = type.kind === "optional" ? type.inner : type;
  const optional = type.kind === "optional";
  const last = give.slots.map((slot) => safeValue(slot.name));
  switch (give.kind) {
    case "value": {
      const out = last[last.length - 1] ?? first;
      const place = inner.kind === "array" ? code`${out}.cast::<${spellCell(scope, inner)}>()` : code`${out}`;
      if (!optional && isByValue(inner)) return code`glue::put_raw(${out}, ${writeScalar(inner, value)})?;`;
      return code`glue::put${optional && code`_opt`}(${optional && code`${first}, `}${place}, &${value})?;`;
    }
    case "buffer": {
      if (!optional) return code`glue::put_buffer(${first}, ${writeBuffer(scope, inner, value)})?;`;
      return code`
        let ftk_result = match ${value} {
            Some(value) => Some(${writeBuffer(scope, inner, code`value`)}),
            None => None,
        };
        glue::put_buffer_opt(${first}, ${second ?? first}, ftk_result)?;
      `;
    }
    case "graph": return writeGraph(scope, inner, optional, side, [first, second ?? first], value);
    case "handle": return writeHandle(scope, inner, optional, side, first, value);
    case "view": {
      const [has, out, len, owner] = give.has ? [code`${first}`, code`${second ?? first}`, code`${third ?? first}`, code`${last[3] ?? first}`] : [undefined, code`${first}`, code`${second ?? first}`, code`${third ?? first}`];
      const parts = give.has ? code`${value}.map(|value| (value.as_ptr().cast(), value.len()))` : code`Some(${value}).map(|value| (value.as_ptr().cast(), value.len()))`;
      return code`
        let ftk_result = ${parts};
        glue::put_view(${has ?? code`::std::ptr::null_mut()`}, ${out}, ${len}, ${owner}, ftk_result, ${entry.guard ?? code`::std::ptr::null_mut`})?;
      `;
    }
  }
}

/** A buffer that takes the value over. Elements whose bits are those of C are not touched. */
function writeBuffer(scope: Scope, type: AbiType, value: Text): Text {
  switch (type.kind) {
    case "newtype": return writeBuffer(scope, type.decl.inner, code`${value}.0`);
    case "text": return code`glue::text_buffer(${value})`;
    case "bytes": return code`glue::plain_buffer(${value})`;
    case "list":
      if (type.element.cell.plain) return code`glue::plain_buffer(${value})`;
      return hasLayoutOfC(type.element)
        ? code`glue::twin_buffer::<${spellCell(scope, type.element)}, _>(${value})`
        : code`glue::item_buffer::<${spellCell(scope, type.element)}, _>(&${value})?`;
    default: throw new Error(`a ${type.kind} is no buffer`);
  }
}

function writeGraph(scope: Scope, type: AbiType, optional: boolean, side: Side, slots: readonly [Name, Name], value: Text): Text {
  const c = spellCell(scope, type);
  const out = type.kind === "array" ? code`${slots[0]}.cast::<*const ${c}>()` : code`${slots[0]}`;
  const suffix = optional ? code`_opt` : code``;
  const hint = code`static FTK_HINT: ::ftk::sys::ArenaHint = ::ftk::sys::ArenaHint::new();`;
  if (type.cell.handles) {
    return code`
      ${hint}
      glue::give_graph${suffix}::<${c}, _>(${out}, ${slots[1]}, &FTK_HINT, ${value})?;
    `;
  }
  const borrowed = optional ? (side === "provider" ? code`ftk_result.as_deref()` : code`ftk_result.as_ref()`) : side === "provider" ? code`&*ftk_result` : code`&ftk_result`;
  return code`
    ${hint}
    let ftk_result = ${value};
    glue::put_graph${suffix}::<${c}, _>(${out}, ${slots[1]}, &FTK_HINT, ${borrowed})?;
  `;
}

function writeHandle(scope: Scope, type: AbiType, optional: boolean, side: Side, out: Name, value: Text): Text {
  if (type.kind !== "resource") throw new Error("only resources are handles");
  const objects = side === "provider" && isOwn(scope, type.decl);
  const make = (one: Text): Text => {
    if (!objects) return code`glue::Proxy::into_handle(${one})`;
    return code`glue::${type.decl.shared ? SHARED : UNIQUE}::<${objectOf(scope, type.decl)}, _>(${one})?`;
  };
  if (!optional) return code`glue::put_raw(${out}, ${make(value)})?;`;
  return code`
    let ftk_result = match ${value} {
        Some(value) => ${make(code`value`)},
        None => ::std::ptr::null_mut(),
    };
    glue::put_raw(${out}, ftk_result)?;
  `;
}

const SHARED = code`shared_handle`;
const UNIQUE = code`unique_handle`;
