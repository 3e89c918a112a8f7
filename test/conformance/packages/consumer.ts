import * as geometry from "conf-geometry";
import * as api from "conf-packages";
import { float, line, text } from "./harness.js";

const point = ({ x, y }: geometry.Point): string => `(${x}, ${y})`;

export function consume(library: string): void {
  geometry.load(library);
  api.load(library);
  line("move_by((1, 2), 10, 20)", point(api.moveBy({ x: 1, y: 2 }, 10, 20)));
  line("describe(circle 3)", text(api.describe({ kind: "circle", value: 3 })));
  line("describe(square 4)", text(api.describe({ kind: "square", side: 4 })));
  line("describe(nothing)", text(api.describe({ kind: "nothing" })));
  const bounds = api.boundsOf([{ x: 1, y: 9 }, { x: 5, y: 2 }]);
  const color = bounds.color === geometry.Color.Blue ? "blue" : "another";
  line("bounds_of([(1, 9), (5, 2)])", `${point(bounds.low)}..${point(bounds.high)} color=${color}`);
  line("geometry.origin()", point(geometry.origin()));
  line("geometry.length((3, 4))", float(geometry.length({ x: 3, y: 4 })));
}
