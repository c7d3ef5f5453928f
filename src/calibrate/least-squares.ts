import { levenbergMarquardt } from 'ml-levenberg-marquardt';

/** Residuals at each of these points, by point; equal points give equal residuals. */
export type ResidualsAt = (points: readonly (readonly number[])[]) => Promise<readonly Float64Array[]>;

/** How a least-squares fit goes. */
interface FitOptions {
  /** Length of a step along each coordinate that tells the slope there. */
  readonly difference: number;
  readonly iterations: number;
}

/** Where a fit ended. */
export interface LeastSquares {
  readonly point: readonly number[];
  /** Half the sum of squared residuals there, and at the start. */
  readonly cost: number;
  readonly startCost: number;
  /** Points at which residuals were asked for. */
  readonly evaluations: number;
}

/** What the optimiser wants to know before it can go on. */
class Unknown extends Error {
  readonly point: readonly number[];

  constructor(point: readonly number[]) {
    super('residuals that are not known yet');
    this.point = point;
  }
}

/**
 * Finds the point where half the sum of squared residuals is least, by Levenberg and Marquardt's damped steps.
 * The optimiser asks for one point after another and waits for none; so it is begun anew with all that is known whenever it has asked for
 * something unknown, and the neighbours that tell a slope are asked for together, so that they can be simulated side by side.
 * @param start shape of a point, one number or more
 */
export async function leastSquares(
  residualsAt: ResidualsAt,
  start: readonly number[],
  options: FitOptions,
): Promise<LeastSquares> {
  const { difference, iterations } = options;
  const known = new Map<string, Float64Array>();
  const learn = async (points: readonly (readonly number[])[]): Promise<void> => {
    const found = await residualsAt(points);
    for (const [i, point] of points.entries()) known.set(keyOf(point), found[i]!);
  };
  await learn([start]);
  const places = Array.from(known.get(keyOf(start))!, (_, i) => i);
  const data = { x: places, y: places.map(() => 0) };
  const residualsOf = (point: readonly number[]) => {
    const residuals = known.get(keyOf(point));
    if (residuals === undefined) throw new Unknown(point);
    return (place: number): number => residuals[place]!;
  };
  for (;;) {
    try {
      const { parameterValues: point } = levenbergMarquardt(data, residualsOf, {
        initialValues: [...start],
        gradientDifference: difference,
        damping: 1,
        maxIterations: iterations,
        errorTolerance: 0,
      });
      const costAt = (at: readonly number[]): number => known.get(keyOf(at))!.reduce((sum, r) => sum + (r * r) / 2, 0);
      return { point, cost: costAt(point), startCost: costAt(start), evaluations: known.size };
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      await learn(wantedWith(error.point, known, difference));
    }
  }
}

/** A point that is one step from a known one along a coordinate is wanted with its neighbours along all others. */
function wantedWith(
  point: readonly number[],
  known: ReadonlyMap<string, Float64Array>,
  difference: number,
): readonly (readonly number[])[] {
  for (let i = 0; i < point.length; i++) {
    const base = point.map((value, j) => (i === j ? value - difference : value));
    const from = baseNear(base, known);
    if (from === undefined) continue;
    return from.map((_, k) => from.map((value, j) => (j === k ? value + difference : value)));
  }
  return [point];
}

/** The known point that a difference of rounding separates from this one. */
function baseNear(point: readonly number[], known: ReadonlyMap<string, Float64Array>): readonly number[] | undefined {
  for (const key of known.keys()) {
    const candidate = key.split(' ').map(Number);
    if (candidate.every((value, i) => Math.abs(value - point[i]!) < 1e-12)) return candidate;
  }
  return undefined;
}

function keyOf(point: readonly number[]): string {
  return point.join(' ');
}
