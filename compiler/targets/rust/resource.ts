// The consumer's class for a resource: one reference on a handle, released on drop.
import { code, comment, literal, paragraphs, type Hole, type Text } from "../../print/index.js";
import type { AbiFunction, AbiResource } from "../../lower/index.js";
import { deprecation, docs } from "./attributes.js";
import { writeFunctions } from "./call.js";
import { safeValue, typeName } from "./names.js";
import { sysPath, typePath, type Scope } from "./scope.js";

/** All functions of a resource but its closer, in source order of their groups. */
export function membersOf(resource: AbiResource): readonly AbiFunction[] {
  let members = membersByResource.get(resource);
  if (members === undefined) {
    const properties = resource.properties.flatMap(({ getter, setter }) => (setter === null ? [getter] : [getter, setter]));
    members = [...resource.constructors, ...resource.statics, ...properties, ...resource.methods];
    membersByResource.set(resource, members);
  }
  return members;
}

const membersByResource = new WeakMap<AbiResource, readonly AbiFunction[]>();

/** The class. */
export function writeResource(scope: Scope, resource: AbiResource): Text {
  const type = typeName(resource);
  const c = sysPath(scope, resource.c);
  return code`
    ${docs(resource)}
    ${deprecation(resource)}
    pub struct ${type}(NonNull<${c}>);

    ${writeThreads(resource)}

    impl ${type} {
        ${paragraphs(membersOf(resource).map((member) => writeFunctions(scope, member)))}

        ${writeClose(scope, resource)}

        /// The handle, still owned by \`self\`.
        #[doc(hidden)]
        pub fn as_handle(&self) -> *mut ${c} {
            self.0.as_ptr()
        }
    }

    ${writeProxy(scope, resource)}
  `;
}

/** Resolution of the thread contract: moved anywhere; called from several threads when some method may overlap with itself. */
function writeThreads(resource: AbiResource): Hole {
  const type = typeName(resource);
  if (resource.affine) return undefined;
  return code`
    // SAFETY: the package says that its objects may be used on any thread; the provider checks exclusive calls.
    unsafe impl Send for ${type} {}
    ${isSync(resource) && code`
      // SAFETY: calls through a shared reference may overlap.
      unsafe impl Sync for ${type} {}
    `}
  `;
}

/** Whether calls through `&self` exist that may overlap. */
export function isSync(resource: AbiResource): boolean {
  return !resource.affine && (resource.shared || membersOf(resource).some((member) => member.self === "shared"));
}

/** `close`: deterministic, idempotent; later calls fail. */
function writeClose(scope: Scope, resource: AbiResource): Text {
  const { closer, lifecycle, shared } = resource;
  const self = shared ? code`&self` : code`&mut self`;
  const api = scope.modules.reduce<Text>((path) => code`super::${path}`, code`ftk_api`);
  const slot = safeValue(lifecycle.close.slot);
  const late = scope.facts.late.has(lifecycle.close.slot);
  const table = sysPath(scope, scope.facts.abi.table.layout.name);
  const label = literal.rust.string(`${resource.package.name}.${resource.name}.close`);
  const body = code`
    let ftk_api = ${api}()?;
    ${late && code`let ftk_function = ::ftk::late!(ftk_api, ${table}, ${slot}, ${label});`}
    // SAFETY: the handle is ours.
    unsafe { glue::call(|ftk_err| ${late ? code`ftk_function` : code`((*ftk_api).${slot})`}(self.as_handle(), ftk_err))? };
    Ok(())
  `;
  const text = closer === null || closer.docs === "" ? "Ends the object now; later calls fail." : closer.docs;
  const more = "Calls in flight end first. Closing twice is harmless.";
  if (closer !== null && closer.throws !== null) {
    return code`
      ${comment("///", `${text}\n\n${more}`)}
      pub fn close(${self}) -> Result<(), ${typePath(scope, closer.throws)}> {
          ${body}
      }
    `;
  }
  return code`
    ${comment("///", `${text}\n\n${more}`)}
    #[track_caller]
    pub fn close(${self}) {
        if let Err(error) = self.try_close() {
            glue::fail(${label}, error);
        }
    }

    ${comment("///", `${text}\n\n${more}`)}
    pub fn try_close(${self}) -> Result<(), ::ftk::Error> {
        ${body}
    }
  `;
}

function writeProxy(scope: Scope, resource: AbiResource): Text {
  const type = typeName(resource);
  const c = sysPath(scope, resource.c);
  const { retain, release } = resource.lifecycle;
  const table = code`(*${scope.modules.reduce<Text>((path) => code`super::${path}`, code`FTK_TABLE`)}.get())`;
  // Where there is an object of a later version, its package has the entries.
  const entry = (slot: string): Text => code`(${table}.${safeValue(slot)}${scope.facts.late.has(slot) && code`.unwrap_unchecked()`})`;
  return code`
    ${retain !== null && code`
      impl Clone for ${type} {
          /// One reference more on the same object.
          fn clone(&self) -> Self {
              // SAFETY: the handle is alive as long as \`self\`.
              glue::cloned(unsafe { <Self as glue::Proxy>::retain(self.as_handle()) });
              Self(self.0)
          }
      }

      impl PartialEq for ${type} {
          /// True for the same handle.
          fn eq(&self, other: &Self) -> bool {
              self.0 == other.0
          }
      }
    `}

    impl Drop for ${type} {
        fn drop(&mut self) {
            // SAFETY: gives back the reference that \`self\` holds.
            unsafe { <Self as glue::Proxy>::release(self.as_handle().cast()) }
        }
    }

    impl ::std::fmt::Debug for ${type} {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            write!(f, "${type}({:p})", self.0)
        }
    }

    // SAFETY: the entries are those of the package that made the handle.
    unsafe impl glue::Proxy for ${type} {
        type Handle = ${c};
        const SHARED: bool = ${resource.shared ? code`true` : code`false`};
        fn from_handle(handle: NonNull<${c}>) -> Self {
            Self(handle)
        }
        fn into_handle(self) -> *mut ${c} {
            ::std::mem::ManuallyDrop::new(self).0.as_ptr()
        }
        unsafe fn retain(${retain === null ? code`_handle` : code`handle`}: *mut ${c}) -> i32 {
            ${retain === null ? code`::ftk::status::UNSUPPORTED` : code`${entry(retain.slot)}(handle)`}
        }
        unsafe extern "C" fn release(handle: *mut ::std::ffi::c_void) {
            ${entry(release.slot)}(handle.cast());
        }
    }

    impl glue::Lift<*mut ${c}> for ${type} {
        unsafe fn lift(from: *const *mut ${c}, cx: &glue::Lifting) -> Result<Self, glue::Fault> {
            glue::lift_proxy(from, cx)
        }
    }

    impl glue::Give<*mut ${c}> for ${type} {
        fn give(self, out: &mut *mut ${c}, cx: &mut glue::Lowering) -> Result<(), glue::Fault> {
            glue::give_proxy(self, out, cx)
        }
    }
  `;
}
