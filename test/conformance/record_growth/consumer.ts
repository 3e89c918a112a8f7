import * as api from "conf-record-growth";
import { failure, line, optional, text } from "./harness.js";

function shown(what: string, settings: api.SettingsInit): void {
  let result: string;
  try {
    result = text(api.show(settings));
  } catch (error) {
    result = failure(error);
  }
  line(what, result);
}

export function consume(library: string): void {
  api.load(library);
  shown('show("a" 2)', { name: "a", level: 2 });
  shown('show("a" 2 "blue" 3 "h")', { name: "a", level: 2, color: "blue", limit: 3, hint: "h" });
  const old = api.show({ name: "x" }) === "x 1";
  if (old) shown('show("a" 2 hint "h")', { name: "a", level: 2, hint: "h" });
  const made = api.make();
  line("make()", `${text(made.name)} ${made.level} ${text(made.color)} ${optional(made.limit)}`);
  line("show_all", api.showAll([{ name: "x" }, { name: "y" }]).map(text).join(", "));
  line("make_all()", api.makeAll().map((one) => `${one.level} ${text(one.color)}`).join(", "));
}
