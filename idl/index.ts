// The public face of the language: everything other folders may import, besides the contract file tree.ts.
export { escapeControls, formatDiagnostic, plainStyle, type FrameStyle } from "./code-frame.js";
export {
  allMessages,
  defineMessages,
  exampleFiles,
  findMessage,
  generalHelp,
  say,
  showExample,
  sortDiagnostics,
  type AnyMessage,
  type Diagnostic,
  type Example,
  type ExampleFiles,
  type Family,
  type MadeExample,
  type Message,
  type Messages,
  type MessageSpec,
  type Phrase,
  type Related,
  type Severity,
  type Values,
} from "./diagnostics.js";
export { isCycle, sortParts } from "./graph.js";
export { formatStyle, formatText, type FormatResult } from "./format.js";
export { InternalFault, invariant, unreachable } from "./invariant.js";
export { limits } from "./limits.js";
export { parseMessages } from "./messages.js";
export { parse, parseBytes, type ParseResult } from "./parse.js";
export {
  decodeSource,
  joinSpans,
  lineText,
  offsetAt,
  positionAt,
  SourceFile,
  spanOf,
  textOf,
  type DecodedSource,
  type Position,
  type Span,
} from "./source.js";
export { suggestWord } from "./spelling.js";
export { keywords } from "./tokens.js";
export type * from "./tree.js";
export { hasModifier } from "./tree.js";
