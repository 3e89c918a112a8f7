import * as api from "conf-char";
import { char, line, optional, text } from "./harness.js";

const chars = (all: readonly string[]): string => all.map(char).join(" ");

export function consume(library: string): void {
  api.load(library);
  line("next('a')", char(api.next("a")));
  line("next(U+D7FF)", char(api.next("\ud7ff")));
  line("next(U+1F600)", char(api.next("\u{1f600}")));
  line('split("aü\u{1f600}")', chars(api.split("aü\u{1f600}")));
  line("join(U+0048 U+0069 U+1F600)", text(api.join(["H", "i", "\u{1f600}"])));
  line('first("été")', optional(api.first("été"), char));
  line('first("")', optional(api.first(""), char));
}
