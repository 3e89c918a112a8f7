// A page of this folder: prose, the interface, and for each target what becomes of it.
//
//     ```ffi                                  the interface; a second block is another package that it imports
//     <!-- cpp shop.hpp                       target and generated file, then what to show of it, one selector a line
//     struct Item
//     -->
//     ```cpp                                  what the target writes, exactly
//
// `<!-- kotlin: none -->` says that a target has nothing to show here; the text behind it says why.

/** What a page shows of one generated file. */
export interface Excerpt {
  readonly target: string;
  readonly file: string;
  readonly selectors: readonly string[];
  /** Language of the block, for highlighting. */
  readonly language: string;
  readonly text: string;
  /** The block in the page: where its text begins and ends. */
  readonly start: number;
  readonly end: number;
}

/** A page, taken apart. */
export interface Page {
  readonly text: string;
  readonly packages: readonly string[];
  readonly excerpts: readonly Excerpt[];
  /** Targets that the page says have nothing to show. */
  readonly none: readonly string[];
}

const block = /^<!-- (\w+) (\S+)\n([\s\S]*?)\n-->\n+```(\w*)\n([\s\S]*?)^```$/gm;

/** Reads a page. Blocks that do not have the form above are not seen, and so their targets are missing. */
export function readPage(text: string): Page {
  const excerpts = [...text.matchAll(block)].map((match) => {
    const [whole, target = "", file = "", list = "", language = "", shown = ""] = match;
    const end = match.index + whole.length - "```".length;
    const selectors = list.split("\n").filter((row) => row.trim() !== "");
    return { target, file, selectors, language, text: shown, start: end - shown.length, end };
  });
  return {
    text,
    packages: [...text.matchAll(/^```ffi\n([\s\S]*?)^```$/gm)].map(([, source = ""]) => source),
    excerpts,
    none: [...text.matchAll(/^<!-- (\w+): none -->\n+(?=[^\s<`#])/gm)].map(([, target = ""]) => target),
  };
}

/** The page with other text in its blocks. */
export function rewritePage(page: Page, textOf: (excerpt: Excerpt) => string): string {
  let text = page.text;
  for (const excerpt of [...page.excerpts].reverse()) {
    text = `${text.slice(0, excerpt.start)}${textOf(excerpt)}${text.slice(excerpt.end)}`;
  }
  return text;
}

/** A block to begin with, for the end of a page. */
export function writeBlock(
  title: string,
  excerpt: Pick<Excerpt, "target" | "file" | "selectors" | "language" | "text">,
): string {
  const { target, file, selectors, language, text } = excerpt;
  return `\n## ${title}\n\n<!-- ${target} ${file}\n${selectors.join("\n")}\n-->\n\n\`\`\`${language}\n${text}\`\`\`\n`;
}
