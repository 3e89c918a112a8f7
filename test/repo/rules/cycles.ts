// No file imports itself by a detour.
import type { Finding, Rule } from "../repository.js";
import { readEdges, type Edge } from "./imports.js";

/** No import cycles, not even of types: two files that need each other are one file, or lack a third. */
export const cycles: Rule = {
  name: "cycles",
  says: "no file imports itself by a detour, not even for types",
  check(repository) {
    return findCycles(readEdges(repository, ["idl", "compiler", "runtime-ts", "test"]));
  },
};

/** One finding per edge that closes a cycle in a depth-first walk. */
export function findCycles(edges: readonly Edge[]): Finding[] {
  const outgoing = new Map<string, Edge[]>();
  for (const edge of edges) outgoing.set(edge.from, [...(outgoing.get(edge.from) ?? []), edge]);
  const done = new Set<string>();
  const path: string[] = [];
  const found: Finding[] = [];
  const visit = (file: string) => {
    path.push(file);
    for (const edge of outgoing.get(file) ?? []) {
      const start = path.indexOf(edge.to);
      if (start >= 0)
        found.push({ file, line: edge.line, message: `cycle: ${[...path.slice(start), edge.to].join(" -> ")}` });
      else if (!done.has(edge.to)) visit(edge.to);
    }
    path.pop();
    done.add(file);
  };
  for (const file of outgoing.keys()) if (!done.has(file)) visit(file);
  return found;
}
