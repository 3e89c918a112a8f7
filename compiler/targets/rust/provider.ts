// What a provider implements: a trait for each resource, the trait of the package, and the macro that exports them.
import { code, each, list, literal, name, paragraphs, verbatim, type Hole, type Text } from "../../print/index.js";
import type { AbiEntry, AbiFunction, AbiParam, AbiResource, AbiType, Slot } from "../../lower/index.js";
import { deprecation, docs } from "./attributes.js";
import { methodName, writeCallbackCall } from "./call.js";
import { bare, fieldName, flatFunctionName, flatTypeName, safeValue, slotName } from "./names.js";
import { isSync, membersOf } from "./resource.js";
import { commas, classPath, heldName, inOrder, isOwn, mentionedBy, pathTo, sysPath, typePath, type Facts, type Scope } from "./scope.js";
import { writeSlots } from "./sys.js";
import { objectOf } from "./thunk.js";
import { isMoved, reference, spellOwned, spellTaken } from "./types.js";

/** The place of a trait: how its signatures name objects. */
export function traitScope(facts: Facts, self: AbiResource | null): Scope {
  const object = (resource: AbiResource): Text => (resource === self ? code`Self` : code`Self::${heldName(resource)}`);
  return providerScope(facts, "provider", object);
}

/** A scope in which objects are spelt by `object`. */
export function providerScope(facts: Facts, part: "provider" | "thunks", object: (resource: AbiResource) => Text): Scope {
  const holder = (resource: AbiResource): Text => (resource.shared ? code`::std::sync::Arc<${object(resource)}>` : object(resource));
  return { facts, part, modules: [], object, holder };
}

/** Resources of the package, other than itself, that the members of a resource name. */
export function usedBy(facts: Facts, resource: AbiResource): readonly AbiResource[] {
  const used = new Set<AbiResource>();
  const add = (type: AbiType | null): void => {
    for (const one of mentionedBy(type)) if (one !== resource) used.add(one);
  };
  for (const { params, result } of membersOf(resource)) {
    for (const param of params) add(param.type);
    add(result.type);
  }
  return used.size === 0 ? [] : inOrder(facts, used);
}

/** The traits and callback types. */
export function writeProvider(facts: Facts): Text {
  const { abi } = facts;
  const callbackScope: Scope = providerScope(facts, "provider", (resource) => code`${heldName(resource)}`);
  return code`
    //! What a provider implements. \`export!\` then makes the C ABI of it.
    #![allow(unused_imports, deprecated, private_interfaces, clippy::complexity, clippy::perf, clippy::style)]

    use super::sys;
    use ::ftk::glue;

    pub use super::types::*;

    ${paragraphs(each(abi.resources, (resource) => writeTrait(facts, resource)))}

    ${writePackage(facts)}

    ${paragraphs(each(abi.callbacks, (one) => writeCallbackCall(callbackScope, one)))}

    ${writeExport(facts)}
  `;
}

function writeTrait(facts: Facts, resource: AbiResource): Text {
  const scope = traitScope(facts, resource);
  const bound = resource.shared ? code`Object` : code`Unique`;
  const threads = resource.affine ? undefined : resource.shared || isSync(resource) ? code` + Send + Sync` : code` + Send`;
  const used = usedBy(facts, resource);
  const closer = resource.closer === null ? undefined : writeCloser(scope, resource, resource.closer);
  const members = [...membersOf(resource).map((f) => writeSignature(scope, f, methodName(f))), closer];
  return code`
    ${docs(resource, "`export!` implements the bound in `glue`.")}
    ${deprecation(resource)}
    pub trait ${flatTypeName(resource)}: glue::${bound}<${sysPath(scope, resource.c)}>${threads} {
        ${paragraphs([...used.map(writeObjectType), ...members])}
    }
  `;
}

function writeObjectType(resource: AbiResource): Text {
  return code`
    /// The type behind \`${flatTypeName(resource)}\`.
    type ${heldName(resource)}: ${flatTypeName(resource)};
  `;
}

function writeCloser(scope: Scope, resource: AbiResource, closer: AbiFunction): Text {
  const error = closer.throws === null ? undefined : code` -> Result<(), ${typePath(scope, closer.throws)}>`;
  return code`

    ${docs(closer, "Runs once, before the object is dropped.")}
    fn close(${resource.shared ? code`&self` : code`&mut self`})${error};

  `;
}

function writePackage(facts: Facts): Text {
  const scope = traitScope(facts, null);
  const { abi } = facts;
  const types = each(abi.resources, (resource) => {
    const used = usedBy(facts, resource);
    const same = used.length > 0 && code`<${commas(used.map((one) => code`${heldName(one)} = Self::${heldName(one)}`))}>`;
    return code`
      /// The type behind \`${flatTypeName(resource)}\`.
      type ${heldName(resource)}: ${flatTypeName(resource)}${same};
    `;
  });
  return code`
    /// The whole package: the types behind its resources, and its free functions.
    pub trait Package: Sized + 'static {
        ${paragraphs([...types, ...each(abi.functions, (f) => writeSignature(scope, f, flatFunctionName(f)))])}
    }
  `;
}

function writeSignature(scope: Scope, f: AbiFunction, own: ReturnType<typeof methodName>): Text {
  const life = f.result.from.some((each) => each !== "self");
  const self = writeSelf(f, life && f.result.from.includes("self"));
  const params = f.params.map((param) => code`${fieldName(param)}: ${spellParam(scope, param, life && f.result.from.includes(param.name))}`);
  const value = spellResult(scope, f, life);
  const result = f.throws === null ? value : code`Result<${value ?? code`()`}, ${typePath(scope, f.throws)}>`;
  return code`

    ${docs(f)}
    fn ${own}${life && code`<'a>`}(${list([self, ...params], { trailing: true })})${result !== undefined && code` -> ${result}`};

  `;
}

function writeSelf(f: AbiFunction, life: boolean): Text | undefined {
  if (f.self === null || f.resource === null) return undefined;
  if (f.self === "own") return code`self`;
  const exclusive = f.self === "mut" && !f.resource.shared;
  return exclusive ? (life ? code`&'a mut self` : code`&mut self`) : life ? code`&'a self` : code`&self`;
}

function spellParam(scope: Scope, param: AbiParam, life: boolean): Text {
  const inner = param.type.kind === "optional" ? param.type.inner : param.type;
  if (inner.kind === "callback") {
    const type = code`${pathTo(scope, inner.decl.package, "provider", [], flatTypeName(inner.decl))}<'_>`;
    return param.type.kind === "optional" ? code`Option<${type}>` : type;
  }
  return spellTaken(scope, param.type, (type) => {
    if (!isOwn(scope, type.decl)) return type.mode === "borrow" ? reference(classPath(scope, type.decl), life) : classPath(scope, type.decl);
    if (type.mode === "borrow") return reference(objectOf(scope, type.decl), life);
    return scope.holder(type.decl);
  }, life);
}

/** Constructors make `Self`; graphs may be lent; views are views. */
function spellResult(scope: Scope, f: AbiFunction, life: boolean): Text | undefined {
  const { type, give } = f.result;
  if (f.role === "constructor") return code`Self`;
  if (type === null) return undefined;
  const inner = type.kind === "optional" ? type.inner : type;
  const wrap = (text: Text): Text => (type.kind === "optional" ? code`Option<${text}>` : text);
  if (give.kind === "view") {
    return wrap(reference(inner.kind === "slice" ? code`[${spellOwned(scope, inner.element)}]` : code`str`, life));
  }
  if (give.kind !== "graph" || isMoved(inner)) return spellOwned(scope, type);
  return wrap(code`::ftk::Lent<${f.self === null || f.self === "own" ? code`'static` : code`'_`}, ${spellOwned(scope, inner)}>`);
}

// ------------------------------------------------------------------ export!

/** The macro. Everything of the package is reached by one path, so that it works in a crate of its own and in a module. */
function writeExport(facts: Facts): Text {
  const { abi } = facts;
  const macro = name(`${bare(safeValue(abi.package.prefix))}_export`);
  const scope: Scope = { macro: true, ...traitScope(facts, null) };
  return code`
    /// Exports a type that implements \`Package\` as the C ABI of the package: \`export!(MyPackage);\`, or, where the package is a
    /// module of the crate, \`export!(MyPackage, crate::path::of::the::module);\`.
    #[doc(hidden)]
    #[macro_export]
    macro_rules! ${macro} {
        ($package:ty) => {
            $crate::${macro}!(@ [$crate] $package);
        };
        ($package:ty, $($module:ident)::+) => {
            $crate::${macro}!(@ [$($module)::+] $package);
        };
        (@ [$($root:tt)+] $package:ty) => {
            #[allow(private_interfaces, unused_imports, non_snake_case)]
            const _: () = {
                use $($root)+::{provider as ftk_provider, sys as ftk_sys, thunks as ftk_thunks};

                ${paragraphs(each(abi.resources, (resource) => writeType(facts, resource)))}

                ${paragraphs(each(abi.table.entries, (entry) => writeSymbol(scope, entry)))}

                ${writeTableStatic(facts)}
            };
        };
    }
    ${PUB_USE}${macro} as export;
  `;
}

const PUB_USE = verbatim`pub use `;

function objectPath(resource: AbiResource): Text {
  return code`<$package as ftk_provider::Package>::${heldName(resource)}`;
}

function writeType(facts: Facts, resource: AbiResource): Text {
  const object = objectPath(resource);
  const c = code`ftk_sys::${name(resource.c)}`;
  const type = name(`FTK_${resource.c.toUpperCase()}`);
  const make = resource.shared ? code`shared_type` : code`unique_type`;
  const full = [facts.abi.package.name, ...resource.modules, resource.name].join(".");
  const flags = resource.affine ? code`::ftk::sys::TYPE_AFFINE` : code`0`;
  const close = resource.closer === null ? code`None` : code`Some(ftk_thunks::${thunkName(resource, "closer")}::<${object}>)`;
  return code`
    static ${type}: ::ftk::sys::Type = ::ftk::glue::${make}::<${object}>(${literal.rust.string(full)}, ${flags}, ${close});
    // SAFETY: the type is static and made for this object.
    unsafe impl ::ftk::glue::Object<${c}> for ${object} {
        fn object_type() -> &'static ::ftk::sys::Type {
            &${type}
        }
    }
    ${!resource.shared && code`
      impl ::ftk::glue::Lift<*mut ${c}> for ${object} {
          unsafe fn lift(from: *const *mut ${c}, cx: &::ftk::glue::Lifting) -> Result<Self, ::ftk::glue::Fault> {
              ::ftk::glue::lift_object(from, cx)
          }
      }
      impl ::ftk::glue::Give<*mut ${c}> for ${object} {
          fn give(self, out: &mut *mut ${c}, cx: &mut ::ftk::glue::Lowering) -> Result<(), ::ftk::glue::Fault> {
              ::ftk::glue::give_object(self, out, cx)
          }
      }
    `}
  `;
}

/** Name of the entry of a resource's own verb: `basket_closer`. */
export function thunkName(resource: AbiResource, verb: string): ReturnType<typeof name> {
  return name(`${resource.lifecycle.release.slot.replace(/_?release_*$/, "")}_ftk_${verb}`);
}

function thunkPath(entry: AbiEntry): Text {
  const slot = safeValue(entry.kind === "function" ? entry.function.slot : entry.entry.slot);
  const resource = entry.kind === "function" ? entry.function.resource : entry.resource;
  return resource === null ? code`ftk_thunks::${slot}::<$package>` : code`ftk_thunks::${slot}::<${objectPath(resource)}>`;
}

function writeSymbol(scope: Scope, entry: AbiEntry): Hole {
  const one = entry.kind === "function" ? entry.function : entry.entry;
  const call = code`${thunkPath(entry)}(${list(one.slots.map((slot) => slotName(one.slots, slot)))})`;
  const text = textOf(entry);
  return code`
    #[no_mangle]
    unsafe extern "C" fn ${name(one.symbol)}(${writeSlots(scope, one.slots)}) -> i32 {
        ${text === undefined ? call : code`::ftk::glue::terminated(${call}, ${slotName(one.slots, text)}, err)`}
    }
  `;
}

/** The slot of a result that is text: code in C, which calls the symbol, may read on to the NUL behind it. */
function textOf(entry: AbiEntry): Slot | undefined {
  if (entry.kind !== "function") return undefined;
  const { give } = entry.function.result;
  return give.kind === "buffer" && give.text ? give.slots[give.slots.length - 1] : undefined;
}

function writeTableStatic(facts: Facts): Text {
  const { table } = facts.abi;
  const type = code`ftk_sys::${name(table.layout.name)}`;
  const fields = each(table.entries, (entry) => {
    const one = entry.kind === "function" ? entry.function : entry.entry;
    const target = textOf(entry) === undefined ? name(one.symbol) : thunkPath(entry);
    return code`${safeValue(one.slot)}: ${facts.late.has(one.slot) ? code`Some(${target})` : target},`;
  });
  return code`
    static FTK_API: ${type} = ${type} {
        base: ftk_sys::BASE,
        ${fields}
    };

    #[no_mangle]
    unsafe extern "C" fn ${name(table.symbol)}(major: u32, min_minor: u32, err: *mut *mut ::ftk::sys::Error) -> *const ::ftk::sys::Api {
        ::ftk::glue::get_api(&FTK_API.base, major, min_minor, err)
    }
  `;
}
