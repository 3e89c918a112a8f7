/** Error sets: a base class, a class for each case, and the description by which the runtime moves them across. */
import { code, list, literal, name, type Hole, type Text } from "../../print/index.js";
import type { AbiErrorCase, AbiErrorSet } from "../../lower/index.js";
import { placeParts } from "../../scratch/index.js";
import type { Converters } from "./convert.js";
import { streamCursor } from "./cursor.js";
import { docsOf } from "./docs.js";
import { errorCaseName, errorFieldName, localName, packageName } from "./names.js";
import { objectOf, outputOf, readParts } from "./reader.js";
import { inner, type Scope } from "./scope.js";
import { spellType } from "./types.js";
import { destructure, writeSequence } from "./writer.js";

/** The classes of a set: `ShopError`, `ShopErrorNotFound`, ..., `ShopErrorUnknown`. */
export function writeErrorClasses(set: AbiErrorSet, scope: Scope): Text[] {
  const own = inner(set, scope);
  const base = code`
    ${docsOf(set)}
    export class ${own} extends FtkError {
      static readonly domain: string = ${literal.js.string(set.domain)};
      /** Stable number of the case. */
      readonly code: number;

      constructor(code: number, message: string, options?: ErrorOptions) {
        super(-1000 - code, message, ${own}.domain, options);
        this.name = ${literal.js.string(String(own).replaceAll("$", "."))};
        this.code = code;
      }
    }
  `;
  const unknown = code`
    /** A case of {@link ${own}} that this version does not know. */
    export class ${own}Unknown extends ${own} {}
  `;
  return [base, ...set.cases.map((one) => writeCaseClass(set, one, scope)), unknown];
}

function writeCaseClass(set: AbiErrorSet, one: AbiErrorCase, scope: Scope): Text {
  const own = inner(set, scope);
  const fields = one.payload?.fields ?? [];
  const members = fields.map((field) => code`
    ${docsOf(field)}
    readonly ${errorFieldName(field)}: ${spellType(field.type, "out", scope)};
  `);
  const init = list(fields.map((field) => code`${errorFieldName(field)}${field.type.kind === "optional" && code`?`}: ${spellType(field.type, "out", scope)}`), { separator: ";", open: "{ ", close: " }", trailing: true });
  const params: Hole[] = [
    fields.length > 0 && code`fields: ${init}`,
    one.embeds !== null && code`cause: ${inner(one.embeds, scope)}`,
    one.embeds === null && code`options?: ErrorOptions`,
  ];
  const options = one.embeds === null ? code`options` : code`{ cause }`;
  return code`
    ${docsOf(one)}
    export class ${errorCaseName(set, one, scope.home)} extends ${own} {
      ${members}
      ${one.embeds !== null && code`declare readonly cause: ${inner(one.embeds, scope)};`}

      constructor(${list(params)}) {
        super(${one.code}, ${messageOf(one)}, ${options});
        ${fields.map((field) => code`this.${errorFieldName(field)} = fields.${errorFieldName(field)};`)}
      }
    }
  `;
}

function messageOf(one: AbiErrorCase): Text {
  const parts = one.message.map((part) => (typeof part === "string" ? literal.js.string(part) : code`String(fields.${errorFieldName(part.field)})`));
  return parts.length === 0 ? literal.js.string(one.name) : code`${list(parts, { separator: " +" })}`;
}

/** Name of the description of a set. */
export function setName(set: AbiErrorSet, scope: Scope): Text {
  return code`${name(`$set$${set.package.name === scope.home.name ? inner(set, scope) : `${packageName(set.package)}$${String(inner(set, scope)).replaceAll(".", "$")}`}`)}`;
}

/** The description of a set: how its errors are made from native ones and sent to them. */
export function writeErrorSet(set: AbiErrorSet, thrown: boolean, converters: Converters): Text {
  const { scope } = converters;
  const own = inner(set, scope);
  const withPayload = set.cases.some((one) => one.payload !== null);
  const embeds = set.cases.filter((one) => one.embeds !== null);
  return code`
    const ${setName(set, scope)}: $ErrorSet = {
      type: ${own},
      domain: ${literal.js.string(set.domain)},
      ${withPayload && code`fetch: () => $native.${fetchName(set)}(),`}
      ${embeds.length > 0 && code`embeds: (code) => ${embeds.map((one) => code`code === ${one.code} ? ${setName(one.embeds!, scope)} :`)} undefined,`}
      make(code, message${embeds.length > 0 && code`, cause`}) {
        switch (code) {
          ${set.cases.map((one) => makeCase(set, one, converters))}
          default:
            return new ${classOfCase(set, "Unknown", scope)}(code, message);
        }
      },
      ${thrown && code`keep: (text) => $native.${name(`$send_${set.c}`)}(text),`}
      ${thrown && sendFunction(set, converters)}
    };
  `;
}

/** The native function that puts the payload of the current error into the stream. */
function fetchName(set: AbiErrorSet): ReturnType<typeof name> {
  return name(`$payload_${set.c}`);
}

function classOfCase(set: AbiErrorSet, suffix: string, scope: Scope): Text {
  return code`${inner(set, scope)}${name(suffix)}`;
}

function caseClass(set: AbiErrorSet, one: AbiErrorCase, scope: Scope): Text {
  return classOfCase(set, one.rename["ts"] ?? String(errorCaseName(set, one, scope.home)).slice(String(inner(set, scope)).length), scope);
}

function makeCase(set: AbiErrorSet, one: AbiErrorCase, converters: Converters): Hole {
  const type = caseClass(set, one, converters.scope);
  if (one.embeds !== null) {
    return code`
      case ${one.code}:
        return new ${type}(cause as ${inner(one.embeds, converters.scope)});
    `;
  }
  if (one.payload === null) {
    return code`
      case ${one.code}:
        return new ${type}();
    `;
  }
  const outputs = one.payload.fields.map((field) => outputOf(field, errorFieldName(field), localName(field)));
  const cursor = streamCursor();
  const reading = readParts(outputs, cursor, converters);
  return code`
    case ${one.code}: {
      ${cursor.open(placeParts(outputs).slots, "take")}
      ${reading.statements}
      return new ${type}(${objectOf(outputs, reading.values)});
    }
  `;
}

function sendFunction(set: AbiErrorSet, converters: Converters): Hole {
  const cases = set.cases.filter((one) => one.payload !== null);
  if (cases.length === 0) return null;
  return code`
    send(error) {
      ${cases.map((one) => sendCase(set, one, converters))}
    },
  `;
}

function sendCase(set: AbiErrorSet, one: AbiErrorCase, converters: Converters): Hole {
  const fields = one.payload?.fields ?? [];
  const items = fields.map((field) => ({ type: field.type, local: `$e$${errorFieldName(field)}`, where: `${set.name}.${one.name}.${errorFieldName(field)}` }));
  return code`
    if (error instanceof ${caseClass(set, one, converters.scope)}) {
      const ${destructure(fields, errorFieldName, converters, "$e$")} = error;
      ${writeSequence(items, fields, converters)}
    }
  `;
}
