// Plain data from ffi.yaml → a checked Config, or diagnostics that point into the YAML.
import { Ajv, type ErrorObject } from "ajv";
import type { Config } from "../../../schemas/config.js";
import { joinSpans, spanOf, suggestWord, type Diagnostic, type SourceFile, type Span } from "../../../idl/index.js";
import type { SettingSchema, Target } from "../../targets/target.js";
import { readSchema } from "../toolkit.js";
import { configMessages } from "./messages.js";
import type { YamlData } from "./yaml-data.js";

/** What `validateConfig` found: a configuration without diagnostics, or none. */
export interface Validated {
  readonly config: Config | null;
  readonly diagnostics: readonly Diagnostic[];
}

type Schema = { readonly [key: string]: unknown };

/** Checks data against `schemas/config.schema.json` and against the settings that each target declares. */
export function validateConfig(yaml: YamlData, source: SourceFile, targets: readonly Target[]): Validated {
  const schema = addTargets(readSchema("config"), targets);
  // That the schema is one is known: a test compiles it. To check it again would take longer than everything else here.
  const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, verbose: true, meta: false, validateSchema: false });
  const validate = ajv.compile<Config>(schema);
  if (validate(yaml.data)) return { config: yaml.data as unknown as Config, diagnostics: [] };
  const reporter = new Reporter(yaml, source, targets);
  const errors = (validate.errors ?? []).slice(0, 50);
  const found = errors.filter((error) => !isMisspelt(error, errors)).flatMap((error) => reporter.report(error) ?? []);
  return { config: null, diagnostics: found };
}

// `sorces:` is one mistake, not an unknown setting and a missing one.
function isMisspelt({ keyword, instancePath, params }: ErrorObject, all: readonly ErrorObject[]): boolean {
  if (keyword !== "required") return false;
  const missing = String(params["missingProperty"]);
  const unknown = all.filter((other) => other.keyword === "additionalProperties" && other.instancePath === instancePath);
  return unknown.some((other) => suggestWord(String(other.params["additionalProperty"]), [missing]) !== undefined);
}

/** The schema of a configuration with the ids and settings of the installed targets in the place of `targets`. */
export function addTargets(schema: Schema, targets: readonly Target[]): Schema {
  const definitions = schema["definitions"] as Record<string, Schema>;
  const general = definitions["target"] as Schema;
  const own = targets.map((target): [string, Schema] => [
    target.id,
    {
      ...general,
      description: `Settings of the target ${target.title}.`,
      properties: { ...(general["properties"] as Schema), ...target.settings },
      additionalProperties: false,
    },
  ]);
  const before = (schema["properties"] as Record<string, Schema>)["targets"] as Schema;
  const properties = { ...(schema["properties"] as Schema), targets: { ...before, properties: Object.fromEntries(own), additionalProperties: false } };
  return { ...schema, properties };
}

class Reporter {
  readonly #yaml: YamlData;
  readonly #source: SourceFile;
  readonly #targets: readonly Target[];

  constructor(yaml: YamlData, source: SourceFile, targets: readonly Target[]) {
    this.#yaml = yaml;
    this.#source = source;
    this.#targets = targets;
  }

  report(error: ErrorObject): Diagnostic | undefined {
    const { instancePath: at, keyword, params } = error;
    const description = at === "" ? "begin with the files of the package: `sources: [api/*.ffi]`" : describe(error.parentSchema);
    switch (keyword) {
      case "additionalProperties": return this.#unknownKey(at, String(params["additionalProperty"]), error.parentSchema);
      case "required": return this.#missing(at, String(params["missingProperty"]), error.parentSchema);
      case "type": {
        const values = { setting: nameOf(at), expected: sayTypes(params["type"] as string | string[]), found: sayValue(error.data), description };
        return configMessages["setting-type"].at(this.#valueAt(at), values);
      }
      case "propertyNames": {
        const key = String(params["propertyName"]);
        const span = this.#yaml.keys.get(`${at}/${key}`) ?? this.#valueAt(at);
        return configMessages["setting-value"].at(span, { setting: key, reason: "is not the name of a package", description });
      }
      default: {
        // The schema of a key reports beside `propertyNames`, which says it all.
        if (error.propertyName !== undefined) return undefined;
        return configMessages["setting-value"].at(this.#valueAt(at), { setting: nameOf(at), reason: sayReason(error), description });
      }
    }
  }

  #unknownKey(at: string, key: string, schema: unknown): Diagnostic {
    const span = this.#yaml.keys.get(`${at}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`) ?? this.#valueAt(at);
    const known = Object.keys((schema as { properties?: object } | undefined)?.properties ?? {});
    if (at === "/targets") {
      const ids = this.#targets.map(({ id }) => id);
      return configMessages["unknown-target"].at(span, { target: key, way: sayTarget(key, ids) });
    }
    const where = at === "" ? "in ffi.yaml" : `in \`${nameOf(at)}\``;
    return configMessages["unknown-setting"].at(span, { key, where, way: sayKnown(key, known, "known here:") });
  }

  #missing(at: string, key: string, schema: unknown): Diagnostic {
    const properties = (schema as { properties?: Record<string, unknown> } | undefined)?.properties ?? {};
    const where = at === "" ? "in ffi.yaml" : `in \`${nameOf(at)}\``;
    const span = at === "" ? spanOf(this.#source, 0, 0) : this.#valueAt(at);
    return configMessages["missing-setting"].at(span, { key, where, description: describe(properties[key]) });
  }

  #valueAt(at: string): Span {
    const span = this.#yaml.values.get(at) ?? spanOf(this.#source, 0, 0);
    // A whole block would be marked to its end: its first line is enough, which the frame shows anyway.
    return span.end > span.start ? span : joinSpans(span, this.#yaml.keys.get(at) ?? span);
  }
}

/** What people call languages whose target has another id. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  node: ["ts", "typescript", "js", "javascript", "nodejs"], cpp: ["c++", "cxx", "cc"], rust: ["rs"], java: ["jvm", "jni"],
  kotlin: ["kt"], objc: ["objective-c", "objectivec", "obj-c", "swift", "apple"],
};

function sayTarget(key: string, ids: readonly string[]): string {
  const id = ids.find((one) => otherNames[one]?.includes(key.toLowerCase()));
  return id === undefined ? sayKnown(key, ids, "the targets are") : `the target is called \`${id}\``;
}

function sayKnown(key: string, known: readonly string[], otherwise: string): string {
  // In two or three letters every slip makes another word.
  const nearest = key.length < 4 ? undefined : suggestWord(key, known);
  return nearest === undefined ? `${otherwise} ${known.join(", ")}` : `did you mean \`${nearest}\`?`;
}

/** The first sentence: a message shows no paragraphs. */
function describe(schema: unknown): string {
  const { description: whole, enum: values } = (schema ?? {}) as Partial<SettingSchema>;
  const description = whole?.split(/\.\s/)[0];
  const isSaid = values?.every((value) => description?.includes(String(value))) ?? true;
  const choices = isSaid ? "" : `one of ${values?.join(", ")}`;
  return [description?.replace(/\.$/, ""), choices].filter(Boolean).join("; ") || "see compiler/tools/README.md";
}

function nameOf(pointer: string): string {
  return pointer === "" ? "ffi.yaml" : pointer.slice(1).replaceAll("/", ".").replaceAll("~1", "/").replaceAll("~0", "~");
}

const typeWords: Readonly<Record<string, string>> = {
  string: "a text", boolean: "true or false", integer: "a whole number", number: "a number", array: "a list", object: "a mapping", null: "empty",
};

function sayTypes(types: string | readonly string[]): string {
  return [types].flat().map((type) => typeWords[type] ?? type).join(" or ");
}

function sayValue(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  return typeWords[typeof value] ?? typeof value;
}

function sayReason({ keyword, params, data }: ErrorObject): string {
  const shown = typeof data === "string" || typeof data === "number" ? `: \`${String(data)}\`` : "";
  switch (keyword) {
    case "enum": return `must be ${(params["allowedValues"] as unknown[]).join(" or ")}${shown}`;
    case "pattern": return `has not the form that it needs${shown}`;
    case "minItems": case "minLength": case "minProperties": return "must not be empty";
    case "maxItems": case "maxLength": case "maxProperties": return `is too long: at most ${String(params["limit"])}`;
    case "uniqueItems": return "says the same twice";
    default: return `is not allowed here${shown}`;
  }
}
