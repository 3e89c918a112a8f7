import * as api from "conf-optional";
import { line, list, optional, text } from "./harness.js";

const point = ({ x, y }: api.Point): string => `(${x}, ${y})`;
const person = ({ name }: api.Person): string => text(name);
const numbers = (all: Iterable<number>): string => list(all);

function everything(all: api.Everything): string {
  return [
    optional(all.number), optional(all.flag), optional(all.text, text), optional(all.point, point), optional(all.person, person), optional(all.numbers, numbers),
  ].join(" ");
}

export function consume(library: string): void {
  api.load(library);
  line("number(5)", optional(api.number(5)));
  line("number(none)", optional(api.number(undefined)));
  line("big(18446744073709551615)", optional(api.big(18446744073709551615n)));
  line("big(none)", optional(api.big(null)));
  line("flag(false)", optional(api.flag(false)));
  line("flag(none)", optional(api.flag(undefined)));
  line('text("")', optional(api.text(""), text));
  line('text("x")', optional(api.text("x"), text));
  line("text(none)", optional(api.text(undefined), text));
  line("echo_point((1, 2))", optional(api.echoPoint({ x: 1, y: 2 }), point));
  line("echo_point(none)", optional(api.echoPoint(undefined), point));
  line('echo_person("ann")', optional(api.echoPerson({ name: "ann" }), person));
  line("echo_person(none)", optional(api.echoPerson(undefined), person));
  line("numbers([])", optional(api.numbers([]), numbers));
  line("numbers([1, 2])", optional(api.numbers([1, 2]), numbers));
  line("numbers(none)", optional(api.numbers(undefined), numbers));
  line("count(all)", api.count({ number: 1, flag: true, text: "t", point: { x: 1, y: 2 }, person: { name: "p" }, numbers: [1] }));
  line("count(nothing)", api.count({}));
  line("make(true)", everything(api.make(true)));
  line("make(false)", everything(api.make(false)));
  line("holes(4)", api.holes(4).map((value) => optional(value)).join(" "));
}
