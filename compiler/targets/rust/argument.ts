// Parameters of a call that this side makes: how they are declared, prepared, and put into C slots.
import { code, type Name, type Text } from "../../print/index.js";
import type { AbiParam, AbiType } from "../../lower/index.js";
import { callbackHelper, spellClosure, spellDynClosure } from "./callback.js";
import { fieldName, local } from "./names.js";
import { writeScalar } from "./scalar.js";
import { isOwn, type Scope } from "./scope.js";
import { isByValue, isMoved, spellC, spellCell, spellSent } from "./types.js";

/** One parameter of an outgoing call. */
export interface Argument {
  /** `line: &Line` */
  readonly declared: Text;
  /** The name to forward. */
  readonly own: Name;
  /** Statements before the call. */
  readonly before: readonly Text[];
  /** One expression for each C slot. */
  readonly slots: readonly Text[];
  /** Uses `ftk_cx`. */
  readonly lowers: boolean;
  /** Objects inside the value go with it. */
  readonly moves: boolean;
}

/** All that a parameter needs. `life`: the result borrows from it. */
export function writeArgument(scope: Scope, param: AbiParam, life: boolean): Argument {
  const own = fieldName(param);
  const { type } = param;
  if (param.pass.kind === "callback") return { own, lowers: false, moves: false, ...writeCallbackArgument(scope, type, own) };
  const plain: Argument = { declared: code`${own}: ${spellSent(scope, type, life)}`, own, before: [], slots: [], lowers: false, moves: false };
  switch (param.pass.kind) {
    case "value": return { ...plain, slots: [writeScalar(type, code`${own}`)] };
    case "view": return { ...plain, ...writeView(scope, param, own) };
    case "rows": return { ...plain, ...writeRun(scope, type, own, code`glue::RowRun`), slots: [code`${own}.ptr`, code`${own}.len`, code`${own}.stride`] };
    case "pointer": return { ...plain, ...writePointer(scope, type, own) };
    case "handle": return { ...plain, ...writeHandle(scope, type, own) };
  }
}

type Parts = Partial<Argument> & Pick<Argument, "slots">;

function writeView(scope: Scope, param: AbiParam, own: Name): Parts {
  const inner = unwrapped(param.type);
  const value = inner.value(code`${own}`);
  switch (inner.type.kind) {
    case "text": case "bytes": return { slots: [code`${value}.as_ptr()`, code`${value}.len()`] };
    case "slice":
      return { slots: [inner.type.mutable ? code`${value}.as_mut_ptr().cast()` : code`${value}.as_ptr().cast()`, code`${value}.len()`] };
    default: return { slots: [code`${own}.ptr`, code`${own}.len`], ...writeRun(scope, param.type, own, code`glue::Run`) };
  }
}

/** A newtype over text or bytes is passed as what is inside. */
function unwrapped(type: AbiType): { readonly type: AbiType; readonly value: (value: Text) => Text } {
  if (type.kind !== "newtype") return { type, value: (value) => value };
  const inner = unwrapped(type.decl.inner);
  return { type: inner.type, value: (value) => inner.value(code`${value}.0`) };
}

function writeRun(scope: Scope, type: AbiType, own: Name, run: Text): Pick<Argument, "before" | "lowers" | "moves"> {
  const element = type.kind === "map" ? spellC(scope, { kind: "struct", name: type.entry.name }) : type.kind === "list" ? spellCell(scope, type.element) : spellCell(scope, type);
  const moves = isMoved(type);
  return { before: [code`let ${own} = ftk_cx.${moves ? MOVED : LENT}::<${run}<${element}>, _>(${own})?;`], lowers: true, moves };
}

const LENT = code`arg`;
const MOVED = code`moved`;

function writePointer(scope: Scope, type: AbiType, own: Name): Parts {
  const moves = isMoved(type);
  const how = moves ? MOVED : LENT;
  if (type.kind === "optional") {
    const inner = type.inner;
    const byReference = moves || isReference(inner) ? code`value` : code`&value`;
    const pass = code`let ${own} = ${own}.map(|value| ftk_cx.${how}::<${spellCell(scope, inner)}, _>(${byReference})).transpose()?;`;
    const slot = inner.kind === "array" ? code`glue::or_null(&${own}).cast()` : code`glue::or_null(&${own})`;
    return { before: [pass], slots: [slot], lowers: true, moves };
  }
  if (type.kind === "struct" && type.cell.plain) return { slots: [code`glue::as_c::<${spellCell(scope, type)}, _>(&${own})`] };
  const cell = local(own);
  const before = [
    code`let mut ${cell} = glue::blank::<${spellCell(scope, type)}>();`,
    code`ftk_cx.${moves ? code`fill_moved` : code`fill`}(${type.kind === "struct" ? code`&${own}` : own}, &mut ${cell})?;`,
  ];
  return { before, slots: [type.kind === "array" ? code`${cell}.as_ptr()` : code`&${cell}`], lowers: true, moves };
}

/** Spelt with `&` when it is sent. */
function isReference(type: AbiType): boolean {
  if (type.kind === "newtype") return !isByValue(type);
  return !isByValue(type) && type.kind !== "struct";
}

function writeHandle(scope: Scope, type: AbiType, own: Name): Parts {
  const optional = type.kind === "optional";
  const inner = optional ? type.inner : type;
  if (inner.kind !== "resource") throw new Error("only resources are passed as handles");
  if (scope.part === "provider" && isOwn(scope, inner.decl)) {
    const c = code`*mut ${spellC(scope, { kind: "handle", name: inner.decl.c })}`;
    const verb = inner.mode === "borrow" ? code`lent` : MOVED;
    return { before: [code`let ${own} = ftk_cx.${verb}::<${c}, _>(${own})?;`], slots: [code`${own}`], lowers: true, moves: true };
  }
  const give = inner.mode === "own" ? code`glue::Proxy::into_handle` : code`|each| each.as_handle()`;
  if (optional) return { slots: [code`${own}.map_or(::std::ptr::null_mut(), ${give})`] };
  return { slots: [inner.mode === "own" ? code`glue::Proxy::into_handle(${own})` : code`${own}.as_handle()`] };
}

function writeCallbackArgument(scope: Scope, type: AbiType, own: Name): Pick<Argument, "declared" | "before" | "slots"> {
  const optional = type.kind === "optional";
  const inner = optional ? type.inner : type;
  if (inner.kind !== "callback") throw new Error("only callbacks are passed as callbacks");
  const vt = code`${callbackHelper(scope, inner.decl)}::vt`;
  const any = inner.decl.thread === "any";
  if (!optional) {
    return {
      declared: code`${own}: impl ${spellClosure(scope, inner.decl)}`,
      before: [any ? code`let ${own} = glue::SharedScope::open(&${own})?;` : code`let ${own} = glue::Scoped::new(${own});`],
      slots: [code`${own}.ctx()`, code`${own}.vt(${vt})`],
    };
  }
  return {
    declared: code`${own}: Option<${spellDynClosure(scope, inner.decl)}>`,
    before: [any ? code`let ${own} = ${own}.as_ref().map(glue::SharedScope::open).transpose()?;` : code`let ${own} = ${own}.map(glue::Scoped::new);`],
    slots: [
      code`${own}.as_ref().map_or(::std::ptr::null_mut(), |each| each.ctx())`,
      code`${own}.as_ref().map_or(::std::ptr::null(), |each| each.vt(${vt}))`,
    ],
  };
}
