import * as api from "conf-bytes";
import { hex, line, text } from "./harness.js";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

export function consume(library: string): void {
  api.load(library);
  line("invert(00ff10)", hex(api.invert(bytes(0, 0xff, 0x10))));
  line("invert()", hex(api.invert(bytes())));
  line("ramp(5)", hex(api.ramp(5)));
  const ramp = api.ramp(70000);
  line("ramp(70000)", `${ramp.length} bytes, sum ${ramp.reduce((sum, byte) => sum + byte, 0)}`);
  line("sum(0102ff)", api.sum(bytes(1, 2, 0xff)));
  const reversed = api.reverse({ name: "n", data: bytes(1, 2, 3) });
  line('reverse("n", 010203)', `${text(reversed.name)} ${hex(reversed.data)}`);
  line("concat(01, , 0203)", hex(api.concat([bytes(1), bytes(), bytes(2, 3)])));
}
