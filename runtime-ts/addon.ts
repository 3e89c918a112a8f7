/** Finding and opening the addon of a package. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:process";
import { fileURLToPath } from "node:url";
import type { NativePackage } from "./native.js";

/**
 * The native side of the package `prefix`. `module` is the URL of a file in `src` or `dist` of the package; the addon is beside that folder:
 * a build of this machine, or the prebuilt one for its platform. `place` names it when one addon serves several packages. Throws when there is none.
 */
export function addon<T extends NativePackage>(module: string, prefix: string, place?: string): T {
  const places = place !== undefined ? [place] : [`../build/${prefix}.node`, `../build/Release/${prefix}.node`, `../prebuilds/${platform}-${arch}/${prefix}.node`];
  const found = places.map((place) => fileURLToPath(new URL(place, module))).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`no addon for ${platform}-${arch}: looked for ${places.join(", ")} from ${module}`);
  const exports = createRequire(module)(found) as Record<string, T | undefined>;
  const native = exports[prefix];
  if (native === undefined) throw new Error(`${found} does not contain ${prefix}`);
  return native;
}
