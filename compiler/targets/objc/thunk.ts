/** Callbacks: a protocol and a block type for the user, and the C function through which the provider calls either. */
import { code, list, literal, name, spelling, type Hole, type Text } from "../../print/index.js";
import { declareC, spellFlags } from "../../lower/c-spelling.js";
import type { AbiCallback, AbiParam, AbiType, Give } from "../../lower/index.js";
import type { Codecs } from "./codecs.js";
import { readValue, scalarC, zeroOf } from "./convert.js";
import { writeDocs } from "./docs.js";
import { joinParts } from "./init.js";
import { capitalized, glueName, labelOf, localName, topName } from "./names.js";
import { blockParams, countName, endParts, methodHead, outcomeOf, paramParts, returnsOf, type Method } from "./selector.js";
import { cellC, declare, isObject, spellType, stripNewtype, structC } from "./types.js";

/** The one method of the protocol: `callWithIndex:text:`. */
export function callbackMethod(decl: AbiCallback): Method {
  const outcome = outcomeOf(decl.result.type, decl.throws);
  const parts = [...paramParts(decl.params), ...endParts(decl.result.type, outcome)];
  const [first, ...rest] = parts;
  const own = decl.params[0];
  const start = first === undefined ? "call" : own === undefined ? (first.local === "error" ? "callAndReturnError:" : "callWithResult:") : `callWith${capitalized(labelOf(own))}:`;
  return { isClass: false, selector: [start, ...rest.map((part) => `${part.label}:`)], parts, returns: returnsOf(decl.result.type, outcome).replace(/ ?FTK_UNSPECIFIED$/, ""), outcome, owning: false };
}

/** Protocol and block type. */
export function writeCallback(decl: AbiCallback): Text {
  const own = name(topName(decl));
  const method = callbackMethod(decl);
  const failing = decl.throws === null ? "An exception that the method throws ends the call, which fails with it." : "Fails by NO or nil with an error; it comes out of the call as the same object.";
  return code`
    ${writeDocs(decl, `${decl.thread === "any" ? "Used for the time of one call, on any thread and on several at once; the call waits for those that run." : "Used for the time of one call."} ${failing}`)}
    @protocol ${own} <NSObject>
    ${methodHead(method)};
    @end

    #if defined(__BLOCKS__)
    /** ${own} as a block. */
    typedef ${spelling(blockReturns(decl, method))} (^${own}Block)(${blockParams(method.parts)});
    #endif
  `;
}

/** The result of a block: nullability is not assumed there, whether its type is spelt with a star or has a name. */
function blockReturns({ result: { type } }: AbiCallback, { returns, outcome }: Method): string {
  if (outcome.kind !== "plain" || type === null || !isObject(type) || returns.endsWith("FTK_NULLABLE")) return returns;
  return declare(returns, "FTK_NONNULL");
}

/** The object behind a block, and the C function. */
export function writeCallbackSource(decl: AbiCallback, codecs: Codecs): Text {
  const any = decl.thread === "any";
  const enter = any ? [
    code`void *ftk_object = NULL;`,
    code`int32_t ftk_status = ftk_scope_enter(ftk_ctx, &ftk_object);`,
    code`if (FTK_UNLIKELY(ftk_status != FTK_OK)) return ftk_fail(ftk_err, ftk_status, (ftk_str){NULL, 0});`,
  ] : [code`int32_t ftk_status = FTK_OK;`];
  return code`
    ${writeAdapter(decl)}

    static int32_t ${name(`${decl.c}_objc_call`)}(${list(decl.slots.map((slot) => spelling(declareC(slot.c, slot.name === "ctx" || slot.name === "err" ? `ftk_${slot.name}` : `slot_${slot.name}`))))}) {
        ${enter}
        FTK_POOL_BEGIN
        @try {
            ${writeBody(decl, codecs)}
        } @catch (id ftk_thrown) {
            ftk_status = FTKGiveException(ftk_thrown, ftk_err);
        }
        FTK_POOL_END
        ${any && code`ftk_scope_leave(ftk_ctx);`}
        return ftk_status;
    }

    const ${name(decl.c)} ${name(`${decl.c}_objc_table`)} = {{sizeof(${name(decl.c)}), ${spelling(spellFlags(decl.flags))}, NULL, NULL}, ${name(`${decl.c}_objc_call`)}};
  `;
}

function writeAdapter(decl: AbiCallback): Text {
  const own = name(topName(decl));
  const method = callbackMethod(decl);
  const call = code`_block(${list(method.parts.map((part) => name(part.local)))})`;
  return code`
    #if defined(__BLOCKS__)
    /* A block for the time of a call: it is not copied where blocks are no objects. */
    @interface ${own}BlockAdapter : NSObject <${own}> {
        ${own}Block _block;
    }
    - (instancetype)initWithBlock:(${own}Block)block;
    @end

    @implementation ${own}BlockAdapter
    - (instancetype)initWithBlock:(${own}Block)block {
        self = [super init];
        if (self != nil) _block = block;
        return self;
    }
    ${methodHead(method)} {
        ${method.returns !== "void" && code`return`} ${call};
    }
    @end
    #endif
  `;
}

/** Reads the arguments, calls, and writes the result. */
function writeBody(decl: AbiCallback, codecs: Codecs): Hole {
  const method = callbackMethod(decl);
  const args = decl.params.map((param) => writeParameter(param, codecs));
  const lines = args.flatMap((one) => one.lines);
  const reads = args.some((one) => one.reads);
  const call = writeInvocation(decl, method, args.flatMap((one) => one.values), args.flatMap((one) => one.after), codecs);
  if (!reads) return [...lines, ...call];
  return [
    code`FTKSource ftk_from = {NULL, FTK_OK, 0};`,
    ...lines,
    code`
      if (ftk_from.status != FTK_OK) {
          ftk_status = FTKBreach(ftk_from.status, ${literal.c.string(decl.name)}, ftk_err);
      } else {
          ${call}
      }
    `,
  ];
}

interface Parameter {
  readonly lines: readonly Hole[];
  readonly values: readonly Text[];
  /** After the call: a borrowed object gives its handle back. */
  readonly after: readonly Hole[];
  readonly reads: boolean;
}

const FROM = code`&ftk_from`;

function writeParameter(param: AbiParam, codecs: Codecs): Parameter {
  const plain = stripNewtype(param.type);
  const slots = param.pass.slots.map((slot) => name(`slot_${slot.name}`));
  const [slot, length, stride] = slots;
  const local = name(localName(param));
  const type = spellType(param.type);
  const keep = (value: Text, before: readonly Hole[] = []): Parameter => ({ lines: [...before, code`${spelling(declare(type, local))} = ${value};`], values: [code`${local}`], after: [], reads: true });
  switch (param.pass.kind) {
    case "value":
      return isPlainNumber(plain) ? { lines: [], values: [readValue(param.type, code`${slot}`, FROM, codecs)], after: [], reads: false } : keep(readValue(param.type, code`${slot}`, FROM, codecs));
    case "view":
      if (plain.kind === "slice") return readSlice(param, plain, slot!, length!);
      return keep(code`${codecs.lift(plain)}(${FROM}, &cell_${local})`, [code`const ${spelling(cellC(plain))} cell_${local} = {${slot}, ${length}};`]);
    case "rows":
      return keep(code`${codecs.lift(plain)}(${FROM}, &cell_${local})`, [code`const ${spelling(cellC(plain))} cell_${local} = {${slot}, ${length}, ftk_stride(${stride}), 0};`]);
    case "pointer":
      return keep(readPointer(plain, slot!, codecs), plain.kind === "struct" ? [code`if (${slot} == NULL) FTKSourceFail(${FROM}, FTK_E_INVALID);`] : []);
    case "handle":
      return readHandle(param, plain, local, slot!, codecs);
    case "callback":
      throw new Error("a callback takes no callback");
  }
}

function isPlainNumber(type: AbiType): boolean {
  return type.cell.plain && !isObject(type);
}

function readPointer(plain: AbiType, slot: Hole, codecs: Codecs): Text {
  if (plain.kind === "record") return code`${codecs.lift(plain)}(${FROM}, &${slot})`;
  if (plain.kind === "optional") {
    const at = plain.inner.cell.pointer ? code`&${slot}` : code`${slot}`;
    return code`${slot} != NULL ? ${codecs.lift(plain.inner)}(${FROM}, ${at}) : nil`;
  }
  if (plain.kind === "struct") {
    const own = code`(${name(topName(plain.decl))}){0}`;
    return code`${slot} != NULL ? ${readValue(plain, code`*${slot}`, FROM, codecs)} : ${own}`;
  }
  return code`FTKLiftPointer(${FROM}, &${slot}, ${codecs.lift(plain)})`;
}

function readSlice(param: AbiParam, plain: AbiType & { kind: "slice" }, slot: Hole, length: Hole): Parameter {
  const c = spelling(cellC(plain.element));
  const status = code`ftk_run_check(${slot}, ${length}, sizeof(${c}))`;
  const local = name(localName(param));
  const element = spellType(plain.element);
  const type = `${plain.mutable ? "" : "const "}${element.endsWith("*") ? element : `${element} *`}`;
  return {
    lines: [code`if (${status} != FTK_OK) FTKSourceFail(${FROM}, ${status});`, code`${spelling(`${type}${local}`)} = (${spelling(type)})${slot};`, code`const NSUInteger ${name(countName(param))} = ${length};`],
    values: [code`${local}`, code`${name(countName(param))}`],
    after: [],
    reads: true,
  };
}

/** A borrowed object lives for the call: afterwards it has no handle. */
function readHandle(param: AbiParam, plain: AbiType, local: Hole, slot: Hole, codecs: Codecs): Parameter {
  const inner = plain.kind === "optional" ? plain.inner : plain;
  if (inner.kind !== "resource") throw new Error("a handle slot holds a resource");
  const type = spelling(declare(spellType(param.type), String(local)));
  if (inner.mode !== "borrow") {
    const lifted = code`${codecs.lift(inner)}(${FROM}, &${slot})`;
    return { lines: [code`${type} = ${plain.kind === "optional" ? code`${slot} != NULL ? ${lifted} : nil` : lifted};`], values: [code`${local}`], after: [], reads: true };
  }
  const check = plain.kind !== "optional" && code`if (${slot} == NULL) FTKSourceFail(${FROM}, FTK_E_NULL_HANDLE);`;
  return {
    lines: [check, code`${type} = ${slot} != NULL ? FTK_AUTORELEASE([[${name(topName(inner.decl))} alloc] initWithFTKHandle:${slot}]) : nil;`],
    values: [code`${local}`],
    after: [code`if (${local} != nil) ${local}->_ftkHandle = NULL;`],
    reads: true,
  };
}

/** The call itself, and where its result goes. */
function writeInvocation(decl: AbiCallback, method: Method, values: readonly Text[], after: readonly Hole[], codecs: Codecs): readonly Hole[] {
  const { type, give } = decl.result;
  const callee = code`id <${name(topName(decl))}> ftk_callee = (__bridge id)${decl.thread === "any" ? code`ftk_object` : code`ftk_ctx`};`;
  const extra = method.parts.slice(values.length).map((part) => (part.local === "result" ? code`&ftk_result` : code`&ftk_error_object`));
  const call = code`[ftk_callee ${joinParts(method.selector, [...values, ...extra])}]`;
  const invoked = after.length === 0 ? [] : after;
  if (method.outcome.kind === "plain") {
    if (type === null) return [callee, code`${call};`, ...invoked];
    return [callee, code`${spelling(declare(spellType(type), "ftk_result"))} = ${call};`, ...invoked, ...writeGiven(give, type, codecs)];
  }
  const set = decl.throws === null ? code`NULL` : code`&${glueName(decl.throws, "set")}`;
  const failed = code`ftk_status = FTKGiveError(ftk_error_object, ${set}, ftk_err);`;
  if (method.outcome.kind === "object" && type !== null) {
    return [
      callee,
      code`NSError *ftk_error_object = nil;`,
      code`${spelling(declare(spellType(type), "ftk_result"))} = ${call};`,
      ...invoked,
      code`
        if (ftk_result == nil) {
            ${failed}
        } else {
            ${writeGiven(give, type, codecs)}
        }
      `,
    ];
  }
  return [
    callee,
    code`NSError *ftk_error_object = nil;`,
    type !== null && code`${spelling(declare(spellType(type), "ftk_result"))} = ${zeroOf(type)};`,
    code`const BOOL ftk_done = ${call};`,
    ...invoked,
    code`
      if (!ftk_done) {
          ${failed}
      }${type !== null && code` else {`}
          ${type !== null && writeGiven(give, type, codecs)}
      ${type !== null && code`}`}
    `,
  ];
}

/** Lines that write `ftk_result` into the result slots. A result that is no value of its type is a failure of the callback. */
function writeGiven(give: Give, type: AbiType, codecs: Codecs): readonly Hole[] {
  const whole = stripNewtype(type);
  const optional = whole.kind === "optional";
  const inner = stripNewtype(whole.kind === "optional" ? whole.inner : whole);
  const names = give.slots.map((slot) => name(`slot_${slot.name}`));
  const hasSlot = "has" in give && give.has ? names[0] : undefined;
  const out = names[hasSlot === undefined ? 0 : 1]!;
  const checked = [code`if (ftk_status != FTK_OK) ftk_status = ftk_check_fail(ftk_err, ftk_status, "result");`];
  const guarded = (lines: readonly Hole[]): readonly Hole[] =>
    hasSlot === undefined ? lines : [code`*${hasSlot} = FTKIsNone(ftk_result) ? 0 : 1;`, code`
      if (*${hasSlot} != 0) {
          ${lines}
      }
    `];
  switch (give.kind) {
    case "value":
      if (!optional && !isObject(inner)) return [code`*${out} = ${scalarC(inner, code`ftk_result`)};`];
      return guarded([code`FTKSink ftk_sink;`, code`FTKSinkBegin(&ftk_sink, NULL);`, code`ftk_status = ${codecs.lower(inner)}(&ftk_sink, ftk_result, ${out});`, code`FTKSinkEnd(&ftk_sink);`, ...checked]);
    case "buffer":
      return guarded([writeBuffer(inner, out, codecs), ...checked]);
    case "graph":
      return writeGraph(inner, optional, out, names[1]!, codecs, checked);
    case "handle":
      return writeHandle(inner, optional, out, checked);
    case "view":
      return [code`ftk_status = ftk_fail(ftk_err, FTK_E_UNSUPPORTED, FTK_LITERAL("a callback cannot give a view"));`];
    default:
      return [];
  }
}

function writeBuffer(inner: AbiType, out: Hole, codecs: Codecs): Text {
  if (inner.kind === "text") return code`ftk_status = FTKGiveText(ftk_result, ${out});`;
  if (inner.kind === "bytes") return code`ftk_status = FTKGiveBytes(ftk_result, ${out});`;
  if (inner.kind !== "list") throw new Error(`a ${inner.kind} is no buffer`);
  return code`ftk_status = FTKGiveList(ftk_result, sizeof(${spelling(cellC(inner.element))}), ${codecs.lower(inner.element)}, ${out});`;
}

function writeGraph(inner: AbiType, optional: boolean, out: Hole, owner: Hole, codecs: Codecs, checked: readonly Hole[]): readonly Hole[] {
  const cell = inner.kind === "array" ? cellC(inner.element) : structC(inner);
  const write = inner.kind === "record" ? code`${codecs.lower(inner)}(&ftk_sink, ftk_result, ${out})` : code`FTKLowerPointer(&ftk_sink, ftk_result, sizeof(${spelling(inner.kind === "array" ? cellC(inner) : cell)}), ${codecs.lower(inner)}, ${out})`;
  const lines = [
    code`FTKSink ftk_sink;`,
    code`ftk_status = FTKSinkBeginGraph(&ftk_sink);`,
    code`if (ftk_status == FTK_OK) ftk_status = ${write};`,
    code`
      if (ftk_status == FTK_OK) {
          *${owner} = FTKSinkFinish(&ftk_sink);
      } else {
          *${out} = NULL;
          FTKSinkDrop(&ftk_sink);
      }
    `,
    ...checked,
  ];
  if (!optional) return lines;
  return [code`
    if (FTKIsNone(ftk_result)) {
        *${out} = NULL;
    } else {
        ${lines}
    }
  `];
}

function writeHandle(inner: AbiType, optional: boolean, out: Hole, checked: readonly Hole[]): readonly Hole[] {
  if (inner.kind !== "resource") throw new Error("a handle slot holds a resource");
  const lines = [code`ftk_status = ${glueName(inner.decl, "give")}(ftk_result, ${out});`, ...checked];
  if (!optional) return lines;
  return [code`
    if (ftk_result == nil) {
        *${out} = NULL;
    } else {
        ${lines}
    }
  `];
}

/** Declaration for other sources. */
export function writeCallbackGlue(decl: AbiCallback): Hole {
  return code`extern const ${name(decl.c)} ${name(`${decl.c}_objc_table`)};`;
}
