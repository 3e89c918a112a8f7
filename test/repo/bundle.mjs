// Puts the compiled command into few files: reading a thousand modules, most of them of one dependency, takes longer than checking a small package.
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

// Dependencies in CommonJS ask for modules of Node. The bundler does not see the names of a banner, so what it imports has one that no module has.
const banner = 'import { createRequire as createRequireOfBundle } from "node:module";\nconst require = createRequireOfBundle(import.meta.url);';

/** Bundles `dist/compiler/tools/cli.js` and the further thread of `ffi gen` into `dist/command/`, with the licences of what is in it. */
export async function bundleCommand(root) {
  const outdir = join(root, "dist/command");
  rmSync(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { ffi: "dist/compiler/tools/cli.js", worker: "dist/compiler/tools/crew/worker.js" },
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    banner: { js: banner },
    // Only what it lays out is used by the command; its languages are for others.
    external: ["prettier"],
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  writeFileSync(join(outdir, "LICENSES.txt"), licencesOf(root, Object.keys(metafile.inputs)));
}

function licencesOf(root, inputs) {
  const names = new Set(inputs.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []));
  return [...names].sort().map((name) => licenceOf(join(root, "node_modules", name))).join("\n");
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const text = file !== undefined && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : `${license}\n`;
  return `${name} ${version}\n\n${text}`;
}
