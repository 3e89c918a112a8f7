/** Structs, records and newtypes as Java records. */
import { code, comment, list, literal, name, paragraphs, type Hole, type Name, type Text } from "../../print/index.js";
import type { AbiField, AbiNewtype, AbiRecord, AbiStruct, AbiType } from "../../lower/index.js";
import { isOptional } from "../../scratch/index.js";
import { docsOf, tagOf } from "./docs.js";
import { fieldName, typeName } from "./names.js";
import { absent, isWrapped, orNull, wrap } from "./optional.js";
import { checkOf } from "./scalar.js";
import { deprecation, jdk, shadowing, suppression, type Scope } from "./scope.js";
import { lengthCheck } from "./sequence.js";
import { holdsNull, isArray, isReference, spellArgument, spellType, unsignedNote } from "./types.js";
import { spellDefault } from "./values.js";

/** A component of a record in the making. */
export interface Component {
  readonly name: Name;
  readonly type: AbiType;
  /** Never in the text of the record. */
  readonly sensitive: boolean;
}

/** Fields as components. */
export function componentsOf(fields: readonly AbiField[]): Component[] {
  return fields.map((field) => ({ name: fieldName(field), type: field.type, sensitive: field.sensitive }));
}

/** A struct: a record whose fields never change. */
export function writeStruct(decl: AbiStruct, scope: Scope): Text {
  return code`
    ${docsOf(decl, "", paramTags(decl.fields))}
    ${deprecation(decl)}
    ${suppression(scope)}
    public ${recordOf(typeName(decl), componentsOf(decl.fields), null, [], scope)}
  `;
}

/** A record, with a builder when fields have defaults. */
export function writeRecord(decl: AbiRecord, outer: Scope): Text {
  const scope = decl.fields.some(hasDefault) ? shadowing(outer, [name("Builder")]) : outer;
  const builder = decl.fields.some(hasDefault) ? [writeStart(decl, scope), writeBuilder(decl, scope)] : [];
  return code`
    ${docsOf(decl, "", paramTags(decl.fields))}
    ${deprecation(decl)}
    ${suppression(scope)}
    public ${recordOf(typeName(decl), componentsOf(decl.fields), null, builder, scope)}
  `;
}

/** A newtype: a record with one component. */
export function writeNewtype(decl: AbiNewtype, scope: Scope): Text {
  const component: Component = { name: name("value"), type: decl.inner, sensitive: false };
  return code`
    ${docsOf(decl, "", ["@param value what it stands for"])}
    ${deprecation(decl)}
    ${suppression(scope)}
    public ${recordOf(typeName(decl), [component], null, [], scope)}
  `;
}

/** `@param` lines of the components. */
export function paramTags(fields: readonly AbiField[]): string[] {
  return fields.flatMap((field) => {
    const unsigned = unsignedNote(field.type);
    const own = tagOf(`@param ${fieldName(field)}`, field);
    if (own.length > 0) return [`${own[0]}${unsigned === "" ? "" : ` (${unsigned})`}`];
    return [`@param ${fieldName(field)} ${unsigned === "" ? `the ${field.name.replaceAll("_", " ")}` : unsigned}`];
  });
}

/** `record Name(components) implements X {...}`: with the checks of its components, and comparison by value where Java has none. */
export function recordOf(own: Name, components: readonly Component[], implemented: Hole, members: readonly Hole[], scope: Scope): Text {
  const params = list(components.map((one) => code`${spellType(one.type, scope)} ${one.name}`));
  const checks = components.flatMap((one) => checkComponent(one, scope));
  const compact = constructorOf(own, components, params, checks, scope);
  const compared = components.some((one) => isArray(one.type)) ? writeComparison(own, components, scope) : [];
  const shown = components.some((one) => one.sensitive) || compared.length > 0 ? [writeText(own, components, scope)] : [];
  const body = [compact, ...members, ...compared, ...shown].filter((part) => part !== false);
  if (body.length === 0) return code`record ${own}(${params}) ${implemented !== null && code`implements ${implemented}`} {}`;
  return code`
    record ${own}(${params}) ${implemented !== null && code`implements ${implemented}`} {
        ${paragraphs(body)}
    }
  `;
}

/**
 * The constructor that checks. It is written out when something inside a list or map may be null: where javac 17 makes the parameters of a constructor from
 * the components, it puts such annotations at the wrong place, and who compiles against the classes does not see them.
 */
function constructorOf(own: Name, components: readonly Component[], params: Text, checks: readonly Hole[], scope: Scope): Hole {
  if (components.some((one) => holdsNull(one.type, scope))) {
    return code`
      ${comment("/** */", ["Checks the values.\n", ...components.map((one) => `@param ${one.name} of the value`)].join("\n"))}
      public ${own}(${params}) {
          ${checks}
          ${components.map((one) => code`this.${one.name} = ${one.name};`)}
      }
    `;
  }
  return checks.length > 0 && code`
    /** Checks the values. */
    public ${own} {
        ${checks}
    }
  `;
}

function checkComponent({ name: own, type }: Component, scope: Scope): Hole[] {
  const inner = type.kind === "optional" ? type.inner : type;
  const value = isWrapped(type, scope) ? code`${own}.get()` : code`${own}`;
  const check = checkOf(inner, value, String(own), scope);
  const guard = isWrapped(type, scope) ? code`${own}.isPresent()` : code`${own} != null`;
  const guarded = (statement: Text): Hole => (type.kind === "optional" ? code`if (${guard}) ${statement}` : statement);
  const present = isReference(type) || isWrapped(type, scope) ? [code`${jdk("java.util", "Objects")}.requireNonNull(${own}, ${literal.java.string(String(own))});`] : [];
  if (check !== null) return [...present, guarded(code`${check};`)];
  const length = inner.kind === "array" ? [guarded(lengthCheck(inner, value, String(own), scope))] : [];
  return [...present, ...length];
}

/** equals and hashCode for records with arrays, which Java compares by identity. */
function writeComparison(own: Name, components: readonly Component[], scope: Scope): Hole[] {
  const arrays = jdk("java.util", "Arrays");
  const objects = jdk("java.util", "Objects");
  const equal = components.map((one) => (isArray(one.type) ? code`${arrays}.equals(${orNull(one.type, code`${one.name}`, scope)}, ${orNull(one.type, code`$o.${one.name}`, scope)})` : code`${objects}.equals(${one.name}, $o.${one.name})`));
  const hash = components.map((one) => (isArray(one.type) ? code`${arrays}.hashCode(${orNull(one.type, code`${one.name}`, scope)})` : code`${one.name}`));
  return [
    code`
      @Override
      public boolean equals(Object $other) {
          return $other instanceof ${own} $o && ${list(equal, { separator: " &&" })};
      }
    `,
    code`
      @Override
      public int hashCode() {
          return ${objects}.hash(${list(hash)});
      }
    `,
  ];
}

function writeText(own: Name, components: readonly Component[], scope: Scope): Hole {
  const parts = components.map((one, i) => {
    const label = literal.java.string(`${i > 0 ? ", " : ""}${one.name}=${one.sensitive ? "..." : ""}`);
    if (one.sensitive) return label;
    return code`${label} + ${isArray(one.type) ? code`${jdk("java.util", "Arrays")}.toString(${orNull(one.type, code`${one.name}`, scope)})` : code`${one.name}`}`;
  });
  return code`
    @Override
    public String toString() {
        return ${list([literal.java.string(`${own}[`), ...parts, literal.java.string("]")], { separator: " +" })};
    }
  `;
}

/** Whether a field may be left out of a builder. */
function hasDefault(field: AbiField): boolean {
  return field.default !== undefined || isOptional(field.type);
}

function writeStart(decl: AbiRecord, scope: Scope): Hole {
  const required = decl.fields.filter((field) => !hasDefault(field));
  const params = required.map((field) => code`${spellType(field.type, scope)} ${fieldName(field)}`);
  return code`
    ${comment("/** */", ["Begins a value whose other fields have their defaults.\n", ...paramTags(required), "@return what makes the value"].join("\n"))}
    public static Builder builder(${list(params)}) {
        return new Builder(${list(required.map(fieldName))});
    }
  `;
}

function writeBuilder(decl: AbiRecord, scope: Scope): Hole {
  const own = typeName(decl);
  const required = decl.fields.filter((field) => !hasDefault(field));
  const free = decl.fields.filter(hasDefault);
  const fields = decl.fields.map((field) => {
    const none = isWrapped(field.type, scope) ? absent(field.type, scope) : null;
    const value = hasDefault(field) ? (spellDefault(field, scope) ?? none) : null;
    return code`private ${!hasDefault(field) && code`final`} ${spellType(field.type, scope)} ${fieldName(field)}${value !== null && code` = ${value}`};`;
  });
  const open = code`
    private Builder(${list(required.map((field) => code`${spellType(field.type, scope)} ${fieldName(field)}`))}) {
        ${required.map((field) => code`this.${fieldName(field)} = ${fieldName(field)};`)}
    }
  `;
  const setters = free.map((field) => code`
    ${comment("/** */", [`Sets {@code ${fieldName(field)}}, instead of its default.\n`, ...paramTags([field]), "@return this"].join("\n"))}
    public Builder ${fieldName(field)}(${spellArgument(field.type, scope)} ${fieldName(field)}) {
        this.${fieldName(field)} = ${wrap(field.type, code`${fieldName(field)}`, scope)};
        return this;
    }
  `);
  const build = code`
    /** {@return the value} */
    public ${own} build() {
        return new ${own}(${list(decl.fields.map(fieldName))});
    }
  `;
  return code`
    /** Makes a {@link ${own}} whose fields have their defaults unless they are set. */
    public static final class Builder {
        ${fields}

        ${paragraphs([open, ...setters, build])}
    }
  `;
}
