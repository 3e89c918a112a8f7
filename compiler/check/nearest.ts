// Finds the name that the user probably meant.
import type { Context } from "./context.js";

/**
 * The candidate closest to `name`, or undefined when none is close: at most one edit for every three letters and
 * three in all, where a swap of neighbours, a different case or a missing underscore counts as one edit.
 */
export function findNearest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length === 0 || name.length > 80) return undefined;
  // In one or two letters every edit makes another word: only case may differ.
  const limit = name.length < 3 ? 0 : Math.min(3, Math.max(1, Math.floor(name.length / 3)));
  const folded = foldName(name);
  let best: string | undefined;
  let bestDistance = limit === 0 ? 0.75 : limit + 1;
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) > bestDistance + 2) continue;
    const distance = foldName(candidate) === folded ? 0.5 : editDistance(name, candidate, bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The nearest name, or undefined. Counts against the run's budget of searches. */
export function searchNearest(context: Context, name: string, candidates: Iterable<string>): string | undefined {
  if (context.suggestionsLeft <= 0) return undefined;
  context.suggestionsLeft--;
  return findNearest(name, candidates);
}

/** "did you mean `x`?" when something is close, else `otherwise`. Counts against the run's budget of searches. */
export function suggest(context: Context, name: string, candidates: Iterable<string>, otherwise: string): string {
  const nearest = searchNearest(context, name, candidates);
  return nearest === undefined ? otherwise : `did you mean \`${nearest}\`?`;
}

function foldName(name: string): string {
  return name.toLowerCase().replaceAll("_", "");
}

// Optimal string alignment distance; gives up with `limit` as soon as no better result is possible. Cells further than
// `limit` from the diagonal cannot matter and are not looked at.
function editDistance(a: string, b: string, limit: number): number {
  const width = b.length + 1;
  const band = Math.ceil(limit);
  let before = new Uint16Array(width);
  let previous = Uint16Array.from({ length: width }, (_, j) => j);
  let row = new Uint16Array(width);
  for (let i = 1; i <= a.length; i++) {
    row.fill(far);
    row[0] = i;
    let least = i;
    for (let j = Math.max(1, i - band); j <= Math.min(b.length, i + band); j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((previous[j] ?? far) + 1, (row[j - 1] ?? far) + 1, (previous[j - 1] ?? far) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? far) + 1);
      row[j] = cost;
      least = Math.min(least, cost);
    }
    if (least >= limit) return limit;
    [before, previous, row] = [previous, row, before];
  }
  return previous[b.length] ?? limit;
}

const far = 1_000;
