import * as api from "conf-slice";
import { float, line, list } from "./harness.js";

const point = ({ x, y }: api.Point): string => `(${float(x)}, ${float(y)})`;

export function consume(library: string): void {
  api.load(library);
  line("sum_u8([1, 2, 250])", api.sumU8(Uint8Array.of(1, 2, 250)));
  line("sum_i32([-5, 2147483647])", api.sumI32(Int32Array.of(-5, 2147483647)));
  line("sum_f64([0.5, 0.25])", float(api.sumF64(Float64Array.of(0.5, 0.25))));
  line("sum_f64([])", float(api.sumF64(new Float64Array())));
  line("sum_points([(1, 2), (3, 4)])", point(api.sumPoints([{ x: 1, y: 2 }, { x: 3, y: 4 }])));
  line("tail([1, 2, 3, 4], 2)", list(api.tail(Uint32Array.of(1, 2, 3, 4), 2)));
  using series = new api.Series(4);
  line("series.values()", list(series.values()));
  line("series.points()", list(series.points(), point));
}
