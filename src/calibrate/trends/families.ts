import { assert } from '../../base/assert.ts';
import { exp } from '../../numeric/exp.ts';
import { log1p, log2 } from '../../numeric/log.ts';
import { pow } from '../../numeric/pow.ts';
import { type Curve, hingeOn, levelOn, lineOn } from './curves.ts';
import type { LogPoints } from './log-points.ts';
import { minimumOf } from './profile.ts';

/** A curve of one family through points. */
export interface FittedCurve {
  /** log2 of the value on a day. */
  readonly at: (day: number) => number;
  /** Sum of squared residuals over n - p, with p parameters. */
  readonly residualVariance: number;
  /** The parameter that makes the family's shape, in words of the family. */
  readonly shape: ShapeValue;
}

/** What a curve's own parameter says. */
type ShapeValue =
  | { readonly kind: 'none' }
  /** Day on which the slope changes [days since 1970-01-01] */
  | { readonly kind: 'break'; readonly day: number }
  /** Each doubling takes this share of the time of the one before, 0 .. 1. */
  | { readonly kind: 'ratio'; readonly share: number }
  /** log2 of the value that is never passed. */
  | { readonly kind: 'ceiling'; readonly log: number };

/** A kind of growth. */
export interface Family {
  readonly id: 'exponential' | 'piecewise' | 'superexponential' | 'logistic';
  /** Parameters, the residual variance not counted. */
  readonly parameters: number;
  /**
   * Least squares on log2 of the values.
   * @param untilDay the curve is finite up to this day, from the last point on [days since 1970-01-01]
   */
  readonly fit: (points: LogPoints, untilDay: number) => FittedCurve;
}

/** Cells of the grid of a shape. */
const CELLS = 64;
/** Of each of two nested grids. */
const NESTED_CELLS = 12;
/** Middle of a logistic curve, in spans of the points from the first on; later than this it is an exponential within the points. */
const LATEST_MIDDLE = 2;
/** Points on each side of a break at least: two make a line. */
const POINTS_PER_SIDE = 2;
/** Of the singularity's distance from the last day needed: from a 32nd of the span of the points to 256 times as far, in doublings. */
const NEAREST = -5;
const FARTHEST = 8;
/** Of the steepness of a logistic curve: e-folds per span of the points, from 1/8 to 128, in doublings. */
const FLATTEST = -3;
const STEEPEST = 7;

/** Every family, the one that the others are held against first. */
export const FAMILIES: readonly Family[] = [
  { id: 'exponential', parameters: 2, fit: fitExponential },
  { id: 'piecewise', parameters: 4, fit: fitPiecewise },
  { id: 'superexponential', parameters: 3, fit: fitSuperexponential },
  { id: 'logistic', parameters: 3, fit: fitLogistic },
];

/** log2 h = a + b t. */
function fitExponential(points: LogPoints): FittedCurve {
  return fitted(
    points,
    lineOn(points, (day) => day),
    2,
    { kind: 'none' },
  );
}

/** log2 h = a + b min(0, t - k) + c max(0, t - k), which breaks on day k. */
function fitPiecewise(points: LogPoints): FittedCurve {
  const { days } = points;
  const [earliest, latest] = [days[POINTS_PER_SIDE - 1]!, days[days.length - POINTS_PER_SIDE]!];
  const { at: day } = minimumOf((candidate) => hingeOn(points, candidate).squares, earliest, latest, CELLS);
  return fitted(points, hingeOn(points, day), 4, { kind: 'break', day });
}

/**
 * Each doubling takes a share d of the time of the one before, so that all of them are over on a day s:
 * log2 h = a - b log2(s - t), d = 2^(-1 / b).
 */
function fitSuperexponential(points: LogPoints, untilDay: number): FittedCurve {
  const span = spanOf(points);
  const on = (distance: number) => {
    const end = untilDay + span * pow(2, distance);
    return lineOn(points, (day) => -log2((end - day) / span));
  };
  const { at: distance } = minimumOf((candidate) => on(candidate).squares, NEAREST, FARTHEST, CELLS);
  const curve = on(distance);
  const share = curve.slope > 0 ? pow(2, -1 / curve.slope) : 1;
  return fitted(points, curve, 3, { kind: 'ratio', share });
}

/** h = K / (1 + exp(-(t - m) / w)), so log2 h = log2 K - log2(1 + exp(-(t - m) / w)). */
function fitLogistic(points: LogPoints): FittedCurve {
  const [first, span] = [points.days[0]!, spanOf(points)];
  const on = (middle: number, steepness: number) =>
    levelOn(points, (day) => -softplus((middle - (day - first) / span) * pow(2, steepness)) / Math.LN2);
  const best = (middle: number) => minimumOf((steepness) => on(middle, steepness).squares, FLATTEST, STEEPEST, NESTED_CELLS);
  const { at: middle } = minimumOf((candidate) => best(candidate).value, 0, LATEST_MIDDLE, NESTED_CELLS);
  const curve = on(middle, best(middle).at);
  return fitted(points, curve, 3, { kind: 'ceiling', log: curve.level });
}

function fitted({ days }: LogPoints, { at, squares }: Curve, parameters: number, shape: ShapeValue): FittedCurve {
  assert(days.length > parameters, 'more points than parameters', { points: days.length, parameters });
  return { at, residualVariance: squares / (days.length - parameters), shape };
}

function spanOf({ days }: LogPoints): number {
  return days.at(-1)! - days[0]!;
}

/** log(1 + exp(x)) without overflow. */
function softplus(x: number): number {
  return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}
