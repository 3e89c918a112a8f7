import * as api from "conf-default-args";
import { line, text } from "./harness.js";

export function consume(library: string): void {
  api.load(library);
  line("show()", text(api.show()));
  line('show("y", 5)', text(api.show("y", 5)));
  line('show("y", 5, 1.5, false, slow, read, 1)', text(api.show("y", 5, 1.5, false, api.Mode.Slow, api.Access.Read, 1)));
  line('open("k")', text(api.open("k")));
  line('open("k", {depth 9}, ["a", "b"], 4)', text(api.open("k", { depth: 9 }, ["a", "b"], 4)));
}
