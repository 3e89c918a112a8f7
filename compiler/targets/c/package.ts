/** The generated folder as a CMake package, as a project that builds and installs a static library, and its pkg-config file. */
import { banner, code, name, paragraphs, printFile, spelling, type Name, type Text } from "../../print/index.js";
import { versionText, type Abi } from "../../lower/index.js";
import type { OutputFile } from "../../print/index.js";
import type { TargetOptions } from "../target.js";
import { filesOf } from "./names.js";

/** Build files of a package. */
export function writePackage(abi: Abi, options: TargetOptions): readonly OutputFile[] {
  const { prefix } = abi.package;
  const consumer = options.sides.includes("consumer");
  return [
    { path: `${prefix}-config.cmake`, text: writeConfig(abi, options) },
    { path: `${prefix}-config-version.cmake`, text: writeVersion(abi) },
    { path: "CMakeLists.txt", text: writeProject(abi, options) },
    ...(consumer ? [{ path: `${prefix}.pc.in`, text: writePkgConfig(abi) }] : []),
  ];
}

function bannerOf(abi: Abi): Text {
  return banner("#", "ffi", `${abi.package.name} ${versionText(abi.package.version)}`);
}

/** Targets whose sources are compiled into whoever links them, so that the package fits every compiler and its settings. */
function writeConfig(abi: Abi, options: TargetOptions): string {
  const p = name(abi.package.prefix);
  const files = filesOf(abi.package.prefix);
  const sides = [
    ...(options.sides.includes("consumer")
      ? [
          writeSide(
            p,
            "consumer",
            files.loadSource,
            "Calls a library that is loaded, or linked, with every result checked.",
          ),
        ]
      : []),
    ...(options.sides.includes("provider")
      ? [writeSide(p, "provider", files.providerSource, "Link this to the library that contains the provider.")]
      : []),
  ];
  return printFile(code`
    ${bannerOf(abi)}
    if(TARGET ${p}::values)
        return()
    endif()

    include(CMakeFindDependencyMacro)
    find_dependency(Threads)
    ${abi.imports.map((one) => code`include("\${CMAKE_CURRENT_LIST_DIR}/${pathOf(options.imports[one.package.name], one.package.prefix)}-config.cmake")`)}

    # The runtime is linked into each library that needs it and never exported from there; one copy serves all packages of a target.
    if(NOT TARGET ftk::ftk)
        add_library(ftk::ftk INTERFACE IMPORTED)
        set_target_properties(ftk::ftk PROPERTIES
            INTERFACE_SOURCES "\${CMAKE_CURRENT_LIST_DIR}/ftk/ftk.c"
            INTERFACE_INCLUDE_DIRECTORIES "\${CMAKE_CURRENT_LIST_DIR}"
            INTERFACE_COMPILE_FEATURES c_std_11
            INTERFACE_LINK_LIBRARIES "Threads::Threads;\${CMAKE_DL_LIBS}")
    endif()

    # Checking and copying of values, errors: both sides.
    add_library(${p}::values INTERFACE IMPORTED)
    set_target_properties(${p}::values PROPERTIES
        INTERFACE_SOURCES "\${CMAKE_CURRENT_LIST_DIR}/${spelling(files.valuesSource)}"
        INTERFACE_INCLUDE_DIRECTORIES "\${CMAKE_CURRENT_LIST_DIR}"
        INTERFACE_LINK_LIBRARIES "ftk::ftk${abi.imports.map((one) => code`;${name(one.package.prefix)}::values`).reduce<Text>((all, one) => code`${all}${one}`, code``)}")

    ${paragraphs(sides)}
  `);
}

function writeSide(p: Name, side: "consumer" | "provider", source: string, what: string): Text {
  return code`
    # ${spelling(what)}
    add_library(${p}::${name(side)} INTERFACE IMPORTED)
    set_target_properties(${p}::${name(side)} PROPERTIES
        INTERFACE_SOURCES "\${CMAKE_CURRENT_LIST_DIR}/${spelling(source)}"
        INTERFACE_LINK_LIBRARIES ${p}::values)
  `;
}

/** Folders of imports are names that the toolkit made: prefixes, `..` and slashes. */
function pathOf(folder: string | undefined, prefix: string): Text {
  const parts = (folder ?? ".").split("/").filter((part) => part !== ".");
  return parts.reduceRight<Text>((rest, part) => code`${spelling(part)}/${rest}`, code`${name(prefix)}`);
}

function writeVersion(abi: Abi): string {
  const { major } = abi.package.version;
  return printFile(code`
    ${bannerOf(abi)}
    set(PACKAGE_VERSION ${spelling(versionText(abi.package.version))})
    if(PACKAGE_FIND_VERSION VERSION_GREATER PACKAGE_VERSION OR NOT PACKAGE_FIND_VERSION_MAJOR EQUAL ${major})
        set(PACKAGE_VERSION_COMPATIBLE FALSE)
    else()
        set(PACKAGE_VERSION_COMPATIBLE TRUE)
        if(PACKAGE_FIND_VERSION VERSION_EQUAL PACKAGE_VERSION)
            set(PACKAGE_VERSION_EXACT TRUE)
        endif()
    endif()
  `);
}

function writeProject(abi: Abi, options: TargetOptions): string {
  const p = name(abi.package.prefix);
  const consumer = options.sides.includes("consumer");
  return printFile(code`
    ${bannerOf(abi)}
    cmake_minimum_required(VERSION 3.16)
    project(${p} VERSION ${spelling(versionText(abi.package.version))} LANGUAGES C)

    include(GNUInstallDirs)
    set(THREADS_PREFER_PTHREAD_FLAG ON)
    include("\${CMAKE_CURRENT_SOURCE_DIR}/${p}-config.cmake")


    ${
      consumer &&
      code`
      # The consumer's side as a library, for builds without CMake.
      add_library(${p} STATIC)
      target_link_libraries(${p} PRIVATE ${p}::consumer)
      set_target_properties(${p} PROPERTIES C_STANDARD 11 C_EXTENSIONS OFF C_VISIBILITY_PRESET hidden POSITION_INDEPENDENT_CODE ON)
      set(PRIVATE_LIBS "\${CMAKE_THREAD_LIBS_INIT}")
      foreach(library IN LISTS CMAKE_DL_LIBS)
          string(APPEND PRIVATE_LIBS " -l\${library}")
      endforeach()
      configure_file(${p}.pc.in "\${CMAKE_CURRENT_BINARY_DIR}/${p}.pc" @ONLY)

      install(TARGETS ${p} ARCHIVE DESTINATION "\${CMAKE_INSTALL_LIBDIR}")
      install(FILES "\${CMAKE_CURRENT_BINARY_DIR}/${p}.pc" DESTINATION "\${CMAKE_INSTALL_LIBDIR}/pkgconfig")
    `
    }
    install(DIRECTORY "\${CMAKE_CURRENT_SOURCE_DIR}/" DESTINATION "\${CMAKE_INSTALL_INCLUDEDIR}/${p}"
        FILES_MATCHING PATTERN "*.h" PATTERN "build*" EXCLUDE)
    install(DIRECTORY "\${CMAKE_CURRENT_SOURCE_DIR}/" DESTINATION "\${CMAKE_INSTALL_LIBDIR}/cmake/${p}"
        FILES_MATCHING PATTERN "*.h" PATTERN "*.c" PATTERN "*-config.cmake" PATTERN "*-config-version.cmake" PATTERN "build*" EXCLUDE)
  `);
}

function writePkgConfig(abi: Abi): string {
  const p = name(abi.package.prefix);
  return printFile(code`
    prefix=@CMAKE_INSTALL_PREFIX@
    libdir=\${prefix}/@CMAKE_INSTALL_LIBDIR@
    includedir=\${prefix}/@CMAKE_INSTALL_INCLUDEDIR@/${p}

    Name: ${spelling(abi.package.name)}
    Description: ${spelling(abi.package.name)} for C, called through a loaded library
    Version: ${spelling(versionText(abi.package.version))}
    Cflags: -I\${includedir}
    Libs: -L\${libdir} -l${p} @PRIVATE_LIBS@
  `);
}
