/** The provider's table: functions as their author writes them, with objects instead of handles and an arena where a graph is built. */
import { code, comment, each, list, name, spelling, type Name, type Text } from "../../print/index.js";
import { declareC } from "../../lower/c-spelling.js";
import type { Abi, AbiFunction, AbiParam, AbiResource, AbiType, Slot } from "../../lower/index.js";
import { titleOf } from "./call.js";
import { docsOf } from "./layout.js";
import { callableOf, implOf, Locals } from "./names.js";
import { bare } from "./walk.js";

/** The resource of this package that a parameter or result is, or null: others are passed as their handles. */
export function ownResource(abi: Abi, type: AbiType | null): AbiResource | null {
  if (type === null) return null;
  const inner = bare(type.kind === "optional" ? type.inner : type);
  return inner.kind === "resource" && inner.decl.package.name === abi.package.name ? inner.decl : null;
}

/** The C declarations of the author's parameters, in order. */
export function authorParameters(abi: Abi, f: AbiFunction): readonly Text[] {
  const self = f.self === null || f.resource === null ? [] : [code`${implOf(f.resource)} *self`];
  return [...self, ...f.params.flatMap((param) => parameter(abi, param)), ...results(abi, f), code`ftk_error **err`];
}

function parameter(abi: Abi, param: AbiParam): readonly Text[] {
  const { pass } = param;
  const resource = ownResource(abi, param.type);
  if (pass.kind === "handle" && resource !== null) return [code`${implOf(resource)} *${name(pass.slots[0].name)}`];
  if (pass.kind === "callback") {
    const type = bare(param.type.kind === "optional" ? param.type.inner : param.type);
    if (type.kind !== "callback") throw new Error("a callback of another type");
    return [code`const ${callableOf(type.decl.c)} *${name(pass.slots[1].name)}`];
  }
  return pass.slots.map(declared);
}

function results(abi: Abi, f: AbiFunction): readonly Text[] {
  const { give, type } = f.result;
  switch (give.kind) {
    case "graph":
      return [code`ftk_arena *${arenaOf(f)}`, declared(give.slots[0])];
    case "view":
      return give.slots.slice(0, -1).map(declared);
    case "handle": {
      const resource = ownResource(abi, type);
      return [resource === null ? declared(give.slots[0]) : code`${implOf(resource)} **${name(give.slots[0].name)}`];
    }
    default:
      return give.slots.map(declared);
  }
}

/** What the arena parameter of a function is called. */
export function arenaOf(f: AbiFunction): Name {
  return new Locals(f.slots).pick("arena");
}

function declared(slot: Slot): Text {
  return spelling(declareC(slot.c, slot.name));
}

/** Table entries that end the author's objects: one for each resource, apart from the slots of functions. */
export function destroyNames(abi: Abi): ReadonlyMap<AbiResource, Name> {
  const slots = abi.table.entries.map((entry): Slot => ({
    name: entry.kind === "function" ? entry.function.slot : entry.entry.slot,
    c: { kind: "prim", name: "void" },
  }));
  const locals = new Locals(slots);
  return new Map(
    abi.resources.map((resource) => [
      resource,
      locals.pick(resource.lifecycle.release.slot.replace(/release_?$/, "destroy")),
    ]),
  );
}

/** `typedef struct <prefix>_provider { ... } <prefix>_provider;` */
export function writeProviderTable(abi: Abi): Text {
  const p = name(abi.package.prefix);
  const destroys = destroyNames(abi);
  const functions = abi.table.entries.flatMap((entry) => (entry.kind === "function" ? [entry.function] : []));
  return code`
    /**
     * What the author of the provider writes: one function for each of the package. They are called with checked arguments and report failures by
     * returning a status; a result is written only on success. Entries that are NULL give FTK_E_UNSUPPORTED. Any thread may call.
     */
    typedef struct ${p}_provider {
        ${each(functions, (f) => writeAuthorEntry(abi, f))}
        ${abi.table.entries.length === 0 && code`
          /** The package has no functions, and C no struct without members. */
          char nothing;
        `}
        ${each(abi.resources, (resource) => writeEndEntries(resource, destroys.get(resource) ?? name("destroy")))}
    } ${p}_provider;
  `;
}

function writeAuthorEntry(abi: Abi, f: AbiFunction): Text {
  const docs = docsOf(f, "", f.docs === "" ? `\`${titleOf(f)}\`.` : f.docs);
  return code`
    ${comment("/** */", `${docs}${authorNotes(abi, f)}`)}
    int32_t (*${name(f.slot)})(${list(authorParameters(abi, f))});
  `;
}

/** What the signature does not say about ownership. */
function authorNotes(abi: Abi, f: AbiFunction): string {
  const owned = f.params.flatMap(({ pass, type }) => (pass.kind === "handle" && isOwned(type) ? [`\`${pass.slots[0].name}\``] : []));
  const notes = [
    f.self === "own" ? "`self` belongs to this function, which must end it, also when it fails." : "",
    owned.length > 0 ? `${owned.join(", ")}: belongs to this function, also when it fails.` : "",
    f.result.give.kind === "graph" ? `Build the result in \`${arenaOf(f)}\`.` : "",
    f.result.give.kind === "handle" ? resultNote(ownResource(abi, f.result.type)) : "",
  ];
  return notes.map((note) => (note === "" ? "" : ` ${note}`)).join("");
}

function resultNote(resource: AbiResource | null): string {
  if (resource === null) return "";
  return resource.shared ? "The result is a new object, or one counted once more." : "The result is a new object.";
}

function isOwned(type: AbiType): boolean {
  const inner = bare(type.kind === "optional" ? type.inner : type);
  return inner.kind === "resource" && inner.mode === "own";
}

function writeEndEntries(resource: AbiResource, destroy: Name): Text {
  const impl = implOf(resource);
  const counted = resource.shared
    ? " A shared object that the author handed out several times is counted by the author: this is one less."
    : "";
  return code`
    ${
      resource.closer !== null &&
      code`
      ${comment("/** */", docsOf(resource.closer, "Called once, before the object is destroyed."))}
      int32_t (*${name(resource.lifecycle.close.slot)})(${impl} *self, ftk_error **err);
    `
    }
    ${comment("/** */", `Ends a \`${resource.name}\`.${counted} NULL when there is nothing to end.`)}
    void (*${destroy})(${impl} *self);
  `;
}
