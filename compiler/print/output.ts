// What a target hands back.

/** One generated file. */
export interface OutputFile {
  /** Path below the output folder, with `/`, never absolute and without `..`. */
  readonly path: string;
  /** The whole content, with LF line ends. */
  readonly text: string;
  /** POSIX permission bits, for scripts; the system's default when absent. */
  readonly mode?: number;
}
