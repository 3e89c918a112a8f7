// Cases of UTF-8 that a JavaScript engine has judged, in the form that `suite cases` reads.
import { writeFileSync } from "node:fs";

/** Writes `count` cases made from `seed`: pieces of text of all widths, most of them damaged in some place. */
export function writeTextCases(path: string, count: number, seed: number): void {
  const next = randomFrom(seed);
  const chunks: Buffer[] = [];
  for (let i = 0; i < count; i++) chunks.push(makeCase(makeBytes(next)));
  writeFileSync(path, Buffer.concat(chunks));
}

const pieces = [
  "plain ASCII text, long enough for the wide lanes ",
  "é",
  "ж中",
  "😀",
  "\u0000",
  "\u07ff\u0800\uffff",
  "\u{10ffff}",
];
const broken = [[0x80], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82], [0xff], [0xf0, 0x9f]];

function makeBytes(next: () => number): Buffer {
  const parts: Buffer[] = [];
  for (let i = next() % 12; i > 0; i--) parts.push(Buffer.from(pieces[next() % pieces.length] ?? ""));
  if (next() % 2 === 0) parts.splice(next() % (parts.length + 1), 0, Buffer.from(broken[next() % broken.length] ?? []));
  const bytes = Buffer.concat(parts);
  if (next() % 4 === 0 && bytes.length > 0) bytes[next() % bytes.length] = next() % 256;
  return bytes.subarray(0, next() % 3 === 0 ? next() % (bytes.length + 1) : bytes.length);
}

function makeCase(bytes: Buffer): Buffer {
  const text = decode(bytes);
  const units = Buffer.from(text ?? "", "utf16le");
  const head = Buffer.alloc(12);
  head.writeUInt32LE(bytes.length, 0);
  head.writeUInt32LE(text === undefined ? 0 : 1, 4);
  head.writeUInt32LE(units.length / 2, 8);
  return Buffer.concat([head, bytes, units]);
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function randomFrom(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
}
