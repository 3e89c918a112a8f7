// Names, docs and values of strangers: the output still compiles, in TypeScript at the strictest settings and in C++ with warnings as errors.
import { describe, expect, it } from "vitest";
import { node } from "../../../compiler/targets/node/index.js";
import { buildPackage, compileTypeScript, filesOf, lowerFile, lowerText } from "./toolchain.js";

const odd = String.raw`
@ts(int64: number)
package odd.names@1.0.0;
/// Ends */ here ${"`"}${"${x}"}${"`"} \u000a
record then { then: string; constructor_: u32; __proto__: u32 = 4; toString: i64; class: list<i64>; await: u64?; value_of: usize_ ; }
newtype usize_ = u64;
enum prototype: i64 { length = -5, __proto__ = 3, constructor = 4 }
flags eval: u64 { arguments = 1, top = 0x8000000000000000 }
variant arguments { kind, unknown, then { kind: string; value: u32; __proto__: bool; }, default(then) }
error Error { cause = 1 { message: string; stack: string; cause: u32; code: u32; name: string; }, unknown_case = 2 }
callback await = fn(arguments: arguments, this_: then) -> then? throws Error;
resource Map {
  const length: u32 = 3;
  constructor(constructor_: u32, super: string);
  constructor name();
  fn then(then: string, arguments: list<string>, eval: eval) -> Map;
  fn to_string() -> string throws Error;
  static fn length_of() -> u32;
  property constructor: then;
  own fn close() throws Error;
}
fn delete(new: u32, function: prototype, null: arguments?, undefined: await, enum: u64 = 7) -> eval throws Error;
fn load(path: string) -> usize;
fn FtkError(i: i64, w: list<u64>, s: slice<i64>) -> i64;
`;

describe("odd names", () => {
  it("compile", async () => {
    const folder = await buildPackage("odd", lowerText(odd));
    await compileTypeScript(folder, "odd-names", []);
  }, 300_000);

  it("of a hostile package compile", async () => {
    const folder = await buildPackage("hostile", lowerFile("test/targets/c/hostile.ffi"));
    await compileTypeScript(folder, "ho-st", []);
  }, 300_000);

  it("never are a prototype, a promise or an export of ours", () => {
    const text = filesOf(lowerText(odd), "node").map((one) => one.text).join("\n");
    expect(text).not.toMatch(/^\s*(?:readonly )?__proto__\??:/m);
    expect(text).toMatch(/^ {2}then_\(then: string/m);
    expect(text).toMatch(/export function load_\(path: string\): number/);
    expect(text).toMatch(/export class Map_ extends/);
  });

  it("shows 64-bit integers as numbers where the package asks for it", () => {
    const text = filesOf(lowerText(odd), "node").find((one) => one.path === "src/package.ts")!.text;
    expect(text).toContain("export function ftkError(i: number, w: readonly number[], s: BigInt64Array): number");
  });

  it("are all claimed", () => {
    const claims = node.claims(lowerText(odd));
    const named = claims.map((one) => `${one.scope}.${one.name}`);
    for (const one of ["ts.Then", "ts.ThenInit", "ts.Map_", "ts.Error_Cause", "ts.load_", "ts.Map_.close", "ts.Map_.then_"]) expect(named).toContain(one);
  });
});
