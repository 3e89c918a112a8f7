// Laying out a whole file, or a part of one.
import { block, type Hole, type Text } from "./document.js";
import { Printer, type PrintOptions } from "./layout.js";
import { gather, type Sink } from "./output.js";

/**
 * Lays a file out once. Lines end in LF, none has trailing blanks, the last one ends in a line end; blank lines are
 * never doubled.
 */
export function printFile(text: Text, options: PrintOptions = {}): string {
  return gather((sink) => sendFile(sink, text, options));
}

/** The same for a large file: its pieces are handed over while it is laid out. */
export function sendFile(sink: Sink, text: Text, options: PrintOptions): void {
  const printer = new Printer(options, sink);
  printer.write(text, 0);
  printer.finish();
}

/**
 * Lays a file out that is nothing but paragraphs at column 0. Each is asked for when the one before it is printed, and
 * forgotten before the next: of a large file no more than one paragraph exists as a document.
 */
export function sendParagraphs(sink: Sink, items: Iterable<Hole>, options: PrintOptions): void {
  const printer = new Printer(options, sink);
  for (const item of items) printer.writeParagraph(item);
  printer.finish();
}

/**
 * Lays paragraphs out now, in their order, for a place at column 0 of a file with the same options: for texts that must
 * be made one after the other and of which there are many. They may not contain references to other files.
 */
export function layOut(items: Iterable<Hole>, options: PrintOptions): Text {
  return block(gather((sink) => sendParagraphs(sink, items, options)));
}
