// Diagnostics → the documented JSON (`schemas/diagnostics.schema.json`).
import { positionAt, type Diagnostic, type Span } from "../../../idl/index.js";
import type * as schema from "../../../schemas/diagnostics.js";

/** The JSON text of a run, with a final line end. */
export function writeJson(diagnostics: readonly Diagnostic[]): string {
  const document: schema.Diagnostics = { diagnostics: diagnostics.map(encodeDiagnostic) };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function encodeDiagnostic({ code, severity, message, help, span, related = [] }: Diagnostic): schema.Diagnostic {
  const places = related.map((one): schema.Related => ({ message: one.message, ...encodePlace(one.span) }));
  return { code, severity, message, help, ...encodePlace(span), ...(places.length > 0 && { related: places }) };
}

function encodePlace({ file, start, end }: Span): { readonly file: string; readonly span: schema.Span } {
  return { file: file.path, span: { start: positionAt(file, start), end: positionAt(file, end) } };
}
