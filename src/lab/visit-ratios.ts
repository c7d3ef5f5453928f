/** A way back: of the visits to one stage of a path, this share ends at an earlier stage of it. */
export interface WayBack {
  readonly from: number;
  readonly to: number;
  /** 0 to less than 1. */
  readonly share: number;
}

const CONVERGED = 1e-15;

/**
 * Visits per job to each stage, V, with rework: the chain of a path with its ways back, V = 1 + sum of what returns.
 *
 * Solved by iteration, which converges since every share sent back is below 1. Source: traffic equations (Jackson 1957).
 * @param path stage indices in the order visited
 * @returns one number per stage, 0 where the path does not come
 *
 * visitRatios(3, [0, 2], []) // => [1, 0, 1]
 */
export function visitRatios(stages: number, path: readonly number[], ways: readonly WayBack[]): readonly number[] {
  const visits = new Array<number>(stages).fill(0);
  const onPath = ways.filter(({ from, to }) => path.includes(from) && path.includes(to));
  const backShare = (k: number): number => onPath.find(({ from }) => from === k)?.share ?? 0;
  let change = Infinity;
  while (change > CONVERGED) {
    change = 0;
    let flow = 1;
    for (const k of path) {
      const returned = onPath.reduce((sum, { from, to, share }) => sum + (to === k ? visits[from]! * share : 0), 0);
      const here = flow + returned;
      change = Math.max(change, Math.abs(here - visits[k]!) / here);
      visits[k] = here;
      flow = here * (1 - backShare(k));
    }
  }
  return visits;
}
