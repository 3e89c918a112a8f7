// Generated code passes three compilers at their strictest, whatever its names are; and the checks bite.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { compileFeature, featureNames } from "../../conformance/features.js";
import { bridge, check, dialects, lowered, mustRun, root, scratch, writePackage, type Dialect } from "./toolchain.js";

const all: Dialect[] = [];
beforeAll(async () => void all.push(...(await dialects())), 300_000);

/** The sources of the packages that were written into a folder. */
function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder).map((name) => join(folder, name, `${name}.m`)).filter(existsSync);
}

async function complaints(dialect: Dialect, folder: string, sources: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const source of sources) {
    const { ok, text } = await check(dialect, [folder], source);
    if (!ok) found.push(text);
  }
  return found;
}

describe("generated Objective-C", () => {
  const kinds = [
    ["every construct", "test/targets/c/everything.ffi"],
    ["every construct, again", "test/targets/cpp/everything/everything.ffi"],
    ["hostile names and docs", "test/targets/c/hostile.ffi"],
    ["hostile names and docs, again", "test/targets/cpp/hostile.ffi"],
    ["families of methods", "test/targets/objc/families.ffi"],
  ] as const;

  it.each(kinds)("%s in three dialects", async (_, path) => {
    const folder = scratch("compile");
    writePackage(lowered(path), folder);
    for (const dialect of all) expect(await complaints(dialect, folder, sourcesIn(folder))).toEqual([]);
  }, 240_000);

  it("the bridge in three dialects", async () => {
    for (const dialect of all) expect(await complaints(dialect, root, bridge)).toEqual([]);
  }, 120_000);

  it("every conformance package as ARC", async () => {
    const folder = scratch("arc");
    const features = join(root, "test/conformance");
    const names = featureNames(features);
    for (const name of names) for (const abi of compileFeature(features, name, "current").packages) writePackage(abi, folder);
    const sources = sourcesIn(folder);
    expect(sources.length).toBeGreaterThan(names.length);
    expect(await complaints(all[2]!, folder, sources)).toEqual([]);
  }, 600_000);

  it("the header in Objective-C++", async () => {
    const folder = scratch("mixed");
    writePackage(lowered("test/targets/c/everything.ffi"), folder);
    const source = join(folder, "mixed.mm");
    writeFileSync(source, "#import <EveryThing/EveryThing.h>\n");
    const mixed = all.slice(1).map((dialect) => ({ ...dialect, flags: dialect.flags.map((flag) => (flag === "-std=gnu11" ? "-std=c++17" : flag)) }));
    for (const dialect of mixed) expect(await complaints(dialect, folder, [source])).toEqual([]);
  }, 300_000);

  it("is a module", async () => {
    const folder = scratch("module");
    writePackage(lowered("test/golden/shop/shop.ffi"), folder);
    const source = join(folder, "module.m");
    writeFileSync(source, "@import AcmeShop;\nBOOL same(AcmeShopPoint a);\nBOOL same(AcmeShopPoint a) { return AcmeShopPointEqual(a, a); }\n");
    const cache = join(folder, "cache");
    mkdirSync(cache);
    const arc = all[2]!;
    await mustRun(arc.command, [...arc.flags, `-I${folder}`, "-fmodules", `-fmodules-cache-path=${cache}`, "-Wno-incomplete-umbrella", `-fmodule-map-file=${join(folder, "AcmeShop/module.modulemap")}`, "-Wno-non-modular-include-in-module", "-fsyntax-only", source]);
  }, 300_000);
});

describe("the checks", () => {
  const faults = [
    ["counts by hand under ARC", "[[AcmeShop shout:@\"a\"] retain];", "retain"],
    ["nil where something is needed", "[AcmeShop shout:nil];", "non-null"],
    ["another class", "[AcmeShop shout:[NSNumber numberWithInt:1]];", "incompatible"],
    ["an object that needs arguments", "[[AcmeShopLine alloc] init];", "unavailable"],
    ["an element of another class", "[FTK_ALLOC(AcmeShopOrder) initWithId:1 lines:(NSArray<NSString *> *)[NSArray array] delivery:[AcmeShopDelivery pickup]];", "incompatible"],
  ] as const;

  it.each(faults)("ARC refuses %s", async (_, statement, word) => {
    const folder = scratch("fault");
    writePackage(lowered("test/golden/shop/shop.ffi"), folder);
    const source = join(folder, "fault.m");
    writeFileSync(source, `#import <AcmeShop/AcmeShop.h>\nvoid fault(void);\nvoid fault(void) {\n    (void)${statement}\n}\n`);
    const { ok, text } = await check(all[2]!, [folder], source);
    expect(ok).toBe(false);
    expect(text).toContain(word);
  }, 300_000);

});
