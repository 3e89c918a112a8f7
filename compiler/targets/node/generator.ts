/** What the banner of a generated file says made it. */
export const GENERATOR = "ffi";
