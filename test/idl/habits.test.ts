// Habits of other languages: each gives one diagnostic, with the way it is written here, and loses nothing else.
import { describe, expect, it } from "vitest";
import { parse, SourceFile } from "../../idl/index.js";

const before = "package a@1.0.0;\nerror E { one = 1 }\n";
const behind = "\nstruct Last { x: f64; }\n";

function helpsOf(text: string): string[] {
  const { tree, diagnostics } = parse(new SourceFile("a.ffi", before + text + behind));
  const names = tree.declarations.map(({ name }) => name.text);
  expect(names).toContain("E");
  expect(names).toContain("Last");
  return diagnostics.map(({ help }) => help);
}

describe.each([
  ["fn f(x: str) throws E -> u64;", "the result stands before `throws`"],
  ["fn f(x: str) throws acme.E -> u64;", "the result stands before `throws`"],
  ["resource R { constructor() -> R; }", "constructors and events have no result"],
  ["error F { missing { name: string; } = 1 }", "the number of a case stands before its fields"],
  ["fn f(x: str): u64;", "a result is written with an arrow"],
  ["variant V { a: u32; }", "what a case holds stands in parentheses"],
  ["variant V { a(u32, string); }", "a case holds one type in parentheses"],
  ["fn f() { return 1; }", "an interface says what there is, not how"],
  ["resource R { property size: u32 { readonly }; }", "`readonly property`"],
  ["resource R { readonly size: u32; }", "a property needs the word"],
  ["fn f(x: null | u32);", "there are no unions of types"],
  ["record R { x: u32; };", "nothing stands behind a closing brace"],
  ["resource R { fn f(self, x: u32); }", "leave `self` out"],
  ["resource R { fn f(&mut self); }", "leave `self` out"],
  ["fn f(x: &str);", "there are no references"],
  ["fn f() -> (u8, u8);", "there are no tuples"],
  ["record R { x: (u8, u8); }", "there are no tuples"],
  ["fn f() -> ();", "a function without a result has no arrow"],
  ["fn f(x: [u8]);", "a sequence is written `list<T>`"],
  ["record my-record { x: u32; }", "a name has letters, digits and `_`"],
  ["pub struct R { x: u32; }", "everything in a package can be used from outside"],
  ["public record R { x: u32; }", "everything in a package can be used from outside"],
  ["record R { pub x: u32; }", "remove `pub`"],
  ["record R { u32 x; }", "the name comes first: `x: u32`"],
  ["record R { x u32; }", "write `x: u32`"],
  ["record R { x thing; }", "write `name: type`"],
  ["u32 f(str x);", "a function begins with `fn`"],
  ["f(x: str) -> u64;", "a function begins with `fn`"],
  ["use a.b;", "other packages are imported"],
  ["class R { x: u32; }", "an object with methods is a `resource`"],
  ["impl R { fn f(); }", "methods stand inside `resource`"],
  ["message M { x: u32; }", "did you mean `record`?"],
  ["resource R { fucntion f(); }", "did you mean `fn`?"],
  ["resource R { namespace f(); }", "a member begins with fn"],
  ["newtype A u32;", "write `=` and the value"],
])("%s", (text, way) => {
  it(`says: ${way}`, () => {
    expect(helpsOf(text)).toEqual([expect.stringContaining(way)]);
    // Cut like text of a user that is too long.
    expect(helpsOf(text)[0]).not.toMatch(/\.\.\.$/);
  });
});

it("a habit is not seen where the text is right", () => {
  expect(
    helpsOf(
      "error F { one = 1 { name: string; }, two }\nfn f(self_: u32, x: str) -> u64 throws E;\nvariant V { a(u32), b { x: u32; y: u32 } }",
    ),
  ).toEqual([]);
});
