// What may be null inside lists and maps is known to Kotlin from the compiled classes alone: in records, in cases of variants, and in what they give back.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildPackage, lowerText } from "../java/toolchain.js";
import { compileKotlin } from "./toolchain.js";

const abi = lowerText(`
package test.holes@1.0.0;

record Row { names: list<string?>; ages: map<string, u32?>; }

variant Change {
  many { names: list<string?>; count: u32; },
  one(list<list<string?>>),
}

fn same(row: Row) -> Row;
fn made(all: list<string?>) -> Change?;
`);

const GOOD = `
import test.holes.Change
import test.holes.Row
import test.holes.copy

fun lengths(change: Change): List<Int?> = when (change) {
    is Change.Many -> change.names.map { it?.length }
    is Change.One -> change.value.flatten().map { it?.length }
    is Change.Unknown -> emptyList()
}

fun row(): Row = Row(listOf("a", null), mapOf("a" to 1L, "b" to null))
fun many(): Change = Change.Many(listOf("a", null), 2L)
fun one(): Change = Change.One(listOf(listOf("a", null)))
fun longer(row: Row): Row = row.copy(names = row.names + null)
`;

const BAD = `
import test.holes.Change
import test.holes.Row

fun many(change: Change.Many): List<Int> = change.names.map { it.length }
fun one(change: Change.One): List<Int> = change.value.flatten().map { it.length }
fun row(row: Row): Long = row.ages.values.sumOf { it + 1 }
`;

describe("null inside lists and maps", () => {
  it("may be given, and must be expected", async () => {
    const folder = await buildPackage("kotlin-holes", abi);
    await compileKotlin(folder, [abi]);
    writeFileSync(join(folder, "Good.kt"), GOOD);
    await compileKotlin(folder, [], [join(folder, "Good.kt")]);
    writeFileSync(join(folder, "Bad.kt"), BAD);
    await expect(compileKotlin(folder, [], [join(folder, "Bad.kt")])).rejects.toThrow(/Bad\.kt:5:\d+: error: [\s\S]*Bad\.kt:6:\d+: error: [\s\S]*Bad\.kt:7:\d+: error: /);
  }, 600_000);
});
