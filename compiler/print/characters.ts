// Which characters of user text must not reach a source file as they are.

/** Controls, formatting and bidi marks, line and paragraph separators, private, unassigned and lone surrogates. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/u;

/** True for a character that a reader cannot see or that changes how the others are shown. */
export function isInvisible(character: string): boolean {
  return invisible.test(character);
}

/** Every line end of Unicode: LF, CR, CRLF, VT, FF, NEL, LS, PS. */
export const lineEnds = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** The number of a character in upper case hexadecimal, at least `digits` long. */
export function hex(codePoint: number, digits: number): string {
  return codePoint.toString(16).toUpperCase().padStart(digits, "0");
}
