/** Printing of generated C: files are laid out section by section, so that the documents of a large package never exist all at once. */
import { banner, continued, sendParagraphs, type Hole, type Sink, type Text } from "../../print/index.js";
import { versionText, type Abi } from "../../lower/index.js";

/** Columns of generated C. */
const WIDTH = 120;

/** A macro of several lines: each but the last goes on. */
export function macro(definition: Text): Text {
  return continued(definition, { width: WIDTH, preprocessor: true });
}

/** The banner of every file. */
export function bannerOf(abi: Abi): Text {
  return banner("/* */", "ffi", `${abi.package.name} ${versionText(abi.package.version)}`);
}

/** A C file: its beginning, its sections with a blank line between them, and its end. Sections are asked for one by one. */
export function sendSections(sink: Sink, top: Text, sections: Iterable<Hole>, bottom?: Text): void {
  sendParagraphs(sink, joined(top, sections, bottom), { width: WIDTH, preprocessor: true });
}

function* joined(top: Text, sections: Iterable<Hole>, bottom: Text | undefined): Generator<Hole> {
  yield top;
  yield* sections;
  yield bottom;
}

/** What `write` makes of each item, made when it is asked for. */
export function* each<T>(items: Iterable<T>, write: (item: T) => Hole): Generator<Hole> {
  for (const item of items) yield write(item);
}
