/** Callbacks: the functional interface of the user's function, and the static method through which native code calls it. */
import { code, list, name, type Hole, type Text } from "../../print/index.js";
import type { AbiCallback, AbiType } from "../../lower/index.js";
import { planCallback, planResult, type Plan } from "../../scratch/index.js";
import { makeRecord, prepareArguments, rootOutputs } from "./call.js";
import type { Converters } from "./convert.js";
import { frameCursor } from "./cursor.js";
import { docsOf, tagOf } from "./docs.js";
import { setOf } from "./error.js";
import { localName, thunkName, typeName } from "./names.js";
import { isWrapped } from "./optional.js";
import { readParts } from "./reader.js";
import { deprecation, jdk, suppression, typeOf, type Scope } from "./scope.js";
import { isReference, spellType } from "./types.js";

/** `public interface Visit { boolean call(Line line, long index); }` */
export function writeCallback(callback: AbiCallback, scope: Scope): Text {
  const { type } = callback.result;
  const params = callback.params.map((param) => tagOf(`@param ${localName(param)}`, param)[0] ?? `@param ${localName(param)} the ${param.name.replaceAll("_", " ")}`);
  const thrown = callback.throws === null ? [] : [`@throws ${typeOf(callback.throws, scope)} to fail as declared`];
  const tags = [...params, ...(type === null ? [] : ["@return the result"]), ...thrown];
  return code`
    ${docsOf(callback, whereCalled(callback))}
    ${deprecation(callback)}
    ${suppression(scope)}
    @FunctionalInterface
    public interface ${typeName(callback)} {
        ${docsOf({ name: callback.name, docs: "Called by the library.", rename: {}, span: callback.span, ...(callback.since !== undefined && { since: callback.since }) }, "", tags)}
        ${type === null ? code`void` : spellType(type, scope)} call(${list(callback.params.map((param) => code`${spellType(param.type, scope)} ${localName(param)}`))})${callback.throws !== null && code` throws ${typeOf(callback.throws, scope)}`};
    }
  `;
}

function whereCalled(callback: AbiCallback): string {
  return callback.thread === "any"
    ? "Called on any thread, and on several at once, before the call returns. The call waits for those that run."
    : "Called on the thread of the call, before the call returns.";
}

/** The method that native code calls: it never throws, and gives back a status. */
export function writeThunk(callback: AbiCallback, converters: Converters): Text {
  const { scope } = converters;
  const input = planCallback(callback.params);
  const set = setOf(callback.throws, scope);
  return code`
    static int ${thunkName(callback)}(Object $function) {
        Scratch $s = Scratch.current();
        $s.beginCallback();
        try {
            ${readArguments(callback, input, converters, scope)}
            ${writeResult(callback.result.type, input.frame.slots > 0, converters, scope)}
            return 0;
        } catch (Throwable $error) {
            return $s.raise($error, ${set});
        } finally {
            $s.end();
        }
    }
  `;
}

function readArguments(callback: AbiCallback, plan: Plan, converters: Converters, scope: Scope): Hole[] {
  const outputs = plan.roots.map((root, i) => rootOutputs(root, `$r${i}`));
  const reading = readParts(outputs.flat(), plan.frame.places, frameCursor, converters, scope);
  let next = 0;
  const values = plan.roots.map((root, i) => {
    const found = reading.values.slice(next, (next += outputs[i]!.length));
    return root.spread === null ? found[0]! : makeRecord(root, found, scope);
  });
  const call = (given: Text): Hole => {
    const whole = code`((${typeOf(callback, scope)}) $function).call(${given});`;
    return callback.result.type === null ? whole : code`${spellType(callback.result.type, scope)} $result = ${whole}`;
  };
  const open = [
    plan.frame.slots > 0 && code`${jdk("java.nio", "ByteBuffer")} $f = $s.flat;`,
    (plan.dynamic || plan.text !== "none") && code`$s.open();`,
  ];
  if (!callback.params.some((param) => param.type.cell.handles)) return [...open, ...reading.statements, call(list(values))];
  /* Objects are made while the scratch knows that the library only lends them. */
  const locals = plan.roots.map((_, i) => name(`$a${i}`));
  const made = values.map((value, i) => code`${spellType(plan.roots[i]!.type, scope)} ${locals[i]!} = ${value};`);
  return [code`$s.lending = true;`, ...open, ...reading.statements, ...made, code`$s.lending = false;`, call(list(locals))];
}

function writeResult(type: AbiType | null, framed: boolean, converters: Converters, scope: Scope): Hole[] {
  if (type === null) return [];
  const plan = planResult(type);
  const args = prepareArguments(plan, [], converters, scope);
  const frame = !framed && plan.frame.slots > 0 ? [code`${jdk("java.nio", "ByteBuffer")} $f = $s.flat;`] : [];
  return [
    (isReference(type) || isWrapped(type, scope)) && code`${jdk("java.util", "Objects")}.requireNonNull($result, "result");`,
    ...args.rest,
    ...frame,
    ...args.stores,
    (plan.dynamic || plan.text !== "none") && code`$s.base();`,
    plan.text !== "none" && code`$s.sendText();`,
  ];
}
