// Generated from config.schema.json by `npm run generate`. Do not edit: changes are lost.

/**
 * Relative path with `/`.
 */
export type Path = string;
/**
 * Settings of one target. An empty value takes all defaults.
 */
export type Target = {
  /**
   * Folder below the output folder; the id of the target when absent.
   */
  folder?: string;
  /**
   * Code that calls the package (`consumer`), code that implements it (`provider`), or both. Everything that the target has when absent.
   *
   * @minItems 1
   */
  sides?: ["consumer" | "provider", ...("consumer" | "provider")[]];
  [k: string]: string | boolean | number | ["consumer" | "provider", ...("consumer" | "provider")[]] | undefined;
} | null;

/**
 * ffi.yaml: what of a package is built, for which languages, and where to. What is part of the interface (prefix, namespaces, names) stands in the .ffi files.
 */
export interface Config {
  /**
   * Edition of the language; 1 when absent.
   */
  edition?: 1;
  /**
   * Files of the package: paths or globs (`*`, `**`, `?`) below the folder of ffi.yaml.
   *
   * @minItems 1
   * @maxItems 1000
   */
  sources: [Path, ...Path[]];
  /**
   * Version of the package, when no file says it.
   */
  version?: string;
  /**
   * Where imported packages are: package name to a folder with ffi.yaml, a folder with .ffi files, or one .ffi file, relative to the folder of ffi.yaml.
   */
  deps?: {
    [k: string]: Path;
  };
  /**
   * Folder below that of ffi.yaml for everything that is generated; `generated` when absent. Nothing is written outside it.
   */
  output?: string;
  /**
   * Languages to generate for, by target id (`ffi doctor` lists them). Settings beside `folder` and `sides` are those of the target; its guide lists them.
   */
  targets?: {
    [k: string]: Target;
  };
  /**
   * What `ffi build` builds, in this order.
   *
   * @minItems 1
   * @maxItems 100
   */
  build?: [BuildStep, ...BuildStep[]];
}
/**
 * One build: the folder of a Cargo.toml, of a CMakeLists.txt or of a pom.xml.
 */
export interface BuildStep {
  /**
   * Folder with Cargo.toml, relative to that of ffi.yaml.
   */
  cargo?: string;
  /**
   * Folder with CMakeLists.txt, relative to that of ffi.yaml.
   */
  cmake?: string;
  /**
   * Folder with pom.xml, relative to that of ffi.yaml.
   */
  maven?: string;
  /**
   * Folder for what is built, below that of ffi.yaml; `build/<folder>` when absent. Maven builds into `target` beside its pom.xml.
   */
  into?: string;
  /**
   * Build without optimisation; false when absent.
   */
  debug?: boolean;
}
