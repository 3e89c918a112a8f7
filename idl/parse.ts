// Text → Tree. Never throws for any text: what is wrong comes back as diagnostics beside a tree of the rest.
import { buildComments, sortDocs, type SortedDocs } from "./build-tree.js";
import { sortDiagnostics, type Diagnostic } from "./diagnostics.js";
import { Grammar, type FileItem } from "./grammar.js";
import { Mistake, type ParseJob } from "./grammar-core.js";
import { checkSize, checkTokens, countRoughly, limits, tooManyTokens } from "./limits.js";
import { parseMessages } from "./messages.js";
import { outlineFile } from "./outline.js";
import { checkPlacement, sortItems } from "./placement.js";
import { decodeSource, SourceFile, spanOf } from "./source.js";
import { TokenShapes } from "./token-shapes.js";
import {
  EditionKeyword,
  ImportKeyword,
  PackageKeyword,
  Semicolon,
  tokenize,
  UnclosedComment,
  type Lexed,
} from "./tokens.js";
import type { Comment, Docs, Tree } from "./tree.js";

/** A tree and what was found on the way. Without an `error` among the diagnostics the tree is complete. */
export interface ParseResult {
  readonly tree: Tree;
  /** Sorted by place. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A binary file would otherwise give a diagnostic for every byte. */
const maxCharacterReports = 50;

let grammar: Grammar | undefined;

/**
 * Parses one file. Time is linear in the size of the text; texts beyond the limits of `limits.ts` give one diagnostic
 * and an empty tree.
 */
export function parse(source: SourceFile): ParseResult {
  const refused = checkSize(source) ?? checkRoughly(source);
  if (refused !== undefined) return { tree: emptyTree(source, []), diagnostics: [refused] };
  const lexed = tokenize(source.text);
  const comments = buildComments(lexed.comments, source);
  const exceeded = checkTokens(lexed.tokens, source);
  if (exceeded !== undefined) return { tree: emptyTree(source, comments), diagnostics: [exceeded] };
  return parseTokens(source, lexed, comments);
}

/** Parses the bytes of a file: as `parse`, and bytes that are not UTF-8 are reported once. */
export function parseBytes(path: string, bytes: Uint8Array): ParseResult {
  if (bytes.length > limits.bytes) {
    const source = new SourceFile(path, "");
    const values = { size: bytes.length, limit: limits.bytes };
    return {
      tree: emptyTree(source, []),
      diagnostics: [parseMessages["file-too-large"].at(spanOf(source, 0, 0), values)],
    };
  }
  const { source, invalidAt } = decodeSource(path, bytes);
  const result = parse(source);
  if (invalidAt === undefined) return result;
  const at = source.text.indexOf("\ufffd");
  const found = parseMessages["invalid-utf8"].at(spanOf(source, at, at + 1));
  return { tree: result.tree, diagnostics: sortDiagnostics([...result.diagnostics, found]) };
}

function checkRoughly(source: SourceFile): Diagnostic | undefined {
  if (source.text.length <= 2 * limits.tokens || countRoughly(source.text) <= 2 * limits.tokens) return undefined;
  return tooManyTokens(source);
}

function emptyTree(source: SourceFile, comments: readonly Comment[]): Tree {
  const span = spanOf(source, 0, source.text.length);
  const nothing = { docs: undefined, edition: undefined, package: undefined, imports: [], declarations: [] };
  return { kind: "file", source, ...nothing, comments, span };
}

function parseTokens(source: SourceFile, lexed: Lexed, comments: readonly Comment[]): ParseResult {
  const diagnostics: Diagnostic[] = [...checkCharacters(source, lexed)];
  const docs = sortDocs(comments, lexed.tokens, bodyStart(source, lexed));
  const unused = new Map(docs.before);
  const items = readItems(source, lexed, docs, unused, diagnostics);
  const header = sortItems(items, source, (d) => diagnostics.push(d));
  checkPlacement(header.declarations, (d) => diagnostics.push(d));
  // In a damaged file the thing that is documented may be what was lost.
  const loose = diagnostics.length === 0 ? [...unused.values(), ...docs.late] : [];
  for (const { span } of loose) diagnostics.push(parseMessages["unattached-docs"].at(span));
  const span = spanOf(source, 0, source.text.length);
  const tree: Tree = { kind: "file", source, docs: docs.file, ...header, comments, span };
  return { tree, diagnostics: sortDiagnostics(diagnostics) };
}

// Plainly first; when that fails, item by item. `unused` keeps the documentation that no node took.
function readItems(
  source: SourceFile,
  lexed: Lexed,
  docs: SortedDocs,
  unused: Map<number, Docs>,
  diagnostics: Diagnostic[],
): readonly FileItem[] {
  grammar ??= new Grammar();
  const found: Diagnostic[] = [];
  const plain: ParseJob = { source, docs: unused, diagnostics: found, marked: false };
  try {
    const items = grammar.parseFile([...lexed.tokens], plain);
    diagnostics.push(...found);
    return items;
  } catch (problem) {
    if (!(problem instanceof Mistake)) throw problem;
    found.splice(0, found.length, problem.diagnostic);
  }
  const outline = outlineFile(lexed.tokens, source);
  for (const [offset, text] of docs.before) unused.set(offset, text);
  const marked: Diagnostic[] = [...outline.diagnostics];
  const items = grammar.parseFile(outline.tokens, { source, docs: unused, diagnostics: marked, marked: true });
  // Marks must not make a mistake disappear.
  diagnostics.push(...(marked.length > 0 ? marked : found));
  return items;
}

// Offset of the first declaration: `//!` lines before it document the package.
function bodyStart(source: SourceFile, lexed: Lexed): number {
  const shapes = new TokenShapes(lexed.tokens, source);
  const headers = [EditionKeyword, PackageKeyword, ImportKeyword];
  let start = 0;
  for (let i = 0; i < lexed.tokens.length; i++) {
    if (i === start) {
      const type = shapes.type(shapes.skipAnnotations(i));
      if (type === undefined || !headers.includes(type)) return lexed.tokens[i]?.startOffset ?? 0;
    }
    if (shapes.type(i) === Semicolon) start = i + 1;
  }
  return source.text.length;
}

const invisible =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\p{Cs}]/gu;

// Characters that are wrong wherever they stand, and characters and comments that the lexer could not use.
function checkCharacters(source: SourceFile, lexed: Lexed): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (lexed.strays.length === 0 && !/[^\t\n\r\x20-\x7e]/.test(source.text)) return found;
  for (const match of source.text.matchAll(invisible)) {
    const code = (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    found.push(parseMessages["invisible-character"].at(spanOf(source, match.index, match.index + 1), { code }));
    if (found.length >= maxCharacterReports) return found;
  }
  for (const { tokenType, image, startOffset } of lexed.strays) {
    const span = spanOf(source, startOffset, startOffset + image.length);
    if (tokenType === UnclosedComment)
      found.push(parseMessages["unclosed-comment"].at({ ...span, end: span.start + 2 }));
    else if (image.search(invisible) < 0)
      found.push(parseMessages["unexpected-character"].at(span, { text: `\`${image}\`` }));
    if (found.length >= maxCharacterReports) return found;
  }
  return [...found, ...checkNames(source, lexed)].slice(0, maxCharacterReports);
}

function checkNames(source: SourceFile, lexed: Lexed): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (!/[^\x00-\x7f]/.test(source.text)) return found;
  for (const { image, startOffset } of lexed.tokens) {
    const first = image.charCodeAt(0);
    if (first < 0x41 || (first === 0x62 && image[1] === '"') || !/[^\x00-\x7f]/.test(image)) continue;
    found.push(
      parseMessages["non-ascii-name"].at(spanOf(source, startOffset, startOffset + image.length), { name: image }),
    );
  }
  return found;
}
