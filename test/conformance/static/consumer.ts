import * as api from "conf-static";
import { line, text } from "./harness.js";

export function consume(library: string): void {
  api.load(library);
  line("add(2, 3)", api.Counter.add(2, 3));
  using hundred = api.Counter.hundred();
  line("hundred().value()", hundred.value());
  line("version", text(api.Counter.version));
  using seven = new api.Counter(7);
  using nine = new api.Counter(9);
  using larger = api.larger(seven, nine);
  line("larger(7, 9).value()", larger.value());
}
