import * as api from "conf-str";
import { line, optional, text } from "./harness.js";

export function consume(library: string): void {
  api.load(library);
  line('count_e("neverée")', api.countE("neverée"));
  line('first_word("hello world")', text(api.firstWord("hello world")));
  line('join(["a", "b"])', text(api.join(["a", "b"])));
  using page = new api.Page("key:value");
  line("page.all()", text(page.all()));
  line("page.tail()", optional(page.tail(), text));
  page.append("!");
  line("append", "ok");
  line("page.all()", text(page.all()));
  using bare = new api.Page("bare");
  line("page without colon: tail()", optional(bare.tail(), text));
}
