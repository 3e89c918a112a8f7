// Which part may import which, and only through the public faces.
import type { Finding, Rule } from "../repository.js";
import { readEdges, type Edge } from "./imports.js";

/** What a layer may import besides itself. `types` are layers of which only types may be imported. */
interface Layer {
  readonly values: readonly string[];
  readonly types?: readonly string[];
}

/**
 * The layers. `targets/*` stands for each target folder on its own. `check` and `lower` may enter `print`, which imports
 * nothing, for its casing: a symbol and its collisions are decided long before anything is written.
 */
const layers: Readonly<Record<string, Layer>> = {
  idl: { values: [] },
  check: { values: ["idl", "print", "schemas"] },
  lower: { values: ["idl", "print"], types: ["check"] },
  print: { values: [] },
  scratch: { values: ["lower", "print"] },
  jvm: { values: ["lower", "print", "scratch"] },
  target: { values: ["print"], types: ["idl", "lower"] },
  "targets/*": { values: ["jvm", "lower", "print", "scratch", "target"] },
  targets: { values: ["target", "targets/*"] },
  pipeline: { values: ["idl", "check", "lower", "print", "target", "targets", "schemas"] },
  tools: { values: ["idl", "check", "lower", "print", "target", "targets", "targets/*", "pipeline", "schemas"] },
  schemas: { values: [] },
  "runtime-ts": { values: [] },
};

/** Files that may be imported although they are not the `index.ts` of their folder. */
const contracts: ReadonlySet<string> = new Set([
  "idl/tree.ts",
  "idl/format.ts",
  "compiler/check/model.ts",
  "compiler/lower/abi.ts",
  "compiler/lower/c-spelling.ts",
  "compiler/targets/target.ts",
  "compiler/compile.ts",
]);

/** Layers hold. */
export const layering: Rule = {
  name: "layering",
  says: "idl <- check <- lower <- targets and tools; print and runtime-ts import nothing of ours; a folder is entered by index.ts or a contract file",
  check(repository) {
    const edges = readEdges(repository, ["idl", "compiler", "runtime-ts", "schemas"]);
    return edges.flatMap((edge) => judgeEdge(edge) ?? []);
  },
};

/** The layer of a file, or undefined when it belongs to none. */
export function layerOf(path: string): string | undefined {
  const [top = "", second = "", third = "", fourth] = path.split("/");
  if (top !== "compiler") return top in layers ? top : undefined;
  if (path === "compiler/compile.ts") return "pipeline";
  if (second !== "targets") return second in layers && third !== "" ? second : undefined;
  if (third === "target.ts") return "target";
  return fourth === undefined ? "targets" : `targets/${third}`;
}

function judgeEdge(edge: Edge): Finding | undefined {
  const from = layerOf(edge.from);
  const to = layerOf(edge.to);
  const finding = (message: string) => ({ file: edge.from, line: edge.line, message });
  if (from === undefined) return finding(`${edge.from} is in no layer: add it to test/repo/rules/layering.ts`);
  if (to === undefined) return finding(`${edge.to} is in no layer`);
  if (from === to) return undefined;
  if (!isAllowed(from, to, edge.typeOnly))
    return finding(`${from} must not import ${edge.typeOnly ? "types of " : ""}${to} (${edge.to})`);
  const open = to === "schemas" || edge.to.endsWith("/index.ts") || contracts.has(edge.to);
  return open ? undefined : finding(`${edge.to} is private to its folder: import its index.ts`);
}

function isAllowed(from: string, to: string, typeOnly: boolean): boolean {
  const layer = layers[from] ?? layers["targets/*"];
  const covers = (list: readonly string[] = []) =>
    list.includes(to) || (to.startsWith("targets/") && list.includes("targets/*"));
  return covers(layer?.values) || (typeOnly && covers(layer?.types));
}
