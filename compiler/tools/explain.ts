// `ffi explain`: what a code means, with an example that gives it and one that does not.
import { allMessages, findMessage, generalHelp, showExample, suggestWord, type AnyMessage } from "../../idl/index.js";
import { status, UsageError, type Status, type Terminal } from "./terminal.js";

/** Explains one code or slug; without one, lists all codes. */
export async function runExplain(codeOrSlug: string | undefined, terminal: Terminal): Promise<Status> {
  await loadCatalogues();
  if (codeOrSlug === undefined) {
    terminal.print(allMessages().map((one) => `${one.code}  ${one.severity.padEnd(7)}  ${one.slug}\n`).join(""));
    return status.clean;
  }
  const message = findMessage(codeOrSlug);
  if (message === undefined) {
    const near = suggestWord(codeOrSlug, allMessages().map((one) => one.slug));
    throw new UsageError(`there is no code \`${codeOrSlug}\`; ${near === undefined ? "`ffi explain` lists all" : `did you mean \`${near}\`?`}`);
  }
  terminal.print(explain(message));
  return status.clean;
}

/** Loads every stage that registers messages. */
export async function loadCatalogues(): Promise<void> {
  await Promise.all([import("../compile.js"), import("./config/messages.js"), import("./capabilities.js")]);
}

/** The page of one message. */
export function explain(message: AnyMessage): string {
  const { code, slug, severity, text, why, bad, good } = message;
  const help = generalHelp(message);
  const page = [
    `${code} ${slug} (${severity})`,
    text,
    ...(why === undefined ? [] : [why]),
    ...(help === undefined ? [] : [`help: ${help}`]),
    `gives ${code}:\n\n${indent(showExample(bad))}`,
    `is fine:\n\n${indent(showExample(good))}`,
  ];
  return `${page.join("\n\n")}\n`;
}

const longest = 40;

function indent(text: string): string {
  const lines = text.trimEnd().split("\n");
  const shown = lines.length > longest ? [...lines.slice(0, longest), "..."] : lines;
  return shown.map((line) => (line === "" ? "" : `    ${line}`)).join("\n");
}
