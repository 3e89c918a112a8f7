import * as api from "conf-map";
import { char, float, line, list, text } from "./harness.js";

/** Sorted by key, as the transcript wants it. */
function shown<K extends string | number, V>(map: ReadonlyMap<K, V>, key: (key: K) => string, value: (value: V) => string = String): string {
  const entries = [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([k, v]) => `${key(k)}: ${value(v)}`).join(", ")}}`;
}

export function consume(library: string): void {
  api.load(library);
  line('words("b a b")', shown(api.words("b a b"), text));
  line('words("")', shown(api.words(""), text));
  line('swap({1: "x", 2: "y"})', shown(api.swap(new Map([[1, "x"], [2, "y"]])), text));
  line('sum({"a": 0.5, "b": 1.5})', float(api.sum(new Map([["a", 0.5], ["b", 1.5]]))));
  line("kinds({a: true, b: false})", shown(api.kinds(new Map<api.Kind, boolean>([[api.Kind.A, true], [api.Kind.B, false]])), String));
  const index = api.makeIndex("u v u");
  line('make_index("u v u")', `${shown(index.words, text)} ${shown(index.items, text, (item) => String(item.count))}`);
  line('weigh(make_index("u v u"))', api.weigh(index));
  line('by_letter(["ab", "ac", "b"])', shown(api.byLetter(["ab", "ac", "b"]), char, (words) => list(words, text)));
}
