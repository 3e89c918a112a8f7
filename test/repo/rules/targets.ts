// Every target folder has the same files, so that whoever knows one finds the way in all.
import type { Finding, Rule } from "../repository.js";

const required = ["index.ts", "names.ts", "types.ts", "README.md"];

/** Target folders look alike, and the list of targets names each. */
export const targets: Rule = {
  name: "targets",
  says: `every folder of compiler/targets has ${required.join(", ")} and a line in compiler/targets/index.ts`,
  check(repository) {
    const all = new Set(repository.paths);
    const folders = new Set(repository.paths.flatMap((path) => /^(compiler\/targets\/[^/]+)\//.exec(path)?.[1] ?? []));
    const index = "compiler/targets/index.ts";
    const listed = all.has(index) ? repository.read(index) : "";
    return [...folders].flatMap((folder): Finding[] => {
      const missing = required.map((file) => `${folder}/${file}`).filter((file) => !all.has(file));
      const found = missing.map((file) => ({ file, line: 1, message: "missing: every target has it" }));
      const name = folder.split("/").at(-1) ?? "";
      if (listed.includes(`"./${name}/index.js"`)) return found;
      return [...found, { file: index, line: 1, message: `does not list ${name}` }];
    });
  },
};
