// The bytes of a text that arrives in pieces.
import { createHash } from "node:crypto";
import type { OutputFile } from "../../print/index.js";

/** Bytes of one chunk. */
const CHUNK = 1 << 20;

/** Most code units that are encoded at once: small to a chunk, whatever they are. */
const STEP = 1 << 16;

/** UTF-8 takes at most three bytes for a UTF-16 code unit. */
const MOST_BYTES = 3;

/**
 * The text of one file after the other as UTF-8, outside of the heap. The memory stays and is used again: a large file leaves nothing to
 * collect.
 */
export class TextBytes {
  readonly #chunks: Buffer[] = [];
  readonly #used: number[] = [];
  #count = 0;

  /** Puts the text of a file in the place of the last one. */
  take(file: OutputFile): this {
    this.#count = 0;
    if (file.send === undefined) this.#add(file.text);
    else file.send((piece) => this.#add(piece));
    return this;
  }

  #add(piece: string): void {
    for (let at = 0; at < piece.length; ) {
      const end = endOfStep(piece, at);
      this.#encode(at === 0 && end === piece.length ? piece : piece.slice(at, end));
      at = end;
    }
  }

  /** The text, in chunks that stay valid until the next text begins. */
  get chunks(): readonly Uint8Array[] {
    return this.#chunks.slice(0, this.#count).map((chunk, i) => chunk.subarray(0, this.#used[i]));
  }

  /** SHA-256 of the text, in hexadecimal digits. */
  get hash(): string {
    const hash = createHash("sha256");
    for (const chunk of this.chunks) hash.update(chunk);
    return hash.digest("hex");
  }

  /** Whether a file has this text. */
  equals(bytes: Uint8Array): boolean {
    let at = 0;
    for (const chunk of this.chunks) {
      const end = at + chunk.length;
      if (end > bytes.length || Buffer.compare(chunk, bytes.subarray(at, end)) !== 0) return false;
      at = end;
    }
    return at === bytes.length;
  }

  #encode(text: string): void {
    let last = this.#count - 1;
    if (last < 0 || this.#used[last]! + text.length * MOST_BYTES > CHUNK) {
      last = this.#count++;
      this.#chunks[last] ??= Buffer.allocUnsafeSlow(CHUNK);
      this.#used[last] = 0;
    }
    const at = this.#used[last]!;
    this.#used[last] = at + this.#chunks[last]!.write(text, at);
  }
}

/** Where a step that begins at `at` ends: not between the two halves of a character. */
function endOfStep(text: string, at: number): number {
  const end = at + STEP;
  if (end >= text.length) return text.length;
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last < 0xdc00 ? end - 1 : end;
}
