// The writing kit: everything a target needs to write source files. README.md shows it.
export { camel, kebab, pascal, snake, splitWords, upperSnake } from "./casing.js";
export { banner, comment, type CommentStyle } from "./comment.js";
export { continued } from "./continued.js";
export { isEmpty, type Hole, type Name, type Ref, type Text } from "./document.js";
export { importLines, includes, useLines } from "./import-blocks.js";
export { layOut, printFile, sendFile, sendParagraphs } from "./file.js";
export { type PrintOptions } from "./layout.js";
export { each, later, list, paragraphs, type ListOptions, type Separator } from "./list.js";
export { attributeText, literal, rustBytes, type Literals } from "./literal.js";
export { name, qualify, spelling, type Qualifier } from "./name.js";
export { gather, laterFile, movedFile, type OutputFile, type Sink } from "./output.js";
export { imports, ref, type RefOptions } from "./ref.js";
export { code, verbatim } from "./template.js";
