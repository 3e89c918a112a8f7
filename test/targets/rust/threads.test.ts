// What the types say about threads: a `@thread(any)` callback goes to other threads, a plain one does not compile there, and closures that several threads
// may not share are refused.
import { beforeAll, expect, it } from "vitest";
import { cargo, generateRust, lowerText, writeFiles } from "./generated.js";
import { manifest, workspace } from "./manifests.js";

const INTERFACE = `package acme.threads@1.0.0;
@thread(any) callback Any = fn(n: u32) -> u32;
callback Plain = fn(n: u32) -> u32;
enum Kind { one }
fn kind() -> Kind;
fn any(call: Any) -> u32;
fn plain(call: Plain) -> u32;
fn maybe(call: Any?) -> u32;
`;

/** A provider whose functions start a thread for their callback. */
function provider(spawn: "any" | "plain"): string {
  const elsewhere = "std::thread::scope(|threads| threads.spawn(|| call.call(1)).join()).expect(\"no panic\").unwrap_or(0)";
  const here = "call.call(1).unwrap_or(0)";
  return `use acme_threads::provider::{Any, Kind, Package, Plain};
struct Provider;
impl Package for Provider {
    fn kind() -> Kind {
        Kind::ONE
    }
    fn any(call: Any<'_>) -> u32 {
        ${spawn === "any" ? elsewhere : here}
    }
    fn plain(call: Plain<'_>) -> u32 {
        ${spawn === "plain" ? elsewhere : here}
    }
    fn maybe(call: Option<Any<'_>>) -> u32 {
        call.map_or(0, |call| call.call(1).unwrap_or(0))
    }
}
acme_threads::export!(Provider);
`;
}

const ATOMIC = `use std::sync::atomic::{AtomicU32, Ordering};
fn main() {
    let sum = AtomicU32::new(0);
    let add = |n| sum.fetch_add(n, Ordering::Relaxed);
    println!("{} {} {}", acme_threads::any(&add), acme_threads::maybe(Some(&add)), acme_threads::maybe(None));
}
`;
const CELL = `fn main() {
    let sum = std::cell::Cell::new(0);
    println!("{}", acme_threads::any(|n| sum.replace(n)));
}
`;
const MUTABLE = `fn main() {
    let mut sum = 0;
    println!("{}", acme_threads::any(|n| { sum += n; sum }));
}
`;

const consumed = `{ path = "../../acme-threads" }`;
const provided = `{ path = "../../acme-threads", default-features = false, features = ["provider"] }`;
const runtime = `{ path = "../../acme-threads/ftk" }`;
const crates = { "any-spawns": provider("any"), "plain-spawns": provider("plain"), "atomic": ATOMIC, "cell": CELL, "mutable": MUTABLE };

beforeAll(() => {
  writeFiles("acme-threads", generateRust(lowerText(INTERFACE)));
  for (const [name, text] of Object.entries(crates)) {
    const isProvider = name.endsWith("-spawns");
    const dependencies = { "acme-threads": isProvider ? provided : consumed, ...(isProvider ? { ftk: runtime } : {}) };
    writeFiles(`threads/${name}`, [
      { path: "Cargo.toml", text: manifest(`threads-${name}`, isProvider ? "cdylib" : "bin", dependencies) },
      { path: `src/${isProvider ? "lib" : "main"}.rs`, text },
    ]);
  }
  writeFiles("threads", [{ path: "Cargo.toml", text: workspace(Object.keys(crates)) }]);
});

it.each(["any-spawns", "atomic"])("%s compiles", async (name) => {
  await cargo("threads", "check", "--quiet", "--package", `threads-${name}`);
}, 300_000);

it.each([
  ["plain-spawns", /cannot be shared between threads safely/],
  ["cell", /`Cell<u32>` cannot be shared between threads safely/],
  ["mutable", /cannot assign to `sum`, as it is a captured variable in a `Fn` closure/],
])("%s does not", async (name, why) => {
  await expect(cargo("threads", "check", "--quiet", "--package", `threads-${name}`)).rejects.toThrow(why);
}, 300_000);
