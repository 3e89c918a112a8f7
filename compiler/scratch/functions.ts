/** The C++ functions of types, each made once when something first needs it, and declared before all. */
import { code, name, type Text } from "../print/index.js";
import type { AbiCallback, AbiEnum, AbiErrorSet, AbiPackage, AbiResource, AbiTop, AbiType } from "../lower/index.js";
import { spellC, cKey, handleType, nativeFunction } from "./c-types.js";
import { plainType } from "./wire.js";

/** What a function does with a type. */
export type NativeVerb = "read" | "fill" | "write" | "check";

/** Writes the function of a type, and asks for those that it needs. */
export type NativeMaker = (type: AbiType, functions: NativeFunctions) => Text;

/** Collects the functions that calls need. */
export class NativeFunctions {
  readonly #home: AbiPackage;
  readonly #makers: Readonly<Record<NativeVerb, NativeMaker>>;
  readonly #known = new Set<string>();
  /** The types that were asked for: equal ones are mostly one object, which is found without its name. */
  readonly #asked: Readonly<Record<NativeVerb, Set<AbiType>>> = { read: new Set(), fill: new Set(), write: new Set(), check: new Set() };
  readonly #enums = new Map<string, AbiEnum>();
  readonly #handles = new Map<string, AbiResource>();
  readonly #foreign: readonly AbiResource[];
  readonly #callbacks = new Map<string, AbiCallback>();
  readonly #errors = { payload: new Map<string, AbiErrorSet>(), raise: new Map<string, AbiErrorSet>() };
  readonly #visited = new Set<string>();
  readonly #declarations: Text[] = [];
  readonly #waiting: (() => Text)[] = [];

  /** `foreign`: the resources of other packages that have numbers. */
  constructor(home: AbiPackage, foreign: readonly AbiResource[], makers: Readonly<Record<NativeVerb, NativeMaker>>) {
    this.#home = home;
    this.#foreign = foreign;
    this.#makers = makers;
  }

  /** Whether a declaration is of the package being written, whose provider's version is known. */
  isHome(decl: AbiTop): boolean {
    return decl.package.name === this.#home.name;
  }

  /** Asks for a function. */
  need(verb: NativeVerb, type: AbiType): void {
    if (this.#asked[verb].has(type)) return;
    this.#asked[verb].add(type);
    const plain = plainType(type);
    const own = String(nativeFunction(verb, plain));
    if (this.#known.has(own)) return;
    this.#known.add(own);
    this.#declarations.push(declaration(verb, plain));
    this.#waiting.push(() => this.#makers[verb](plain, this));
  }

  /** Asks for what the check of a scalar calls. */
  needScalar(type: AbiType): void {
    const plain = plainType(type);
    if (plain.kind === "enum" && plain.decl.closed) this.#enums.set(plain.decl.c, plain.decl);
  }

  /** Asks for what says how handles of a resource are released. */
  needHandle(resource: AbiResource): void {
    this.#handles.set(resource.c, resource);
  }

  /** Asks for the trampoline of a callback. */
  needCallback(callback: AbiCallback): void {
    this.#callbacks.set(callback.c, callback);
  }

  /** Asks for the functions that read or make errors of a set, and of the sets that it embeds. */
  needError(set: AbiErrorSet, what: "payload" | "raise"): void {
    if (this.#visited.has(`${what} ${set.c}`)) return;
    this.#visited.add(`${what} ${set.c}`);
    if (what === "raise" || set.cases.some((one) => one.payload !== null)) this.#errors[what].set(set.c, set);
    for (const one of set.cases) if (one.embeds !== null) this.needError(one.embeds, what);
  }

  /** Callbacks asked for. */
  get callbacks(): readonly AbiCallback[] {
    return [...this.#callbacks.values()];
  }

  /** Error sets asked for. */
  errors(what: "payload" | "raise"): readonly AbiErrorSet[] {
    return [...this.#errors[what].values()];
  }

  /** The functions asked for, and those that they need themselves; then `declarations` and `enums` are complete. */
  *drain(): Generator<Text> {
    for (const next of this.#waiting) yield next();
    this.#waiting.length = 0;
  }

  /** Declarations of all functions that were asked for. */
  get declarations(): readonly Text[] {
    return this.#declarations;
  }

  /** How handles of the resources that were asked for are released. */
  get handles(): readonly Text[] {
    return [...this.#handles.values()].map((one) => this.#handleConstant(one));
  }

  #handleConstant(resource: AbiResource): Text {
    const own = handleType(resource);
    const counted = resource.shared ? code`true` : code`false`;
    if (!this.isHome(resource)) return code`const HandleType ${own} = {nullptr, ${this.#foreign.findIndex((one) => one.c === resource.c) + 1}, ${counted}};`;
    return code`
      const HandleType ${own} = {
          [](void *handle) {
              const ${name(`${this.#home.prefix}_api`)} *api = provider();
              if (api != nullptr) api->${name(resource.lifecycle.release.slot)}(static_cast<${name(resource.c)} *>(handle));
          },
          0, ${counted}};
    `;
  }

  /** The checks of closed enums that were asked for. */
  get enums(): readonly Text[] {
    return [...this.#enums.values()].map(knownFunction);
  }
}

function declaration(verb: NativeVerb, type: AbiType): Text {
  const own = nativeFunction(verb, type);
  const c = name(cKey(type));
  if (verb === "check") return code`bool ${own}(const ${c} *v);`;
  if (verb === "write") return code`bool ${own}(Writer &out, const ${c} *v);`;
  if (verb === "fill") return code`bool ${own}(Reader &in, ${c} *v);`;
  return type.kind === "record" ? code`bool ${own}(Reader &in, const ${c} **out);` : code`bool ${own}(Reader &in, ${c} *out);`;
}

/** Whether a number is a case of a closed enum. */
function knownFunction(decl: AbiEnum): Text {
  return code`
    bool ${name(`known_${decl.c}`)}(${name(spellC({ kind: "alias", name: decl.c, of: "uint8_t" }))} value) {
        switch (value) {
            ${decl.cases.map((one) => code`case ${name(one.c)}:`)}
                return true;
            default:
                return false;
        }
    }
  `;
}
