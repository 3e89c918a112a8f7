/** Texts that are nearly right: pieces of a sample cut, copied, moved and replaced. */
import type { Random } from "./random.js";

/**
 * The sample with a few changes.
 *
 * @param words What is put in besides pieces of the sample itself.
 * @param most At most that many changes.
 */
export function mutate(random: Random, sample: string, words: readonly string[], most = 6): string {
  let text = sample;
  for (let left = 1 + random.below(most); left > 0; left--) text = change(random, text, words);
  return text;
}

function change(random: Random, text: string, words: readonly string[]): string {
  const at = random.below(text.length + 1);
  const other = random.below(text.length + 1);
  const length = random.below(random.chance(0.2) ? 200 : 12);
  switch (random.below(5)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + random.pick(words) + text.slice(at);
    case 2:
      return text.slice(0, at) + random.pick(words) + text.slice(at + length);
    case 3:
      return text.slice(0, at) + text.slice(other, other + length) + text.slice(at);
    default:
      return swapWords(random, text);
  }
}

/** Two words of the text change places: what was declared as one thing is used as another. */
function swapWords(random: Random, text: string): string {
  const found = [...text.matchAll(/[A-Za-z_]\w*/g)];
  if (found.length < 2) return text;
  const [a, b] = [random.pick(found), random.pick(found)].sort((one, two) => one.index - two.index);
  if (a === undefined || b === undefined || a.index === b.index) return text;
  return text.slice(0, a.index) + b[0] + text.slice(a.index + a[0].length, b.index) + a[0] + text.slice(b.index + b[0].length);
}
