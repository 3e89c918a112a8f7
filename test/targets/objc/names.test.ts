// Prefixes, renames and collisions: what names become, and which of them are refused.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { targets } from "../../../compiler/targets/index.js";
import { check, dialects, filesOf, lowered, scratch, writePackage } from "./toolchain.js";

const objc = targets.find((one) => one.id === "objc")!;

const text = `
@objc(prefix: "AS")
package acme.shop@1.0.0;

@rename(objc: "ASPlace") struct Point { x: f64; y: f64; }
record Line { @rename(objc: "title") name: string; new_count: u32 = 1; }
module util { enum Kind { small = 1 }  fn pick() -> Kind; }
resource Store { constructor(); constructor open(@rename(objc: "file") path: string); @rename(objc: "putLine") fn put(line: Line, at: Point); }
const LIMIT: u32 = 3;
fn far(a: Point) -> f64;
`;

/** Names that are claimed twice, as `scope name`. */
function collisions(source: string): readonly string[] {
  const claims = objc.claims(lowered("collisions.ffi", source)).map(({ scope, name }) => `${scope} ${name}`);
  return claims.filter((one, index) => claims.indexOf(one) !== index);
}

describe("names in Objective-C", () => {
  it("follow the prefix of the annotation", async () => {
    const abi = lowered("prefix.ffi", text);
    const header = filesOf(abi, "objc", false).find((file) => file.path === "ASPackage/ASPackage.h")?.text ?? "";
    for (const line of [
      "@interface ASLine : NSObject <NSCopying> {",
      "typedef acme_shop_point ASPlace;",
      "- (instancetype)initWithTitle:(NSString *)title FTK_DESIGNATED;",
      "- (uint32_t)newCount FTK_NO_FAMILY;",
      "@interface ASUtil : NSObject",
      "+ (ASUtilKind)pick;",
      "- (instancetype FTK_UNSPECIFIED)initOpen:(NSString *)file;",
      "- (void)putLine:(ASLine *)line at:(ASPlace)at;",
      "FTK_EXTERN const uint32_t kASLimit;",
      "+ (double)far_:(ASPlace)a FTK_SWIFT_NAME(\"far(_:)\");",
    ]) expect(header).toContain(line);
    const folder = scratch("names");
    writePackage(abi, folder);
    for (const dialect of await dialects()) expect((await check(dialect, [folder], join(folder, "ASPackage/ASPackage.m"))).text).toBe("");
  }, 300_000);

  it("are refused when two become one", () => {
    const package_ = "package a.b@1.0.0;\n";
    expect(collisions(`${package_}fn ok(value: u32) -> u32;`)).toEqual([]);
    expect(collisions(`${package_}resource R { constructor(options: u32); constructor with_options(options: u32); }`)).toContain("objc.ABR initWithOptions:");
    expect(collisions(`${package_}module line { fn f() -> u32; }\nrecord Line { a: u32; }`)).toContain("objc ABLine");
    expect(collisions(`${package_}variant V { a }\nenum VKind { a = 1 }`)).toContain("objc ABVKind");
    expect(collisions(`${package_}error E { code_of = 1 { a: u32; }, }\nrecord ECodeOf { a: u32; }`)).toContain("objc ABECodeOf");
    expect(collisions(`${package_}fn open(a: u32, b: u32 = 1);\nmodule x { fn open(a: u32); }`)).toEqual([]);
  });
});
