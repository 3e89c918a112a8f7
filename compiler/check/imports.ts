// What the imports of a file bring into its scope.
import type { Import, ImportItem, Name } from "../../idl/index.js";
import type { Binding } from "./bindings.js";
import { report, type Context } from "./context.js";
import { messages } from "./messages.js";
import { declareName } from "./names.js";
import { suggest } from "./nearest.js";
import type { FileDraft, PackageDraft } from "./packages.js";
import { isPreludeType } from "./prelude.js";

/** Enters the imported names of one file. Every package's own names are known by now. */
export function bindImports(context: Context, file: FileDraft, packages: ReadonlyMap<string, PackageDraft>): void {
  for (const node of file.tree.imports) {
    const found = packages.get(node.path.text);
    if (node.items === undefined) bindPackage(context, file, node, found);
    else for (const item of node.items) bindItem(context, file, item, node, found);
  }
}

function bindPackage(context: Context, file: FileDraft, node: Import, found: PackageDraft | undefined): void {
  const name = node.alias ?? node.path.parts.at(-1);
  if (name === undefined) return;
  const { span } = name;
  const binding: Binding = found === undefined
    ? { kind: "poison", span }
    : { kind: "namespace", what: "package", namespace: found.root, span };
  bind(context, file, name, binding);
}

function bindItem(
  context: Context,
  file: FileDraft,
  item: ImportItem,
  node: Import,
  found: PackageDraft | undefined,
): void {
  const { text, span } = item.name;
  const target = found?.root.members.get(text);
  if (found !== undefined && target === undefined && text !== "") {
    const hint = suggest(context, text, found.root.members.keys(), "declare it there, or correct the name");
    report(context, messages["unknown-import"].at(span, { package: node.path.text, name: text, hint }));
  }
  bind(context, file, item.alias ?? item.name, target ?? { kind: "poison", span });
}

function bind(context: Context, file: FileDraft, name: Name, binding: Binding): void {
  const isType = binding.kind === "type" || binding.kind === "alias";
  if (isType && isPreludeType(name.text)) {
    report(context, messages["prelude-name"].at(name.span, { name: name.text }));
  } else declareName(context, file.imports, name, binding);
}
