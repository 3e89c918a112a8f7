// `.ffi-manifest.json`: which files of an output folder were written by ffi, with their hashes. Only these are ever removed.
import { createHash } from "node:crypto";
import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { refuseOutputPath } from "../config/paths.js";

/** Name of the manifest in an output folder. */
export const manifestName = ".ffi-manifest.json";

/** Files of one target of one package: path below the output folder to SHA-256 of the content, in hexadecimal. */
export type ManifestGroup = ReadonlyMap<string, string>;

/** What was written, by `package target`. */
export type Manifest = ReadonlyMap<string, ManifestGroup>;

const largest = 64_000_000;

/** SHA-256 of a content, in hexadecimal. */
export function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Reads the manifest of a folder. A missing, unreadable or malformed one counts as empty: then no file is known to be ours. */
export function readManifest(folder: string): Manifest {
  const path = join(folder, manifestName);
  try {
    const stats = lstatSync(path);
    if (!stats.isFile() || stats.size > largest) return new Map();
    return decode(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return new Map();
  }
}

/** The text of a manifest: sorted, so that equal output gives equal text. */
export function manifestText(manifest: Manifest): string {
  const groups = [...manifest].filter(([, files]) => files.size > 0).sort(byKey);
  const written = groups.map(([group, files]) => [group, Object.fromEntries([...files].sort(byKey))]);
  return `${JSON.stringify({ about: "Files written by ffi; it removes no others.", version: 1, written: Object.fromEntries(written) }, null, 2)}\n`;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

// The file may come from a stranger: whatever does not look as we write it is left out.
function decode(json: unknown): Manifest {
  const { version, written } = (json ?? {}) as { version?: unknown; written?: unknown };
  const manifest = new Map<string, ManifestGroup>();
  if (version !== 1 || typeof written !== "object" || written === null) return manifest;
  for (const [group, files] of Object.entries(written)) {
    if (typeof files !== "object" || files === null) continue;
    const valid = Object.entries(files).filter((entry): entry is [string, string] => {
      const [path, hash] = entry as [string, unknown];
      return refuseOutputPath(path) === undefined && typeof hash === "string" && /^[0-9a-f]{64}$/.test(hash);
    });
    manifest.set(group, new Map(valid));
  }
  return manifest;
}
