/** The generated folder as a CMake package: `find_package(acme_shop_cpp)`, target `acme_shop::cpp`. */
import { banner, code, name, printFile, spelling, type OutputFile, type Text } from "../../print/index.js";
import { versionText, type Abi } from "../../lower/index.js";
import type { TargetOptions } from "../target.js";
import { headerName } from "./names.js";

/** The package's configuration and version files. */
export function writePackage(abi: Abi, options: TargetOptions): readonly OutputFile[] {
  const own = `${headerName(abi.package)}_cpp`;
  return [
    { path: `${own}-config.cmake`, text: printFile(writeConfig(abi, options)) },
    { path: `${own}-config-version.cmake`, text: printFile(writeVersion(abi)) },
  ];
}

function writeBanner(abi: Abi): Text {
  return banner("#", "ffi", `${abi.package.name} ${versionText(abi.package.version)}`);
}

/** The runtime's C file is compiled into whoever links the target, so that it fits every compiler and its settings. */
function writeConfig(abi: Abi, options: TargetOptions): Text {
  const own = name(headerName(abi.package));
  const imported = abi.imports.map((one) => code`;${name(headerName(one.package))}::cpp`);
  return code`
    ${writeBanner(abi)}
    if(TARGET ${own}::cpp)
        return()
    endif()

    include(CMakeFindDependencyMacro)
    enable_language(C)
    set(THREADS_PREFER_PTHREAD_FLAG ON)
    find_dependency(Threads)
    ${abi.imports.map((one) => code`include("\${CMAKE_CURRENT_LIST_DIR}/${writePath(options.imports[one.package.name], `${headerName(one.package)}_cpp`)}-config.cmake")`)}

    if(NOT TARGET ftk::ftk)
        add_library(ftk::ftk INTERFACE IMPORTED)
        set_target_properties(ftk::ftk PROPERTIES
            INTERFACE_SOURCES "\${CMAKE_CURRENT_LIST_DIR}/ftk/ftk.c"
            INTERFACE_INCLUDE_DIRECTORIES "\${CMAKE_CURRENT_LIST_DIR}"
            INTERFACE_LINK_LIBRARIES "Threads::Threads;\${CMAKE_DL_LIBS}")
    endif()

    # Headers only, for the caller and for the provider.
    add_library(${own}::cpp INTERFACE IMPORTED)
    set_target_properties(${own}::cpp PROPERTIES
        INTERFACE_INCLUDE_DIRECTORIES "\${CMAKE_CURRENT_LIST_DIR}"
        INTERFACE_COMPILE_FEATURES cxx_std_17
        INTERFACE_LINK_LIBRARIES "ftk::ftk${imported.reduce<Text>((all, one) => code`${all}${one}`, code``)}")
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
