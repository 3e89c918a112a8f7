/** Results on both sides: what the caller receives, and where the called side writes. */
import { code, name, spelling, type Hole, type Text } from "../../print/index.js";
import { declareC, spellC } from "../../lower/c-spelling.js";
import type { AbiResult, AbiType, CType, Give } from "../../lower/index.js";
import { tagSpelling } from "./names.js";
import { authorClass, cellName, spellOwned, spellView, type Scope } from "./types.js";
import { stripNewtype } from "./walk.js";

/** The caller's side of a result. */
export interface Received {
  /** T of expected<T, E>. */
  readonly type: string;
  readonly declare: readonly Hole[];
  readonly slots: readonly Hole[];
  /** The expression that makes the expected. */
  readonly make: Hole;
  /** For values that the other side writes where they stay: the statement around the call, whose last slot is `ftk_err`. */
  readonly into?: (call: Hole, throws: boolean) => Text;
}

/** T of a result: an owned value, or a view with its guard. */
export function spellResult(result: AbiResult, scope: Scope): string {
  const { type, give } = result;
  if (type === null) return "void";
  if (give.kind !== "view") return spellOwned(type, scope);
  const inner = type.kind === "optional" ? type.inner : type;
  const view = `ftk::view<${spellOwned(inner, scope)}>`;
  return type.kind === "optional" ? `std::optional<${view}>` : view;
}

function pointee(type: CType): CType {
  if (type.kind !== "pointer") throw new Error("a result slot is a pointer");
  return type.to;
}

function outSlot(give: Give, index: number): CType {
  const slot = give.slots[index];
  if (slot === undefined) throw new Error("a result has its slots");
  return pointee(slot.c);
}

/** The cell of one element of a buffer or view. */
function elementCell(type: AbiType): string {
  const inner = stripNewtype(type.kind === "optional" ? type.inner : type);
  if (inner.kind === "text") return "char";
  if (inner.kind === "list" || inner.kind === "slice") return cellName(inner.element);
  return "std::uint8_t";
}

/** Lines and expressions to receive a result. `error` is E. */
export function receiveResult(result: AbiResult, scope: Scope, error: string): Received {
  const { type, give } = result;
  if (type === null) return { type: "void", declare: [], slots: [], make: code`{}` };
  const optional = type.kind === "optional";
  const inner = type.kind === "optional" ? type.inner : type;
  const value = spellOwned(inner, scope);
  const args = spelling(`<${value}, ${error}`);
  const has = optional && give.kind !== "graph" && give.kind !== "handle";
  const hasDeclare = has ? [code`std::uint8_t ftk_has = 0;`] : [];
  const hasSlot = has ? [code`&ftk_has`] : [];
  const hasArg = has && code`ftk_has, `;
  const kind = spelling(optional ? "received_optional" : "received");
  const base: Received = { type: spellResult(result, scope), declare: [], slots: [...hasSlot, code`&ftk_out`], make: NOTHING };
  switch (give.kind) {
    case "value":
      if (inner.kind === "struct" && inner.cell.plain && !optional) return receiveInto(value, spellC(inner.cell.c), error);
      return receiveValue(inner, base, hasDeclare, code`ftk::${optional ? kind : spelling("received_value")}${args}>(${hasArg}ftk_out)`);
    case "buffer":
      return { ...base, slots: [...hasSlot, code`ftk_out.out()`], declare: [...hasDeclare, code`ftk::buffer ftk_out;`], make: code`ftk::${kind}_buffer${args}, ${spelling(elementCell(type))}>(${hasArg}ftk_out)` };
    case "graph":
      return { ...base, slots: [code`&ftk_out`, code`ftk_keep.out()`], declare: [writeLocal(outSlot(give, 0)), code`ftk::owner ftk_keep;`], make: code`ftk::${kind}_graph${args}>(ftk_out, ftk_keep)` };
    case "view":
      return {
        ...base,
        slots: [...base.slots, code`&ftk_len`, code`ftk_keep.out()`],
        declare: [...hasDeclare, writeLocal(outSlot(give, has ? 1 : 0)), code`std::size_t ftk_len = 0;`, code`ftk::owner ftk_keep;`],
        make: code`ftk::${kind}_view${args}>(${hasArg}ftk_out, ftk_len, std::move(ftk_keep))`,
      };
    default:
      return { ...base, declare: [writeLocal(outSlot(give, 0))], make: receiveHandle(inner, kind, args, scope) };
  }
}

/** A struct of which every bit pattern is a value is not copied on its way. */
function receiveInto(value: string, cell: string, error: string): Received {
  const into = (call: Hole, throws: boolean): Text => code`
    return ftk::${name(throws ? "value_into" : "expected_into")}<${spelling(`${value}, ${error}, ${cell}`)}>([&](${spelling(cell)} *ftk_out, ftk_error **ftk_err) {
        return ${call};
    });
  `;
  return { type: value, declare: [], slots: [code`ftk_out`], make: code``, into };
}

function receiveHandle(inner: AbiType, kind: Text, args: Text, scope: Scope): Text {
  const own = inner.kind === "resource" && scope.side === "provider" && inner.decl.package.name === scope.provides;
  return own ? code`ftk::${kind}_object${args}>(ftk_out)` : code`ftk::${kind}_handle${args}>(ftk_out)`;
}

const NOTHING = code``;

function receiveValue(inner: AbiType, base: Received, has: readonly Hole[], make: Text): Received {
  const cell = inner.cell.c;
  if (cell.kind !== "array") return { ...base, declare: [...has, code`${spelling(spellC(cell))} ftk_out{};`], make };
  return { ...base, slots: [...base.slots.slice(0, -1), code`ftk_out`], declare: [...has, code`${spelling(declareC(cell.of, `ftk_out[${cell.length}]`))} = {};`], make };
}

function writeLocal(type: CType): Text {
  return code`${spelling(declareC(type, "ftk_out"))} = nullptr;`;
}

/** A graph result read in place, or null when there is nothing to show. */
export function receiveInPlace(result: AbiResult, scope: Scope, error: string): Received | null {
  const { type, give } = result;
  if (type === null || give.kind !== "graph" || type.kind === "optional") return null;
  const view = spellView(type, scope);
  if (view === null || type.kind === "array") return null;
  return {
    type: `ftk::view<${view}>`,
    declare: [writeLocal(outSlot(give, 0)), code`ftk::owner ftk_keep;`],
    slots: [code`&ftk_out`, code`ftk_keep.out()`],
    make: code`ftk::received_in_place<${spelling(spellOwned(type, scope))}, ${spelling(error)}>(ftk_out, std::move(ftk_keep))`,
  };
}

/** The called side of a result: the type that writes it, and how that is made from the slots. */
export interface Given {
  readonly type: string;
  readonly make: Hole;
  /** Lines before. */
  readonly declare: readonly Hole[];
}

/** How the result of C++ code is written to the slots. `keep` is the guard of views of self. */
export function giveResult(result: AbiResult, scope: Scope, keep: string | null): Given {
  const { type, give } = result;
  if (type === null) return { type: "ftk::void_out", make: code`{}`, declare: [] };
  const inner = type.kind === "optional" ? type.inner : type;
  const value = spellOwned(inner, scope);
  const optional = type.kind === "optional" ? "optional_" : "";
  const slots = give.slots.map((slot) => name(slot.name));
  const all = code`{${spelling(slots.join(", "))}}`;
  switch (give.kind) {
    case "value":
      return { type: `ftk::${optional}value_out<${value}, ${valueCell(inner)}>`, make: all, declare: [] };
    case "buffer":
      return { type: `ftk::${optional}buffer_out<${value}, ${elementCell(type)}>`, make: all, declare: [] };
    case "graph":
      return { type: `ftk::${optional}graph_out<${value}, ${rootName(give)}>`, make: code`{${spelling([...slots, "&ftk_hint"].join(", "))}}`, declare: [code`static ftk_arena_hint ftk_hint = {0};`] };
    case "view": {
      const element = spellC(pointee(pointee(give.slots[give.has ? 1 : 0]?.c ?? fail())));
      const guard = keep === null ? [code`ftk::no_guard ftk_keep;`] : [];
      const isConst = isConstPointer(give.slots[give.has ? 1 : 0]?.c ?? fail());
      const keeper = keep === null ? "ftk::no_guard" : `decltype(${keep})`;
      return { type: `ftk::${optional}view_out<${value}, ${isConst ? "const " : ""}${element}, ${keeper}>`, make: code`{${spelling([...slots, keep ?? "ftk_keep"].join(", "))}}`, declare: guard };
    }
    default:
      return giveHandle(inner, optional, all, scope);
  }
}

function giveHandle(inner: AbiType, optional: string, all: Text, scope: Scope): Given {
  if (inner.kind !== "resource") throw new Error("a handle slot holds a resource");
  const { decl } = inner;
  if (scope.side !== "provider" || decl.package.name !== scope.provides) return { type: `ftk::${optional}foreign_out<${spellOwned(inner, scope)}>`, make: all, declare: [] };
  return { type: `ftk::object_out<${tagSpelling(decl)}, ${authorClass(decl, scope)}${optional === "" ? "" : ", true"}>`, make: all, declare: [] };
}

function isConstPointer(slot: CType): boolean {
  const to = pointee(slot);
  return to.kind === "pointer" && to.const;
}

function fail(): never {
  throw new Error("a result has its slots");
}

function valueCell(inner: AbiType): string {
  return inner.cell.c.kind === "array" ? spellC(inner.cell.c.of) : spellC(inner.cell.c);
}

function rootName(give: Give): string {
  return spellC(pointee(outSlot(give, 0)));
}

