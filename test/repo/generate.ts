// `npm run generate`: writes every generated file that is checked in. On a clean tree nothing changes.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openRepository } from "./repository.js";
import { typesPath, writeSchemaTypes } from "./schema-types.js";

/** Generated files: each generator returns path and text, relative to the root. A new kind of generated file is one line. */
const generators: readonly (() => Promise<readonly { readonly path: string; readonly text: string }[]>)[] = [
  generateSchemaTypes,
];

const root = new URL("../..", import.meta.url).pathname;
const repository = openRepository(root);

let changed = 0;
for (const generate of generators) {
  for (const { path, text } of await generate()) {
    const file = join(root, path);
    if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
    writeFileSync(file, text);
    changed++;
    console.log(`wrote ${path}`);
  }
}
console.log(`generate: ${changed} files changed`);

function generateSchemaTypes() {
  const sources = repository.paths.filter((path) => typesPath(path) !== undefined);
  return Promise.all(sources.map((path) => writeSchemaTypes(path, repository.read(path))));
}
