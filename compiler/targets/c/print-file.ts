/** Printing of generated C: files are laid out in batches of sections, so that the documents of a large package never exist all at once. */
import { banner, paragraphs, printFile, type Hole, type Text } from "../../print/index.js";
import { versionText, type Abi } from "../../lower/index.js";

/** Columns of generated C. */
const WIDTH = 120;

/** Sections that are laid out together. */
const BATCH = 64;

/** The banner of every file. */
export function bannerOf(abi: Abi): Text {
  return banner("/* */", "ffi", `${abi.package.name} ${versionText(abi.package.version)}`);
}

/** A C file: its beginning, its sections with a blank line between them, and its end. Sections are asked for one by one. */
export function printSections(top: Text, sections: Iterable<Hole>, bottom?: Text): string {
  const texts = [printC(top)];
  let batch: Hole[] = [];
  const flush = (): void => {
    const text = printC(paragraphs(batch));
    if (text.trim() !== "") texts.push(text);
    batch = [];
  };
  for (const section of sections) {
    batch.push(section);
    if (batch.length === BATCH) flush();
  }
  flush();
  if (bottom !== undefined) texts.push(printC(bottom));
  return texts.join("\n");
}

/** What `write` makes of each item, made when it is asked for. */
export function* each<T>(items: Iterable<T>, write: (item: T) => Hole): Generator<Hole> {
  for (const item of items) yield write(item);
}

function printC(text: Text): string {
  return printFile(text, { width: WIDTH, preprocessor: true });
}
