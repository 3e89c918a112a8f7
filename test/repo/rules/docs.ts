// What a file exports says what it is.
import ts from "typescript";
import { isTypeScript, lineOf, type Finding, type Repository, type Rule } from "../repository.js";

const documented = /^(idl|compiler|runtime-ts)\//;

/** Every exported declaration carries a doc comment, and every file opens with a sentence. */
export const docs: Rule = {
  name: "docs",
  says: "every exported declaration has a doc comment, every file opens with what it holds",
  check(repository) {
    const own = repository.paths.filter((path) => documented.test(path) && isTypeScript(path));
    return own.flatMap((path) => checkDocs(repository, path));
  },
};

function checkDocs(repository: Repository, path: string): Finding[] {
  const tree = repository.parse(path);
  const found: Finding[] = [];
  if (!/^(#!.*\n)?\/[/*]/.test(tree.text))
    found.push({ file: path, line: 1, message: "the file does not open with a comment" });
  for (const statement of tree.statements) {
    if (!isExported(statement) || isUnderSameComment(tree, statement)) continue;
    const described = ts.getJSDocCommentsAndTags(statement).some(ts.isJSDoc);
    const line = lineOf(tree, statement.getStart(tree));
    if (!described) found.push({ file: path, line, message: `${nameOf(statement)} has no doc comment` });
  }
  return found;
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword) ?? false)
  );
}

/** Overloads share the comment of the first, and so do constants in a row without a blank line: they are one table. */
function isUnderSameComment(tree: ts.SourceFile, statement: ts.Statement): boolean {
  const before = tree.statements[tree.statements.indexOf(statement) - 1];
  if (before === undefined) return false;
  if (ts.isFunctionDeclaration(statement) && ts.isFunctionDeclaration(before)) {
    return before.body === undefined && before.name?.text === statement.name?.text;
  }
  const gap = tree.text.slice(before.end, statement.getStart(tree));
  return ts.isVariableStatement(statement) && ts.isVariableStatement(before) && isExported(before) && gap === "\n";
}

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map((d) => d.name.getText()).join(", ");
  const { name } = statement as ts.DeclarationStatement;
  return name?.getText() ?? "an export";
}
