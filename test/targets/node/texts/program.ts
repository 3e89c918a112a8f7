// Empty, short and repeated, long, and long in another script: texts travel in different ways.
import { strict as assert } from "node:assert";
import * as api from "test-texts";

api.load(process.argv[2] ?? "");
for (const text of ["", "a", "abc", "ä", "a longer text than those that are remembered", "x".repeat(50_000), "ä".repeat(1000), "ä".repeat(50_000)]) {
  assert.equal(api.tell(text, 5, (given) => given === text), 5);
  for (let i = 0; i < 5; i++) assert.deepEqual(api.back({ title: text, counts: [1, 2] }), { title: text, counts: [1, 2] });
}
console.log("ok");
