/** A way back: of the visits to one stage of a path, this share ends at an earlier stage of it. */
export interface WayBack {
  readonly from: number;
  readonly to: number;
  /** 0 to less than 1. */
  readonly share: number;
}

/**
 * Visits per job to each stage, V, with rework: the chain of a path with its ways back.
 *
 * Each job goes on from a stage once more often than it comes back from behind it, so from the last stage to the first
 * V_k (1 - b_k) = 1 + sum of V_j b_j over the later stages j that send back to k or before it. Source: traffic equations (Jackson 1957).
 * @param path stage indices in the order visited, each once
 * @returns one number per stage, 0 where the path does not come
 *
 * visitRatios(3, [0, 2], []) // => [1, 0, 1]
 */
export function visitRatios(stages: number, path: readonly number[], ways: readonly WayBack[]): readonly number[] {
  const visits = new Array<number>(stages).fill(0);
  const onPath = ways.filter(({ from, to }) => path.includes(from) && path.includes(to));
  for (let at = path.length - 1; at >= 0; at--) {
    let returned = 0;
    let backShare: number | undefined;
    for (const { from, to, share } of onPath) {
      const fromAt = path.indexOf(from);
      if (fromAt > at && path.indexOf(to) <= at) returned += visits[from]! * share;
      if (fromAt === at) backShare ??= share;
    }
    visits[path[at]!] = (1 + returned) / (1 - (backShare ?? 0));
  }
  return visits;
}
