// Checking again after an edit: what it says is what a full check says, for edits that keep a package clean and for those that do not.
import fc from "fast-check";
import { expect, it } from "vitest";
import { compileProject } from "../../compiler/tools/compilation.js";
import { SourceCache } from "../../compiler/tools/config/sources.js";
import { readProject, type Project } from "../../compiler/tools/project.js";
import { CleanPackage } from "../../compiler/tools/recheck/index.js";
import { targets } from "../../compiler/targets/index.js";
import { Folder } from "./harness.js";

const config = `sources: ['*.ffi']\ntargets:\n${targets.map(({ id }) => `  ${id}:\n`).join("")}`;

const first = `package acme.shop@1.2.0;

/// What things cost.
newtype Price = u64;
type Prices = list<Price>;
const LIMIT: u32 = 1 << 4;
struct Point { x: f64; y: f64; }
/// Where things are.
record Place { at: Point; name: string = "nowhere"; }
enum Kind: u8 { small = 1, large = 2 }
flags Access { read = 1, write = 2 }
record Item { price: Price; kind: Kind = Kind.small; place: Place?; }
record Box { items: list<Item>; inner: Box?; }
variant Thing { none, item(Item), pair { left: Point; right: Point; } }
`;

const second = `package acme.shop;

error ShopError { closed = 1, missing = 2 { key: string; } }
@domain("acme.other")
error OtherError { broken = 1 }
callback Progress = fn(done: u32) -> bool;
resource Shop {
  constructor(name: str) throws ShopError;
  fn find(key: str) -> Item? throws ShopError;
  mut fn put(item: Item, how: Access) -> Price;
  readonly property size: u32;
}
@abi_name("acme_shop_all_items")
fn all() -> list<Item>;
fn place_of(item: Item) -> Place throws OtherError;
module deep { record Inner { box: Box; } fn take(of: Inner) -> Thing; }
fn watch(progress: Progress) -> u32;
`;

// Text to find and text for it. Some keep the package clean, some do not, some meet each other.
const edits: readonly (readonly [string, string])[] = [
  ["/// What things cost.", "/// What they cost.\n/// Really."],
  ["/// Where things are.\n", ""],
  ["newtype Price = u64", "newtype Price = u32"],
  ["newtype Price = u64", "newtype Price = Kind"],
  ["1 << 4", "1 << 40"],
  ["struct Point { x: f64;", "struct Point { z: f32; x: f64;"],
  ["struct Point { x: f64;", "struct Point { own: Point; x: f64;"],
  ["name: string = \"nowhere\";", "name: string = \"//\"; // gone"],
  ["name: string = \"nowhere\";", "name: string = 5;"],
  ["small = 1, large = 2", "small = 1, large = 2, huge = 3"],
  ["small = 1, large = 2", "tiny = 1, large = 2"],
  ["read = 1", "read = 1, READ = 4"],
  ["inner: Box?", "inner: Box"],
  ["inner: Box?", "inner: Box?; shop: Shop?"],
  ["none, item(Item)", "none, thing(list<Thing>), item(Item)"],
  ["closed = 1", "closed = 1 { box: Box; }"],
  ["\"acme.other\"", "\"acme.shop.ShopError\""],
  ["acme_shop_all_items", "acme_shop_watch"],
  ["fn all()", "fn shop_find()"],
  ["fn all()", "fn every()"],
  ["fn watch(", "fn Place("],
  ["fn watch(", "/** open fn watch("],
  ["fn watch(", "//! late\nfn watch("],
  ["fn watch(", "/// loose\n\nfn list_item() -> u8;\nrecord RowsItem { a: u8; }\nfn watch("],
  ["record Place {", "record ListPrice { prices: Prices; }\nrecord Place {"],
  ["record Item {", "record Item { more: ListPrice?;"],
  ["progress: Progress", "progress: Progres"],
  ["module deep {", "module deep { fn extra(x: Price) -> Prices;"],
  ["record Inner { box: Box; }", "record Item { box: Box; }"],
  ["callback Progress = fn(done: u32) -> bool;\n", ""],
  ["package acme.shop@1.2.0", "package acme.shop@1.3.0"],
  ["package acme.shop;\n", "package acme.shop;\nimport acme.none;\n"],
  ["mut fn put(", "@since(1.1.0) mut fn put("],
  ["fn place_of(item: Item)", "fn place_of(item: Item, again: u8)"],
  ["\n\n", "\n// a comment\n\n"],
];

interface Session {
  readonly folder: Folder;
  readonly open: () => Promise<Project>;
}

function begin(): Session {
  const folder = new Folder({ "ffi.yaml": config, "a.ffi": first, "b.ffi": second });
  const cache = new SourceCache();
  return { folder, open: () => readProject(folder.at("ffi.yaml"), { from: folder.path, targets, cache }) };
}

async function remember(project: Project): Promise<CleanPackage | null> {
  const { abi, diagnostics } = await compileProject(project);
  return abi === null || diagnostics.length > 0 ? null : CleanPackage.of(project, abi);
}

it("says that a package is still clean only when it is", async () => {
  let quick = 0;
  const step = fc.record({ edit: fc.nat(edits.length - 1), back: fc.boolean() });
  const session = begin();
  using folder = session.folder;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const texts = { "a.ffi": first, "b.ffi": second };
      folder.write(texts);
      let clean = await remember(await session.open());
      for (const { edit, back } of steps) {
        const [found = "", given = ""] = edits[edit] ?? [];
        for (const file of ["a.ffi", "b.ffi"] as const) texts[file] = back ? texts[file].replace(given || "\0", () => found) : texts[file].replace(found, () => given);
        folder.write(texts);
        const project = await session.open();
        const { diagnostics } = await compileProject(project);
        if (clean?.becomes(project) === true) {
          expect(diagnostics).toEqual([]);
          quick++;
        } else clean = await remember(project);
      }
    }),
    { numRuns: 60 },
  );
  // The edits that keep it clean are told to be so, or the test proves nothing.
  expect(quick).toBeGreaterThan(20);
}, 120_000);

it.each([
  ["documentation", "/// What things cost.", "/// What they cost."],
  ["a member", "readonly property size: u32;", "readonly property length: u64;"],
  ["a type that others hold", "newtype Price = u64", "newtype Price = u32"],
  ["a new declaration", "record Place {", "record Other { prices: Prices; }\nrecord Place {"],
])("needs no full check for %s", async (_, found, given) => {
  const session = begin();
  using folder = session.folder;
  const clean = await remember(await session.open());
  folder.write({ "a.ffi": first.replace(found, given), "b.ffi": second.replace(found, given) });
  expect(clean?.becomes(await session.open())).toBe(true);
});
