import * as api from "conf-enum-closed";
import { line } from "./harness.js";

export function consume(library: string): void {
  api.load(library);
  line("reverse(less)", api.reverse(api.Order.Less));
  line("reverse(equal)", api.reverse(api.Order.Equal));
  line("compare(1, 2)", api.compare(1, 2));
  line("compare(2, 2)", api.compare(2, 2));
  const swapped = api.swap({ first: api.Order.Greater, second: api.Order.Equal });
  line("swap(greater, equal)", `${swapped.first} ${swapped.second}`);
  line("count_equal([equal, less, equal])", api.countEqual([api.Order.Equal, api.Order.Less, api.Order.Equal]));
}
