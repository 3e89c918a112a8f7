/** Functions on the caller's side: the method's declaration, and the body that makes one call through the table. */
import { code, list, literal, name, spelling, type Hole, type Text } from "../../print/index.js";
import type { AbiFunction, AbiParam } from "../../lower/index.js";
import { needsSink, writeArgument } from "./argument.js";
import type { Codecs } from "./codecs.js";
import { zeroOf } from "./convert.js";
import { writeDeprecated, writeDocs, writeSwiftName } from "./docs.js";
import { joinParts } from "./init.js";
import { connectName, glueName, localName, shownName, topName } from "./names.js";
import { receiveResult, type Received } from "./result.js";
import { methodHead, methodOf, swiftName, type Method } from "./selector.js";
import { declare, isObject, spellType, stripNewtype } from "./types.js";
import { writeValue } from "./value.js";

/** The parameters of the short form: without the trailing ones that have defaults. Null when there is nothing to leave out. */
export function shortParams(f: AbiFunction): readonly AbiParam[] | null {
  let kept = f.params.length;
  while (kept > 0 && f.params[kept - 1]?.default !== undefined) kept -= 1;
  return kept === f.params.length ? null : f.params.slice(0, kept);
}

/** Whether some parameter is a callback, which can also be given as a block. */
export function takesCallback(f: AbiFunction): boolean {
  return f.params.some((param) => callbackOf(param) !== null);
}

/** The callback that a parameter is, also when optional. */
export function callbackOf(param: AbiParam): (AbiParam["type"] & { kind: "callback" }) | null {
  const inner = param.type.kind === "optional" ? param.type.inner : param.type;
  return inner.kind === "callback" ? inner : null;
}

/** Declarations: the method, its short form, and the form with blocks. */
export function declareFunction(f: AbiFunction): Text {
  const short = shortParams(f);
  return code`
    ${writeDocs(f, describe(f))}
    ${declareMethod(f, methodOf(f), swiftName(f, methodOf(f)))}
    ${short !== null && code`
      /** The same with the default of every parameter that has one at the end. */
      ${declareMethod(f, methodOf(f, short))}
    `}
    ${takesCallback(f) && code`
      #if defined(__BLOCKS__)
      ${declareMethod(f, blockMethod(f))}
      #endif
    `}
  `;
}

function describe(f: AbiFunction): string {
  return f.self === "own" ? "Ends the object." : "";
}

function declareMethod(f: AbiFunction, method: Method, swift: string | null = null): Text {
  const deprecated = writeDeprecated(f);
  return code`${methodHead(method)}${method.owning && code` FTK_NO_FAMILY`}${writeSwiftName(swift)}${deprecated !== undefined && code` ${deprecated}`};`;
}

/** The method with blocks in place of objects: `eachUsingBlock:`, `fold:start:usingBlock:`. */
export function blockMethod(f: AbiFunction): Method {
  const method = methodOf(f);
  const blocks = new Map(f.params.flatMap((param) => {
    const callback = callbackOf(param);
    return callback === null ? [] : [[localName(param), `${topName(callback.decl)}Block${param.type.kind === "optional" ? " FTK_NULLABLE" : ""}`] as const];
  }));
  const selector = method.selector.map((part, index) => {
    const own = method.parts[index];
    if (own === undefined || !blocks.has(own.local)) return part;
    if (index === 0) return `${part.slice(0, -1).replace(/_$/, "")}UsingBlock:`;
    return blocks.size === 1 ? "usingBlock:" : `${own.label}UsingBlock:`;
  });
  const parts = method.parts.map((part) => ({ ...part, type: blocks.get(part.local) ?? part.type }));
  return { ...method, selector, parts };
}

/** The bodies of all forms. */
export function defineFunction(f: AbiFunction, codecs: Codecs): readonly Hole[] {
  const short = shortParams(f);
  return [
    defineMethod(f, codecs),
    ...(short === null ? [] : [defineShort(f, short, codecs)]),
    ...(takesCallback(f) ? [defineBlocks(f)] : []),
  ];
}

function defineShort(f: AbiFunction, short: readonly AbiParam[], codecs: Codecs): Text {
  const method = methodOf(f, short);
  const full = methodOf(f);
  const locals = new Set(method.parts.map((part) => part.local));
  const byLocal = new Map(f.params.map((param) => [localName(param), param]));
  const values = full.parts.map((part) => {
    if (locals.has(part.local)) return code`${name(part.local)}`;
    const param = byLocal.get(part.local);
    return param?.default === undefined ? code`0` : writeValue(param.default, param.type, codecs);
  });
  const call = code`[self ${joinParts(full.selector, values)}]`;
  return code`
    ${methodHead(method)} {
        ${method.returns !== "void" && code`return`} ${call};
    }
  `;
}

function defineBlocks(f: AbiFunction): Text {
  const method = blockMethod(f);
  const plain = methodOf(f);
  const callbacks = f.params.flatMap((param) => {
    const callback = callbackOf(param);
    return callback === null ? [] : [{ local: localName(param), adapter: name(`${topName(callback.decl)}BlockAdapter`) }];
  });
  const adapters = callbacks.map(({ local, adapter }) => code`${adapter} *ftk_${name(local)} = ${name(local)} != nil ? [[${adapter} alloc] initWithBlock:${name(local)}] : nil;`);
  const values = plain.parts.map((part) => (callbacks.some((one) => one.local === part.local) ? code`ftk_${name(part.local)}` : code`${name(part.local)}`));
  const call = code`[self ${joinParts(plain.selector, values)}]`;
  const result = name(callbacks.some((one) => one.local === "value") ? "ftk_returned" : "ftk_value");
  const returns = method.returns.startsWith("instancetype") ? "id" : method.returns.replace(/ ?FTK_[A-Z]+$/, "");
  return code`
    #if defined(__BLOCKS__)
    ${methodHead(method)} {
        ${adapters}
        ${returns === "void" ? code`${call};` : code`${spelling(declare(returns, result))} = ${call};`}
        ${callbacks.map(({ local }) => code`FTK_RELEASE(ftk_${name(local)});`)}
        ${returns !== "void" && code`return ${result};`}
    }
    #endif
  `;
}

/** The body that makes the call. */
function defineMethod(f: AbiFunction, codecs: Codecs): Text {
  const method = methodOf(f);
  return code`
    ${methodHead(method)} {
        ${writeCall(f, method, codecs)}
    }
  `;
}

function writeCall(f: AbiFunction, method: Method, codecs: Codecs): readonly Hole[] {
  const { prefix } = f.package;
  const args = f.params.map((param) => writeArgument(param, codecs));
  const received = receiveResult(f.result, codecs);
  const taken = f.self === "own";
  const sink = taken || f.params.some(needsSink);
  const steps = [...args.flatMap((one) => one.steps), ...(taken ? [code`${glueName(f.resource!, "lower")}(FTKArgument(&ftk_in, "self"), self, &ftk_self)`] : [])];
  const moves = taken || f.params.some((param) => param.type.cell.handles);
  const first = f.self === null ? [] : [taken ? code`ftk_self` : code`_ftkHandle`];
  const call = code`ftk_api->${name(f.slot)}(${list([...first, ...args.flatMap((one) => one.passed), ...received.passed, code`&ftk_err`])})`;
  return [
    f.role === "constructor" && [code`self = [self initWithFTKHandle:NULL];`, code`if (self == nil) return nil;`],
    code`const ${name(`${prefix}_api`)} *ftk_api = NULL;`,
    code`ftk_error *ftk_err = NULL;`,
    code`int32_t ftk_status = ${connectName(f.package)}(&ftk_api, &ftk_err);`,
    f.late && code`if (ftk_status == FTK_OK && !FTK_API_HAS(ftk_api, ${name(`${prefix}_api`)}, ${name(f.slot)})) ftk_status = FTKUnavailable(${literal.c.string(shownName(f))}, &ftk_err);`,
    sink && [code`FTKSink ftk_in;`, code`FTKSinkBegin(&ftk_in, ftk_status == FTK_OK ? &ftk_api->base : NULL);`],
    ...args.flatMap((one) => one.declare),
    taken && code`${name(f.resource!.c)} *ftk_self = NULL;`,
    ...steps.map((step) => code`if (ftk_status == FTK_OK) ftk_status = ${step};`),
    ...received.declare,
    ...(sink
      ? [
          code`
            if (ftk_status == FTK_OK) {
                ${moves && code`FTKSinkSent(&ftk_in);`}
                ftk_status = ${call};
            } else {
                (void)FTKSinkFail(&ftk_in, ftk_status, &ftk_err);
            }
            ${args.map((one) => one.after)}
            FTKSinkEnd(&ftk_in);
          `,
        ]
      : [code`if (ftk_status == FTK_OK) ftk_status = ${call};`]),
    ...writeEnd(f, method, received),
  ];
}

/** What follows the call: the value, or the failure. */
function writeEnd(f: AbiFunction, method: Method, received: Received): readonly Hole[] {
  const { outcome } = method;
  const set = f.throws === null ? code`NULL` : code`&${glueName(f.throws, "set")}`;
  const failed = outcome.kind === "plain" ? code`FTKReport(ftk_status, ftk_err, ${literal.c.string(shownName(f))});` : code`FTKFail(ftk_status, ftk_err, ${set}, error);`;
  if (f.role === "constructor") {
    return [code`_ftkHandle = ftk_out;`, code`if (FTK_LIKELY(ftk_status >= FTK_OK && ftk_out != NULL)) return self;`, code`if (ftk_status >= FTK_OK) ftk_status = FTKBreach(FTK_E_INVALID, ${literal.c.string(shownName(f))}, &ftk_err);`, failed, code`FTK_DISCARD(self);`, code`return nil;`];
  }
  const { type } = f.result;
  const zero = outcome.kind === "flag" ? code`return NO;` : type === null ? undefined : isObject(type) ? code`return nil;` : returnZero(f);
  const done = type === null ? (outcome.kind === "flag" ? code`return YES;` : code`return;`) : outcome.kind === "flag" ? [code`if (result != NULL) *result = ftk_value;`, code`return YES;`] : code`return ftk_value;`;
  if (type === null) return [code`if (FTK_LIKELY(ftk_status >= FTK_OK)) ${done}`, failed, zero];
  const value = code`${spelling(declare(spellType(type), "ftk_value"))} = ${received.value};`;
  const breach = code`ftk_status = FTKBreach(ftk_from.status, ${literal.c.string(shownName(f))}, &ftk_err);`;
  const body = received.reads
    ? [code`FTKSource ftk_from = {NULL, FTK_OK, 0};`, ...received.lines, value, ...received.release, outcome.kind === "flag" ? code`
        if (FTK_LIKELY(ftk_from.status == FTK_OK)) {
            ${done}
        }
      ` : code`if (FTK_LIKELY(ftk_from.status == FTK_OK)) ${done}`, breach]
    : [...received.lines, value, ...received.release, done];
  return [
    code`
      if (FTK_LIKELY(ftk_status >= FTK_OK)) {
          ${body}
      }
    `,
    failed,
    zero,
  ];
}

function returnZero(f: AbiFunction): Text {
  const { type } = f.result;
  if (type === null) return code``;
  return stripNewtype(type).kind === "struct" ? code`return (${spelling(spellType(type))}){0};` : code`return ${zeroOf(type)};`;
}
