// In which order declarations stand, whatever the order of the file.
import { expect, it } from "vitest";
import { lowerText } from "./lowering.js";

const orderOf = (body: string): string[] => lowerText(body).types.map((decl) => decl.name);

it("puts enums, newtypes and structs before what mentions them in a list or map", () => {
  expect(orderOf("error E { a = 1 { all: list<S?>; } } record R { ids: map<K, list<N>>; } struct S { a: u8; } enum K { a } newtype N = u32;")).toEqual(["S", "E", "K", "N", "R"]);
});

it("puts records and variants before what has a default made of them", () => {
  expect(orderOf("record R { all: list<V> = [V.a]; many: list<Q> = [{}]; } variant V { a, b(u8) } record Q { }")).toEqual(["V", "Q", "R"]);
});

it("leaves a default out of the order where its type holds the record in turn", () => {
  expect(orderOf("variant V { a, b(R) } record R { all: list<V> = []; more: list<V> = [V.a]; }")).toEqual(["R", "V"]);
});
