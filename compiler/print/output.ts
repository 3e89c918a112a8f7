// What a target hands back.

/** One generated file. */
export interface OutputFile {
  /** Path below the output folder, with `/`, never absolute and without `..`. */
  readonly path: string;
  /** The whole content, with LF line ends. Of a `laterFile` it is made anew whenever it is asked for. */
  readonly text: string;
  /** POSIX permission bits, for scripts; the system's default when absent. */
  readonly mode?: number;
  /** Files with the same source have the same text, so that it need not be made for each of them. */
  readonly source?: object;
}

/**
 * A file whose text is made when it is asked for and kept by nobody: the large files of a package need not exist at once, and any thread
 * may make each of them. `write` must depend on nothing but what is there when the file is made.
 */
export function laterFile(path: string, write: () => string, source: object = write): OutputFile {
  return {
    path,
    get text() {
      return write();
    },
    source,
  };
}

/** The same file at another path. */
export function movedFile(file: OutputFile, path: string): OutputFile {
  if (file.source !== undefined) return laterFile(path, () => file.text, file.source);
  return file.mode === undefined ? { path, text: file.text } : { path, text: file.text, mode: file.mode };
}
