// Functions of C, C++ and Rust by their braces: exact enough to measure them, without a compiler.

/** A function and its extent in lines. */
export interface Extent {
  readonly name: string;
  readonly line: number;
  readonly length: number;
}

const blanked =
  /\/\/(?:[^\n\\]|\\[\s\S])*|\/\*[\s\S]*?\*\/|(?:b|c)?r(#*)"[\s\S]*?"\1|R"([^(\s]*)\([\s\S]*?\)\2"|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[^\n]{1,10}?)'/g;
const directive = /^[ \t]*#(?!\[|!\[)(?:[^\n\\]|\\[\s\S])*/gm;

const accessLabel = /^\s*(?:(?:public|private|protected)\s*:\s*)+/;

/** Comments, strings, characters and preprocessor lines turned into blanks; line ends stay. */
export function blankOut(text: string, rust: boolean): string {
  const erase = (match: string) => match.replace(/[^\n]/g, " ");
  const bare = text.replace(blanked, erase);
  return rust ? bare : bare.replace(directive, erase);
}

/** The outermost functions: blocks that follow a parameter list and do not open a type, a namespace or an initialiser. */
export function findBraceFunctions(text: string, rust: boolean): Extent[] {
  const bare = blankOut(text, rust);
  const found: Extent[] = [];
  const scopes: { readonly start: number; readonly name: string | undefined }[] = [];
  let inFunction = false;
  let headStart = 0;
  for (const { 0: mark, index } of bare.matchAll(/[{};]/g)) {
    if (mark === "{") {
      const head = bare.slice(headStart, index);
      const name = inFunction ? undefined : functionName(head, rust);
      scopes.push({ start: headStart + head.length - head.replace(accessLabel, "").trimStart().length, name });
      if (name !== undefined) inFunction = true;
    } else if (mark === "}") {
      const scope = scopes.pop();
      if (scope?.name !== undefined) {
        const line = lineAt(bare, scope.start);
        found.push({ name: scope.name, line, length: lineAt(bare, index) - line + 1 });
        inFunction = false;
      }
    }
    headStart = index + 1;
  }
  return found;
}

function functionName(head: string, rust: boolean): string | undefined {
  if (rust) return /\bfn\s+(\w+)/.exec(head)?.[1];
  const plain = head.replace(accessLabel, "");
  if (/^\s*(?:typedef\s+)?(?:namespace|class|struct|enum|union|extern\s*$)\b[^()]*$/.test(plain)) return undefined;
  if (/=\s*$/.test(plain)) return undefined;
  return /([~\w:]+|operator\S+)\s*\(/.exec(plain)?.[1];
}

function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < position; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
