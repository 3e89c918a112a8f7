import * as api from "conf-string";
import { failure, line, list, text, thrown } from "./harness.js";

export function consume(library: string): void {
  api.load(library);
  line('twice("ab")', text(api.twice("ab")));
  line('twice("")', text(api.twice("")));
  line('twice("зд\u{1f600}")', text(api.twice("зд\u{1f600}")));
  line('byte_length("aü\u{1f600}")', api.byteLength("aü\u{1f600}"));
  line('byte_length("with U+0000 inside")', api.byteLength("a\0b"));
  const filled = api.fill(100000);
  line("fill(100000)", `${filled.length} bytes, ${/^x*$/.test(filled) ? "all x" : "something else"}`);
  line('join(["a", "", "ü"])', text(api.join(["a", "", "ü"])));
  line('split("a/b//c")', list(api.split("a/b//c"), text));
  const card = api.turn({ title: "T", lines: ["1", "2"] });
  line('turn("T", ["1", "2"])', `${text(card.title)} ${list(card.lines, text)}`);
  line("invalid UTF-8 in", failure(thrown(() => api.twice("\ud800"))));
}
