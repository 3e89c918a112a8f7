/** How a package is built and shipped: Maven, CMake, and the files of the runtime that it carries. */
import { banner, code, name, printFile, type OutputFile, type Text } from "../../print/index.js";
import type { TargetOptions } from "../target.js";
import { GENERATOR } from "./generator.js";
import { internalPath, writePom } from "../../jvm/index.js";
import { libraryOf } from "./natives.js";
import type { Scope } from "./scope.js";

/** The Java runtime, copied into each package so that it needs no other. */
const RUNTIME_FILES = ["Bridge", "Buffers", "Check", "ErrorSet", "FtkError", "Lending", "NativeObject", "Note", "Packed", "Scratch", "Status", "UnknownCase", "Unpack"];

/** The files of the runtime that a package ships. */
export function shippedFiles(scope: Scope, options: TargetOptions): OutputFile[] {
  const path = internalPath(scope.home);
  return RUNTIME_FILES.map((file) => ({
    path: `src/main/java/${path.join("/")}/${file}.java`,
    text: options.runtime(`runtime-native/jni/java/${file}.java`).replace(/^package ftk;$/m, `package ${path.join(".")};`),
  }));
}

/** pom.xml, CMakeLists.txt. */
export function writeBuildFiles(scope: Scope, options: TargetOptions): OutputFile[] {
  return [
    { path: "pom.xml", text: writePom(scope.abi, options, { generator: GENERATOR, kotlin: null }) },
    { path: "CMakeLists.txt", text: printFile(writeCmake(scope), { width: 140, indent: 2 }) },
  ];
}

/** The JNI library with cmake: nothing is downloaded. */
function writeCmake(scope: Scope): Text {
  const prefix = name(scope.home.prefix);
  const own = name(libraryOf(scope));
  const upper = name(scope.home.prefix.toUpperCase());
  return code`
    ${banner("#", GENERATOR, scope.home.name)}
    cmake_minimum_required(VERSION 3.18)
    project(${own} LANGUAGES C CXX)

    set(FTK_DIR "" CACHE PATH "Folder of the native runtime: runtime-native of ffi-toolkit")
    set(${upper}_INCLUDE "\${CMAKE_CURRENT_SOURCE_DIR}" CACHE PATH "Folder of ${prefix}.h")
    set(${upper}_PROVIDER "" CACHE STRING "Libraries of the provider to link in; empty: the program calls load(path)")

    if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
      set(CMAKE_BUILD_TYPE Release)
    endif()
    set(CMAKE_POSITION_INDEPENDENT_CODE ON)
    set(CMAKE_C_STANDARD 11)
    set(CMAKE_CXX_STANDARD 17)
    set(CMAKE_C_VISIBILITY_PRESET hidden)
    set(CMAKE_CXX_VISIBILITY_PRESET hidden)

    # Where the jar looks for it: native/<system>-<processor>.
    string(TOLOWER "\${CMAKE_SYSTEM_NAME}" system)
    string(REPLACE "darwin" "macos" system "\${system}")
    string(TOLOWER "\${CMAKE_SYSTEM_PROCESSOR}" processor)
    string(REGEX REPLACE "^(amd64|x86_64)$" "x64" processor "\${processor}")
    string(REPLACE "aarch64" "arm64" processor "\${processor}")

    file(GLOB core_sources CONFIGURE_DEPENDS "\${FTK_DIR}/src/*.c")
    file(GLOB jni_sources CONFIGURE_DEPENDS "\${FTK_DIR}/jni/*.cc" "\${FTK_DIR}/scratch/*.cc")
    find_package(Threads REQUIRED)

    # The headers alone are needed: those of JAVA_HOME, else of the javac on the path.
    if(DEFINED ENV{JAVA_HOME})
      file(TO_CMAKE_PATH "\$ENV{JAVA_HOME}" java_home)
    else()
      find_program(JAVAC javac)
      get_filename_component(java_home "\${JAVAC}" REALPATH)
      get_filename_component(java_home "\${java_home}/../.." ABSOLUTE)
    endif()
    find_path(JNI_HEADERS jni.h HINTS "\${java_home}/include" REQUIRED)
    foreach(part linux darwin win32)
      if(EXISTS "\${JNI_HEADERS}/\${part}/jni_md.h")
        list(APPEND JNI_MACHINE "\${JNI_HEADERS}/\${part}")
      endif()
    endforeach()
    add_library(${prefix}_core STATIC \${core_sources})
    target_include_directories(${prefix}_core PUBLIC "\${FTK_DIR}/include" PRIVATE "\${FTK_DIR}/src")
    target_link_libraries(${prefix}_core PUBLIC Threads::Threads \${CMAKE_DL_LIBS})

    add_library(${own} SHARED src/main/native/package.cc \${jni_sources})
    set_target_properties(${own} PROPERTIES
      LIBRARY_OUTPUT_DIRECTORY "\${CMAKE_CURRENT_SOURCE_DIR}/native/\${system}-\${processor}"
      RUNTIME_OUTPUT_DIRECTORY "\${CMAKE_CURRENT_SOURCE_DIR}/native/\${system}-\${processor}")
    target_include_directories(${own} PRIVATE "\${FTK_DIR}/jni" "\${${upper}_INCLUDE}")
    target_include_directories(${own} SYSTEM PRIVATE "\${JNI_HEADERS}" \${JNI_MACHINE})
    if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
      target_compile_options(${own} PRIVATE -fno-exceptions)
    endif()
    if(${upper}_PROVIDER)
      target_compile_definitions(${own} PRIVATE ${upper}_LINKED)
      target_link_libraries(${own} PRIVATE \${${upper}_PROVIDER})
    endif()
    target_link_libraries(${own} PRIVATE ${prefix}_core)
  `;
}
