import * as api from "conf-skew";
import { failure, float, line, text, thrown } from "./harness.js";

function failed(error: unknown): string {
  return failure(error, error instanceof api.SkewErrorNew ? { why: text(error.why) } : {});
}

function attempt(call: () => string): string {
  try {
    return call();
  } catch (error) {
    return failed(error);
  }
}

export function consume(library: string): void {
  api.load(library);
  line("kind_of(2)", api.kindOf(2));
  const item = api.makeItem("a");
  line('make_item("a")', `${text(item.name)} ${item.kind} ${float(item.price)}`);
  using box = new api.Box();
  line("put", box.put(item));
  line("total", attempt(() => float(box.total())));
  line("fail(1)", failed(thrown(() => api.fail(1))));
  line("fail(2)", failed(thrown(() => api.fail(2))));
  line('newer("x")', attempt(() => text(api.newer("x"))));
}
