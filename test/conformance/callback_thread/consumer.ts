import * as api from "conf-callback-thread";
import { failure, line, list, text, thrown } from "./harness.js";

function shown(error: unknown): string {
  return failure(error, error instanceof api.StopErrorStopped ? { at: error.at } : {});
}

function stopAt(at: number): api.Progress {
  return (step) => {
    if (step === at) throw new api.StopErrorStopped({ at });
  };
}

function refuseAt(at: number): api.Progress {
  return (step) => {
    if (step === at) throw new api.StopErrorRefused();
  };
}

/** The result of a call beside the sum of what its callback saw. */
function summed(call: (add: (step: number) => void) => number): string {
  let sum = 0;
  const result = call((step) => {
    sum += step;
  });
  return `${result}, sum ${sum}`;
}

export function consume(library: string): void {
  api.load(library);
  line("elsewhere(3, fine)", summed((add) => api.elsewhere(3, add)));
  line("elsewhere(5, stopped at 2)", shown(thrown(() => api.elsewhere(5, stopAt(2)))));
  line("elsewhere(5, refused)", shown(thrown(() => api.elsewhere(5, refuseAt(1)))));
  const own = new Error("the consumer's own");
  const fail = (): never => {
    throw own;
  };
  const compared = (error: unknown): string => (error === own ? "the same exception" : error instanceof api.FtkError ? failure(error) : "another exception");
  line("elsewhere(3, own exception)", compared(thrown(() => api.elsewhere(3, fail))));
  line("at_once(4, 100, fine)", summed((add) => api.atOnce(4, 100, add)));
  const odd = (add: (step: number) => void): number =>
    api.atOnce(3, 10, (step) => {
      if (step % 2 === 0) throw new api.StopErrorStopped({ at: step });
      add(step);
    });
  line("at_once(3, 10, stopped when even)", summed(odd));
  line("at_once(3, 5, refused at 3)", shown(thrown(() => api.atOnce(3, 5, refuseAt(3)))));
  line("at_once(3, 5, own exception)", compared(thrown(() => api.atOnce(3, 5, fail))));
  line("labels(3)", list(api.labels(3, (label, number) => `${label}${number}`), text));
  const twice = (n: number): number => n * 2;
  line("mixed(3, double, none)", api.mixed(3, twice));
  line("mixed(3, double, some)", summed((add) => api.mixed(3, twice, add)));
  line("mixed(3, double, stopped at 2)", shown(thrown(() => api.mixed(3, twice, stopAt(2)))));
  const nested = (add: (step: number) => void): number => api.elsewhere(2, (step) => void api.elsewhere(3, (inner) => add(step * inner)));
  line("nested: elsewhere inside elsewhere", summed(nested));
  api.keep(() => undefined);
  line("after the call", `status ${api.late()}`);
}
