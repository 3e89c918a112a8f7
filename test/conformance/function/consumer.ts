import * as api from "conf-function";
import { float, line, text } from "./harness.js";

export function consume(library: string): void {
  api.load(library);
  const before = api.calls();
  for (let i = 0; i < 2; i++) {
    api.noop();
    line("noop()", "ok");
  }
  line("calls()", api.calls() - before);
  line('format(-1, 2, 0.5, 0.25, true, U+00FC, "g", 0aff)', text(api.format(-1, 2n, 0.5, 0.25, true, "ü", "g", Uint8Array.of(10, 255))));
  line("add10(1..10)", api.add10(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
  const middle = api.middle({ x: 0, y: 0 }, { x: 1, y: 3 });
  line("middle((0, 0), (1, 3))", `(${float(middle.x)}, ${float(middle.y)})`);
}
