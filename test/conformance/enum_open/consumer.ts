import * as api from "conf-enum-open";
import { line, list } from "./harness.js";

export function consume(library: string): void {
  api.load(library);
  line("echo(aes)", api.echo(api.Cipher.Aes));
  line("echo(unknown 500)", api.echo(500));
  line("strange()", api.strange());
  line("negate(minus)", api.negate(api.Signed.Minus));
  line("negate(zero)", api.negate(api.Signed.Zero));
  line("widest()", api.widest());
  const choice = api.makeChoice();
  line("make_choice()", `${choice.cipher} ${choice.signed}`);
  line("known([1, 77, 9])", list(api.known([1, 77, 9])));
}
