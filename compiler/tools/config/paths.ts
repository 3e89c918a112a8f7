// Paths that users and configurations name: judged as text first, then by where they really lead.
import { realpathSync } from "node:fs";
import { relative, sep } from "node:path";

const deviceName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;
const controls = /[\u0000-\u001f\u007f-\u009f]/;

/** Why a relative path of a configuration is refused, as a predicate ("is absolute"), or undefined when it is fine. */
export function refusePath(path: string, options: { readonly upward?: boolean } = {}): string | undefined {
  if (/^[/\\]/.test(path) || /^[a-z]:/i.test(path)) return "is absolute";
  if (path.includes("\\")) return "has a backslash";
  if (controls.test(path)) return "has a control character";
  const segments = path.split("/");
  if (options.upward !== true && segments.includes("..")) return "leads out of its folder";
  for (const segment of segments) {
    if (deviceName.test(segment)) return "has the name of a device on Windows";
    if (segment.length > 200) return "has a part that is too long";
  }
  return undefined;
}

/** Why the path of a file to write is refused, or undefined. Stricter: it must work on every system. */
export function refuseOutputPath(path: string): string | undefined {
  const refused = refusePath(path);
  if (refused !== undefined) return refused;
  if (path.split("/").some((segment) => segment === "" || segment === ".")) return "has an empty part";
  if (/[<>:"|?*]/.test(path)) return "has a character that Windows refuses";
  return path.split("/").some((segment) => /[. ]$/.test(segment)) ? "has a part that ends in a dot or blank" : undefined;
}

/** True when an existing path, with all symbolic links followed, is `folder` or lies below it. `folder` must be real already. */
export function isInside(folder: string, path: string): boolean {
  const real = realpathSync(path);
  return real === folder || real.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** A path as it is shown: relative to the working folder when it lies below it, with `/`. */
export function showPath(folder: string, path: string): string {
  const shown = relative(folder, path);
  const best = shown === "" ? "." : shown.startsWith("..") && shown.split(sep).filter((part) => part === "..").length > 3 ? path : shown;
  return best.split(sep).join("/");
}
