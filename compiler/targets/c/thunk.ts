/** Exported functions of a provider: enter or take handles, check arguments, call the author, hand out the result, leave. */
import { code, list, literal, name, snake, spelling, type Name, type Text } from "../../print/index.js";
import { declareC } from "../../lower/c-spelling.js";
import type { Abi, AbiFunction, AbiParam, AbiRecord, AbiResource } from "../../lower/index.js";
import { argumentSteps } from "./argument.js";
import { ownResource } from "./author.js";
import { initializer, Statics } from "./constant.js";
import { dropOf } from "./drop.js";
import { giveOf, type Giving } from "./give.js";
import { callableOf, implOf, typeObjectOf, upper } from "./names.js";
import { Thunk } from "./statements.js";
import { spelledSlots } from "./types.js";
import { writeFurther, writeStep, writeSteps } from "./units.js";
import { check } from "./validate.js";
import { factsOf } from "./facts.js";
import { bare } from "./walk.js";

/** The exported function. */
export function writeThunk(abi: Abi, f: AbiFunction): Text {
  const thunk = new Thunk(f);
  const args = new Map<string, Text>();
  takeOwned(abi, f, thunk, args);
  holdGraphs(abi, f, thunk);
  enterSelf(f, thunk, args);
  f.params.forEach((param) => enterParameter(abi, f, param, thunk, args));
  f.params.forEach((param) => checkParameter(param, thunk, args));
  const giving = giveOf(abi, f, thunk);
  callAuthor(abi, f, thunk, args, giving);
  giving.handOut();
  const { body, exits } = thunk.finish();
  return code`
    FTK_EXPORT int32_t ${name(f.symbol)}(${list(spelledSlots(f.slots))}) {
        ${body}
    ${exits}
        return ${thunk.status};
    }
  `;
}

function isOwn(param: AbiParam): boolean {
  const type = bare(param.type.kind === "optional" ? param.type.inner : param.type);
  return type.kind === "resource" && type.mode === "own";
}

interface Owned {
  readonly slot: string;
  readonly resource: AbiResource;
  readonly optional: boolean;
}

/** What moves in moves in first, all of it, so that it is gone for the caller whatever happens then. */
function takeOwned(abi: Abi, f: AbiFunction, thunk: Thunk, args: Map<string, Text>): void {
  const owned: Owned[] =
    f.self === "own" && f.resource !== null ? [{ slot: "self", resource: f.resource, optional: false }] : [];
  for (const param of f.params) {
    if (param.pass.kind !== "handle" || !isOwn(param)) continue;
    const resource = ownResource(abi, param.type);
    if (resource === null) holdForeign(param, thunk, args);
    else owned.push({ slot: param.pass.slots[0].name, resource, optional: param.type.kind === "optional" });
  }
  const taken = owned.map((one) => takeOne(one, thunk, args));
  for (const { resource, slot, status } of taken) {
    thunk.refuse(
      code`${status} != FTK_OK`,
      code`${name(abi.package.prefix)}_ftk_lost(err, ${status}, ${name(slot)}, &${typeObjectOf(resource)})`,
    );
  }
}

function takeOne(one: Owned, thunk: Thunk, args: Map<string, Text>): Owned & { readonly status: Name } {
  const object = thunk.locals.pick(`${one.slot}_object`);
  const status = thunk.locals.pick(`${one.slot}_status`);
  const slot = name(one.slot);
  const take = code`ftk_handle_take(${slot}, &${typeObjectOf(one.resource)}, &${object})`;
  thunk.declare();
  thunk.add(
    code`void *${object} = NULL;`,
    code`int32_t ${status} = ${one.optional ? code`${slot} == NULL ? FTK_OK : ${take}` : take};`,
  );
  thunk.onExit(`end_${one.slot}`, code`if (${object} != NULL) ${implOf(one.resource)}_ftk_destroy(${object});`);
  args.set(one.slot, code`(${implOf(one.resource)} *)${object}`);
  args.set(`moved ${one.slot}`, code`${object} = NULL;`);
  return { ...one, status };
}

/** A handle of another package belongs to the author from the call on, and is released when there is no call. */
function holdForeign(param: AbiParam, thunk: Thunk, args: Map<string, Text>): void {
  const [slot] = param.pass.slots;
  const type = bare(param.type.kind === "optional" ? param.type.inner : param.type);
  if (type.kind !== "resource") return;
  const held = thunk.locals.pick(`${slot.name}_held`);
  thunk.declare();
  thunk.add(code`${spelling(declareC(slot.c, held))} = ${name(slot.name)};`);
  thunk.onExit(
    `end_${slot.name}`,
    code`if (${held} != NULL) (void)${name(type.decl.lifecycle.release.symbol)}(${held});`,
  );
  args.set(`moved ${slot.name}`, code`${held} = NULL;`);
  if (param.type.kind !== "optional")
    thunk.refuse(code`${held} == NULL`, code`ftk_fail(err, FTK_E_NULL_HANDLE, FTK_LITERAL(""))`);
}

/** Unique handles inside records, lists and variants: what the author does not take ends with the call. */
function holdGraphs(abi: Abi, f: AbiFunction, thunk: Thunk): void {
  for (const param of f.params) {
    if (param.pass.kind === "handle" || !factsOf(param.type).own) continue;
    const { declaration, steps } = argumentSteps(param, dropOf(abi), thunk.locals);
    thunk.add(declaration);
    thunk.onExit(`drop_${param.pass.slots[0].name}`, writeSteps(steps, "plain"));
  }
}

function enterSelf(f: AbiFunction, thunk: Thunk, args: Map<string, Text>): void {
  if (f.resource === null || f.self === null || f.self === "own") return;
  const pin = thunk.locals.pick("self_pin");
  const type = typeObjectOf(f.resource);
  const exclusive = f.self === "mut" && !f.resource.shared;
  thunk.add(code`ftk_pin ${pin};`);
  thunk.assign(code`${name(exclusive ? "ftk_handle_enter_mut" : "ftk_handle_enter")}(self, &${type}, &${pin})`);
  thunk.refuseStatus(code`ftk_handle_fail(err, ${thunk.status}, &${type})`);
  leaveLater(f, "self", pin, null, thunk, args);
  args.set("self", code`(${implOf(f.resource)} *)${pin}.object`);
}

/** A view keeps its source pinned: then the pin is not left. */
function leaveLater(
  f: AbiFunction,
  source: string,
  pin: Name,
  when: Text | null,
  thunk: Thunk,
  args: Map<string, Text>,
): void {
  const guards = f.result.give.kind === "view" && f.result.from[0] === source;
  const guarded = guards ? thunk.locals.pick("guarded") : null;
  if (guarded !== null) thunk.add(code`int ${guarded} = 0;`);
  const conditions = [when, guarded === null ? null : code`!${guarded}`].filter((one) => one !== null);
  const [first, second] = conditions;
  const condition = first !== undefined && code`if (${first}${second !== undefined && code` && ${second}`}) `;
  thunk.onExit(`leave_${snake(source)}`, code`${condition}ftk_handle_leave(&${pin});`);
  if (guarded === null) return;
  args.set("guard pin", code`${pin}`);
  args.set("guard flag", code`${guarded}`);
}

function enterParameter(abi: Abi, f: AbiFunction, param: AbiParam, thunk: Thunk, args: Map<string, Text>): void {
  const resource = ownResource(abi, param.type);
  if (param.pass.kind !== "handle" || resource === null || isOwn(param)) return;
  const [{ name: slot }] = param.pass.slots;
  const pin = thunk.locals.pick(`${slot}_pin`);
  const type = typeObjectOf(resource);
  const optional = param.type.kind === "optional";
  const enter = code`ftk_handle_enter(${name(slot)}, &${type}, &${pin})`;
  thunk.declare();
  thunk.add(optional ? code`ftk_pin ${pin} = {NULL, NULL, 0};` : code`ftk_pin ${pin};`);
  thunk.assign(optional ? code`${name(slot)} == NULL ? FTK_OK : ${enter}` : enter);
  thunk.refuseStatus(code`ftk_handle_fail(err, ${thunk.status}, &${type})`);
  leaveLater(f, param.name, pin, optional ? code`${name(slot)} != NULL` : null, thunk, args);
  args.set(slot, code`(${implOf(resource)} *)${pin}.object`);
}

function checkParameter(param: AbiParam, thunk: Thunk, args: Map<string, Text>): void {
  const type = bare(param.type);
  if (type.kind === "record" && param.default !== undefined) fillDefault(param, type.decl, thunk);
  if (param.pass.kind === "callback") {
    checkCallback(param, thunk, args);
    return;
  }
  if (param.pass.kind === "handle") return;
  const { declaration, steps } = argumentSteps({ type: param.type, pass: param.pass }, check, thunk.locals);
  const [first, ...rest] = steps;
  if (first === undefined) return;
  thunk.add(declaration);
  if (first.when.length === 0 && first.loops.length === 0) {
    thunk.assign(first.call);
    thunk.add(...rest.map((step) => writeStep(step, "status", thunk.status)));
  } else {
    thunk.declare();
    thunk.add(...writeFurther(steps, thunk.status));
  }
  thunk.refuseStatus(code`ftk_check_fail(err, ${thunk.status}, ${literal.c.string(`${thunk.title}: ${param.name}`)})`);
}

/** NULL for a record that has a default means the default. */
function fillDefault(param: AbiParam, record: AbiRecord, thunk: Thunk): void {
  const slot = param.pass.slots[0];
  const statics = new Statics(thunk.locals.pick(`default_${slot.name}`));
  if (param.default === undefined) return;
  const address = initializer(param.default, { kind: "record", decl: record, cell: param.type.cell }, statics);
  thunk.add(...statics.objects, code`if (${name(slot.name)} == NULL) ${name(slot.name)} = ${address};`);
}

function checkCallback(param: AbiParam, thunk: Thunk, args: Map<string, Text>): void {
  const type = bare(param.type.kind === "optional" ? param.type.inner : param.type);
  if (type.kind !== "callback" || param.pass.kind !== "callback") return;
  const [ctx, vt] = param.pass.slots;
  const e = name(vt.name);
  const optional = param.type.kind === "optional";
  const promises = type.decl.flags.map((flag) => code` || (${e}->base.flags & ${name(flag)}) == 0`);
  const broken = code`${e}->base.size < sizeof(*${e}) || ${e}->call == NULL${promises}`;
  thunk.refuse(
    optional ? code`${e} != NULL && (${broken})` : code`${e} == NULL || ${broken}`,
    code`ftk_check_fail(err, FTK_E_INVALID, ${literal.c.string(`${thunk.title}: ${param.name}`)})`,
  );
  const callable = thunk.locals.pick(`${vt.name}_pair`);
  thunk.add(code`const ${callableOf(type.decl.c)} ${callable} = {${name(ctx.name)}, ${e}};`);
  args.set(vt.name, optional ? code`${e} != NULL ? &${callable} : NULL` : code`&${callable}`);
  args.set(ctx.name, EMPTY);
}

/** Marks slots that the author does not see. */
const EMPTY = code``;

function callAuthor(abi: Abi, f: AbiFunction, thunk: Thunk, args: Map<string, Text>, giving: Giving): void {
  const p = name(abi.package.prefix);
  const entry = code`${p}_provider_table->${name(f.slot)}`;
  thunk.refuse(code`${entry} == NULL`, code`${p}_ftk_unwritten(err, ${literal.c.string(thunk.title)})`);
  const inputs = f.slots
    .slice(0, f.slots.length - f.result.give.slots.length - 1)
    .map((slot) => args.get(slot.name) ?? name(slot.name));
  thunk.assign(code`${entry}(${list([...inputs.filter((arg) => arg !== EMPTY), ...giving.args, name("err")])})`);
  for (const [key, statement] of args) if (key.startsWith("moved ")) thunk.add(statement);
  const domain = f.throws === null ? name("NULL") : code`${upper(f.throws.c)}_DOMAIN`;
  thunk.refuseStatus(code`${p}_ftk_settle(err, ${thunk.status}, ${domain})`);
  giving.guard(args.get("guard pin") ?? null, args.get("guard flag") ?? null);
}
