import * as api from "conf-list";
import { float, hex, line, list, text } from "./harness.js";

export function consume(library: string): void {
  api.load(library);
  line("reverse_u8([1, 2, 3])", list(api.reverseU8([1, 2, 3])));
  line("reverse_f32([0.5, 1.5])", list(api.reverseF32([0.5, 1.5]), float));
  line('reverse_strings(["a", "", "c"])', list(api.reverseStrings(["a", "", "c"]), text));
  line("reverse_points([(1, 2), (3, 4)])", list(api.reversePoints([{ x: 1, y: 2 }, { x: 3, y: 4 }]), ({ x, y }) => `(${x}, ${y})`));
  line("reverse_kinds([a, b, b])", list(api.reverseKinds([api.Kind.A, api.Kind.B, api.Kind.B])));
  const items = api.reverseItems([{ name: "x", parts: [1, 2] }, { name: "y" }]);
  line("reverse_items([x [1, 2], y []])", list(items, (item) => `${item.name} ${list(item.parts)}`));
  line("reverse_nested([[1], [], [2, 3]])", list(api.reverseNested([[1], [], [2, 3]]), (inner) => list(inner)));
  line("reverse_bytes([01, 0203])", list(api.reverseBytes([Uint8Array.of(1), Uint8Array.of(2, 3)]), hex));
  line("reverse_u8([])", list(api.reverseU8([])));
  const numbers = api.count(100000);
  line("count(100000)", `${numbers.length} numbers, sum ${Array.from(numbers).reduce((sum, one) => sum + one, 0)}`);
}
