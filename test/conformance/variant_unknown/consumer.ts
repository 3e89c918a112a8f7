import * as api from "conf-variant-unknown";
import { line, text } from "./harness.js";

function shown(event: api.Event): string {
  switch (event.kind) {
    case "opened":
      return "opened";
    case "closed":
      return `closed ${text(event.value)}`;
    case "moved":
      return `moved ${text(event.from)} ${text(event.to)}`;
    case "resized":
      return `resized ${event.value}`;
    default:
      return `unknown ${event.tag}`;
  }
}

export function consume(library: string): void {
  api.load(library);
  for (let n = 0; n < 4; n++) line(`event_at(${n})`, shown(api.eventAt(n)));
  line("events(4)", api.events(4).map(shown).join(", "));
  const newer = api.eventAt(2).kind === "moved";
  for (const n of newer ? [2, 3] : [1]) line(`show(event_at(${n}))`, text(api.show(api.eventAt(n))));
}
