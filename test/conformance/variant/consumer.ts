import * as api from "conf-variant";
import { float, hex, line, optional, text } from "./harness.js";

function show(value: api.Value): string {
  switch (value.kind) {
    case "null":
      return "null";
    case "boolean":
    case "int":
      return String(value.value);
    case "float":
      return float(value.value);
    case "text":
      return text(value.value);
    case "blob":
      return hex(value.value);
    case "list":
      return `[${value.value.map(show).join(", ")}]`;
    case "object":
      return `{${[...value.value].map(([key, one]) => `${text(key)}: ${show(one)}`).join(", ")}}`;
    case "point":
      return `(${value.value.x}, ${value.value.y})`;
    case "person":
      return `person ${text(value.value.name)} ${value.value.age}`;
    case "geo":
      return `geo ${float(value.lat)} ${float(value.lon)} ${optional(value.altitude, float)}`;
    default:
      return `unknown ${value.tag}`;
  }
}

function formula(expr: api.Expr): string {
  if (expr.kind === "number") return String(expr.value);
  return expr.kind === "negate" ? `-(${formula(expr.value)})` : `${formula(expr.left)} + ${formula(expr.right)}`;
}

const int = (value: bigint): api.Value => ({ kind: "int", value });
const string = (value: string): api.Value => ({ kind: "text", value });
const listOf = (...value: api.Value[]): api.Value => ({ kind: "list", value });
const object = (...entries: [string, api.Value][]): api.Value => ({ kind: "object", value: new Map(entries) });
const number = (value: bigint): api.Expr => ({ kind: "number", value });
const negate = (value: api.Expr): api.Expr => ({ kind: "negate", value });

export function consume(library: string): void {
  api.load(library);
  const samples: [string, api.Value][] = [
    ["null", { kind: "null" }],
    ["true", { kind: "boolean", value: true }],
    ["-5", int(-5n)],
    ["0.5", { kind: "float", value: 0.5 }],
    ['"täxt"', string("täxt")],
    ["0102", { kind: "blob", value: Uint8Array.of(1, 2) }],
    ['[1, ["a", null]]', listOf(int(1n), listOf(string("a"), { kind: "null" }))],
    ['{"k": 1, "l": [true]}', object(["k", int(1n)], ["l", listOf({ kind: "boolean", value: true })])],
    ["(1, 2)", { kind: "point", value: { x: 1, y: 2 } }],
    ['person "ann" 3', { kind: "person", value: { name: "ann", age: 3 } }],
    ["geo 1.5 2.5 none", { kind: "geo", lat: 1.5, lon: 2.5, altitude: undefined }],
    ["geo 1.5 2.5 3.5", { kind: "geo", lat: 1.5, lon: 2.5, altitude: 3.5 }],
  ];
  for (const [what, value] of samples) line(`echo(${what})`, show(api.echo(value)));
  line('depth([1, ["a"], {"k": [2]}])', api.depth(listOf(int(1n), listOf(string("a")), object(["k", listOf(int(2n))]))));
  line("evaluate(-(1 + -(2)))", api.evaluate(negate({ kind: "sum", left: number(1n), right: negate(number(2n)) })));
  line("sample()", formula(api.sample()));
  line("evaluate(sample())", api.evaluate(api.sample()));
  line("gallery()", api.gallery().map(show).join(", "));
}
