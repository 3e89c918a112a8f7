import * as api from "conf-floats";
import { float, line } from "./harness.js";

export function consume(library: string): void {
  api.load(library);
  line("echo_f32(1.5)", float(api.echoF32(1.5)));
  line("echo_f64(-0.125)", float(api.echoF64(-0.125)));
  line("mean([1.0, 2.0, 6.0])", float(api.mean(Float64Array.of(1, 2, 6))));
  line("mean([])", float(api.mean(new Float64Array())));
  const half = api.halve({ single: 3, double: 5 });
  line("halve(3.0, 5.0)", `${float(half.single)} ${float(half.double)}`);
  line("special()", Array.from(api.special(), float).join(" "));
}
