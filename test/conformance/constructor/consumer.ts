import * as api from "conf-constructor";
import { failure, line, text, thrown } from "./harness.js";

export function consume(library: string): void {
  api.load(library);
  using plain = new api.Store();
  line("new().describe()", text(plain.describe()));
  using named = api.Store.named("a");
  line('named("a").describe()', text(named.describe()));
  const error = thrown(() => api.Store.named(""));
  line('named("")', failure(error, error instanceof api.OpenErrorBadName ? { name: text(error.name_) } : {}));
  using defaults = api.Store.withOptions({});
  line("with_options(defaults).describe()", text(defaults.describe()));
  using five = api.Store.withOptions({ size: 5, label: "five" });
  line('with_options(5, "five").describe()', text(five.describe()));
  const closed = new api.Store();
  closed.close();
  line("closed store: describe()", failure(thrown(() => closed.describe())));
}
