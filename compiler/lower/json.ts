/**
 * The Abi as plain JSON (`ffi abi`, golden files, snapshots): declarations appear once, every mention of one is `{"ref": "<C name>"}`.
 * Spans are left out, 64-bit numbers are decimal strings, bytes are hexadecimal.
 */
import type { Abi } from "./abi.js";

/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Version of the shape that {@link abiToJson} writes; its schema is `schemas/abi.schema.json`. */
export const ABI_JSON_VERSION = 1;

/** One package; imported packages are named, not repeated. */
export function abiToJson(abi: Abi): Json {
  const { package: one, imports, constants, types, callbacks, resources, functions, layouts, table } = abi;
  return {
    abi: ABI_JSON_VERSION,
    package: encodeMembers(one),
    imports: imports.map((other) => other.package.name),
    constants: constants.map(encodeMembers),
    types: types.map(encodeMembers),
    callbacks: callbacks.map(encodeMembers),
    resources: resources.map(encodeMembers),
    functions: functions.map(encodeMembers),
    layouts: layouts.map(encodeMembers),
    table: {
      symbol: table.symbol,
      layout: { ref: table.layout.name },
      size: encode(table.layout.size),
      entries: table.entries.map((entry) =>
        entry.kind === "function" ? { ref: entry.function.symbol } : { ref: entry.entry.symbol, lifecycle: entry.what },
      ),
      groups: table.groups.map(({ version, id }) => ({ version: encode(version), id: id.map((word) => word.toString(16).padStart(16, "0")).join("") })),
    },
  };
}

/** All members of an object, the object itself not being replaced by a reference. */
function encodeMembers(value: object): Json {
  const encoded: Record<string, Json> = Object.create(null) as Record<string, Json>;
  for (const [key, member] of Object.entries(value)) {
    if (key === "span" || member === undefined) continue;
    encoded[key] = encodeMember(key, member);
  }
  return encoded;
}

/** Members of a resource in which its functions are defined, not mentioned. */
const OWN_FUNCTIONS = new Set(["constructors", "methods", "statics", "closer", "getter", "setter"]);

function encodeMember(key: string, member: unknown): Json {
  if (!OWN_FUNCTIONS.has(key) || typeof member !== "object" || member === null) return encode(member);
  return Array.isArray(member) ? member.map(encodeMembers) : encodeMembers(member);
}

function encode(value: unknown): Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value === "object") return encodeObject(value);
  throw new Error(`a ${typeof value} cannot stand in the Abi`);
}

/** Kinds of objects that are defined elsewhere and only mentioned here. */
const DEFINED = new Set(["newtype", "struct", "record", "enum", "flags", "variant", "error", "callback", "resource"]);

function encodeObject(value: object): Json {
  const members = value as { kind?: unknown; c?: unknown; symbol?: unknown; prefix?: unknown; role?: unknown; name?: unknown; fields?: unknown };
  if (typeof members.kind === "string" && DEFINED.has(members.kind) && typeof members.c === "string") return { ref: members.c };
  if (members.kind === "function" && typeof members.symbol === "string") return { ref: members.symbol };
  if (typeof members.prefix === "string" && typeof members.name === "string") return { ref: members.name };
  if (typeof members.role === "string" && Array.isArray(members.fields) && typeof members.name === "string") return { ref: members.name };
  return encodeMembers(value);
}
