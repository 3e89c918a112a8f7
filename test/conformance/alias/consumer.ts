import * as api from "conf-alias";
import { line, optional, text } from "./harness.js";

export function consume(library: string): void {
  api.load(library);
  line("length(3..10)", api.length({ first: 3, last: 10 }));
  line('join(["a", "b", "c"])', text(api.join(["a", "b", "c"])));
  line('first(["x", "y"])', optional(api.first(["x", "y"]), text));
  line("first([])", optional(api.first([]), text));
}
