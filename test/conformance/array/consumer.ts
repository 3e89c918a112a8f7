import * as api from "conf-array";
import { float, line, list, text } from "./harness.js";

const point = ({ x, y }: api.Point): string => `(${x}, ${y})`;

export function consume(library: string): void {
  api.load(library);
  line("reverse([1, 2, 3, 4])", list(api.reverse([1, 2, 3, 4])));
  line("transpose([[1, 2], [3, 4]])", list(api.transpose({ rows: [[1, 2], [3, 4]] }).rows, (row) => list(row, float)));
  const turned = api.turn({ bytes: [1, 2, 3, 4], names: ["a", "b"], corner: [{ x: 1, y: 2 }, { x: 3, y: 4 }] });
  line('turn([1, 2, 3, 4] ["a", "b"] [(1, 2), (3, 4)])', `${list(turned.bytes)} ${list(turned.names, text)} ${list(turned.corner, point)}`);
  line('names("n")', list(api.names("n"), text));
  line("total([(1, 2), (3, 4), (5, 6)])", point(api.total([{ x: 1, y: 2 }, { x: 3, y: 4 }, { x: 5, y: 6 }])));
}
