/** Where a function of one number is least, and its value there. */
interface Minimum {
  readonly at: number;
  readonly value: number;
}

/** The golden section: the part of an interval that each step keeps. */
const KEPT = (Math.sqrt(5) - 1) / 2;
/** Narrows two cells of the grid to a hundred-thousandth of them. */
const STEPS = 24;

/**
 * Least value of a function over an interval: the best point of a grid, then golden section between its neighbours, so that of several
 * valleys the deepest on the grid is found. The same on every machine.
 * Source: Kiefer (1953), Proceedings of the American Mathematical Society 4, 502-506.
 * @param cells of the grid, 2 or more
 *
 * minimumOf((x) => (x - 1) * (x - 1), -2, 3, 10).value < 1e-9 // => true
 */
export function minimumOf(loss: (x: number) => number, low: number, high: number, cells: number): Minimum {
  const at = (cell: number): number => low + ((high - low) * cell) / cells;
  let best = 0;
  let least = loss(low);
  for (let cell = 1; cell <= cells; cell++) {
    const value = loss(at(cell));
    if (value < least) [best, least] = [cell, value];
  }
  const refined = goldenSection(loss, at(Math.max(0, best - 1)), at(Math.min(cells, best + 1)));
  return refined.value < least ? refined : { at: at(best), value: least };
}

function goldenSection(loss: (x: number) => number, low: number, high: number): Minimum {
  let [from, to] = [low, high];
  let [left, right] = [to - KEPT * (to - from), from + KEPT * (to - from)];
  let [lossLeft, lossRight] = [loss(left), loss(right)];
  for (let step = 0; step < STEPS; step++) {
    if (lossLeft <= lossRight) {
      [to, right, lossRight] = [right, left, lossLeft];
      left = to - KEPT * (to - from);
      lossLeft = loss(left);
    } else {
      [from, left, lossLeft] = [left, right, lossRight];
      right = from + KEPT * (to - from);
      lossRight = loss(right);
    }
  }
  return lossLeft <= lossRight ? { at: left, value: lossLeft } : { at: right, value: lossRight };
}
