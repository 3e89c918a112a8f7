/** What a generated file says it was made by. */
export const GENERATOR = "ffi";
