// Callbacks of a consumer: the type of their closures, and the entry through which a closure is called.
import { code, name, type Name, type Text } from "../../print/index.js";
import type { AbiCallback, AbiType } from "../../lower/index.js";
import { typeName } from "./names.js";
import { classPath, commas, pathTo, sysPath, typePath, type Scope } from "./scope.js";
import { writeSlots } from "./sys.js";
import { writeBody } from "./thunk.js";
import { spellOwned, spellTaken } from "./types.js";

/** `FnMut(Line, u32) -> Result<bool, ShopError>`; `Fn(u32) + Sync` when other threads may call it. */
export function spellClosure(scope: Scope, decl: AbiCallback): Text {
  const params = decl.params.map((param) => spellTaken(scope, param.type, (type) => spellProxy(scope, type)));
  const value = decl.result.type === null ? undefined : spellOwned(scope, decl.result.type);
  const result = decl.throws === null ? value : code`Result<${value ?? code`()`}, ${typePath(scope, decl.throws)}>`;
  const any = decl.thread === "any";
  return code`${any ? code`Fn` : code`FnMut`}(${commas(params)})${result !== undefined && code` -> ${result}`}${any && code` + Sync`}`;
}

/** The same behind a reference. */
export function spellDynClosure(scope: Scope, decl: AbiCallback): Text {
  return decl.thread === "any" ? code`&(dyn ${spellClosure(scope, decl)})` : code`&mut dyn ${spellClosure(scope, decl)}`;
}

/** An object in a consumer: lent for the call, or its own reference. */
export function spellProxy(scope: Scope, type: AbiType & { kind: "resource" }): Text {
  return type.mode === "borrow" ? code`&${classPath(scope, type.decl)}` : classPath(scope, type.decl);
}

/** The type that holds a callback's table: `FtkVisit`. */
export function callbackHelper(scope: Scope, decl: AbiCallback): Text {
  return pathTo(scope, decl.package, "consumer", decl.modules, helperName(decl));
}

function helperName(decl: AbiCallback): Name {
  return name(`Ftk${typeName(decl)}`);
}

/** The table and entry of a callback, for every closure type. */
export function writeTrampoline(scope: Scope, decl: AbiCallback): Text {
  const helper = helperName(decl);
  const vt = sysPath(scope, decl.c);
  return code`
    #[doc(hidden)]
    pub struct ${helper}<F>(PhantomData<F>);

    impl<F: ${spellClosure(scope, decl)}> ${helper}<F> {
        const VT: &'static ${vt} = &${vt} {
            base: ::ftk::sys::CallbackVt::${decl.thread === "any" ? code`any_thread` : code`scoped`}(size_of::<${vt}>()),
            call: Self::call,
        };

        #[doc(hidden)]
        pub fn vt(_: PhantomData<F>) -> *const ${vt} {
            Self::VT
        }

        ${decl.slots.some((slot) => slot.name.includes("__")) && code`#[allow(non_snake_case)]`}
        unsafe extern "C" fn call(${writeSlots(scope, decl.slots)}) -> i32 {
            glue::${decl.thread === "any" ? code`shared_trampoline` : code`trampoline`}::<F>(ctx, err, |ftk_closure| {
                ${writeBody(scope, decl, "consumer", { call: (args) => code`ftk_closure(${args})`, self: undefined, guard: undefined, wrap: undefined })}
            })
        }
    }
  `;
}
