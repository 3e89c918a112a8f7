// A tree without places, comments and sources: what two texts with the same meaning share.
import type { Tree } from "../../idl/index.js";

const dropped = new Set(["span", "source", "comments"]);

/** Copies a tree without everything that depends on layout. */
export function plainTree(tree: Tree): unknown {
  return strip(tree);
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (value instanceof Uint8Array) return [...value];
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !dropped.has(key));
  return Object.fromEntries(entries.map(([key, inner]) => [key, strip(inner)]));
}
