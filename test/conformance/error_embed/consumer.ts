import * as api from "conf-error-embed";
import { failure, line, text, thrown } from "./harness.js";

function shown(error: unknown): string {
  if (error instanceof api.StoreErrorNet) return `${failure(error)} inner ${shown(error.cause)}`;
  if (error instanceof api.StoreErrorMissing) return failure(error, { key: text(error.key) });
  return failure(error, error instanceof api.NetErrorTimeout ? { seconds: error.seconds } : {});
}

export function consume(library: string): void {
  api.load(library);
  line('connect("")', shown(thrown(() => api.connect(""))));
  line('connect("abc")', shown(thrown(() => api.connect("abc"))));
  line('load("k")', text(api.load_("k")));
  for (const key of ["gone", "net:abc", "net:"]) line(`load("${key}")`, shown(thrown(() => api.load_(key))));
}
