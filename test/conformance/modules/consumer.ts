import * as api from "conf-modules";
import { line, text } from "./harness.js";

const { Sign } = api.math.deep;
const names = new Map<number, string>([[Sign.Negative, "negative"], [Sign.Zero, "zero"], [Sign.Positive, "positive"]]);

export function consume(library: string): void {
  api.load(library);
  line("add(2, 3)", api.add(2, 3));
  line("math.power(2, 10)", api.math.power({ base: 2n, exponent: 10 }));
  for (const value of [-7n, 0n, 7n]) line(`math.deep.sign_of(${value})`, names.get(api.math.deep.signOf(value)) ?? "unknown");
  line('text.twice("ab")', text(api.text.twice("ab")));
  line("math.add(2, 3)", api.math.add(2, 3));
}
