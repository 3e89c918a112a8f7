// What a target hands back.
import { flatten } from "./line.js";

/** Takes the pieces of a text in their order. Each ends at the end of a line, or the text does. */
export type Sink = (piece: string) => void;

/** One generated file. */
export interface OutputFile {
  /** Path below the output folder, with `/`, never absolute and without `..`. */
  readonly path: string;
  /** The whole content, with LF line ends. Of a `laterFile` it is made anew whenever it is asked for. */
  readonly text: string;
  /** POSIX permission bits, for scripts; the system's default when absent. */
  readonly mode?: number;
  /** Hands over the text piece by piece, so that a large one never exists as a whole; absent when `text` is there anyway. */
  readonly send?: (sink: Sink) => void;
  /** Files with the same source have the same text, so that it need not be made for each of them. */
  readonly source?: object;
}

/**
 * A file whose text is made when it is asked for and kept by nobody: the large files of a package need not exist at once, and any thread
 * may make each of them. `send` must depend on nothing but what is there when the file is made.
 */
export function laterFile(path: string, send: (sink: Sink) => void, source: object = send): OutputFile {
  return {
    path,
    get text() {
      return gather(send);
    },
    send,
    source,
  };
}

/** The same file at another path. */
export function movedFile(file: OutputFile, path: string): OutputFile {
  if (file.send !== undefined) return laterFile(path, file.send, file.source);
  return file.mode === undefined ? { path, text: file.text } : { path, text: file.text, mode: file.mode };
}

/** A text as a whole. */
export function gather(send: (sink: Sink) => void): string {
  const pieces: string[] = [];
  send((piece) => pieces.push(flatten(piece)));
  return pieces.join("");
}
