/**
 * Identity of what a package declares, one id for each `@since` version: two sides that both know a version must agree on it.
 * The text that is hashed holds only what the ABI depends on: no docs, no renames, no defaults.
 */
import { createHash } from "node:crypto";
import type { Abi, AbiDecl, AbiEntry, AbiField, AbiParam, AbiResult, AbiTable, AbiType, CType, Version } from "./abi.js";
import { compareVersions, versionText } from "./versions.js";

type Parts = Pick<Abi, "package" | "types" | "callbacks"> & { readonly entries: readonly AbiEntry[] };

/** The groups of a package, ascending; the first stands for everything without a later `since`. */
export function fingerprintGroups(parts: Parts): AbiTable["groups"] {
  const first: Version = { major: parts.package.version.major, minor: 0, patch: 0 };
  const base = new Group(first);
  const groups = new Map<string, Group>([[versionText(first), base]]);
  const add = (since: Version | undefined, line: string): void => {
    if (since === undefined) return base.add(line);
    const key = versionText(since);
    const group = groups.get(key) ?? new Group(since);
    group.add(line);
    groups.set(key, group);
  };
  add(undefined, `package ${parts.package.name} ${first.major}`);
  for (const decl of parts.types) describeDecl(decl, add);
  for (const callback of parts.callbacks) {
    const thread = callback.thread === "call" ? "" : ` thread ${callback.thread}`;
    add(callback.since, `callback ${callback.c} ${signatureText(callback.params, callback.result, callback.throws?.domain)}${thread}`);
  }
  for (const entry of parts.entries) describeEntry(entry, add);
  return [...groups.values()]
    .sort((a, b) => compareVersions(a.version, b.version))
    .map((group) => ({ version: group.version, id: group.id() }));
}

/** Lines are hashed some at a time: all of them of a large package are some megabytes. */
const LINES_AT_ONCE = 1000;

class Group {
  readonly version: Version;
  readonly #hash = createHash("sha256");
  #lines: string[] = [];
  #begun = false;

  constructor(version: Version) {
    this.version = version;
  }

  add(line: string): void {
    if (this.#lines.push(line) >= LINES_AT_ONCE) this.#flush();
  }

  id(): readonly [bigint, bigint] {
    this.#flush();
    const digest = this.#hash.digest();
    return [digest.readBigUInt64BE(0), digest.readBigUInt64BE(8)];
  }

  #flush(): void {
    if (this.#lines.length === 0) return;
    this.#hash.update(`${this.#begun ? "\n" : ""}${this.#lines.join("\n")}`);
    this.#begun = true;
    this.#lines = [];
  }
}

type Add = (since: Version | undefined, line: string) => void;

function describeEntry(entry: AbiEntry, add: Add): void {
  if (entry.kind === "lifecycle") {
    const { c, shared, affine, since } = entry.resource;
    add(since, `lifecycle ${entry.what} ${c} ${shared ? "shared" : "unique"} ${affine ? "affine" : "any"}`);
    return;
  }
  const f = entry.function;
  add(f.since, `fn ${f.slot} ${f.self ?? "-"} ${signatureText(f.params, f.result, f.throws?.domain)}`);
}

function describeDecl(decl: AbiDecl, add: Add): void {
  switch (decl.kind) {
    case "newtype":
      return add(decl.since, `newtype ${decl.c} ${typeText(decl.inner)}`);
    case "enum":
      add(decl.since, `enum ${decl.c} ${decl.bits} ${decl.signed} ${decl.closed}`);
      return decl.cases.forEach((one) => add(one.since, `case ${one.c} ${one.value}`));
    case "flags":
      add(decl.since, `flags ${decl.c} ${decl.bits} ${decl.closed}`);
      return decl.cases.forEach((one) => add(one.since, `case ${one.c} ${one.value}`));
    case "struct":
    case "record":
      add(decl.since, `${decl.kind} ${decl.c}`);
      return describeFields(decl.c, decl.fields, add);
    case "variant":
      add(decl.since, `variant ${decl.c} ${decl.closed}`);
      return decl.cases.forEach((one) => {
        const { payload } = one;
        const text = payload.kind === "none" ? "-" : payload.kind === "single" ? typeText(payload.type) : payload.fields.map(fieldText).join(",");
        add(one.since, `case ${one.c} ${one.tag} ${text}`);
      });
    case "error":
      add(decl.since, `error ${decl.c} ${decl.domain} ${decl.closed}`);
      return decl.cases.forEach((one) => {
        add(one.since, `case ${one.c} ${one.code} ${one.embeds?.domain ?? "-"}`);
        if (one.payload !== null) describeFields(one.c, one.payload.fields, add);
      });
  }
}

function describeFields(owner: string, fields: readonly AbiField[], add: Add): void {
  for (const field of fields) add(field.since, `field ${owner} ${fieldText(field)}`);
}

function fieldText(field: AbiField): string {
  return `${field.c}:${typeText(field.type)}@${field.offset.on64}/${field.offset.on32}`;
}

function signatureText(params: readonly AbiParam[], result: AbiResult, domain: string | undefined): string {
  const inward = params.map((param) => `${param.pass.kind} ${typeText(param.type)}`).join(",");
  const outward = result.type === null ? "-" : `${result.give.kind} ${typeText(result.type)}`;
  return `(${inward})->${outward} throws ${domain ?? "-"}`;
}

const texts = new WeakMap<AbiType, string>();

/** Equal types are one object, so a large package has few of them. */
function typeText(type: AbiType): string {
  let text = texts.get(type);
  if (text === undefined) texts.set(type, (text = describeType(type)));
  return text;
}

function describeType(type: AbiType): string {
  switch (type.kind) {
    case "slice":
      return `slice<${type.mutable ? "mut " : ""}${typeText(type.element)}>`;
    case "list":
      return `list<${typeText(type.element)}>`;
    case "array":
      return `array<${typeText(type.element)},${type.length}>`;
    case "map":
      return `map<${typeText(type.key)},${typeText(type.value)}>`;
    case "optional":
      return `${typeText(type.inner)}?`;
    case "resource":
      return `${type.mode} ${type.decl.c}`;
    case "text":
    case "bytes":
    case "bool":
    case "char":
      return type.kind;
    case "size":
      return type.signed ? "isize" : "usize";
    default:
      return cText(type.cell.c);
  }
}

function cText(c: CType): string {
  switch (c.kind) {
    case "pointer":
      return `${c.const ? "const " : ""}${cText(c.to)}*`;
    case "array":
      return `${cText(c.of)}[${c.length}]`;
    default:
      return c.name;
  }
}
