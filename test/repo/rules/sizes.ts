// Files and functions stay small enough to be read at once.
import ts from "typescript";
import { isGolden, isTypeScript, lineOf, type Finding, type Repository, type Rule } from "../repository.js";
import { findBraceFunctions, type Extent } from "./brace-functions.js";

/** Hard limits in lines. */
export const limits = {
  typescript: { file: 400, body: 80 },
  /** Files that declare types and nothing else: the contracts between the stages. */
  contract: { file: 600, body: 0 },
  native: { file: 700, body: 90 },
} as const;

/** Data tables are as long as their data: those with this on their first line, and these. */
const tableMark = /^(\/\/|\/\*|#) data table\b/;
const tables: ReadonlySet<string> = new Set<string>(["schemas/abi.ts"]);

const native = /\.(c|h|cpp|hpp|rs)$/;

/** Sizes. */
export const sizes: Rule = {
  name: "sizes",
  says: "TypeScript: file 400 (types only: 600), function 80; C, C++, Rust: file 700, function 90 lines; a `// data table` is exempt",
  check(repository) {
    const own = repository.paths.filter((path) => !isGolden(path) && (isTypeScript(path) || native.test(path)));
    return own.flatMap((path) => checkFile(repository, path));
  },
};

function checkFile(repository: Repository, path: string): Finding[] {
  const text = repository.read(path);
  if (tables.has(path) || tableMark.test(text)) return [];
  const limit = limitOf(repository, path);
  const length = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  const found: Finding[] = [];
  if (length > limit.file)
    found.push({ file: path, line: limit.file, message: `file of ${length} lines, at most ${limit.file}` });
  const functions = isTypeScript(path)
    ? findFunctions(repository.parse(path))
    : findBraceFunctions(text, path.endsWith(".rs"));
  for (const { name, line, length: lines } of functions) {
    if (lines > limit.body)
      found.push({ file: path, line, message: `function ${name} of ${lines} lines, at most ${limit.body}` });
  }
  return found;
}

function limitOf(repository: Repository, path: string): { readonly file: number; readonly body: number } {
  if (!isTypeScript(path)) return limits.native;
  const onlyTypes = repository
    .parse(path)
    .statements.every((s) => ts.isInterfaceDeclaration(s) || ts.isTypeAliasDeclaration(s) || ts.isImportDeclaration(s));
  return onlyTypes ? limits.contract : limits.typescript;
}

/** The functions of a TypeScript file. Bodies of `describe` only group tests and do not count. */
export function findFunctions(tree: ts.SourceFile): Extent[] {
  const found: Extent[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isFunctionLike(node) && "body" in node && node.body !== undefined && !isTestGroup(node)) {
      const line = lineOf(tree, node.getStart(tree));
      found.push({ name: nameOf(node), line, length: lineOf(tree, node.end) - line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function nameOf(node: ts.SignatureDeclaration): string {
  const name = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
  return name === undefined ? "(unnamed)" : name.getText();
}

function isTestGroup(node: ts.Node): boolean {
  const call = node.parent;
  return ts.isCallExpression(call) && /^describe\b/.test(call.expression.getText());
}
