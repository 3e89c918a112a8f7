import * as api from "conf-own-mut";
import { failure, line, text, thrown } from "./harness.js";

function logOf(...lines: string[]): api.Log {
  const log = new api.Log();
  for (const one of lines) log.append(one);
  return log;
}

export function consume(library: string): void {
  api.load(library);
  const log = logOf("a", "b");
  line('append "a", "b"; text()', text(log.text()));
  line("finish()", text(log.finish()));
  const transaction = new api.Transaction(logOf("x"));
  line("transaction over the log: commit()", text(transaction.commit()));
  const empty = new api.Transaction(new api.Log());
  line("commit of an empty log", failure(thrown(() => empty.commit())));
  line("discard", api.discard(logOf("abc")));
  using seen = new api.Transaction(logOf("p", "q"));
  const lines: string[] = [];
  seen.each((one) => void lines.push(text(one)));
  line("each", lines.join(" "));
}
