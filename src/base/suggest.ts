/** One slip in three letters is still a slip; with more, a suggestion would be a guess. */
const LETTERS_PER_SLIP = 3;

/**
 * Edit distance: the fewest insertions, deletions, replacements and swaps of neighbours that turn one text into another,
 * no place being edited twice.
 *
 * Source: optimal string alignment, the restricted form of Damerau (1964), doi 10.1145/363958.363994.
 *
 * editDistance('severs', 'servers') // => 1
 */
export function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) cost = Math.min(cost, beforeLast[column - 2]! + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length]!;
}

/**
 * Finds the known word that was probably meant: the nearest by edit distance, case aside, if at most a third of its letters
 * (and at least one) are off; of equally near ones the first.
 *
 * suggest('severs', ['servers', 'stages']) // => 'servers'
 * suggest('banana', ['servers', 'stages']) // => undefined
 */
export function suggest(written: string, known: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let nearestDistance = Infinity;
  const given = written.toLowerCase();
  for (const candidate of known) {
    const tolerable = Math.max(1, Math.floor(candidate.length / LETTERS_PER_SLIP));
    const meant = candidate.toLowerCase();
    if (Math.abs(meant.length - given.length) > tolerable) continue; // the distance is no less
    const distance = editDistance(given, meant);
    if (distance <= tolerable && distance < nearestDistance) {
      nearest = candidate;
      nearestDistance = distance;
    }
  }
  return nearest;
}
