import * as api from "conf-skew";
import { failure, line, text, thrown } from "./harness.js";

function failed(error: unknown): string {
  return error instanceof api.SkewErrorUnknown ? `unknown error ${error.code}` : failure(error);
}

export function consume(library: string): void {
  api.load(library);
  line("kind_of(2)", api.kindOf(2));
  const item = api.makeItem("a");
  line('make_item("a")', `${text(item.name)} ${item.kind}`);
  using box = new api.Box();
  line("put", box.put(item));
  line("fail(1)", failed(thrown(() => api.fail(1))));
  line("fail(2)", failed(thrown(() => api.fail(2))));
}
