// The interface of a page → what each target writes for it, and where its declarations are.
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { compile, generate } from "../../compiler/compile.js";
import type { Abi } from "../../compiler/lower/index.js";
import { targets } from "../../compiler/targets/index.js";
import type { Target } from "../../compiler/targets/target.js";
import { SourceFile } from "../../idl/index.js";
import { extract, openSource } from "./excerpt.js";
import type { Excerpt } from "./page.js";

const root = new URL("../..", import.meta.url).pathname;

/** Lowers the first package; the others are what it may import. Throws when something is wrong, warnings included. */
export function lowerPackages(packages: readonly string[]): Abi {
  const files = packages.map((text, i) => new SourceFile(`${i + 1}.ffi`, text));
  const nameOf = (file: SourceFile) => /^\s*package ([\w.]+)/m.exec(file.text)?.[1];
  const resolve = (name: string) => files.filter((file) => nameOf(file) === name);
  const { abi, diagnostics } = compile(files.slice(0, 1), { resolve });
  if (abi === null || diagnostics.length > 0)
    throw new Error(
      diagnostics.map(({ code, message, span }) => `${code} ${message} (${span.file.path}:${span.start})`).join("\n"),
    );
  return abi;
}

/** Text by path of what one target writes for the package, both sides. */
export function writeTarget(abi: Abi, target: Target): ReadonlyMap<string, string> {
  const imports = Object.fromEntries(abi.imports.map((one) => [one.package.name, one.package.prefix]));
  const files = generate(abi, target, {
    sides: target.sides,
    settings: {},
    imports,
    runtime: (path) => readFileSync(join(root, path), "utf8"),
  });
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** A block to begin with: the file that declares most of the package's names, and a line for each. Its author chooses better ones. */
export function proposeExcerpt(abi: Abi, target: Target): Omit<Excerpt, "start" | "end"> {
  const claims = target.claims(abi).filter(({ span }) => span.start !== abi.package.span.start);
  const names = new Set(claims.map(({ name }) => name));
  const own = [...writeTarget(abi, target)].filter(([path]) => !/(?:^|\/)ftk\//.test(path));
  const declared = own.map(([file, text]) => ({
    file,
    source: openSource(text),
    selectors: declarations(text, names),
  }));
  const [best = { file: "none", source: openSource(""), selectors: [] }] = declared.sort(
    (a, b) => b.selectors.length - a.selectors.length,
  );
  const usable = best.selectors.filter((selector) => isUsable(() => extract(best.source, [selector])));
  const text = usable.length === 0 ? "" : extract(best.source, usable);
  return {
    target: target.id,
    file: best.file,
    selectors: usable,
    language:
      extname(best.file) === ".h" ? target.annotation : (languages[extname(best.file)] ?? extname(best.file).slice(1)),
    text,
  };
}

/** All targets, in their order. */
export { targets };

// What highlighters call a language, where it is not the ending of its files; headers are C or Objective-C.
const languages: Readonly<Record<string, string>> = { ".hpp": "cpp", ".rs": "rust", ".kt": "kotlin" };

function declarations(text: string, names: ReadonlySet<string>): string[] {
  const callable = /^(?! )[\w ]+[ *](\w+)\((?!.*\{)/;
  const declaration =
    /^(?:[\w@]+ )*(?:class|struct|enum|interface|trait|record|type|fn|function|impl|@interface|@protocol|#define) (\w+)\b[^;]*$/;
  return text.split("\n").flatMap((row) => {
    const [whole, name = ""] = declaration.exec(row) ?? callable.exec(row) ?? [];
    return whole !== undefined && names.has(name)
      ? [whole.replace(/\s*[{(].*$/, (rest) => rest.slice(0, rest.search(/[{(]/) + 1))]
      : [];
  });
}

function isUsable(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch {
    return false;
  }
}
