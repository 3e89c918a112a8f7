import * as api from "conf-struct";
import { float, line, list } from "./harness.js";

const point = ({ x, y }: api.Point): string => `(${float(x)}, ${float(y)})`;
const mixed = (x: number, y: number, visible: boolean): api.Mixed => ({ a: 1, b: 2n, c: 3, point: { x, y }, visible, color: api.Color.Red, codes: [6, 7, 8] });

export function consume(library: string): void {
  api.load(library);
  line("flip((1, 2))", point(api.flip({ x: 1, y: 2 })));
  const stepped = api.step(mixed(4, 5, true));
  const { a, b, c, visible, color, codes } = stepped;
  line("step(1, 2, 3, (4, 5), true, red, [6, 7, 8])", `${a} ${b} ${c} ${point(stepped.point)} ${visible} ${color} ${list(codes)}`);
  line("line(3)", list(api.line(3), point));
  line("visible([(1,1) shown, (-1,1) shown, (2,2) hidden])", list(api.visible([mixed(1, 1, true), mixed(-1, 1, true), mixed(2, 2, false)]), point));
}
