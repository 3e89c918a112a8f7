/** Error sets: an exception class, a class inside for each case, and the description by which the runtime moves them across. */
import { code, comment, list, literal, name, paragraphs, type Hole, type Name, type Text } from "../../print/index.js";
import type { AbiErrorCase, AbiErrorSet, AbiField, AbiType } from "../../lower/index.js";
import { placeParts } from "../../scratch/index.js";
import type { Converters } from "./convert.js";
import { byteCursor } from "./cursor.js";
import { docsOf, tagOf } from "./docs.js";
import { caseName, errorFieldName, keyOf, typeName } from "./names.js";
import { isWrapped, orNull } from "./optional.js";
import { outputsOf, readParts } from "./reader.js";
import { checkOf } from "./scalar.js";
import { deprecation, jdk, runtime, shadowing, suppression, typeOf, type Scope } from "./scope.js";
import type { Item } from "./sequence.js";
import { isReference, spellType } from "./types.js";
import { writeSequence } from "./writer.js";

/** The classes of a set: `ShopError`, inside it `NotFound`, ..., `Unknown`. */
export function writeErrorSet(set: AbiErrorSet, outer: Scope): Text {
  const scope = shadowing(outer, [...set.cases.map((one) => caseName(one, set)), name("Unknown")]);
  const own = typeName(set);
  const head = code`
    /** The name of the set across languages. */
    public static final String DOMAIN = ${literal.java.string(set.domain)};

    private static final long serialVersionUID = 1L;
  `;
  const open = code`
    private ${own}(int code, String message, Throwable cause) {
        super(${runtime("Status", scope)}.DECLARED - code, DOMAIN, message, cause);
    }
  `;
  const unknown = code`
    /** A case that this version does not know. */
    public static final class Unknown extends ${own} {
        private static final long serialVersionUID = 1L;

        /**
         * A case by its number.
         *
         * @param code the number
         * @param message what happened
         */
        public Unknown(int code, String message) {
            super(code, message, null);
        }
    }
  `;
  return code`
    ${docsOf(set)}
    ${deprecation(set)}
    ${suppression(scope)}
    public abstract sealed class ${own} extends ${runtime("FtkError", scope)} {
        ${paragraphs([head, open, ...set.cases.map((one) => writeCase(set, one, scope)), unknown])}
    }
  `;
}

function writeCase(set: AbiErrorSet, one: AbiErrorCase, scope: Scope): Hole {
  const own = caseName(one, set);
  const fields = one.payload?.fields ?? [];
  const declared = fields.map((field) => code`private final ${isReference(field.type) || field.type.kind === "optional" ? code`transient` : null} ${spellType(field.type, scope)} ${errorFieldName(field)};`);
  const inner = one.embeds === null ? null : typeOf(one.embeds, scope);
  const params: Hole[] = [...fields.map((field) => code`${spellType(field.type, scope)} ${errorFieldName(field)}`), inner !== null && code`${inner} cause`];
  const tags = [...fields.map((field) => tagOf(`@param ${errorFieldName(field)}`, field)[0] ?? `@param ${errorFieldName(field)} the ${field.name.replaceAll("_", " ")}`), ...(inner === null ? [] : ["@param cause the error behind this one"])];
  const assigned = fields.map((field) => code`this.${errorFieldName(field)} = ${checkedField(field, scope)};`);
  const constructor = code`
    ${comment("/** */", ["The error.", tags.join("\n")].filter((part) => part !== "").join("\n\n"))}
    public ${own}(${list(params)}) {
        super(${one.code}, ${messageOf(one)}, ${inner === null ? code`null` : code`cause`});
        ${assigned}
    }
  `;
  const getters = fields.map((field) => code`
    ${docsOf(field, field.docs === "" ? `{@return the ${field.name.replaceAll("_", " ")}}` : "")}
    public ${spellType(field.type, scope)} ${errorFieldName(field)}() {
        return ${errorFieldName(field)};
    }
  `);
  const cause = inner !== null && code`
    @Override
    public synchronized ${inner} getCause() {
        return (${inner}) super.getCause();
    }
  `;
  return code`
    ${docsOf(one)}
    ${deprecation(one)}
    public static final class ${own} extends ${typeName(set)} {
        private static final long serialVersionUID = 1L;

        ${declared}

        ${paragraphs([constructor, ...getters, cause])}
    }
  `;
}

function checkedField(field: AbiField, scope: Scope): Text {
  const own = errorFieldName(field);
  if (field.type.kind !== "optional" && checkOf(field.type, code`${own}`, String(own), scope) !== null && field.type.kind === "int" && field.type.bits < 32) {
    return checkOf(field.type, code`${own}`, String(own), scope)!;
  }
  return isReference(field.type) || isWrapped(field.type, scope) ? code`${jdk("java.util", "Objects")}.requireNonNull(${own}, ${literal.java.string(String(own))})` : code`${own}`;
}

function messageOf(one: AbiErrorCase): Text {
  const parts = one.message.map((part) => (typeof part === "string" ? literal.java.string(part) : shownOf(part.field)));
  if (parts.length === 0) return literal.java.string(one.name);
  const first = one.message[0];
  return code`${list(typeof first === "string" ? parts : [literal.java.string(""), ...parts], { separator: " +" })}`;
}

/** A field as every language shows it: newtypes by their value, `u64` as unsigned, a `char` as itself. */
function shownOf(field: AbiField): Text {
  let type: AbiType = field.type;
  let value = code`${errorFieldName(field)}`;
  if (type.kind === "newtype") value = code`${jdk("java.util", "Objects")}.requireNonNull(${value}, ${literal.java.string(String(errorFieldName(field)))})`;
  for (; type.kind === "newtype"; type = type.decl.inner) value = code`${value}.value()`;
  if (type.kind === "char") return code`Character.toString(${value})`;
  return type.kind === "int" && type.bits === 64 && !type.signed ? code`Long.toUnsignedString(${value})` : value;
}

/** Name of the class of the description of a set. */
export function setClass(set: AbiErrorSet, scope: Scope): Name {
  return name(`Set_${keyOf(set, scope.home)}`);
}

/** The description of a set as an expression; null when there is no set. */
export function setOf(set: AbiErrorSet | null, scope: Scope): Text {
  return set === null ? code`null` : code`${runtime(setClass(set, scope), scope)}.SET`;
}

/** The native method that puts the payload of the current error of a set into the stream. */
export function payloadName(set: AbiErrorSet): Name {
  return name(`payload$${set.c}`);
}

/** The native method that keeps an error as the cause of the next. */
export function keepName(set: AbiErrorSet): Name {
  return name(`keep$${set.c}`);
}

/** The class of the description of a set: how its errors are made from native ones and sent to them. */
export function describeSet(set: AbiErrorSet, thrown: boolean, converters: Converters): Text {
  const { scope } = converters;
  const own = typeOf(set, scope);
  const withPayload = set.cases.some((one) => one.payload !== null);
  const embeds = set.cases.filter((one) => one.embeds !== null);
  const type = setClass(set, scope);
  const methods: Hole[] = [
    withPayload && code`
      @Override
      protected int fetch(Scratch $s) {
          return Natives.${payloadName(set)}($s.address);
      }
    `,
    embeds.length > 0 && code`
      @Override
      protected ErrorSet embedded(int code) {
          return ${embeds.map((one) => code`code == ${one.code} ? ${setOf(one.embeds, scope)} :`).reduce((all, one) => code`${all}${one} `, code``)}null;
      }
    `,
    code`
      @Override
      protected FtkError make(Scratch $s, int code, String message, FtkError cause) {
          switch (code) {
              ${set.cases.map((one) => makeCase(set, one, converters))}
              default:
                  return new ${own}.Unknown(code, message);
          }
      }
    `,
    thrown && sendFunction(set, converters),
    thrown && code`
      @Override
      protected void keep(Scratch $s) {
          Natives.${keepName(set)}($s.address);
      }
    `,
  ];
  return code`
    /** How {@link ${own}} crosses. Not for users. */
    ${suppression(scope)}
    public final class ${type} extends ErrorSet {
        /** The only one. */
        public static final ErrorSet SET = new ${type}();

        private ${type}() {
            super(${literal.java.string(set.domain)}, ${own}.class);
        }

        ${paragraphs(methods.filter((one) => one !== false && one !== null))}
    }
  `;
}

function makeCase(set: AbiErrorSet, one: AbiErrorCase, converters: Converters): Hole {
  const { scope } = converters;
  const type = code`${typeOf(set, scope)}.${caseName(one, set)}`;
  if (one.embeds !== null) {
    return code`
      case ${one.code}:
          return new ${type}((${typeOf(one.embeds, scope)}) cause);
    `;
  }
  const outputs = outputsOf(one.payload?.fields ?? []);
  const frame = placeParts(outputs);
  const reading = readParts(outputs, frame.places, byteCursor("$p"), converters, scope);
  return code`
    case ${one.code}: {
        ${frame.slots > 0 && code`int $p = $s.take(${frame.slots});`}
        ${frame.slots > 0 && code`${jdk("java.nio", "ByteBuffer")} $b = $s.stream;`}
        ${reading.statements}
        return new ${type}(${list(reading.values)});
    }
  `;
}

function sendFunction(set: AbiErrorSet, converters: Converters): Hole {
  const cases = set.cases.filter((one) => one.payload !== null);
  if (cases.length === 0) return false;
  return code`
    @Override
    protected void send(Scratch $s, FtkError error) {
        ${cases.map((one) => sendCase(set, one, converters))}
    }
  `;
}

function sendCase(set: AbiErrorSet, one: AbiErrorCase, converters: Converters): Hole {
  const { scope } = converters;
  const fields = one.payload?.fields ?? [];
  const items = fields.map((field): Item => ({ type: field.type, value: orNull(field.type, code`$e.${errorFieldName(field)}()`, scope), where: `${set.name}.${one.name}.${errorFieldName(field)}` }));
  return code`
    if (error instanceof ${typeOf(set, scope)}.${caseName(one, set)} $e) {
        ${writeSequence(items, fields, converters, scope)}
    }
  `;
}
