// The imports of TypeScript files, as edges between paths of the repository.
import { posix } from "node:path";
import ts from "typescript";
import { isTypeScript, lineOf, type Repository } from "../repository.js";

/** One import or re-export of a file of the repository. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly line: number;
  /** Nothing of it remains at run time. */
  readonly typeOnly: boolean;
}

/** Every relative import of every TypeScript file below `folders`, in file order. */
export function readEdges(repository: Repository, folders: readonly string[]): Edge[] {
  const inside = (path: string) => folders.some((folder) => path.startsWith(`${folder}/`));
  return repository.paths
    .filter((path) => isTypeScript(path) && inside(path))
    .flatMap((path) => edgesOf(repository, path));
}

function edgesOf(repository: Repository, path: string): Edge[] {
  const tree = repository.parse(path);
  const edges: Edge[] = [];
  const visit = (node: ts.Node) => {
    const target = targetOf(node);
    if (target !== undefined && target.specifier.startsWith(".")) {
      const to = posix
        .join(posix.dirname(path), target.specifier)
        .replace(/\.js$/, ".ts")
        .replace(/\.mjs$/, ".mts");
      edges.push({ from: path, to, line: lineOf(tree, node.getStart(tree)), typeOnly: target.typeOnly });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return edges;
}

interface Target {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

function targetOf(node: ts.Node): Target | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, typeOnly: isTypeOnly(node.importClause) };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, typeOnly: node.isTypeOnly };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    return argument !== undefined && ts.isStringLiteral(argument)
      ? { specifier: argument.text, typeOnly: false }
      : undefined;
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { specifier: node.argument.literal.text, typeOnly: true };
  }
  return undefined;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  if (clause.name !== undefined || bindings === undefined || !ts.isNamedImports(bindings)) return false;
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly);
}
