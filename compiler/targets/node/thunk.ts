/** Callbacks: the type of the user's function, and the thunk through which native code calls it. */
import { code, list, type Hole, type Text } from "../../print/index.js";
import type { AbiCallback } from "../../lower/index.js";
import { planCallback, planLabelled, type Plan } from "../../scratch/index.js";
import type { Converters } from "./convert.js";
import { frameCursor } from "./cursor.js";
import { docsOf } from "./docs.js";
import { setName } from "./error.js";
import { localName, thunkName } from "./names.js";
import { outputsOf, prepareArguments } from "./call.js";
import { objectOf, readParts } from "./reader.js";
import { inner, type Scope } from "./scope.js";
import { spellType } from "./types.js";

/** `export type Visit = (line: Line, index: number) => boolean;` */
export function writeCallback(callback: AbiCallback, scope: Scope): Text {
  const params = callback.params.map((param) => code`${localName(param)}: ${spellType(param.type, "out", scope)}`);
  const result = callback.result.type === null ? code`void` : spellType(callback.result.type, "in", scope);
  return code`
    ${docsOf(callback, callback.throws === null ? "" : `May throw {@link ${callback.throws.name}}.`)}
    export type ${inner(callback, scope)} = (${list(params)}) => ${result};
  `;
}

/** The function that native code calls: it never throws, and leaves a status in the header. */
export function writeThunk(callback: AbiCallback, converters: Converters): Text {
  const { scope } = converters;
  const input = planCallback(callback.params);
  const set = callback.throws === null ? null : setName(callback.throws, scope);
  return code`
    function ${thunkName(callback)}($f: ${inner(callback, scope)}, $text?: string): string | undefined {
      ${input.text === "none" && !input.dynamic && code`void $text;`}
      const $base = $s.beginCallback();
      try {
        ${readArguments(callback, input, converters)}
        ${writeResult(callback, converters)}
      } catch ($error) {
        return $s.raise($error, $base${set !== null && code`, ${set}`});
      } finally {
        $s.endCallback($base);
      }
    }
  `;
}

function readArguments(callback: AbiCallback, plan: Plan, converters: Converters): Hole[] {
  const outputs = plan.roots.flatMap(outputsOf);
  const reading = readParts(outputs, frameCursor, converters, plan.frame.places);
  const opens = plan.dynamic || plan.text !== "none";
  let next = 0;
  const values = plan.roots.map((root) => {
    const own = outputs.slice(next, next + root.leaves.length);
    const found = reading.values.slice(next, next + root.leaves.length);
    next += root.leaves.length;
    return root.spread === null ? found[0]! : objectOf(own, found);
  });
  const first = [opens && code`$s.open($text);`, ...reading.statements];
  const invoke = (given: Hole): Hole => {
    const whole = code`$f(${given});`;
    return callback.result.type === null ? whole : code`const $result = ${whole}`;
  };
  if (!callback.params.some((param) => param.type.cell.handles)) return [...first, invoke(list(values))];
  /* Objects are made while the scratch knows that the library only lends them. */
  const locals = plan.roots.map((root) => code`$arg$${localName(root.param!)}`);
  const made = values.map((value, i) => code`const ${locals[i]!} = ${value};`);
  return [code`$s.lending = true;`, ...first, ...made, code`$s.lending = false;`, invoke(list(locals))];
}

function writeResult(callback: AbiCallback, converters: Converters): Hole[] {
  const { type } = callback.result;
  if (type === null) return [code`$i32[0] = 0;`, code`return undefined;`];
  const plan = planLabelled(type, `result of ${callback.name}`);
  const { checks, texts, rest, stores } = prepareArguments(plan, [], converters);
  const text = plan.text === "none" ? null : code`$s.text`;
  return [
    ...checks,
    texts.length > 0 && code`$s.text = ${list(texts, { separator: " +" })};`,
    ...rest,
    ...stores,
    plan.dynamic && code`$u32[1] = $base;`,
    text !== null && code`$u32[2] = ${text}.length;`,
    code`$i32[0] = 0;`,
    code`return ${text ?? code`undefined`};`,
  ];
}
