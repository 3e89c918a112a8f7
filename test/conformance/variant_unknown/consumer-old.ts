import * as api from "conf-variant-unknown";
import { line, text } from "./harness.js";

function shown(event: api.Event): string {
  if (event.kind === "unknown") return `unknown ${event.tag}`;
  return event.kind === "closed" ? `closed ${text(event.value)}` : "opened";
}

export function consume(library: string): void {
  api.load(library);
  for (let n = 0; n < 4; n++) line(`event_at(${n})`, shown(api.eventAt(n)));
  line("events(4)", api.events(4).map(shown).join(", "));
  for (const n of [2, 3]) line(`show(event_at(${n}))`, text(api.show(api.eventAt(n))));
}
