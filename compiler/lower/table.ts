/** The table of functions that a provider hands out, in slot order, so that a newer table only adds at its end. */
import { prim, struct } from "./c-types.js";
import { placeMembers, RUNTIME_EXTENTS, type Extent, type Member } from "./layout.js";
import { fingerprintGroups } from "./fingerprint.js";
import { inSlotOrder } from "./versions.js";
import type * as model from "../check/model.js";
import type { Abi, AbiEntry, AbiFunction, AbiLifecycle, AbiResource, AbiTable, Version } from "./abi.js";

/** All entries of a package in source order: free functions, then for each resource its members and its lifecycle. */
export function entriesOf(item: model.Item, functionOf: (item: model.Func) => AbiFunction, resourceOf: (item: model.Resource) => AbiResource): AbiEntry[] {
  if (item.kind === "function") return [{ kind: "function", function: functionOf(item) }];
  if (item.kind !== "resource") return [];
  const resource = resourceOf(item);
  const members = [...resource.constructors, ...resource.methods, ...resource.statics];
  for (const { getter, setter } of resource.properties) {
    members.push(getter);
    if (setter !== null) members.push(setter);
  }
  members.sort((a, b) => a.span.start - b.span.start);
  const { retain, release, close } = resource.lifecycle;
  const lifecycle = (what: "retain" | "release" | "close", entry: AbiLifecycle): AbiEntry => ({ kind: "lifecycle", what, resource, entry });
  return [
    ...members.map((member): AbiEntry => ({ kind: "function", function: member })),
    ...(retain === null ? [] : [lifecycle("retain", retain)]),
    lifecycle("release", release),
    lifecycle("close", close),
  ];
}

/** Lays out the table. `entries` are in source order. */
export function lowerTable(parts: Pick<Abi, "package" | "types" | "callbacks">, entries: readonly AbiEntry[]): AbiTable {
  const ordered = inSlotOrder(entries, sinceOf);
  const { prefix } = parts.package;
  const members = ordered.map((entry): Member => {
    const { slot, slots } = entry.kind === "function" ? entry.function : entry.entry;
    return { kind: "function", name: slot, slots, result: prim("int32_t"), doc: entry.kind === "function" ? entry.function.docs : "" };
  });
  const base: Member = { kind: "field", name: "base", c: struct("ftk_api"), extent: RUNTIME_EXTENTS["ftk_api"] as Extent, doc: "" };
  const layout = placeMembers(`${prefix}_api`, "table", false, [base, ...members], 1);
  return { layout, entries: ordered, symbol: `${prefix}_get_api`, groups: fingerprintGroups({ ...parts, entries: ordered }) };
}

function sinceOf(entry: AbiEntry): Version | undefined {
  return entry.kind === "function" ? entry.function.since : entry.resource.since;
}

