/** Arguments on the called side: how the C slots become C++ values, validated. Used by thunks and by trampolines of callbacks. */
import { code, literal, name, spelling, type Hole, type Text } from "../../print/index.js";
import type { AbiParam, AbiType, Slot } from "../../lower/index.js";
import { localName, tagSpelling, typeName } from "./names.js";
import { authorClass, cellName, spellName, spellOwned, type Scope } from "./types.js";
import { writeValue } from "./constant.js";
import { callbackHandles, ownsUnique, stripNewtype } from "./walk.js";

/** One accepted argument. */
export interface Accepted {
  readonly declare: readonly Hole[];
  /** Expressions of a status. */
  readonly steps: readonly Hole[];
  /** What the author's code gets. */
  readonly value: Hole;
  /** The type of that expression, for checks. */
  readonly type: string;
  /** Objects move in with it, so that it is read first and also after a failure. */
  readonly moves?: boolean;
}

/** `blame`: `ftk::bad_argument` or `ftk::broken_contract`. */
export function acceptParam(param: AbiParam, blame: string, scope: Scope): Accepted {
  const accepted = acceptPass(param, blame, scope);
  return param.pass.kind !== "handle" && ownsUnique(param.type) ? { moves: true, ...accepted } : accepted;
}

function acceptPass(param: AbiParam, blame: string, scope: Scope): Accepted {
  const { pass, type } = param;
  const slot = name(pass.slots[0].name);
  const local = name(localName(pass.slots[pass.kind === "callback" ? 1 : 0]?.name ?? param.name));
  const check = { blame, shown: param.name, scope };
  switch (pass.kind) {
    case "value":
      return acceptValue(type, slot, local, check);
    case "view":
      return acceptCell(type, viewCell(type, pass.slots), local, check);
    case "rows":
      return acceptCell(type, code`ftk::row_slots<${spelling(cellName(rowElement(type)))}>{${slot}, ${name(pass.slots[1].name)}, ${name(pass.slots[2].name)}}`, local, check);
    case "pointer":
      return acceptPointer(param, slot, local, check);
    case "handle":
      return acceptHandle(type, slot, local, scope);
    case "callback":
      return acceptCallback(param, local, check);
  }
}

interface Check {
  readonly blame: string;
  readonly shown: string;
  readonly scope: Scope;
}

function rowElement(type: AbiType): AbiType {
  const inner = stripNewtype(type);
  return inner.kind === "list" ? inner.element : inner;
}

/** Numbers need no check and no copy. */
function acceptValue(type: AbiType, slot: Hole, local: Hole, check: Check): Accepted {
  if (type.kind === "int" || type.kind === "size" || type.kind === "float") return { declare: [], steps: [], value: slot, type: `${spellOwned(type, check.scope)} &` };
  return acceptCell(type, slot, local, check);
}

function acceptCell(type: AbiType, cell: Hole, local: Hole, { blame, shown, scope }: Check): Accepted {
  const spelled = spellOwned(type, scope);
  return {
    declare: [code`${spelling(spelled)} ${local}{};`],
    steps: [code`ftk::accept<${spelling(blame)}>(${cell}, ${local}, ${literal.cpp.string(shown)}, err)`],
    value: code`std::move(${local})`,
    type: spelled,
  };
}

function viewCell(type: AbiType, slots: readonly [Slot, Slot]): Text {
  const inner = stripNewtype(type);
  const args = code`{${name(slots[0].name)}, ${name(slots[1].name)}}`;
  if (inner.kind === "text") return code`ftk_str${args}`;
  if (inner.kind === "bytes") return code`ftk_bytes${args}`;
  if (inner.kind === "map") return code`ftk::list_slots<${name(inner.entry.name)}>${args}`;
  if (inner.kind !== "list" && inner.kind !== "slice") throw new Error(`a ${inner.kind} is not passed as a view`);
  return code`ftk::list_slots<${spelling(cellName(inner.element))}>${args}`;
}

function acceptPointer(param: AbiParam, slot: Hole, local: Hole, check: Check): Accepted {
  const { type } = param;
  const { blame, shown, scope } = check;
  const spelled = spellOwned(type, scope);
  const where = literal.cpp.string(shown);
  const plain = acceptCell(type, slot, local, check);
  if (type.kind === "record" && param.default !== undefined) {
    const initial = writeValue(param.default, type, scope);
    return { ...plain, declare: [code`${spelling(spelled)} ${local} = ${initial};`], steps: [code`${slot} == nullptr ? FTK_OK : ${plain.steps[0]}`] };
  }
  if (type.kind === "record" || type.kind === "array" || (type.kind === "optional" && type.inner.cell.pointer)) return plain;
  const form = type.kind === "optional" ? "accept_optional" : "accept_at";
  return { ...plain, steps: [code`ftk::${name(form)}<${spelling(blame)}>(${slot}, ${local}, ${where}, err)`] };
}

function acceptHandle(type: AbiType, slot: Hole, local: Hole, scope: Scope): Accepted {
  const inner = type.kind === "optional" ? type.inner : type;
  if (inner.kind !== "resource") throw new Error("a handle slot holds a resource");
  const optional = type.kind === "optional";
  const { decl, mode } = inner;
  if (scope.side !== "provider" || decl.package.name !== scope.provides) return acceptForeign(inner, optional, slot, local, scope);
  const owner = authorClass(decl, scope);
  const args = spelling(`<${tagSpelling(decl)}, ${owner}>`);
  if (mode === "own") {
    return {
      declare: [code`ftk::taken${args} ${local}(${slot});`],
      steps: [code`${local}.${name(optional ? "check_optional" : "check")}(err)`],
      value: code`${local}.take()`,
      type: `std::unique_ptr<${owner}>`,
    };
  }
  if (mode === "shared") {
    return {
      declare: [code`std::shared_ptr<${spelling(owner)}> ${local};`],
      steps: [code`ftk::${name(optional ? "share_optional" : "share")}${args}(${slot}, ${local}, err)`],
      value: code`std::move(${local})`,
      type: `std::shared_ptr<${owner}>`,
    };
  }
  return {
    declare: [code`ftk::entered${args} ${local};`],
    steps: [code`${local}.${name(optional ? "enter_optional" : "enter")}(${slot}, err)`],
    value: optional ? code`${local}.pointer()` : code`*${local}`,
    type: optional ? `${owner} *` : `${owner} &`,
  };
}

/** Objects of another package, and all objects in a callback of a consumer. */
function acceptForeign(inner: AbiType & { kind: "resource" }, optional: boolean, slot: Hole, local: Hole, scope: Scope): Accepted {
  const owner = spellName(inner.decl, scope);
  if (inner.mode === "borrow") {
    return {
      declare: [code`ftk::borrowed<${spelling(owner)}> ${local}(${slot});`],
      steps: optional ? [] : [code`${local}.check(err)`],
      value: optional ? code`${local}.pointer()` : code`${local}.get()`,
      type: optional ? `${owner} *` : `${owner} &`,
    };
  }
  const spelled = optional ? `std::optional<${owner}>` : owner;
  return {
    declare: [code`${spelling(spelled)} ${local}${optional ? code`{}` : code`{nullptr}`};`],
    steps: [code`ftk::accept<ftk::bad_argument>(${slot}, ${local}, ${literal.cpp.string(typeName(inner.decl))}, err)`],
    value: code`std::move(${local})`,
    type: spelled,
  };
}

function acceptCallback(param: AbiParam, local: Hole, { blame, shown, scope }: Check): Accepted {
  const { type, pass } = param;
  const inner = type.kind === "optional" ? type.inner : type;
  if (inner.kind !== "callback" || pass.kind !== "callback") throw new Error("a callback slot holds a callback");
  const table = name(pass.slots[1].name);
  const owner = spellProviderCallback(inner, scope);
  const declare = [code`const ${spelling(owner)} ${local}(${name(pass.slots[0].name)}, ${table});`];
  const any = inner.decl.thread === "any";
  const check = `ftk::require_any_thread<${blame}>`;
  if (type.kind === "optional") {
    const steps = any ? [code`(${table} == nullptr ? static_cast<std::int32_t>(FTK_OK) : ${spelling(check)}(${table}, ${literal.cpp.string(shown)}, err))`] : [];
    return { declare, steps, value: code`(${table} == nullptr ? nullptr : &${local})`, type: `const ${owner} *` };
  }
  if (any) return { declare, steps: [code`${spelling(check)}(${table}, ${literal.cpp.string(shown)}, err)`], value: local, type: `const ${owner} &` };
  return { declare, steps: [code`ftk::require<${spelling(blame)}>(${table}, ${literal.cpp.string(shown)}, err)`], value: local, type: `const ${owner} &` };
}

/** `provider::Visit` from the provider's namespace. */
export function spellProviderCallback(type: AbiType & { kind: "callback" }, scope: Scope): string {
  const own = spellName(type.decl, { ...scope, namespace: "" }, `provider::${typeName(type.decl)}`);
  const handles = callbackHandles(type.decl);
  return handles.length === 0 ? own : `${own}<${handles.map((one) => authorClass(one, scope)).join(", ")}>`;
}

/** `ftk_status` over all steps; returns it when one fails. */
export function writeAcceptSteps(all: readonly Pick<Accepted, "steps" | "moves">[]): readonly Hole[] {
  const moving = all.filter((one) => one.moves === true).flatMap((one) => one.steps);
  const others = all.filter((one) => one.moves !== true).flatMap((one) => one.steps);
  if (moving.length + others.length === 0) return [];
  return [
    code`std::int32_t ftk_status = ${moving[0] ?? others[0]};`,
    ...moving.slice(1).map((step) => code`ftk_status = ftk::first_failure(ftk_status, ${step});`),
    ...others.slice(moving.length === 0 ? 1 : 0).map((step) => code`if (ftk_status == FTK_OK) ftk_status = ${step};`),
    code`if (FTK_UNLIKELY(ftk_status != FTK_OK)) return ftk_status;`,
  ];
}
