/** How a package is built and shipped: its manifest, the settings of the type checker, CMake, and the files of the runtime that it carries. */
import { banner, code, name, printFile, type OutputFile, type Text } from "../../print/index.js";
import { versionText } from "../../lower/index.js";
import type { TargetOptions } from "../target.js";
import { GENERATOR } from "./generator.js";
import type { Scope } from "./scope.js";

/** The TypeScript runtime, copied into each package so that it needs no other. */
const RUNTIME_FILES = ["addon", "check", "error", "failures", "index", "native", "numbers", "resource", "scratch", "slices", "status", "stream", "unknown", "views"];

/** The files of the runtime that a package ships. */
export function shippedFiles(options: TargetOptions): OutputFile[] {
  return RUNTIME_FILES.map((file) => ({ path: `src/ftk/${file}.ts`, text: options.runtime(`runtime-ts/${file}.ts`) }));
}

/** package.json, tsconfig.json, CMakeLists.txt. */
export function writeBuildFiles(scope: Scope, options: TargetOptions): OutputFile[] {
  return [
    { path: "package.json", text: json(manifest(scope, options)) },
    { path: "tsconfig.json", text: json(TSCONFIG) },
    { path: "CMakeLists.txt", text: printFile(writeCmake(scope), { width: 140, indent: 2 }) },
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The npm name of the package: `@ts(module: "...")`, or its path with dashes. */
function npmName(scope: Scope): string {
  const { settings, path } = scope.home;
  const given = settings["ts"]?.["module"];
  return typeof given === "string" ? given : path.join("-").toLowerCase();
}

function manifest(scope: Scope, options: TargetOptions): Record<string, unknown> {
  const name = options.settings["name"];
  return {
    name: typeof name === "string" ? name : npmName(scope),
    version: versionText(scope.home.version),
    description: scope.home.docs.split("\n")[0] ?? "",
    type: "module",
    exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" }, "./package.json": "./package.json" },
    types: "./dist/index.d.ts",
    files: ["dist", "src", "build/*.node", "prebuilds"],
    engines: { node: ">=20" },
    sideEffects: false,
  };
}

const TSCONFIG = {
  compilerOptions: {
    target: "ES2022",
    lib: ["ES2023", "ESNext.Disposable"],
    module: "NodeNext",
    moduleResolution: "NodeNext",
    rootDir: "src",
    outDir: "dist",
    types: ["node"],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    noImplicitOverride: true,
    declaration: true,
    sourceMap: true,
    skipLibCheck: true,
  },
  include: ["src"],
};

/** The addon with cmake: nothing is downloaded. */
function writeCmake(scope: Scope): Text {
  const prefix = name(scope.home.prefix);
  const upper = name(scope.home.prefix.toUpperCase());
  return code`
    ${banner("#", GENERATOR, scope.home.name)}
    cmake_minimum_required(VERSION 3.18)
    project(${prefix}_node LANGUAGES C CXX)

    set(FTK_DIR "" CACHE PATH "Folder of the native runtime: runtime-native of ffi-toolkit")
    set(${upper}_INCLUDE "\${CMAKE_CURRENT_SOURCE_DIR}" CACHE PATH "Folder of ${prefix}.h")
    set(${upper}_PROVIDER "" CACHE STRING "Libraries of the provider to link in; empty: the program calls load(path)")
    set(NODE_API_INCLUDE "" CACHE PATH "Headers of Node-API; found through npm when empty")
    set(NODE_ADDON_API_INCLUDE "" CACHE PATH "Headers of node-addon-api; found through npm when empty")

    foreach(pair "NODE_API_INCLUDE|node-api-headers|include_dir" "NODE_ADDON_API_INCLUDE|node-addon-api|include_dir")
      string(REPLACE "|" ";" pair "\${pair}")
      list(GET pair 0 variable)
      list(GET pair 1 package)
      list(GET pair 2 member)
      if(NOT \${variable})
        execute_process(
          COMMAND node -p "require('path').resolve(require('\${package}').\${member})"
          WORKING_DIRECTORY "\${CMAKE_CURRENT_SOURCE_DIR}"
          OUTPUT_VARIABLE found
          OUTPUT_STRIP_TRAILING_WHITESPACE
          COMMAND_ERROR_IS_FATAL ANY)
        set(\${variable} "\${found}")
      endif()
    endforeach()

    if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
      set(CMAKE_BUILD_TYPE Release)
    endif()
    set(CMAKE_POSITION_INDEPENDENT_CODE ON)
    set(CMAKE_C_STANDARD 11)
    set(CMAKE_CXX_STANDARD 17)
    set(CMAKE_C_VISIBILITY_PRESET hidden)
    set(CMAKE_CXX_VISIBILITY_PRESET hidden)

    file(GLOB core_sources CONFIGURE_DEPENDS "\${FTK_DIR}/src/*.c")
    file(GLOB node_sources CONFIGURE_DEPENDS "\${FTK_DIR}/node/*.cc" "\${FTK_DIR}/scratch/*.cc")
    find_package(Threads REQUIRED)
    add_library(${prefix}_core STATIC \${core_sources})
    target_include_directories(${prefix}_core PUBLIC "\${FTK_DIR}/include" PRIVATE "\${FTK_DIR}/src")
    target_link_libraries(${prefix}_core PUBLIC Threads::Threads \${CMAKE_DL_LIBS})

    add_library(${prefix} MODULE native/addon.cc \${node_sources})
    set_target_properties(${prefix} PROPERTIES PREFIX "" SUFFIX ".node" LIBRARY_OUTPUT_DIRECTORY "\${CMAKE_CURRENT_SOURCE_DIR}/build")
    target_include_directories(${prefix} PRIVATE "\${FTK_DIR}/node" "\${${upper}_INCLUDE}")
    target_include_directories(${prefix} SYSTEM PRIVATE "\${NODE_API_INCLUDE}" "\${NODE_ADDON_API_INCLUDE}")
    target_compile_definitions(${prefix} PRIVATE NAPI_VERSION=8 NODE_ADDON_API_DISABLE_CPP_EXCEPTIONS)
    if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
      target_compile_options(${prefix} PRIVATE -fno-exceptions)
    endif()
    if(APPLE)
      target_link_options(${prefix} PRIVATE -undefined dynamic_lookup)
    endif()
    if(${upper}_PROVIDER)
      target_compile_definitions(${prefix} PRIVATE ${upper}_LINKED)
      target_link_libraries(${prefix} PRIVATE \${${upper}_PROVIDER})
    endif()
    target_link_libraries(${prefix} PRIVATE ${prefix}_core)
  `;
}
