import * as api from "conf-callback-throws";
import { failure, line, thrown } from "./harness.js";

function shown(error: unknown): string {
  return failure(error, error instanceof api.StopErrorStopped ? { at: error.at } : {});
}

function stopAt(at: number): api.Visit {
  return (n) => {
    if (n === at) throw new api.StopErrorStopped({ at });
  };
}

function refuseAt(at: number): api.Visit {
  return (n) => {
    if (n === at) throw new api.StopErrorRefused();
  };
}

export function consume(library: string): void {
  api.load(library);
  line("run(3, fine)", api.run(3, () => undefined));
  line("run(5, stopped at 2)", shown(thrown(() => api.run(5, stopAt(2)))));
  line("run(5, refused)", shown(thrown(() => api.run(5, refuseAt(1)))));
  const evens = api.countStops(4, (n) => {
    if (n % 2 === 0) throw new api.StopErrorStopped({ at: n });
  });
  line("count_stops(4, stopped when even)", evens);
  line("count_stops(4, refused at 3)", shown(thrown(() => api.countStops(4, refuseAt(3)))));
  line("sum(3, double)", api.sum(3, (n) => n * 2));
  const own = new Error("the consumer's own");
  const fail = (): never => {
    throw own;
  };
  const compared = (error: unknown): string => (error === own ? "the same exception" : error instanceof api.FtkError ? failure(error) : "another exception");
  line("sum(3, own exception)", compared(thrown(() => api.sum(3, fail))));
  line("run(3, own exception)", compared(thrown(() => api.run(3, fail))));
}
