/** The languages of the matrix, in the order in which they are built. A new language is one file here, one line below, and its programs in the feature folders. */
import type { Language } from "../language.js";
import { c } from "./c.js";
import { cpp } from "./cpp.js";
import { java } from "./java.js";
import { kotlin } from "./kotlin.js";
import { objc } from "./objc.js";
import { rust } from "./rust.js";
import { ts } from "./ts.js";

/** All of them. */
export const languages: readonly Language[] = [c, cpp, rust, ts, java, kotlin, objc];
