/** Functions that copy values into an arena: `<type>_copy(arena, from, to)`, for whoever keeps what was only lent. Handles are never copied. */
import { code, comment, name, spelling, type Hole, type Text } from "../../print/index.js";
import { declareC } from "../../lower/c-spelling.js";
import type { AbiField, AbiType, AbiVariant, CType } from "../../lower/index.js";
import { upper } from "./names.js";
import { each } from "./print-file.js";
import { place, pointee } from "./place.js";
import {
  NOTHING,
  stepsFor,
  stepsOfFields,
  writeFurther,
  writeSteps,
  type Step,
  type Unit,
  type Verb,
} from "./units.js";
import { isDeep, keyOf, keysWithin } from "./walk.js";

/** Whether copying the unit means following pointers. */
function isOwned(unit: Unit): boolean {
  const { content } = unit;
  if (content.kind === "shape") return isDeep(content.type);
  if (unit.parts.some((part) => part.cell.handles)) return false;
  return (
    content.kind === "variant" ||
    (content.kind === "fields" && (content.record || unit.parts.some((part) => part.cell.graph)))
  );
}

/** Whether the unit has a copy function for users: records and variants without handles, and payloads of errors. */
export function hasCopy(unit: Unit): boolean {
  const { content } = unit;
  return isOwned(unit) && (content.kind === "variant" || (content.kind === "fields" && content.record));
}

/** Declarations of the copy functions. */
export function writeCopyPrototypes(units: readonly Unit[]): Iterable<Hole> {
  return each(
    units.filter(hasCopy),
    (unit) => code`
      ${comment("/** */", copyDocs(unit))}
      FTK_HIDDEN int32_t ${name(unit.c)}_copy(ftk_arena *arena, const ${name(unit.c)} *from, ${name(unit.c)} *to);
    `,
  );
}

function copyDocs(unit: Unit): string {
  const unknown =
    unit.content.kind === "variant" && !unit.content.decl.closed
      ? ", or FTK_E_UNSUPPORTED for a case that is not known here"
      : "";
  return `Copies a checked \`${unit.what}\` and all that it points to into \`arena\`. FTK_E_NO_MEMORY when out of memory${unknown}; drop the arena then.`;
}

/** The copy functions, and the private ones that make what a value points to its own. */
export function* writeCopies(units: readonly Unit[]): Generator<Hole> {
  const roots = units.filter(hasCopy);
  const within = new Set([...roots.map((unit) => unit.c), ...keysWithin(roots.flatMap((unit) => unit.parts))]);
  const owned = units.filter((unit) => isOwned(unit) && within.has(unit.owner));
  yield owned.map((unit) => code`static int32_t ${name(unit.c)}_ftk_own(ftk_arena *arena, ${name(unit.c)} *value);`);
  yield* each(clonedRecords(owned), writeClone);
  yield* each(owned, writeOwn);
  yield* each(roots, writeCopy);
}

/** A growable value is copied at the size that this side knows; what its writer did not know takes its default. */
function writeCopy(unit: Unit): Text {
  const c = name(unit.c);
  const growable = unit.content.kind === "fields" && unit.content.record;
  return code`
    int32_t ${c}_copy(ftk_arena *arena, const ${c} *from, ${c} *to) {
        ${
          growable &&
          code`
          static const ${c} initial = ${upper(unit.c)}_INIT;
          *to = initial;
          memcpy(to, from, from->size < sizeof(*to) ? from->size : sizeof(*to));
          to->size = sizeof(*to);
        `
        }
        ${!growable && code`*to = *from;`}
        return ${c}_ftk_own(arena, to);
    }
  `;
}

/** Names of the records, also of other packages, to which a pointer, not only a list, leads from one of the units. */
function clonedRecords(owners: readonly Unit[]): readonly string[] {
  const found = new Set<string>();
  const visit = (type: AbiType): void => {
    if (type.kind === "record") found.add(type.decl.c);
    else if (type.kind === "newtype") visit(type.decl.inner);
    else if (type.kind === "optional") visit(type.inner);
    else if (type.kind === "array") visit(type.element);
  };
  for (const { content, parts } of owners) {
    if (content.kind !== "shape") parts.forEach(visit);
    else if (content.type.kind === "map") visit(content.type.value);
    else if (content.type.kind === "optional") visit(content.type.inner);
    else if (content.type.kind === "list" && !content.type.rows) visit(content.type.element);
  }
  return [...found];
}

function writeClone(record: string): Text {
  const c = name(record);
  return code`
    static int32_t ${c}_ftk_clone(ftk_arena *arena, const ${c} **value) {
        ${c} *copy = ftk_arena_alloc(arena, sizeof(*copy), 8);
        if (copy == NULL) return FTK_E_NO_MEMORY;
        const ${c} *from = *value;
        *value = copy;
        return ${c}_copy(arena, from, copy);
    }
  `;
}

/** What makes one value in place the owner of copies of all that it points to. */
const own: Verb = (type, at) => {
  switch (type.kind) {
    case "text":
      return code`ftk_arena_text(arena, ${at.member("ptr")}, ${at.member("len")}, ${at.pointer})`;
    case "bytes":
      return code`ftk_arena_bytes(arena, ${at.member("ptr")}, ${at.member("len")}, ${at.pointer})`;
    case "record":
      return code`${name(keyOf(type))}_ftk_clone(arena, ${at.pointer})`;
    case "optional":
      if (type.inner.cell.pointer) return null;
      return isDeep(type) ? code`${name(keyOf(type))}_ftk_own(arena, ${at.pointer})` : NOTHING;
    case "variant":
      return code`${name(keyOf(type))}_copy(arena, ${at.pointer}, ${at.pointer})`;
    case "slice":
    case "list":
    case "map":
      return code`${name(keyOf(type))}_ftk_own(arena, ${at.pointer})`;
    default:
      return null;
  }
};

function writeOwn(unit: Unit): Text {
  const c = name(unit.c);
  return code`
    static int32_t ${c}_ftk_own(ftk_arena *arena, ${c} *value) {
        ${ownBody(unit)}
    }
  `;
}

function ownBody(unit: Unit): Text {
  const { content } = unit;
  if (content.kind === "fields") return fieldsBody(content.fields);
  if (content.kind === "variant") return variantBody(content.decl);
  if (content.kind === "shape") return shapeBody(content.type);
  throw new Error(`${unit.c} holds nothing`);
}

/** In place, every field is there: the copy has the size of this side. */
function fieldsBody(fields: readonly AbiField[]): Text {
  const steps = stepsOfFields(
    "",
    fields.map((field) => ({ ...field, late: false })),
    own,
  );
  if (steps.length > 0) return writeSteps(steps, "status");
  return code`
    (void)arena;
    (void)value;
    return FTK_OK;
  `;
}

function variantBody(decl: AbiVariant): Text {
  return code`
    switch (value->tag) {
    ${decl.cases.map(
      (one) => code`
      case ${name(one.c)}: {
          ${payloadBody(one.payload)}
      }
    `,
    )}
    default:
        (void)arena;
        return FTK_E_UNSUPPORTED;
    }
  `;
}

type Payload = AbiVariant["cases"][number]["payload"];

function payloadBody(payload: Payload): Text {
  if (payload.kind === "none") return code`return FTK_OK;`;
  const member = code`value->as.${name(payload.member)}`;
  const record = payload.kind === "single" && payload.type.kind === "record";
  if (payload.placement === "inline" || record) {
    if (payload.kind === "single") return writeSteps(stepsFor(payload.type, place(member), own), "status");
    return payload.fields.some((field) => field.type.cell.graph)
      ? code`return ${name(payload.layout.name)}_ftk_own(arena, &${member});`
      : code`return FTK_OK;`;
  }
  const cell: CType = payload.kind === "single" ? payload.type.cell.c : { kind: "struct", name: payload.layout.name };
  return code`
    ${spelling(declareC({ kind: "pointer", const: false, to: cell }, "copy"))} = ftk_arena_alloc(arena, sizeof(*copy), 8);
    if (copy == NULL) return FTK_E_NO_MEMORY;
    memcpy(copy, ${member}, sizeof(*copy));
    ${member} = ${cell.kind === "array" && code`(void *)`}copy;
    ${pointedPayload(payload)}
  `;
}

function pointedPayload(payload: Exclude<Payload, { kind: "none" }>): Text {
  if (payload.kind === "single") return writeSteps(stepsFor(payload.type, pointee(code`copy`), own), "status");
  if (!payload.fields.some((field) => field.type.cell.graph)) return code`return FTK_OK;`;
  return code`return ${name(payload.layout.name)}_ftk_own(arena, copy);`;
}

function shapeBody(type: AbiType): Text {
  switch (type.kind) {
    case "optional":
      return code`
        if (!value->has) return FTK_OK;
        ${writeSteps(stepsFor(type.inner, place(code`value->value`), own), "status")}
      `;
    case "list":
      return type.rows
        ? rowsBody(type)
        : listBody(stepsFor(type.element, place(code`items[i]`), own, 1), elementOf(type), isArray(type.element));
    case "slice":
      return listBody(stepsFor(type.element, place(code`items[i]`), own, 1), elementOf(type), isArray(type.element));
    case "map": {
      const steps = [
        ...stepsFor(type.key, place(code`items[i].key`), own, 1),
        ...stepsFor(type.value, place(code`items[i].value`), own, 1),
      ];
      return listBody(steps, code`${name(type.entry.name)} *items`);
    }
    default:
      throw new Error(`a ${type.kind} is no shape`);
  }
}

function elementOf(type: AbiType & { kind: "list" | "slice" }): Text {
  return spelling(declareC({ kind: "pointer", const: false, to: type.element.cell.c }, "items"));
}

/** Before C23 a pointer to arrays does not become one to constant arrays by itself. */
function isArray(element: AbiType): boolean {
  return element.cell.c.kind === "array";
}

/** A sequence is copied whole, then each element made its own. */
function listBody(steps: readonly Step[], items: Text, array = false): Text {
  return code`
    ${items} = ftk_arena_array(arena, value->len, sizeof(*items), 8);
    if (items == NULL) return FTK_E_NO_MEMORY;
    if (value->len > 0) memcpy(items, value->ptr, value->len * sizeof(*items));
    value->ptr = ${array && code`(void *)`}items;
    ${steps.length === 0 && code`return FTK_OK;`}
    ${
      steps.length > 0 &&
      code`
      int32_t status = FTK_OK;
      for (size_t i = 0; status == FTK_OK && i < value->len; i++) {
          ${writeFurther(steps)}
      }
      return status;
    `
    }
  `;
}

function rowsBody(type: AbiType & { kind: "list" }): Text {
  const c = name(keyOf(type.element));
  return code`
    ${c} *items = ftk_arena_array(arena, value->len, sizeof(*items), 8);
    if (items == NULL) return FTK_E_NO_MEMORY;
    int32_t status = FTK_OK;
    for (size_t i = 0; status == FTK_OK && i < value->len; i++) {
        status = ${c}_copy(arena, FTK_ROW(${c}, *value, i), &items[i]);
    }
    value->ptr = items;
    value->stride = sizeof(*items);
    return status;
  `;
}
