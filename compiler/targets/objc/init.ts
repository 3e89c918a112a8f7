/** Initialisers of value classes: the fields without a default, in order. */
import { code, name, spelling, type Hole, type Text } from "../../print/index.js";
import type { AbiField } from "../../lower/index.js";
import { capitalized, fieldName, labelOf, localName, requiredFields } from "./names.js";
import { spellNullable } from "./types.js";

/** The parts of the selector: `["initWithName:", "zip:"]`, or `["init"]`. */
export function initSelector(fields: readonly AbiField[]): readonly string[] {
  const required = requiredFields(fields);
  if (required.length === 0) return ["init"];
  return required.map((field, index) => (index === 0 ? `initWith${capitalized(labelOf(field))}:` : `${labelOf(field)}:`));
}

/** `initWithName:name zip:zip`, each value by `given`. */
export function initCall(fields: readonly AbiField[], given: (field: AbiField) => Text): Text {
  return joinParts(initSelector(fields), requiredFields(fields).map(given));
}

/** `- (instancetype)initWithName:(NSString *)name zip:(uint32_t)zip`. */
export function initHead(fields: readonly AbiField[]): Text {
  const parts = requiredFields(fields).map((field) => code`(${spelling(spellNullable(field.type, "nonnull"))})${name(localName(field))}`);
  return code`- (instancetype)${joinParts(initSelector(fields), parts)}`;
}

/** Selector parts with what follows each of them. */
export function joinParts(parts: readonly string[], values: readonly Hole[]): Text {
  return parts.map((part, index) => code`${spelling(part)}${values[index]}`).reduce((all, one) => code`${all} ${one}`);
}

/** The setter of a property: `setName`. */
export function setterName(field: AbiField): string {
  const own = fieldName(field);
  return `set${own.charAt(0).toUpperCase()}${own.slice(1)}`;
}
