/** The generated folder as a CMake package: `find_package(acme_shop_objc)`, target `acme_shop::objc`; and the module map for Swift. */
import { banner, code, name, printFile, spelling, type OutputFile, type Text } from "../../print/index.js";
import { versionText, type Abi } from "../../lower/index.js";
import type { TargetOptions } from "../target.js";
import { packageClass } from "./names.js";

/** Sources of the bridge, compiled once into each program. */
export const bridgeSources: readonly string[] = ["ftk_objc_error.m", "ftk_objc_sink.m", "ftk_objc_value.m"];

/** Configuration, version and module map. */
export function writePackage(abi: Abi, options: TargetOptions): readonly OutputFile[] {
  const own = `${abi.package.prefix}_objc`;
  const folder = packageClass(abi.package);
  return [
    { path: `${own}-config.cmake`, text: printFile(writeConfig(abi, options)) },
    { path: `${own}-config-version.cmake`, text: printFile(writeVersion(abi)) },
    { path: `${folder}/module.modulemap`, text: printFile(writeModuleMap(folder)) },
  ];
}

function writeBanner(abi: Abi): Text {
  return banner("#", "ffi", `${abi.package.name} ${versionText(abi.package.version)}`);
}

/** Sources are compiled into whoever links the target, so that they fit its compiler and its way of counting references. */
function writeConfig(abi: Abi, options: TargetOptions): Text {
  const own = name(abi.package.prefix);
  const folder = name(packageClass(abi.package));
  const imported = abi.imports.map((one) => code`;${name(one.package.prefix)}::objc`).reduce<Text>((all, one) => code`${all}${one}`, code``);
  return code`
    ${writeBanner(abi)}
    if(TARGET ${own}::objc)
        return()
    endif()

    include(CMakeFindDependencyMacro)
    enable_language(C)
    enable_language(OBJC)
    set(THREADS_PREFER_PTHREAD_FLAG ON)
    find_dependency(Threads)
    ${abi.imports.map((one) => code`include("\${CMAKE_CURRENT_LIST_DIR}/${writePath(options.imports[one.package.name], `${one.package.prefix}_objc`)}-config.cmake")`)}

    if(NOT TARGET ftk::ftk)
        add_library(ftk::ftk INTERFACE IMPORTED)
        set_target_properties(ftk::ftk PROPERTIES
            INTERFACE_SOURCES "\${CMAKE_CURRENT_LIST_DIR}/ftk/ftk.c"
            INTERFACE_INCLUDE_DIRECTORIES "\${CMAKE_CURRENT_LIST_DIR}"
            INTERFACE_LINK_LIBRARIES "Threads::Threads;\${CMAKE_DL_LIBS}")
    endif()

    ${writeBridge()}

    add_library(${own}::objc INTERFACE IMPORTED)
    set_target_properties(${own}::objc PROPERTIES
        INTERFACE_SOURCES "\${CMAKE_CURRENT_LIST_DIR}/${folder}/${folder}.m"
        INTERFACE_INCLUDE_DIRECTORIES "\${CMAKE_CURRENT_LIST_DIR}"
        INTERFACE_LINK_LIBRARIES "ftk::objc${imported}")
  `;
}

/** The bridge with Foundation: Apple's, or that of GNUstep with the flags that gnustep-config knows. */
function writeBridge(): Text {
  const sources = bridgeSources.map((file) => code`\${CMAKE_CURRENT_LIST_DIR}/${name(file.slice(0, -2))}.m`).reduce<Text>((all, one, index) => (index === 0 ? one : code`${all};${one}`), code``);
  return code`
    if(NOT TARGET ftk::objc)
        add_library(ftk::objc INTERFACE IMPORTED)
        set_target_properties(ftk::objc PROPERTIES
            INTERFACE_SOURCES "${sources}"
            INTERFACE_INCLUDE_DIRECTORIES "\${CMAKE_CURRENT_LIST_DIR}")
        if(APPLE)
            set_property(TARGET ftk::objc PROPERTY INTERFACE_LINK_LIBRARIES ftk::ftk "-framework Foundation")
        else()
            execute_process(COMMAND gnustep-config --objc-flags OUTPUT_VARIABLE ftk_flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
            execute_process(COMMAND gnustep-config --base-libs OUTPUT_VARIABLE ftk_libraries OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
            separate_arguments(ftk_flags UNIX_COMMAND "\${ftk_flags}")
            separate_arguments(ftk_libraries UNIX_COMMAND "\${ftk_libraries}")
            set(ftk_includes \${ftk_flags})
            list(FILTER ftk_flags INCLUDE REGEX "^-[Df]")
            list(FILTER ftk_includes INCLUDE REGEX "^-I/")
            list(TRANSFORM ftk_includes REPLACE "^-I" "-isystem")
            set_property(TARGET ftk::objc PROPERTY INTERFACE_COMPILE_OPTIONS "$<$<COMPILE_LANGUAGE:OBJC>:-std=gnu11;\${ftk_flags};\${ftk_includes}>")
            set_property(TARGET ftk::objc PROPERTY INTERFACE_LINK_LIBRARIES ftk::ftk \${ftk_libraries})
        endif()
    endif()
  `;
}

/** Folders of imports are names that the toolkit made: prefixes, `..` and slashes. */
function writePath(folder: string | undefined, base: string): Text {
  const parts = (folder ?? ".").split("/").filter((part) => part !== "." && part !== "");
  return parts.reduceRight<Text>((rest, part) => code`${spelling(part)}/${rest}`, code`${name(base)}`);
}

function writeVersion(abi: Abi): Text {
  const { major } = abi.package.version;
  return code`
    ${writeBanner(abi)}
    set(PACKAGE_VERSION ${spelling(versionText(abi.package.version))})
    if(PACKAGE_FIND_VERSION VERSION_GREATER PACKAGE_VERSION OR NOT PACKAGE_FIND_VERSION_MAJOR EQUAL ${major})
        set(PACKAGE_VERSION_COMPATIBLE FALSE)
    else()
        set(PACKAGE_VERSION_COMPATIBLE TRUE)
        if(PACKAGE_FIND_VERSION VERSION_EQUAL PACKAGE_VERSION)
            set(PACKAGE_VERSION_EXACT TRUE)
        endif()
    endif()
  `;
}

/** What Swift and `@import` read. */
function writeModuleMap(own: string): Text {
  return code`
    module ${name(own)} {
        header "${name(own)}.h"
        export *
    }
  `;
}
