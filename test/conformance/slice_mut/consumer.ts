import * as api from "conf-slice-mut";
import { float, hex, line, list } from "./harness.js";

export function consume(library: string): void {
  api.load(library);
  const numbers = Int32Array.of(1, -2, 3);
  api.doubleAll(numbers);
  line("double_all([1, -2, 3])", list(numbers));
  const nothing = new Int32Array();
  api.doubleAll(nothing);
  line("double_all([])", list(nothing));
  for (const limit of [10, 2]) {
    const buffer = new Uint8Array(4);
    const written = api.fill(buffer, limit);
    line(`fill(4 bytes, ${limit})`, `${written} ${hex(buffer)}`);
  }
  const points = [{ x: 1, y: 2 }, { x: 3, y: 4 }];
  api.flip(points);
  line("flip([(1, 2), (3, 4)])", list(points, ({ x, y }) => `(${x}, ${y})`));
  const values = Float64Array.of(1, 3);
  api.scale(values, 2);
  line("scale([1.0, 3.0], 2.0)", list(values, float));
}
