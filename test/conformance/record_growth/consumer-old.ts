import * as api from "conf-record-growth";
import { line, text } from "./harness.js";

export function consume(library: string): void {
  api.load(library);
  line('show("a" 2)', text(api.show({ name: "a", level: 2 })));
  const made = api.make();
  line("make()", `${text(made.name)} ${made.level}`);
  line("show_all", api.showAll([{ name: "x" }, { name: "y" }]).map(text).join(", "));
  line("make_all()", api.makeAll().map((one) => one.level).join(", "));
}
