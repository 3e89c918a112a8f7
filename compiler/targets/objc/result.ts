/** Results of calls: the C variables that receive them, and the value that is made of these. */
import { code, spelling, type Hole, type Text } from "../../print/index.js";
import type { AbiResult, AbiType, CType } from "../../lower/index.js";
import { declareC, spellC } from "../../lower/c-spelling.js";
import type { Codecs } from "./codecs.js";
import { readValue } from "./convert.js";
import { glueName } from "./names.js";
import { cellC, isObject, stripNewtype } from "./types.js";

/** The receiving side of a result. */
export interface Received {
  readonly declare: readonly Hole[];
  readonly passed: readonly Hole[];
  /** Lines after a successful call that make what `value` names; `ftk_from` is declared by them when `reads`. */
  readonly lines: readonly Hole[];
  readonly value: Text;
  /** Lines that release what the call handed out, after the value was made. */
  readonly release: readonly Hole[];
  readonly reads: boolean;
}

const FROM = code`&ftk_from`;

/** Receives a result that is there. */
export function receiveResult(result: AbiResult, codecs: Codecs): Received {
  const { type, give } = result;
  if (type === null) return { declare: [], passed: [], lines: [], value: code``, release: [], reads: false };
  const optional = stripNewtype(type).kind === "optional";
  const whole = stripNewtype(type);
  const inner = stripNewtype(whole.kind === "optional" ? whole.inner : whole);
  const has = "has" in give && give.has;
  const base: Received = {
    declare: [has && code`uint8_t ftk_has = 0;`],
    passed: has ? [code`&ftk_has`, code`&ftk_out`] : [code`&ftk_out`],
    lines: [],
    value: code``,
    release: [],
    reads: true,
  };
  const when = (value: Text): Text => (has ? code`FTKGetBool(${FROM}, ftk_has) ? ${value} : nil` : value);
  switch (give.kind) {
    case "value":
      return receiveValue(base, inner, has, when, codecs);
    case "buffer":
      return receiveBuffer(base, inner, when, codecs);
    case "graph":
      return receiveGraph(base, inner, optional, codecs, pointee(give.slots[0].c));
    case "view":
      return receiveView(base, inner, when, codecs, pointee(give.slots[has ? 1 : 0]?.c));
    case "handle": {
      if (inner.kind !== "resource") throw new Error("a handle slot holds a resource");
      const own = code`${glueName(inner.decl, "own")}(${FROM}, &ftk_out)`;
      return { ...base, declare: [code`${spelling(cellC(inner))}ftk_out = NULL;`], value: optional ? code`ftk_out != NULL ? ${own} : nil` : own };
    }
    default:
      throw new Error("a result without a type");
  }
}

function pointee(type: CType | undefined): CType {
  if (type?.kind !== "pointer") throw new Error("a result slot is a pointer");
  return type.to;
}

function receiveValue(base: Received, inner: AbiType, has: boolean, when: (value: Text) => Text, codecs: Codecs): Received {
  const array = inner.kind === "array";
  const zero = array || inner.kind === "struct" ? code`{0}` : code`0`;
  const declare = [...base.declare, code`${spelling(declareC(inner.cell.c, "ftk_out"))} = ${zero};`];
  const passed = array ? base.passed.map((one, index) => (index === base.passed.length - 1 ? code`ftk_out` : one)) : base.passed;
  const value = has ? when(code`${codecs.lift(inner)}(${FROM}, &ftk_out)`) : readValue(inner, code`ftk_out`, FROM, codecs);
  return { ...base, declare, passed, value, reads: has || isObject(inner) || !inner.cell.plain };
}

function receiveBuffer(base: Received, inner: AbiType, when: (value: Text) => Text, codecs: Codecs): Received {
  const declare = [...base.declare, code`ftk_buf ftk_out = {NULL, 0, 0, NULL};`];
  if (inner.kind === "bytes") return { ...base, declare, value: when(code`FTKTakeBytes(${FROM}, &ftk_out)`), release: [code`ftk_buf_release(&ftk_out);`] };
  const c = spelling(cellC(inner));
  const extra = inner.kind === "list" && inner.rows ? code`, sizeof(${spelling(spellC(inner.element.cell.c))}), 0` : undefined;
  return {
    ...base,
    declare,
    lines: [code`const ${c} ftk_cell = {ftk_out.ptr, ftk_out.len${extra}};`],
    value: when(code`${codecs.lift(inner)}(${FROM}, &ftk_cell)`),
    release: [code`ftk_buf_release(&ftk_out);`],
  };
}

function receiveGraph(base: Received, inner: AbiType, optional: boolean, codecs: Codecs, c: CType): Received {
  const at = inner.kind === "record" ? code`${codecs.lift(inner)}(${FROM}, &ftk_out)` : code`ftk_out != NULL ? ${codecs.lift(inner)}(${FROM}, ftk_out) : nil`;
  const required = !optional && inner.kind !== "record" && code`if (ftk_out == NULL) FTKSourceFail(${FROM}, FTK_E_INVALID);`;
  return {
    ...base,
    declare: [code`${spelling(declareC(c, "ftk_out"))} = NULL;`, code`ftk_owner *ftk_keep = NULL;`],
    passed: [code`&ftk_out`, code`&ftk_keep`],
    lines: [code`ftk_from.owner = ftk_keep;`, required],
    value: optional && inner.kind === "record" ? code`ftk_out != NULL ? ${at} : nil` : at,
    release: [code`ftk_owner_release(ftk_keep);`],
  };
}

/** A view is copied: an autoreleased object would hold its source for longer than anyone expects. */
function receiveView(base: Received, inner: AbiType, when: (value: Text) => Text, codecs: Codecs, c: CType): Received {
  return {
    ...base,
    declare: [...base.declare, code`${spelling(declareC(c, "ftk_out"))} = NULL;`, code`size_t ftk_len = 0;`, code`ftk_owner *ftk_keep = NULL;`],
    passed: [...base.passed, code`&ftk_len`, code`&ftk_keep`],
    lines: [code`const ${spelling(cellC(inner))} ftk_cell = {ftk_out, ftk_len};`],
    value: when(code`${codecs.lift(inner)}(${FROM}, &ftk_cell)`),
    release: [code`ftk_owner_release(ftk_keep);`],
  };
}
