import * as api from "conf-newtype";
import { float, line, list, text } from "./harness.js";

export function consume(library: string): void {
  api.load(library);
  line("next(41)", api.next(api.UserId(41n)));
  line('domain("ann@example.org")', text(api.domain(api.Email("ann@example.org"))));
  const user = api.makeUser(api.UserId(7n));
  line("make_user(7)", `${user.id} ${text(user.email)} ${list(user.scores, float)}`);
  line("total(user 7)", float(api.total(user)));
}
