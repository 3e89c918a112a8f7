// Generated from diagnostics.schema.json by `npm run generate`. Do not edit: changes are lost.

/**
 * What `ffi check --format json` prints. Members may be added; those that are here keep their meaning.
 */
export interface Diagnostics {
  /**
   * Ordered by file, then place, then code.
   */
  diagnostics: Diagnostic[];
}
export interface Diagnostic {
  /**
   * Letter of the family and four digits; `ffi explain` takes it.
   */
  code: string;
  severity: "error" | "danger" | "warning" | "note";
  /**
   * One sentence. May contain text of the input.
   */
  message: string;
  /**
   * What to do about it.
   */
  help: string;
  /**
   * As it was named on the command line, or relative to the working folder, with `/`.
   */
  file: string;
  span: Span;
  /**
   * Other places that explain this one.
   */
  related?: Related[];
}
/**
 * From the first character to the place after the last.
 */
export interface Span {
  start: Position;
  end: Position;
}
/**
 * Both from 1; columns count UTF-16 code units.
 */
export interface Position {
  line: number;
  column: number;
}
export interface Related {
  message: string;
  file: string;
  span: Span;
}
