// Functions that this language calls: the safe functions of a consumer, and the call of a callback in a provider.
import { code, list, literal, name, paragraphs, type Hole, type Name, type Text } from "../../print/index.js";
import type { AbiCallback, AbiErrorSet, AbiFunction } from "../../lower/index.js";
import { writeArgument, type Argument } from "./argument.js";
import { deprecation, docs } from "./attributes.js";
import { bare, flatTypeName, functionName, memberName, safeValue, viewName } from "./names.js";
import { writeReceived, type Received } from "./receive.js";
import { heldName, mentionedBy, sysPath, typePath, type Scope } from "./scope.js";
import { isReadable } from "./types.js";

/** All forms of a function: as it is named, `try_` when it does not throw, and `_view` for graphs. */
export function writeFunctions(scope: Scope, f: AbiFunction): Text {
  const forms = hasView(f) ? [false, true] : [false];
  return paragraphs(forms.map((view) => writeForms(scope, f, view)));
}

/** Whether the result can also be read in place. */
export function hasView(f: AbiFunction): boolean {
  return f.result.give.kind === "graph" && f.result.type !== null && isReadable(f.result.type);
}

function writeForms(scope: Scope, f: AbiFunction, view: boolean): Text {
  const base = f.resource === null ? functionName(f) : methodName(f);
  const own = view ? viewName(base) : base;
  const call = prepare(scope, f, view);
  if (f.throws !== null) return writeFunction(scope, f, own, call, typePath(scope, f.throws), view);
  const attempt = name(`try_${bare(own)}`);
  return paragraphs([writePanicking(scope, f, own, attempt, call, view), writeFunction(scope, f, attempt, call, code`::ftk::Error`, view)]);
}

/** `size`, `set_size`, `add`, `new`. */
export function methodName(f: AbiFunction): Name {
  const own = memberName(f);
  return f.role === "setter" ? name(`set_${bare(own)}`) : own;
}

interface Prepared {
  readonly self: Text | undefined;
  readonly args: readonly Argument[];
  readonly received: Received;
  readonly life: boolean;
}

function prepare(scope: Scope, f: AbiFunction, view: boolean): Prepared {
  const life = f.result.from.some((each) => each !== "self");
  const args = f.params.map((param) => writeArgument(scope, param, life && f.result.from.includes(param.name)));
  const received = writeReceived(scope, f.result, code`ftk_api.cast()`, view);
  return { self: writeSelf(f, life && f.result.from.includes("self")), args, received, life };
}

function writeSelf(f: AbiFunction, life: boolean): Text | undefined {
  if (f.self === null || f.resource === null) return undefined;
  if (f.self === "own") return code`self`;
  const exclusive = f.self === "mut" && !f.resource.shared;
  if (life) return exclusive ? code`&'a mut self` : code`&'a self`;
  return exclusive ? code`&mut self` : code`&self`;
}

function writeHead(own: Name, call: Prepared): Text {
  const params = [call.self, ...call.args.map((each) => each.declared)];
  return code`pub fn ${own}${call.life && code`<'a>`}(${list(params, { trailing: true })})`;
}

/** Worth inlining into other crates: nothing is built or taken apart around the call. */
function isSmall(call: Prepared): boolean {
  return call.received.slots.length < 2 && call.args.every((each) => each.before.length === 0);
}

const PANICS = "# Panics\nWhen the call fails at run time; the `try_` form returns the error.";

function writePanicking(scope: Scope, f: AbiFunction, own: Name, attempt: Name, call: Prepared, view: boolean): Text {
  const { type } = call.received;
  return code`

    ${docs(f, view ? "The result is read in place." : undefined, PANICS)}
    ${deprecation(f)}
    ${isSmall(call) && code`#[inline]`}
    #[track_caller]
    ${writeHead(own, call)}${type !== undefined && code` -> ${type}`} {
        ${writePanickingBody(scope, f, attempt, call)}
    }

  `;
}

/** Where it pays the result is made in the caller's own memory, without an intermediate \`Result\`. */
function writePanickingBody(scope: Scope, f: AbiFunction, attempt: Name, call: Prepared): Text {
  const alone = !f.late && isSmall(call);
  if (alone && call.received.inPlace === true) return writeInPlace(scope, f, call);
  return alone && call.received.direct === true ? writeDirect(scope, f, call) : writeForward(f, attempt, call);
}

function writeDirect(scope: Scope, f: AbiFunction, call: Prepared): Text {
  const { received } = call;
  const label = literal.rust.string(displayName(f));
  const slots = [...slotsBefore(f, call), ...received.slots, name("ftk_err")];
  return code`
    let ftk_api = glue::expect(${label}, ${apiPath(scope)}());
    ${received.before}
    // SAFETY: the arguments are what the entry asks for and live until it returns.
    unsafe {
        glue::expect(${label}, glue::call(|ftk_err| ((*ftk_api).${safeValue(f.slot)})(${list(slots, { trailing: true })})));
        glue::expect(${label}, ${received.value})
    }
  `;
}

function writeInPlace(scope: Scope, f: AbiFunction, call: Prepared): Text {
  const type = call.received.type ?? code`()`;
  const label = literal.rust.string(displayName(f));
  const slots = [...slotsBefore(f, call), code`(&mut ftk_out as *mut ${type}).cast()`, name("ftk_err")];
  return code`
    let ftk_api = glue::expect(${label}, ${apiPath(scope)}());
    let mut ftk_out = glue::blank::<${type}>();
    // SAFETY: the arguments are what the entry asks for and live until it returns.
    unsafe { glue::expect(${label}, glue::call(|ftk_err| ((*ftk_api).${safeValue(f.slot)})(${list(slots, { trailing: true })}))) };
    ftk_out
  `;
}

/** The object and the arguments. */
function slotsBefore(f: AbiFunction, call: Prepared): readonly (Hole | undefined)[] {
  const self = f.self === null ? undefined : f.self === "own" ? code`glue::Proxy::into_handle(self)` : code`self.as_handle()`;
  return [self, ...call.args.flatMap((each) => each.slots)];
}

function writeForward(f: AbiFunction, attempt: Name, call: Prepared): Text {
  const callee = f.self !== null ? code`self.${attempt}` : f.resource !== null ? code`Self::${attempt}` : code`${attempt}`;
  const forward = list(call.args.map((each) => each.own));
  return code`
    match ${callee}(${forward}) {
        Ok(value) => value,
        Err(error) => glue::fail(${literal.rust.string(displayName(f))}, error),
    }
  `;
}

/** `acme.shop.Basket.add`, for messages. */
export function displayName(f: AbiFunction): string {
  const owner = f.resource === null ? [] : [f.resource.name];
  return [f.package.name, ...f.modules, ...owner, f.name === "" ? "new" : f.name].join(".");
}

function writeFunction(scope: Scope, f: AbiFunction, own: Name, call: Prepared, error: Text, view: boolean): Text {
  const { received, args } = call;
  const lowers = args.some((each) => each.lowers);
  const slot = safeValue(f.slot);
  const slots = [...slotsBefore(f, call), ...received.slots, name("ftk_err")];
  const table = sysPath(scope, scope.facts.abi.table.layout.name);
  const callee = f.late ? code`ftk_function` : code`((*ftk_api).${slot})`;
  return code`

    ${docs(f, view ? "The result is read in place." : undefined)}
    ${deprecation(f)}
    ${isSmall(call) && code`#[inline]`}
    ${writeHead(own, call)} -> Result<${received.type ?? code`()`}, ${error}> {
        let ftk_api = ${apiPath(scope)}()?;
        ${f.late && code`let ftk_function = ::ftk::late!(ftk_api, ${table}, ${slot}, ${literal.rust.string(displayName(f))});`}
        ${lowers && code`let mut ftk_cx = glue::Lowering::inward(&sys::NEED, ftk_api.cast());`}
        ${args.map((each) => each.before)}
        ${received.before}
        // SAFETY: the arguments are what the entry asks for and live until it returns.
        unsafe {
            ${writeCall(code`glue::call`, callee, slots, args)}
            ${received.after}
            ${writeTail(received, f.throws)}
        }
    }

  `;
}

function apiPath(scope: Scope): Text {
  return scope.modules.reduce<Text>((path) => code`super::${path}`, code`ftk_api`);
}

function writeCall(verb: Text, callee: Text, slots: readonly Hole[], args: readonly Argument[]): Text {
  const call = code`${verb}(|ftk_err| ${callee}(${list(slots, { trailing: true })}))`;
  if (!args.some((each) => each.moves)) return code`${call}?;`;
  return code`
    let ftk_done = ${call};
    ftk_cx.sent();
    ftk_done?;
  `;
}

function writeTail(received: Received, throws: AbiErrorSet | null): Text {
  if (received.value === undefined) return code`Ok(())`;
  if (throws === null) return received.value;
  return code`Ok(${received.value}?)`;
}

/** A callback as the provider calls it. */
export function writeCallbackCall(scope: Scope, decl: AbiCallback): Text {
  const type = flatTypeName(decl);
  const any = decl.thread === "any";
  const args = decl.params.map((param) => writeArgument(scope, param, false));
  const received = writeReceived(scope, decl.result, code`::std::ptr::null()`, false);
  const error = decl.throws === null ? code`::ftk::Error` : typePath(scope, decl.throws);
  const lowers = args.some((each) => each.lowers);
  const slots = [code`self.0.ctx()`, ...args.flatMap((each) => each.slots), ...received.slots, name("ftk_err")];
  const mentioned = new Set([...decl.params.flatMap((param) => mentionedBy(param.type)), ...mentionedBy(decl.result.type)]);
  const generics = scope.facts.abi.resources.filter((one) => mentioned.has(one));
  const bounds = generics.map((one) => code`${heldName(one)}: super::provider::${heldName(one)}`);
  return code`
    ${docs(decl, any ? "Valid until the call ends, on any thread and on several at once." : "Valid until the call ends, on its thread.")}
    ${deprecation(decl)}
    ${any && code`#[derive(Clone, Copy)]`}
    pub struct ${type}<'a>(#[doc(hidden)] pub glue::${any ? code`SharedCallback` : code`Callback`}<'a, ${sysPath(scope, decl.c)}>);

    impl ${type}<'_> {
        /// Calls it. A failure of the other side that is not declared passes through as it is.
        pub fn call${bounds.length > 0 && code`<${list(bounds)}>`}(${list([code`&self`, ...args.map((each) => each.declared)], { trailing: true })}) -> Result<${received.type ?? code`()`}, ${error}> {
            ${lowers && code`let mut ftk_cx = glue::Lowering::inward(::std::ptr::null(), ::std::ptr::null());`}
            ${args.map((each) => each.before)}
            ${received.before}
            // SAFETY: the arguments are what the callback asks for and live until it returns.
            unsafe {
                ${writeCall(code`glue::call_back`, code`((*self.0.vt()).call)`, slots, args)}
                ${received.after}
                ${writeTail(received, decl.throws)}
            }
        }
    }
  `;
}
