// The result of a call that this side makes: its out slots, and how the value is made from them.
import { code, type Text } from "../../print/index.js";
import type { AbiResult, AbiType, CType } from "../../lower/index.js";
import { typePath, type Scope } from "./scope.js";
import { spellC, spellCell, spellOwned } from "./types.js";

/** The result of an outgoing call. */
export interface Received {
  /** The Rust type; undefined for none. */
  readonly type: Text | undefined;
  /** Statements before the call. */
  readonly before: readonly Text[];
  /** One expression for each C slot. */
  readonly slots: readonly Text[];
  /** Statements after the call. */
  readonly after: readonly Text[];
  /** A `Result<type, ftk::Error>`; undefined for none. */
  readonly value: Text | undefined;
  /** Every bit pattern is a value, with the layout of C: a caller that panics has it written where it stays. */
  readonly inPlace?: boolean;
  /** A caller that panics makes the value itself: inside a `Result` it would be moved once more, by loads that wait for the stores before them. */
  readonly direct?: boolean;
}

/** All that a result needs. `source` is the table that it came from; `view` asks for reading in place. */
export function writeReceived(scope: Scope, result: AbiResult, source: Text, view: boolean): Received {
  const { type, give } = result;
  if (type === null || give.kind === "void") return { type: undefined, before: [], slots: [], after: [], value: undefined };
  if (give.kind === "graph") return writeGraph(scope, type, give.slots[0].c, source, view);
  if (give.kind === "handle") return writeHandle(scope, type, give.slots[0].c);
  const inner = type.kind === "optional" ? type.inner : type;
  const one = give.kind === "value" ? writeValue(scope, inner) : give.kind === "buffer" ? writeBuffer(scope, inner) : writeView(scope, inner, result.from);
  return give.has ? withHas(one) : one;
}

type Full = Received & { readonly type: Text; readonly value: Text };

function withHas(one: Full): Received {
  return {
    type: code`Option<${one.type}>`,
    before: [code`let mut ftk_has = 0u8;`, ...one.before],
    slots: [code`&mut ftk_has`, ...one.slots],
    after: one.after,
    value: code`glue::opt(ftk_has, || ${one.value})`,
    inPlace: false,
    direct: false,
  };
}

function writeValue(scope: Scope, type: AbiType): Full {
  const owned = spellOwned(scope, type);
  const c = spellCell(scope, type);
  return {
    type: owned,
    before: [code`let mut ftk_out = glue::blank::<${c}>();`],
    slots: [type.kind === "array" ? code`ftk_out.as_mut_ptr()` : code`&mut ftk_out`],
    after: [],
    value: code`glue::result::<${owned}, ${c}>(&ftk_out)`,
    inPlace: type.kind === "struct" && type.cell.plain,
  };
}

function writeBuffer(scope: Scope, type: AbiType): Full {
  return {
    type: spellOwned(scope, type),
    before: [code`let mut ftk_out = glue::Buffer::new();`],
    slots: [code`ftk_out.out()`],
    after: [],
    value: readBuffer(scope, type),
    direct: true,
  };
}

function readBuffer(scope: Scope, type: AbiType): Text {
  switch (type.kind) {
    case "text": return code`ftk_out.text()`;
    case "bytes": return code`ftk_out.items::<u8, u8>()`;
    case "list": return code`ftk_out.items::<${spellCell(scope, type.element)}, ${spellOwned(scope, type.element)}>()`;
    case "newtype": return code`${readBuffer(scope, type.decl.inner)}.map(${typePath(scope, type.decl)})`;
    default: throw new Error(`a ${type.kind} is no buffer`);
  }
}

function writeGraph(scope: Scope, type: AbiType, slot: CType, source: Text, view: boolean): Received {
  const optional = type.kind === "optional";
  const inner = optional ? type.inner : type;
  if (slot.kind !== "pointer") throw new Error("an out slot is a pointer");
  const owned = spellOwned(scope, inner);
  const c = spellCell(scope, inner);
  const root = inner.kind === "array" ? code`ftk_out.cast::<${c}>()` : code`ftk_out`;
  const shape = {
    before: [code`let mut ftk_out: ${spellC(scope, slot.to)} = ::std::ptr::null();`, code`let mut ftk_owner = ::std::ptr::null_mut();`],
    slots: [code`&mut ftk_out`, code`&mut ftk_owner`],
    after: [],
  };
  if (view) {
    const type_ = code`::ftk::View<${owned}, ${c}>`;
    return { type: optional ? code`Option<${type_}>` : type_, ...shape, value: code`::ftk::View::${optional ? code`from_raw_opt` : code`from_raw`}(${root}, ftk_owner)` };
  }
  const read = code`${optional ? code`glue::graph_opt` : code`glue::graph_at`}::<${owned}, ${c}>(${root}, ftk_owner, ${source})`;
  return { type: optional ? code`Option<${owned}>` : owned, ...shape, value: read };
}

function writeHandle(scope: Scope, type: AbiType, slot: CType): Full {
  if (slot.kind !== "pointer") throw new Error("an out slot is a pointer");
  const owned = spellOwned(scope, type);
  return {
    type: owned,
    before: [code`let mut ftk_out: ${spellC(scope, slot.to)} = ::std::ptr::null_mut();`],
    slots: [code`&mut ftk_out`],
    after: [],
    value: code`glue::result::<${owned}, _>(&ftk_out)`,
  };
}

function writeView(scope: Scope, type: AbiType, from: readonly string[]): Full {
  const life = from.some((each) => each !== "self") ? code`'a` : code`'_`;
  const before = [
    code`let mut ftk_out: *const ${type.kind === "text" ? code`u8` : type.kind === "slice" ? spellCell(scope, type.element) : code`u8`} = ::std::ptr::null();`,
    code`let mut ftk_len = 0usize;`,
    code`let mut ftk_owner = ::std::ptr::null_mut();`,
  ];
  const slots = [code`&mut ftk_out`, code`&mut ftk_len`, code`&mut ftk_owner`];
  if (type.kind === "text") return { type: code`::ftk::Text<${life}>`, before, slots, after: [], value: code`::ftk::Text::from_raw(ftk_out, ftk_len, ftk_owner)` };
  if (type.kind !== "slice") throw new Error(`a ${type.kind} is no view`);
  const element = spellOwned(scope, type.element);
  return {
    type: code`::ftk::Slice<${life}, ${element}>`,
    before,
    slots,
    after: [],
    value: code`::ftk::Slice::from_raw(ftk_out.cast::<${element}>(), ftk_len, ftk_owner)`,
  };
}
