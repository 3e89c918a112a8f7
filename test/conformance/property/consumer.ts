import * as api from "conf-property";
import { failure, line, list, optional, text, thrown } from "./harness.js";

export function consume(library: string): void {
  api.load(library);
  using dial = new api.Dial();
  line("changes", dial.changes);
  line("label", text(dial.label));
  dial.label = "volume";
  line("label", text(dial.label));
  dial.tags = ["a", "b"];
  line("tags", list(dial.tags, text));
  dial.level = 7;
  line("level", dial.level);
  const error = thrown(() => (dial.level = 11));
  line("set level 11", failure(error, error instanceof api.RangeError_OutOfRange ? { value: error.value } : {}));
  line("level", dial.level);
  line("limit", optional(dial.limit));
  dial.limit = 18446744073709551615n;
  line("limit", optional(dial.limit));
  line("changes", dial.changes);
}
