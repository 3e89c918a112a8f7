/** How the author's result becomes the outs of a thunk: written only on success, with its owner where there is one. */
import { code, name, spelling, type Name, type Text } from "../../print/index.js";
import { declareC } from "../../lower/c-spelling.js";
import type { Abi, AbiFunction, AbiResource, CType, Slot } from "../../lower/index.js";
import { ownResource } from "./author.js";
import { implOf, typeObjectOf } from "./names.js";
import type { Thunk } from "./statements.js";
import { bare } from "./walk.js";

/** The result side of one thunk. */
export interface Giving {
  /** What the author is given for the result's slots. */
  readonly args: readonly Text[];
  /** Tells which pin a view may turn into its owner, and the flag to set then. */
  readonly guard: (pin: Text | null, flag: Text | null) => void;
  /** Adds the statements that write the outs. */
  readonly handOut: () => void;
}

/** Declares what the result needs, and says how it is handed out. Called before the author's function is. */
export function giveOf(abi: Abi, f: AbiFunction, thunk: Thunk): Giving {
  const { give } = f.result;
  switch (give.kind) {
    case "void":
      return { args: [], guard: ignore, handOut: ignore };
    case "value":
    case "buffer":
      return giveValue(f, thunk);
    case "graph":
      return giveGraph(abi, f, thunk, give.slots);
    case "view":
      return giveView(f, thunk);
    case "handle": {
      const resource = ownResource(abi, f.result.type);
      return resource === null ? giveValue(f, thunk) : giveHandle(abi, f, thunk, give.slots[0], resource);
    }
  }
}

function ignore(): void {
  return undefined;
}

/** A local for an out parameter, zeroed. */
function declareOut(slot: Slot, thunk: Thunk): Name {
  const local = thunk.locals.pick(slot.name.replace(/^out_?/, "") || "result");
  const c: CType = slot.c.kind === "pointer" ? slot.c.to : slot.c;
  thunk.add(declareZero(c, local));
  return local;
}

function declareZero(c: CType, local: Name): Text {
  const zero = c.kind === "pointer" ? name("NULL") : c.kind === "struct" || c.kind === "array" ? code`{0}` : 0;
  return code`${spelling(declareC(c, local))} = ${zero};`;
}

function giveValue(f: AbiFunction, thunk: Thunk): Giving {
  const { type, give } = f.result;
  const inner = type === null ? null : bare(type.kind === "optional" ? type.inner : type);
  if (inner?.kind === "array" && give.kind === "value") return giveArray(f, thunk, inner.cell.c);
  const outs = give.slots.map((slot) => ({ slot, local: declareOut(slot, thunk) }));
  return {
    args: outs.map(({ local }) => code`&${local}`),
    guard: ignore,
    handOut: () => thunk.add(...outs.map(({ slot, local }) => code`*${name(slot.name)} = ${local};`)),
  };
}

function giveArray(f: AbiFunction, thunk: Thunk, array: CType): Giving {
  const slots = f.result.give.slots;
  const last = slots.at(-1);
  const flags = slots.slice(0, -1).map((slot) => ({ slot, local: declareOut(slot, thunk) }));
  if (last === undefined) throw new Error("an array has a slot");
  const local = thunk.locals.pick("result");
  thunk.add(declareZero(array, local));
  return {
    args: [...flags.map((flag) => code`&${flag.local}`), code`${local}`],
    guard: ignore,
    handOut: () =>
      thunk.add(
        ...flags.map((flag) => code`*${name(flag.slot.name)} = ${flag.local};`),
        code`memcpy(${name(last.name)}, ${local}, sizeof(${local}));`,
      ),
  };
}

/** A graph is built in an arena, which becomes its owner. */
function giveGraph(abi: Abi, f: AbiFunction, thunk: Thunk, [root, owner]: readonly [Slot, Slot]): Giving {
  const hint = thunk.locals.pick("hint");
  const arena = thunk.locals.pick("arena");
  const local = declareOut(root, thunk);
  thunk.add(code`static ftk_arena_hint ${hint};`, code`ftk_arena *${arena} = ftk_arena_new(&${hint});`);
  thunk.refuse(code`${arena} == NULL`, code`ftk_fail(err, FTK_E_NO_MEMORY, FTK_LITERAL(""))`);
  thunk.onExit("drop_arena", code`ftk_arena_drop(${arena});`);
  const optional = f.result.type?.kind === "optional";
  return {
    args: [code`${arena}`, code`&${local}`],
    guard: ignore,
    handOut: () => {
      if (!optional)
        thunk.refuse(code`${local} == NULL`, code`${name(abi.package.prefix)}_ftk_settle(err, FTK_OK, NULL)`);
      thunk.add(
        code`*${name(root.name)} = ${local};`,
        optional
          ? code`*${name(owner.name)} = ${local} != NULL ? ftk_arena_finish(${arena}) : NULL;`
          : code`*${name(owner.name)} = ftk_arena_finish(${arena});`,
        optional ? code`if (${local} != NULL) ${arena} = NULL;` : code`${arena} = NULL;`,
      );
    },
  };
}

function giveView(f: AbiFunction, thunk: Thunk): Giving {
  const slots = f.result.give.slots;
  const owner = slots.at(-1);
  const outs = slots.slice(0, -1).map((slot) => ({ slot, local: declareOut(slot, thunk) }));
  if (owner === undefined) throw new Error("a view has an owner");
  const has = f.result.give.kind === "view" && f.result.give.has ? (outs[0]?.local ?? null) : null;
  let ending: readonly Text[] = [code`*${name(owner.name)} = NULL;`];
  return {
    args: outs.map(({ local }) => code`&${local}`),
    guard: (pin, flag) => {
      if (pin !== null && flag !== null) ending = guardEnding(name(owner.name), pin, flag, has);
    },
    handOut: () => thunk.add(...outs.map(({ slot, local }) => code`*${name(slot.name)} = ${local};`), ...ending),
  };
}

/** The source stays pinned as long as there is a view of it. */
function guardEnding(owner: Name, pin: Text, flag: Text, has: Name | null): readonly Text[] {
  if (has === null) return [code`*${owner} = ftk_handle_guard(&${pin});`, code`${flag} = 1;`];
  return [code`*${owner} = ${has} ? ftk_handle_guard(&${pin}) : NULL;`, code`${flag} = ${has};`];
}

/** The author gives an object; the table gives it a handle. */
function giveHandle(abi: Abi, f: AbiFunction, thunk: Thunk, slot: Slot, resource: AbiResource): Giving {
  const object = thunk.locals.pick("object");
  const handle = thunk.locals.pick("handle");
  const impl = implOf(resource);
  const optional = f.result.type?.kind === "optional";
  const settle = code`${name(abi.package.prefix)}_ftk_settle(err, FTK_OK, NULL)`;
  thunk.add(code`${impl} *${object} = NULL;`);
  return {
    args: [code`&${object}`],
    guard: ignore,
    handOut: () => {
      thunk.add(code`${name(resource.c)} *${handle} = NULL;`);
      if (!optional) thunk.refuse(code`${object} == NULL`, settle);
      const wrap = code`${impl}_wrap(${object}, &${handle}, err)`;
      thunk.assign(optional ? code`${object} == NULL ? FTK_OK : ${wrap}` : wrap);
      thunk.add(code`if (${thunk.status} != FTK_OK) ${impl}_ftk_destroy(${object});`);
      thunk.refuseStatus(null);
      holdParent(abi, f, thunk, resource, handle);
      thunk.add(code`*${name(slot.name)} = ${handle};`);
    },
  };
}

/** A resource `from self` or a parameter keeps that alive. */
function holdParent(abi: Abi, f: AbiFunction, thunk: Thunk, resource: AbiResource, handle: Name): void {
  for (const source of f.result.from) {
    const param = f.params.find((one) => one.name === source);
    const parent = source === "self" ? f.resource : ownResource(abi, param?.type ?? null);
    if (parent === null || parent === undefined) continue;
    const slot = source === "self" ? "self" : (param?.pass.slots[0].name ?? source);
    thunk.assign(
      code`ftk_handle_set_parent(${handle}, &${typeObjectOf(resource)}, ${name(slot)}, &${typeObjectOf(parent)})`,
    );
    thunk.add(code`if (${thunk.status} != FTK_OK) ${implOf(resource)}_ftk_release(${handle});`);
    thunk.refuseStatus(code`ftk_handle_fail(err, ${thunk.status}, &${typeObjectOf(parent)})`);
  }
}
