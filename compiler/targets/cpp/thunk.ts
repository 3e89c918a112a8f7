/** Thunks of a provider: one C function per entry of the table, from slots to the author's member and back. */
import { code, list, literal, name, spelling, type Hole, type Text } from "../../print/index.js";
import { declareC } from "../../lower/c-spelling.js";
import type { Abi, AbiFunction, AbiLifecycle, AbiResource } from "../../lower/index.js";
import { callerName, classAlias, functionStem, interfaceName, modulePath, tagSpelling, typeName } from "./names.js";
import { paramName, spellError, throwingName } from "./call.js";
import { spellOwned, type Scope } from "./types.js";
import { acceptParam, writeAcceptSteps, type Accepted } from "./accept.js";
import { giveResult, spellResult } from "./result.js";
import { functionsOf } from "./resource.js";

/** Where thunks are written: everything is spelt in full. */
export function thunkScope(abi: Abi): Scope {
  return { namespace: "", side: "provider", provides: abi.package.name };
}

/** All functions of the table with a body in the author's code. */
export function authoredFunctions(abi: Abi): readonly AbiFunction[] {
  return [...abi.functions, ...abi.resources.flatMap(functionsOf)];
}

/** How a member of the author's is called: a function object, so that it can be checked before it is used. */
export function writeCaller(f: AbiFunction): Text {
  const own = name(callerName(f));
  const member = name(memberOf(f));
  if (f.self !== null) {
    return code`
      struct ${own} {
          template <class T, class... A>
          auto operator()(T &&self, A &&...a) const -> decltype(std::forward<T>(self).${member}${FORWARDED}) {
              return std::forward<T>(self).${member}${FORWARDED};
          }
      };
    `;
  }
  const path = f.resource === null ? `T::${modulePath(f.modules)}${member}` : `T::${member}`;
  return code`
    template <class P>
    struct ${own} {
        template <class... A, class T = P>
        auto operator()(A &&...a) const -> decltype(${spelling(path)}${FORWARDED}) {
            return ${spelling(path)}${FORWARDED};
        }
    };
  `;
}

const FORWARDED = code`(std::forward<A>(a)...)`;

/** The author's name for it: `create` makes objects when the class has it, otherwise the constructor does. */
function memberOf(f: AbiFunction): string {
  const own = throwingName(f);
  return own === "" ? "create" : own;
}

/** One thunk. */
export function writeThunk(f: AbiFunction, scope: Scope): Text {
  const accepted = f.params.map((param) => acceptParam(param, "ftk::bad_argument", scope));
  const self = f.self === null || f.resource === null ? null : acceptSelf(f, f.resource);
  const given = giveResult(f.result, scope, f.result.from.includes("self") ? "ftk_self" : null);
  const all = self === null ? accepted : [self, ...accepted];
  const error = spelling(spellError(f.throws, scope));
  const types = accepted.map((one) => one.type);
  const caller = writeCallerType(f, types);
  const checkArgs = [error, code`ftk_out`, code`ftk_call`, ...all.map((one) => spelling(one.type))];
  const values = [code`err`, code`ftk_out${given.make}`, code`ftk_call{}`, ...all.map((one) => one.value)];
  const body: readonly Hole[] = [
    ...takenFirst(all).flatMap((one) => one.declare),
    ...writeAcceptSteps(all),
    ...given.declare,
    code`using ftk_out = ${spelling(given.type)};`,
    code`using ftk_call = ${caller};`,
    code`static_assert(ftk::serves<${list(checkArgs)}>, ${literal.cpp.string(complaint(f, scope))});`,
    code`return ftk::answer<${error}>(${list(values)});`,
  ];
  return code`
    static std::int32_t ${name(functionStem(f))}(${list(f.slots.map((slot) => spelling(declareC(slot.c, slot.name))))}) noexcept {
        return ftk::thunk(err, [&]() -> std::int32_t {
            ${body}
        });
    }
  `;
}

/** Objects that move in are taken before anything can fail. */
function takenFirst(all: readonly Accepted[]): readonly Accepted[] {
  const takes = (one: Accepted): boolean => one.type.startsWith("std::unique_ptr");
  if (!all.some(takes)) return all;
  return [...all.filter(takes), ...all.filter((one) => !takes(one))];
}

function acceptSelf(f: AbiFunction, resource: AbiResource): Accepted {
  const owner = classAlias(resource);
  const args = spelling(`<${tagSpelling(resource)}, ${owner}>`);
  if (f.self === "own") {
    return { declare: [code`ftk::taken${args} ftk_self(self);`], steps: [code`ftk_self.check(err)`], value: code`std::move(*ftk_self)`, type: `${owner}` };
  }
  const enter = name(f.self === "mut" && !resource.shared ? "enter_mut" : "enter");
  return { declare: [code`ftk::entered${args} ftk_self;`], steps: [code`ftk_self.${enter}(self, err)`], value: code`*ftk_self`, type: `${owner} &` };
}

function writeCallerType(f: AbiFunction, types: readonly string[]): Text {
  const own = name(callerName(f));
  if (f.self !== null) return code`${own}`;
  if (f.resource === null) return code`${own}<P>`;
  const owner = classAlias(f.resource);
  const unnamed = f.role === "constructor" && f.name === "";
  if (!unnamed) return code`${own}<${spelling(owner)}>`;
  const construct = spelling(`ftk::construct<${tagSpelling(f.resource)}, ${owner}>`);
  const named = f.resource.constructors.concat(f.resource.statics).some((one) => one.name === "create");
  if (named) return construct;
  return code`ftk::either<${list([code`${own}<${spelling(owner)}>`, construct, ...types.map(spelling)])}>`;
}

function complaint(f: AbiFunction, scope: Scope): string {
  const params = f.params.map((param) => `${readable(spellOwned(param.type, scope))} ${paramName(param)}`).join(", ");
  const result = readable(spellResult(f.result, scope));
  const where = f.resource === null ? "the provider" : `the provider's ${typeName(f.resource)}`;
  const unnamed = f.role === "constructor" && f.name === "";
  const what = unnamed ? `a constructor (or a static create) that takes (${params})` : `${f.self === null ? "a static member" : "a member"} ${memberOf(f)}(${params}) -> ${result}`;
  return `${interfaceName(f.resource ?? f)}: ${where} needs ${what}`;
}

function readable(type: string): string {
  return type.replaceAll(/(?<![A-Za-z0-9_>])::/g, "");
}

/** Entries that count and end handles. */
export function writeLifecycleThunk(resource: AbiResource, what: "retain" | "release" | "close", entry: AbiLifecycle): Text {
  const type = spelling(`(&ftk::object_type<${tagSpelling(resource)}, ${classAlias(resource)}>::value)`);
  const slots = list(entry.slots.map((slot) => spelling(declareC(slot.c, slot.name))));
  const args = what === "close" ? code`self, ${type}, err` : code`self, ${type}`;
  return code`
    static std::int32_t ${name(entry.slot)}(${slots}) noexcept {
        return ${name(`ftk_handle_${what}`)}(${args});
    }
  `;
}
