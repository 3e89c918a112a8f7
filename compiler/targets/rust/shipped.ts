// The runtime that a package ships with itself: the crate `ftk` with the C core inside.
import type { OutputFile } from "../../print/index.js";
import type { TargetOptions } from "../target.js";

/** Modules of the crate, in `runtime-native/rust/src`. data table */
const CRATE_MODULES = "any_thread api buffer call cell declared error fault flags give handle leaks lent lib lift lower lowering number owner read record sequence slot slot_outline sys text thunk variant".split(" ");

/** Headers of the core, in `runtime-native/include/ftk`. data table */
const HEADERS = "abi alloc arena callback check error ftk handle load owner slot text variant version".split(" ");

/** Files of the core, in `runtime-native/src`. data table */
const CORE = (
  "alloc.c arena.c atomic.h blocks.h buffer.c checked.c core.h error.c fail.c handle.c lanes.c lifetime.c load.c platform.h scope.c slots.c slots.h status.c text.c version.c " +
  "platform/posix.h platform/wasm.h platform/windows.h"
).split(" ");

/** Files of the runtime, by their path in the repository, with their path below the crate. */
export function runtimeFiles(): readonly (readonly [from: string, to: string])[] {
  return [
    ["runtime-native/rust/Cargo.toml", "Cargo.toml"],
    ["runtime-native/rust/build.rs", "build.rs"],
    ...CRATE_MODULES.map((each) => [`runtime-native/rust/src/${each}.rs`, `src/${each}.rs`] as const),
    ...HEADERS.map((each) => [`runtime-native/include/ftk/${each}.h`, `core/include/ftk/${each}.h`] as const),
    ...CORE.map((each) => [`runtime-native/src/${each}`, `core/src/${each}`] as const),
  ];
}

/** `cargo fmt --all` looks into path dependencies too, and the text of the runtime is that of the toolkit. */
const FORMATTING = "# Written by ffi with the runtime, whose text stays as it is.\ndisable_all_formatting = true\n";

/** The crate beside the package, unless the setting `runtime` says where it is. */
export function shippedRuntime(options: TargetOptions): OutputFile[] {
  if (options.settings["runtime"] !== undefined) return [];
  const files = runtimeFiles().map(([from, to]) => ({ path: `ftk/${to}`, text: options.runtime(from) }));
  return [...files, { path: "ftk/rustfmt.toml", text: FORMATTING }];
}
