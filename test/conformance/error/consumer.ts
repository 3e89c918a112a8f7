import * as api from "conf-error";
import { failure, line, list, optional, text, thrown } from "./harness.js";

function shown(error: unknown): string {
  if (error instanceof api.ParseErrorSyntax) {
    const { at, hints } = error;
    return failure(error, { line: error.line, text: text(error.text), at: `${at.line}:${at.column}`, hints: list(hints, text) });
  }
  return failure(error, error instanceof api.ParseErrorLimit ? { max: optional(error.max) } : {});
}

export function consume(library: string): void {
  api.load(library);
  line('parse("42")', api.parse("42"));
  for (const input of ["", "busy", "x1", "limit", "nolimit"]) line(`parse("${input}")`, shown(thrown(() => api.parse(input))));
  api.check("1");
  line('check("1")', "ok");
  line('check("")', shown(thrown(() => api.check(""))));
  line('parse_all(["1", "2"])', list(api.parseAll(["1", "2"])));
  line('parse_all(["1", "zz"])', shown(thrown(() => api.parseAll(["1", "zz"]))));
  line("explode()", shown(thrown(() => api.explode())));
}
