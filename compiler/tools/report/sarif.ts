// Diagnostics → SARIF 2.1.0, which code hosts and editors show.
import { pathToFileURL } from "node:url";
import { findMessage, generalHelp, positionAt, type Diagnostic, type Severity, type Span } from "../../../idl/index.js";
import { toolkitVersion } from "../toolkit.js";

const levels: Readonly<Record<Severity, string>> = { error: "error", danger: "error", warning: "warning", note: "note" };

/** The SARIF text of a run, with a final line end. `folder` is the absolute folder that paths are relative to. */
export function writeSarif(diagnostics: readonly Diagnostic[], folder: string): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "ffi", version: toolkitVersion(), rules: codes.map(describeRule) } },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { FOLDER: { uri: `${pathToFileURL(folder).href.replace(/\/$/, "")}/` } },
        results: diagnostics.map((one) => describeResult(one, codes)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describeRule(code: string): object {
  const message = findMessage(code);
  const help = message && generalHelp(message);
  return {
    id: code,
    ...(message !== undefined && {
      name: message.slug,
      shortDescription: { text: message.text },
      ...(message.why !== undefined && { fullDescription: { text: message.why } }),
      ...(help !== undefined && { help: { text: help } }),
      defaultConfiguration: { level: levels[message.severity] },
    }),
  };
}

function describeResult({ code, severity, message, help, span, related = [] }: Diagnostic, codes: readonly string[]): object {
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levels[severity],
    message: { text: `${message}\n${help}` },
    locations: [{ physicalLocation: describePlace(span) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((one, id) => ({ id, message: { text: one.message }, physicalLocation: describePlace(one.span) })),
    }),
  };
}

function describePlace({ file, start, end }: Span): object {
  const from = positionAt(file, start);
  const to = positionAt(file, end);
  const isAbsolute = /^([a-z]:)?[/\\]/i.test(file.path);
  return {
    artifactLocation: isAbsolute ? { uri: pathToFileURL(file.path).href } : { uri: encodePath(file.path), uriBaseId: "FOLDER" },
    region: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column },
  };
}

// A lone surrogate in a file name would make `encodeURIComponent` throw; the detour replaces it.
function encodePath(path: string): string {
  return Buffer.from(path, "utf8").toString("utf8").split("/").map(encodeURIComponent).join("/");
}
