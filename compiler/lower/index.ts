/** Model → Abi: every decision about bits, symbols, ownership, errors and versions, taken once and kept as data. */
import type * as model from "../check/model.js";
import { lowerType } from "./cells.js";
import {
  fillErrorSet, fillRecord, fillVariant, lowerEnum, lowerFlags, lowerNewtype, lowerStruct, shellErrorSet, shellRecord, shellVariant, type Fillable,
} from "./declarations.js";
import { fillCallback, fillResource, lowerFunction, shellCallback, shellResource, valueLowering, type CallContext } from "./functions.js";
import { inOrderOfNeed, orderDeclarations, orderLayouts } from "./order.js";
import { Containment, plainNeeds } from "./recursion.js";
import { complete, constantC, top } from "./symbols.js";
import { defaultOf } from "./values.js";
import { entriesOf, lowerTable } from "./table.js";
import { inSlotOrder } from "./versions.js";
import type {
  Abi, AbiCallback, AbiConstant, AbiDecl, AbiErrorSet, AbiField, AbiFunction, AbiLayout, AbiPackage, AbiRecord, AbiResource, AbiVariant,
} from "./abi.js";

export type * from "./abi.js";
export { abiToJson, ABI_JSON_VERSION, type Json } from "./json.js";
export { mangle, viewElement } from "./cells.js";
export { isScalar } from "./calls.js";
export { compareVersions, versionText } from "./versions.js";
export { underlying } from "./declarations.js";
export { offsetOf } from "./layout.js";

/** The Abi of the main package; those that it imports are in `imports`, each package lowered once. */
export function lower(checked: model.Model): Abi {
  const shared: Shared = { decls: new Map(), callbacks: new Map(), resources: new Map(), containment: new Containment(checked.packages) };
  const done = new Map<model.Package, Abi>();
  const visit = (one: model.Package): Abi => {
    const known = done.get(one);
    if (known !== undefined) return known;
    const imports = one.imports.map(visit);
    const abi = new PackageLowering(one, imports, shared).lower();
    done.set(one, abi);
    return abi;
  };
  return visit(checked.main);
}

/** Lowered declarations of all packages, found by their model item. */
interface Shared {
  readonly decls: Map<model.Item, AbiDecl>;
  readonly callbacks: Map<model.Callback, Fillable<AbiCallback>>;
  readonly resources: Map<model.Resource, Fillable<AbiResource>>;
  readonly containment: Containment;
}

class PackageLowering {
  readonly #package: model.Package;
  readonly #imports: readonly Abi[];
  readonly #shared: Shared;
  readonly #layouts = new Map<string, AbiLayout>();
  readonly #context: CallContext;

  constructor(one: model.Package, imports: readonly Abi[], shared: Shared) {
    this.#package = one;
    this.#imports = imports;
    this.#shared = shared;
    const { name, version, prefix, docs, settings, span } = one;
    const abiPackage: AbiPackage = { name, path: name.split("."), version, prefix, docs, settings, span };
    const declaration = (item: model.Item): AbiDecl => this.#declaration(item);
    this.#context = {
      prefix,
      abiPackage,
      containment: shared.containment,
      declaration,
      errorSet: (item) => this.#declaration(item) as AbiErrorSet,
      callback: (item) => found(shared.callbacks.get(item)),
      resource: (item) => found(shared.resources.get(item)),
      holdsHandles: (item) => shared.containment.holdsHandles(item),
      shapes: this.#layouts,
      types: new Map(),
      addLayout: (layout) => void this.#layouts.set(layout.name, layout),
      value: valueLowering({ declaration }),
    };
  }

  lower(): Abi {
    const { items } = this.#package;
    this.#makeShells(items);
    this.#fill(items);
    this.#setDefaults(items);
    const functions = new Map(items.flatMap((item) => (item.kind === "function" ? [[item, lowerFunction(item, this.#context)] as const] : [])));
    const decls = items.flatMap((item) => this.#shared.decls.get(item) ?? []);
    const callbacks = items.flatMap((item) => (item.kind === "callback" ? [found(this.#shared.callbacks.get(item))] : []));
    const resources = items.flatMap((item) => (item.kind === "resource" ? [found(this.#shared.resources.get(item))] : []));
    const types = orderDeclarations(decls);
    const entries = items.flatMap((item) => entriesOf(item, (one) => found(functions.get(one)), (one) => found(this.#shared.resources.get(one))));
    const { abiPackage } = this.#context;
    const table = lowerTable({ package: abiPackage, types, callbacks }, entries);
    return {
      package: abiPackage,
      imports: this.#imports,
      constants: items.flatMap((item) => this.#constants(item)),
      types,
      callbacks,
      resources,
      functions: inSlotOrder([...functions.values()], (one: AbiFunction) => one.since),
      layouts: orderLayouts([...this.#layouts.values()]),
      table,
    };
  }

  /** Structs, enums, flags and newtypes are made on first use; everything else has its shell before anything is filled. */
  #declaration(item: model.Item): AbiDecl {
    const known = this.#shared.decls.get(item);
    if (known !== undefined) return known;
    const made = this.#make(item);
    if (made === null) throw new Error(`${item.kind} ${item.name} has no declaration`);
    this.#shared.decls.set(item, made);
    return made;
  }

  #make(item: model.Item): AbiDecl | null {
    const context = this.#context;
    switch (item.kind) {
      case "newtype":
        return lowerNewtype(item, context);
      case "struct":
        return lowerStruct(item, context);
      case "enum":
        return lowerEnum(item, context);
      case "flags":
        return lowerFlags(item, context);
      case "record":
        return shellRecord(item, context.abiPackage);
      case "variant":
        return shellVariant(item, context.abiPackage);
      case "error":
        return shellErrorSet(item, context.abiPackage);
      default:
        return null;
    }
  }

  #makeShells(items: readonly model.Item[]): void {
    const { callbacks, resources } = this.#shared;
    for (const item of items) {
      if (item.kind === "callback") callbacks.set(item, shellCallback(item, this.#context));
      else if (item.kind === "resource") resources.set(item, shellResource(item, this.#context));
    }
    for (const item of items) {
      if (item.kind === "record" || item.kind === "variant" || item.kind === "error") this.#declaration(item);
    }
    const plain = items.filter((item) => item.kind === "newtype" || item.kind === "struct" || item.kind === "enum" || item.kind === "flags");
    for (const item of inOrderOfNeed<model.Item>(plain, plainNeeds)) this.#declaration(item);
  }

  #fill(items: readonly model.Item[]): void {
    for (const item of items) {
      if (item.kind === "record") fillRecord(this.#declaration(item) as Fillable<AbiRecord>, item, this.#context);
      else if (item.kind === "variant") fillVariant(this.#declaration(item) as Fillable<AbiVariant>, item, this.#context);
      else if (item.kind === "error") fillErrorSet(this.#declaration(item) as Fillable<AbiErrorSet>, item, this.#context);
    }
    for (const item of items) {
      if (item.kind === "callback") fillCallback(found(this.#shared.callbacks.get(item)), item, this.#context);
    }
    for (const item of items) {
      if (item.kind === "resource") fillResource(found(this.#shared.resources.get(item)), item, this.#context);
    }
  }

  /** Defaults may mention any declaration of the package, so they come last. */
  #setDefaults(items: readonly model.Item[]): void {
    for (const item of items) {
      const decl = this.#shared.decls.get(item);
      if (decl === undefined) continue;
      if (item.kind === "record" || item.kind === "struct") this.#fillDefaults(item.fields, (decl as AbiRecord).fields);
      else if (item.kind === "variant") this.#variantDefaults(item, decl as AbiVariant);
      else if (item.kind === "error") {
        item.cases.forEach((one, index) => this.#fillDefaults(one.fields, (decl as AbiErrorSet).cases[index]?.payload?.fields ?? []));
      }
    }
  }

  #variantDefaults(item: model.Variant, decl: AbiVariant): void {
    item.cases.forEach((one, index) => {
      const payload = decl.cases[index]?.payload;
      if (one.payload.kind === "fields" && payload?.kind === "fields") this.#fillDefaults(one.payload.fields, payload.fields);
    });
  }

  #fillDefaults(source: readonly model.Field[], fields: readonly AbiField[]): void {
    if (!source.some((field) => defaultOf(field) !== undefined)) return;
    let byName: ReadonlyMap<string, model.Field> | undefined;
    fields.forEach((field, i) => {
      let own = source[i];
      // Fields of later versions were moved to the end.
      if (own?.name !== field.name) own = found((byName ??= new Map(source.map((one) => [one.name, one]))).get(field.name));
      const value = defaultOf(own as model.Field);
      if (value !== undefined) (field as Fillable<AbiField>).default = this.#context.value(value);
    });
  }

  #constants(item: model.Item): AbiConstant[] {
    if (item.kind === "const") return [this.#constant(item, constantC(item))];
    if (item.kind !== "resource") return [];
    return item.constants.map((one) => this.#constant({ ...one, modules: [...item.modules, item.name] }, constantC(item, one.name)));
  }

  #constant(item: model.Const, c: string): AbiConstant {
    return complete(top(item, this.#context.abiPackage), { c, type: lowerType(item.type, this.#context), value: this.#context.value(item.value) });
  }
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("a declaration of the model was not lowered");
  return value;
}
