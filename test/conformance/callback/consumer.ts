import * as api from "conf-callback";
import { line, text } from "./harness.js";

function each(what: string, goesOn: (text: string) => boolean): void {
  const seen: string[] = [];
  const calls = api.each((index, text) => {
    seen.push(`${index}${text}`);
    return goesOn(text);
  });
  line(what, `${calls}: ${seen.join(" ")}`);
}

export function consume(library: string): void {
  api.load(library);
  each("each(all)", () => true);
  each("each(stop at b)", (one) => one !== "b");
  const items = api.mapItems([{ name: "p", count: 1 }, { name: "q", count: 2 }], ({ name, count }) => ({ name: name.toUpperCase(), count: count * 2 }));
  line("map_items([p 1, q 2], upper and doubled)", `[${items.map((item) => `${item.name} ${item.count}`).join(", ")}]`);
  line("fold(4, 10, sum)", api.fold(4, 10n, (total, value) => total + value));
  line("names()", text(api.names(({ x, y }) => `${x}:${y}`)));
  line("pick(1)", text(api.pick(() => 1)));
  line("pick(none)", text(api.pick(() => undefined)));
  line("maybe(none)", api.maybe(undefined));
  line("maybe(some)", api.maybe(() => true));
  line("inline(square)", api.inline((value) => value * value));
  let inner = 0;
  api.each(() => {
    api.each(() => {
      inner++;
      return true;
    });
    return true;
  });
  line("nested: each inside each", inner);
}
