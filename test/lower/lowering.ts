/** Lowers a text for the tests of this folder; a diagnostic is a fault of the test. */
import { check } from "../../compiler/check/index.js";
import { lower, type Abi, type AbiDecl, type AbiFunction, type AbiLayout } from "../../compiler/lower/index.js";
import { formatDiagnostic, parse, SourceFile } from "../../idl/index.js";

/** The Abi of a package given as text, without its `package` line. */
export function lowerText(body: string, version = "1.1.0"): Abi {
  const parsed = parse(new SourceFile("test.ffi", `package test.pkg@${version};\n${body}`));
  const checked = check({ main: [parsed.tree], resolve: () => undefined });
  const all = [...parsed.diagnostics, ...checked.diagnostics];
  if (checked.model === null || all.length > 0) throw new Error(all.map((one) => formatDiagnostic(one)).join("\n"));
  return lower(checked.model);
}

/** The declaration called `name`, of that kind. */
export function declaration<K extends AbiDecl["kind"]>(abi: Abi, kind: K, name: string): Extract<AbiDecl, { kind: K }> {
  const found = abi.types.find((decl) => decl.kind === kind && decl.name === name);
  if (found === undefined) throw new Error(`no ${kind} ${name}`);
  return found as Extract<AbiDecl, { kind: K }>;
}

/** The free function called `name`. */
export function freeFunction(abi: Abi, name: string): AbiFunction {
  const found = abi.functions.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no function ${name}`);
  return found;
}

/** `name 24/16: a@0/0 reserved1[4/4] b@8/8` */
export function layoutText(layout: AbiLayout): string {
  const fields = layout.fields.map((field) =>
    field.kind === "padding" ? `${field.name}[${field.bytes.on64}/${field.bytes.on32}]` : `${field.name}@${field.offset.on64}/${field.offset.on32}`,
  );
  return `${layout.name} ${layout.size.on64}/${layout.size.on32}: ${fields.join(" ")}`;
}

/** The C parameters of a function as `type name`, in a short spelling. */
export function slotsText(one: Pick<AbiFunction, "slots">): string {
  return one.slots.map((slot) => `${spell(slot.c)} ${slot.name}`).join(", ");
}

function spell(c: AbiFunction["slots"][number]["c"]): string {
  switch (c.kind) {
    case "pointer":
      return `${c.const ? "const " : ""}${spell(c.to)}*`;
    case "array":
      return `${spell(c.of)}[${c.length}]`;
    default:
      return c.name;
  }
}
