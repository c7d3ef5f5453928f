import { exp } from '../../numeric/exp.ts';
import { log } from '../../numeric/log.ts';

/** Positions of a slider: fine enough that a step is not seen, coarse enough to be set by keys. */
export const STEPS = 200;
/** A range that spans so many times its lower end is easier to set by its logarithm. */
const WIDE = 20;
const DIGITS = 3;

/** Ends of a slider, the lower one first. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * Whether a slider over a range moves by factors.
 *
 * isLogarithmic({ low: 1, high: 100 }) // => true
 * isLogarithmic({ low: 0, high: 1 }) // => false
 */
export function isLogarithmic({ low, high }: Range): boolean {
  return low > 0 && high >= WIDE * low;
}

/**
 * Value at a slider's position, in three digits; the ends are the range's own.
 *
 * valueAt(100, { low: 0, high: 1 }) // => 0.5
 * valueAt(100, { low: 1, high: 100 }) // => 10
 */
export function valueAt(position: number, range: Range): number {
  const { low, high } = range;
  if (position <= 0) return low;
  if (position >= STEPS) return high;
  const share = position / STEPS;
  const value = isLogarithmic(range) ? low * exp(share * log(high / low)) : low + share * (high - low);
  return Number(value.toPrecision(DIGITS));
}

/**
 * Position of a value, the nearest one.
 *
 * positionOf(10, { low: 1, high: 100 }) // => 100
 */
export function positionOf(value: number, range: Range): number {
  const { low, high } = range;
  const share = isLogarithmic(range) ? log(Math.max(value, low) / low) / log(high / low) : (value - low) / (high - low);
  return Math.round(Math.min(1, Math.max(0, share)) * STEPS);
}
