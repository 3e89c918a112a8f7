import * as api from "conf-bool";
import { line, list } from "./harness.js";

export function consume(library: string): void {
  api.load(library);
  line("negate(true)", api.negate(true));
  line("negate(false)", api.negate(false));
  line("all([true, true])", api.all([true, true]));
  line("all([true, false])", api.all([true, false]));
  line("all([])", api.all([]));
  line("pattern()", list(api.pattern()));
  const swapped = api.swap({ on: true, off: false });
  line("swap(on=true, off=false)", `on=${swapped.on}, off=${swapped.off}`);
}
