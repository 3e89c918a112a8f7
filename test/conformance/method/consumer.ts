import * as api from "conf-method";
import { failure, line, list, optional, text, thrown } from "./harness.js";

const entries = (dict: api.Dict): string => list(dict.entries(), ({ key, value }) => `${key} ${value}`);

export function consume(library: string): void {
  api.load(library);
  using dict = new api.Dict();
  line('put("a", 1)', optional(dict.put("a", 1n)));
  line('put("a", 2)', optional(dict.put("a", 2n)));
  line('put("b", -3)', optional(dict.put("b", -3n)));
  line('get("a")', dict.get("a"));
  const error = thrown(() => dict.get("zz"));
  line('get("zz")', failure(error, error instanceof api.KeyErrorMissing ? { key: text(error.key) } : {}));
  line("length()", dict.length());
  line("entries()", entries(dict));
  using other = new api.Dict();
  other.put("c", 9n);
  other.put("a", 5n);
  line("merge(other with c 9, a 5)", dict.merge(other));
  line("entries()", entries(dict));
  dict.clear();
  line("clear(); length()", dict.length());
}
