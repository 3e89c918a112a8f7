import * as api from "conf-flags";
import { line } from "./harness.js";

export function consume(library: string): void {
  api.load(library);
  line("with_read(write)", api.withRead(api.Access.Write));
  line("echo(all)", api.echo(api.Access.All));
  line("echo(unknown bit 4096)", api.echo(4096));
  line("toggle(fast)", api.toggle(api.Mode.Fast));
  line("toggle(fast | safe)", api.toggle(api.Mode.Fast | api.Mode.Safe));
  const rule = api.makeRule();
  line("make_rule()", `${rule.access} ${rule.mode}`);
}
