// thunks.rs: one entry for each slot of the table, generic over the author's types.
import { code, each, name, paragraphs, type Name, type Text } from "../../print/index.js";
import type { AbiEntry, AbiFunction, AbiResource } from "../../lower/index.js";
import { methodName } from "./call.js";
import { fieldName, flatFunctionName, flatTypeName, objectSlot, safeValue } from "./names.js";
import { providerScope, thunkName } from "./provider.js";
import { heldName, type Facts, type Scope } from "./scope.js";
import { writeSlots } from "./sys.js";
import { writeBody, type Entry } from "./thunk.js";

/** The whole module. */
export function writeThunks(facts: Facts): Text {
  const { abi } = facts;
  const closers = abi.resources.filter((resource) => resource.closer !== null);
  return code`
    //! The entries of a provider: they check and convert what comes in, call the author's code, and let nothing unwind.
    #![allow(deprecated, unused_imports, non_snake_case, clippy::complexity, clippy::perf, clippy::style)]

    use super::provider::*;
    use super::sys;
    use ::ftk::glue;

    ${paragraphs(each(abi.table.entries, (entry) => (entry.kind === "function" ? writeFunction(facts, entry.function) : writeLifecycle(facts, entry))))}

    ${paragraphs(each(closers, writeCloser))}
  `;
}

/** How the author's types are called inside the entries of a resource, or of the package. */
function thunkScope(facts: Facts, self: AbiResource | null): Scope {
  return providerScope(facts, "thunks", (resource) => {
    if (resource === self) return code`FtkT`;
    return self === null ? code`FtkP::${heldName(resource)}` : code`FtkT::${heldName(resource)}`;
  });
}

function genericOf(resource: AbiResource | null): Text {
  return resource === null ? code`FtkP: Package` : code`FtkT: ${flatTypeName(resource)}`;
}

function writeFunction(facts: Facts, f: AbiFunction): Text {
  const scope = thunkScope(facts, f.resource);
  return code`
    pub unsafe extern "C" fn ${safeValue(f.slot)}<${genericOf(f.resource)}>(${writeSlots(scope, f.slots)}) -> i32 {
        glue::thunk(err, || {
            ${writeBody(scope, f, "provider", entryOf(f))}
        })
    }
  `;
}

function entryOf(f: AbiFunction): Entry {
  const target = f.resource === null ? code`FtkP::${flatFunctionName(f)}` : code`FtkT::${methodName(f)}`;
  const wrap = f.role === "constructor" && f.resource?.shared === true ? (value: Text): Text => code`::std::sync::Arc::new(${value})` : undefined;
  const guard = guardOf(f);
  if (f.self === null) return { call: (args) => code`${target}(${args})`, self: undefined, guard, wrap };
  if (f.self === "own") {
    const self = { early: code`let ftk_self = glue::take::<FtkT, _>(${objectSlot(f.slots)});`, later: code`let ftk_self = ftk_self?;` };
    return { call: (args) => code`${target}(${joined(code`ftk_self`, f, args)})`, self, guard, wrap };
  }
  const exclusive = f.self === "mut" && f.resource?.shared === false;
  const self = { later: writeEnter(exclusive, objectSlot(f.slots)) };
  return { call: (args) => code`${target}(${joined(exclusive ? code`&mut ftk_self` : code`&ftk_self`, f, args)})`, self, guard, wrap };
}

function writeEnter(exclusive: boolean, handle: Name): Text {
  return code`
    let mut ftk_pin = glue::Pin::new();
    ${exclusive ? code`let mut ftk_self = glue::enter_mut::<FtkT, _>(${handle}, &mut ftk_pin)?;` : code`let ftk_self = glue::enter::<FtkT, _>(${handle}, &mut ftk_pin)?;`}
  `;
}

function joined(self: Text, f: AbiFunction, args: Text): Text {
  return f.params.length === 0 ? self : code`${self}, ${args}`;
}

/** What keeps the source of a view: the object itself, or an object among the parameters. */
function guardOf(f: AbiFunction): Text | undefined {
  if (f.result.from.includes("self")) return code`|| ftk_self.into_guard()`;
  const param = f.params.find((one) => one.pass.kind === "handle" && f.result.from.includes(one.name));
  if (param === undefined) return undefined;
  if (param.type.kind === "optional") return code`|| ${fieldName(param)}.map_or(::std::ptr::null_mut(), |each| each.into_guard())`;
  return code`|| ${fieldName(param)}.into_guard()`;
}

function writeLifecycle(facts: Facts, entry: AbiEntry & { kind: "lifecycle" }): Text {
  const scope = thunkScope(facts, entry.resource);
  const rest = entry.what === "close" ? code`, err` : code``;
  return code`
    pub unsafe extern "C" fn ${safeValue(entry.entry.slot)}<${genericOf(entry.resource)}>(${writeSlots(scope, entry.entry.slots)}) -> i32 {
        glue::${name(`${entry.what}_object`)}::<FtkT, _>(self_${rest})
    }
  `;
}

function writeCloser(resource: AbiResource): Text {
  const failing = resource.closer?.throws === null ? code`` : code`.map_err(::ftk::Error::from)?`;
  return code`
    pub unsafe extern "C" fn ${thunkName(resource, "closer")}<${genericOf(resource)}>(object: *mut ::std::ffi::c_void, err: *mut *mut ::ftk::sys::Error) -> i32 {
        glue::thunk(err, || {
            FtkT::close(&${!resource.shared && code`mut`} *object.cast::<FtkT>())${failing};
            Ok(())
        })
    }
  `;
}
