// Generated crates compile without warnings and do what they promise: the small shop in all four combinations of versions, the provider
// under a C program, every construct in a crate and in a module, and every block of the integration guide.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { built, cargo, generateRust, lowerFile, lowerText, output, root, scratch, writeFiles } from "./generated.js";
import { readGuide } from "./guide.js";
import { manifest, olderText, workspace } from "./manifests.js";

const here = join(root, "test/targets/rust");
const shop = join(root, "test/golden/shop/shop.ffi");
const read = (path: string): string => readFileSync(join(here, path), "utf8");
const runtime = `{ path = "../../notes/ftk" }`;
const guide = readGuide(readFileSync(join(root, "compiler/targets/rust/README.md"), "utf8"));

function writeShop(version: "1.0" | "1.1"): string[] {
  const at = { major: 1, minor: version === "1.0" ? 0 : 1, patch: 0 };
  const name = version.replace(".", "");
  writeFiles(`acme-shop-${version}`, generateRust(lowerFile(shop, { at }), "../notes/ftk"));
  const edit = (text: string): string => (version === "1.0" ? olderText(text) : text);
  const provided = `{ path = "../../acme-shop-${version}", default-features = false, features = ["provider"] }`;
  const consumed = `{ path = "../../acme-shop-${version}" }`;
  writeFiles(`work/provider${name}`, [
    { path: "Cargo.toml", text: manifest(`shop-provider-${name}`, "cdylib", { "acme-shop": provided, ftk: runtime }) },
    { path: "src/lib.rs", text: edit(read("shop/provider.rs")) },
  ]);
  writeFiles(`work/consumer${name}`, [
    { path: "Cargo.toml", text: manifest(`shop-consumer-${name}`, "bin", { "acme-shop": consumed, ftk: runtime }) },
    { path: "src/main.rs", text: edit(read("shop/consumer.rs")) },
  ]);
  return [`provider${name}`, `consumer${name}`];
}

function writeConstructs(): string[] {
  const abi = lowerFile(join(here, "constructs/all.ffi"), { imports: { "other.net": join(here, "constructs/net.ffi") } });
  const all = { path: "../../test-all", features: ["provider"] };
  writeFiles("test-all", generateRust(abi, "../notes/ftk"));
  for (const one of abi.imports) writeFiles("other-net", generateRust(one, "../notes/ftk"));
  const provider = read("shop/provider.rs")
    .replace("use acme_shop::", "use crate::acme_shop::")
    .replace("acme_shop::export!(MyPackage)", "crate::acme_shop::export!(MyPackage, crate::acme_shop)");
  writeFiles("work/faults", [
    { path: "Cargo.toml", text: manifest("faults", "bin", { ftk: runtime }) },
    { path: "src/main.rs", text: read("shop/faults.rs") },
    { path: "src/provider.rs", text: provider },
  ]);
  writeFiles("work/modules", [
    { path: "Cargo.toml", text: manifest("modules", "cdylib", { "test-all": `{ path = "${all.path}", features = ["provider"] }`, ftk: runtime }) },
    { path: "src/lib.rs", text: read("constructs/modules.rs") },
    { path: "src/provider.rs", text: provider },
  ]);
  return ["modules", "faults"];
}

function writeGuide(): string[] {
  writeFiles("notes", generateRust(lowerText(guide.interface)));
  writeFiles("work/guide-provider", [
    { path: "Cargo.toml", text: guideManifest("guide-provider", guide.manifests.provider) },
    { path: "src/lib.rs", text: guide.provider },
  ]);
  writeFiles("work/guide-consumer", [
    { path: "Cargo.toml", text: guideManifest("guide-consumer", guide.manifests.consumer) },
    { path: "src/main.rs", text: guide.consumer },
  ]);
  return ["guide-provider", "guide-consumer"];
}

/** A manifest as a reader of the guide makes it: what the guide shows behind `[package]`, with the generated folder where it is here. */
function guideManifest(name: string, shown: string): string {
  return `[package]\nname = "${name}"\nversion = "0.0.0"\nedition = "2021"\n\n${shown.replaceAll('"generated/rust', '"../../notes')}`;
}

function writeCircle(): string[] {
  writeFiles("conf-variant", generateRust(lowerFile(join(root, "test/conformance/variant/api.ffi")), "../notes/ftk"));
  writeFiles("work/circle", [
    { path: "Cargo.toml", text: manifest("circle", "bin", { "conf-variant": `{ path = "../../conf-variant" }`, ftk: runtime }) },
    { path: "src/main.rs", text: read("circle/main.rs") },
  ]);
  return ["circle"];
}

beforeAll(async () => {
  const members = [...writeCircle(), ...writeGuide(), ...writeShop("1.0"), ...writeShop("1.1"), ...writeConstructs()];
  writeFiles("work", [{ path: "Cargo.toml", text: workspace(members) }]);
  await cargo("work", "build", "--workspace");
}, 600_000);

test("cargo fmt leaves packages and the runtime that they ship as they are", async () => {
  await cargo("notes", "fmt", "--all", "--check");
  await cargo("test-all", "fmt", "--check");
  writeFiles("formatted", [
    { path: "Cargo.toml", text: manifest("formatted", "bin", { ftk: `{ path = "../notes/ftk" }` }) },
    { path: "src/main.rs", text: "mod acme_shop;\n\nfn main() {}\n" },
    ...generateRust(lowerFile(shop), "../notes/ftk").flatMap(({ path, text }) =>
      path.startsWith("src/") && path !== "src/lib.rs" ? [{ path: path.replace("src/", "src/acme_shop/"), text }] : [],
    ),
  ]);
  await cargo("formatted", "fmt", "--check");
});

test("clippy has nothing to say, neither about the runtime nor about generated code", async () => {
  await cargo("work", "clippy", "--workspace");
  await cargo("notes/ftk", "clippy");
  // Path dependencies are not linted with those that need them.
  await cargo("test-all", "clippy", "--all-features");
}, 600_000);

test.each([["10", "10"], ["10", "11"], ["11", "10"], ["11", "11"]])("shop provider %s under consumer %s", async (provider, consumer) => {
  const text = await output(built(`shop-consumer-${consumer}`), built(`libshop_provider_${provider}.so`));
  await expect(text).toMatchFileSnapshot(join(here, `shop/expected-${provider}-${consumer}.txt`));
});

test("shop provider under a C program", async () => {
  const program = join(scratch, "program");
  const library = built("libshop_provider_11.so");
  const flags = ["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", `-I${join(root, "runtime-native/include")}`, `-I${join(root, "test/golden/shop")}`];
  await output("cc", ...flags, join(here, "shop/program.c"), library, "-o", program);
  await expect(await output(program)).toMatchFileSnapshot(join(here, "shop/expected-c.txt"));
});

test("every allocation of the runtime may fail", async () => {
  expect(await output(built("faults"))).toBe("enough true\n");
});

test("values that contain themselves are read as deep as C reads them, and no deeper", async () => {
  const header = readFileSync(join(root, "runtime-native/include/ftk/check.h"), "utf8");
  expect(await output(built("circle"))).toBe(`true true true true at ${/FTK_DEPTH_MAX (\d+)u/.exec(header)?.[1]}\n`);
});

test("the guide's program runs against the guide's provider", async () => {
  expect(await output(built("guide-consumer"), built("libguide_provider.so"))).toBe(guide.output);
});
