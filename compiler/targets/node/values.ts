/** Constant values as TypeScript expressions. */
import { code, list, literal, name, qualify, type Hole, type Text } from "../../print/index.js";
import type { AbiField, AbiNamed, AbiType, AbiValue } from "../../lower/index.js";
import { plainType } from "../../scratch/index.js";
import { caseFieldName, enumCaseName, fieldName, variantCaseName } from "./names.js";
import { inner, type Scope } from "./scope.js";
import { typedArrayOf } from "./types.js";

/** The default of a field or parameter as an expression, null when it has none or when it is `undefined` anyway. */
export function spellDefault(item: AbiNamed & { readonly type: AbiType; readonly default?: AbiValue }, scope: Scope): Text | null {
  return item.default === undefined || item.default.kind === "none" ? null : spellValue(item.default, item.type, scope);
}

/** A value of a type. */
export function spellValue(value: AbiValue, type: AbiType, scope: Scope): Text {
  if (type.kind === "optional" && value.kind !== "none") return spellValue(value, type.inner, scope);
  const text = spellPlain(value, type, scope);
  return type.kind === "newtype" ? code`${text} as ${inner(type.decl, scope)}` : text;
}

function spellPlain(value: AbiValue, type: AbiType, scope: Scope): Text {
  const plain = plainType(type);
  switch (value.kind) {
    case "none":
      return code`undefined`;
    case "bool":
      return literal.js.bool(value.value);
    case "int":
      return spellInteger(value.value, plain, scope);
    case "float":
      return literal.js.float(value.value, plain.kind === "float" ? plain.bits : 64);
    case "char":
      return literal.js.char(value.value);
    case "text":
      return literal.js.string(value.value);
    case "bytes":
      return code`Uint8Array.of(${list(Array.from(value.value, (byte) => code`${byte}`))})`;
    case "case":
      return code`${qualify(".", inner(value.decl, scope), enumCaseName(value.case))}`;
    case "flags":
      return spellFlags(value, plain, scope);
    case "variant":
      return code`{ kind: ${literal.js.string(variantCaseName(value.case))} }`;
    default:
      return spellComposite(value, plain, scope);
  }
}

function spellComposite(value: AbiValue & { kind: "list" | "map" | "record" }, type: AbiType, scope: Scope): Text {
  const inside = type.kind === "optional" ? plainType(type.inner) : type;
  switch (value.kind) {
    case "list": {
      const element = "element" in inside ? inside.element : type;
      const items = list(value.items.map((item) => spellValue(item, element, scope)), { open: "[", close: "]", trailing: true });
      const typed = inside.kind === "slice" ? typedArrayOf(element) : null;
      return typed === null ? items : code`${name(typed)}.of(${list(value.items.map((item) => spellValue(item, element, scope)))})`;
    }
    case "map": {
      if (inside.kind !== "map") return code`new Map()`;
      const { key, value: mapped } = inside;
      const entries = value.entries.map(([from, to]) => code`[${spellValue(from, key, scope)}, ${spellValue(to, mapped, scope)}]`);
      return entries.length === 0 ? code`new Map()` : code`new Map([${list(entries)}])`;
    }
    case "record": {
      const members: Hole[] = value.fields.map(({ field, value: inner }) => code`${keyOfField(field, inside)}: ${spellValue(inner, field.type, scope)}`);
      return members.length === 0 ? code`{}` : list(members, { open: "{ ", close: " }", trailing: true });
    }
  }
}

function keyOfField(field: AbiField, type: AbiType): Text {
  return code`${type.kind === "variant" ? caseFieldName(field) : fieldName(field)}`;
}

function spellInteger(value: bigint, type: AbiType, scope: Scope): Text {
  const inside = type.kind === "optional" ? plainType(type.inner) : type;
  const wide = (inside.kind === "int" && inside.bits === 64 && scope.bigints) || ((inside.kind === "enum" || inside.kind === "flags") && inside.decl.bits === 64);
  return literal.js.integer(value, wide ? 64 : 32, true);
}

function spellFlags(value: AbiValue & { kind: "flags" }, type: AbiType, scope: Scope): Text {
  if (value.cases.length === 0) return spellInteger(value.value, type, scope);
  const words = value.cases.map((one) => code`${qualify(".", inner(value.decl, scope), enumCaseName(one))}`);
  return words.length === 1 ? words[0]! : code`(${list(words, { separator: " |" })})`;
}
