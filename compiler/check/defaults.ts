// Defaults that hold records take the defaults of what they do not name along: that this ends, and how much it is.
import { isCycle, sortParts } from "../../idl/index.js";
import { requiredType } from "./containment.js";
import { report, type Context } from "./context.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";

type Holder = model.Field | model.Param;

/** Most values that one default fills in: a few lines of records in records could ask for more than any compiler takes. */
const mostValues = 1 << 14;

/** Most records that a default fills in inside each other, as deep as source text may nest. */
const deepest = 64;

/** So many characters of a text weigh as much as one value. */
const TEXT_WEIGHT = 64;

/** What a default is made of. */
interface Extent {
  /** Values, filled in or written. */
  readonly values: number;
  /** Those that are filled in. */
  readonly filled: number;
  /** Levels of records that are filled in. */
  readonly depth: number;
}

const ONE: Extent = { values: 1, filled: 0, depth: 0 };

/** Reports defaults that lead back to themselves, and those that fill in too much. */
export function checkDefaults(context: Context): void {
  const extents = new Map<Holder, Extent>();
  for (const part of sortParts(context.composed, takenAlong)) {
    const [first] = part;
    if (first === undefined) continue;
    if (isCycle(part, takenAlong)) {
      // A circle of nothing but records that need each other has no value at all, which is reported for the records.
      if (part.some((one) => requiredType(one.type) === undefined)) report(context, messages["default-cycle"].at(first.span, { name: first.name }));
      continue;
    }
    const extent = first.default === undefined ? ONE : measure(first.default, extents);
    const what = extent.filled > mostValues ? `more than ${mostValues} values` : extent.depth > deepest ? `records that lie more than ${deepest} levels deep` : undefined;
    // What is reported counts as nothing in others: the first mistake is the one to mend.
    if (what === undefined) extents.set(first, extent);
    else report(context, messages["default-too-large"].at(first.span, { name: first.name, what }));
  }
}

/** Whether a default holds values inside. */
export function isComposed(value: model.Value): boolean {
  return value.kind === "record" || value.kind === "list";
}

/** The fields whose own composed defaults the default of a field or parameter takes along. */
function takenAlong({ default: value }: Holder): readonly model.Field[] {
  const found = new Set<model.Field>();
  const look = (one: model.Value): void => {
    if (one.kind === "list") one.items.forEach(look);
    if (one.kind !== "record") return;
    for (const given of one.fields) look(given.value);
    for (const field of filledFields(one)) if (field.default !== undefined && isComposed(field.default)) found.add(field);
  };
  if (value !== undefined) look(value);
  return [...found];
}

function filledFields({ decl, fields }: model.Value & { kind: "record" }): readonly model.Field[] {
  if (fields.length === 0) return decl.fields;
  const given = new Set(fields.map((one) => one.field));
  return decl.fields.filter((field) => !given.has(field));
}

function measure(value: model.Value, extents: ReadonlyMap<Holder, Extent>): Extent {
  if (value.kind === "list") return sum(value.items.map((item) => measure(item, extents)));
  if (value.kind !== "record") return value.kind === "text" ? { values: 1 + value.value.length / TEXT_WEIGHT, filled: 0, depth: 0 } : ONE;
  const written = sum(value.fields.map((one) => measure(one.value, extents)));
  let { values, filled, depth } = written;
  for (const field of filledFields(value)) {
    const inner = field.default === undefined ? ONE : isComposed(field.default) ? (extents.get(field) ?? ONE) : measure(field.default, extents);
    values += inner.values;
    filled += inner.values;
    depth = Math.max(depth, inner.depth);
  }
  return { values, filled, depth: depth + 1 };
}

function sum(parts: readonly Extent[]): Extent {
  return parts.reduce((all, one) => ({ values: all.values + one.values, filled: all.filled + one.filled, depth: Math.max(all.depth, one.depth) }), ONE);
}
