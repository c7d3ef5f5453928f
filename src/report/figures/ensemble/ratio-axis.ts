import { twoDigits } from '../lab/lab-curves.ts';
import { shortCount } from '../lab/log-scale.ts';

const BASE = 10;
/** Up to this ratio of its ends an axis has ticks at even distances. */
const SHORT_SPAN = 3;
const STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
const BETWEEN = [1, 2, 5] as const;
/** Decimals of ticks. */
const DECIMALS = 6;

/**
 * Round ratios for a logarithmic axis, 1 among them where it is within: even steps over a short span, else powers of ten and what is between.
 * @param low of the axis, more than 0
 * @param high of the axis, above low
 * @param most ticks that there is room for, 2 or more
 *
 * ratioTicks(0.95, 1.3, 6) // => [1, 1.1, 1.2, 1.3]
 * ratioTicks(0.2, 40, 6) // => [1, 10]
 * ratioTicks(0.0003, 2e6, 6) // => [0.01, 1, 100, 10000, 1000000]
 */
export function ratioTicks(low: number, high: number, most: number): readonly number[] {
  const short = high / low < SHORT_SPAN ? STEPS.map((step) => multiples(step, low, high)) : [];
  const powers = powersOfTen(low, high);
  const fine = powers.flatMap((power) => BETWEEN.map((times) => times * power));
  const coarse = Array.from({ length: powers.length }, (_, skip) =>
    powers.filter((power) => exponentOf(power) % (skip + 1) === 0),
  );
  const all = [...short, fine, ...coarse].map((ticks) => ticks.filter((tick) => tick >= low && tick <= high));
  return all.find((ticks) => ticks.length >= 2 && ticks.length <= most) ?? [1];
}

function multiples(step: number, low: number, high: number): number[] {
  const first = Math.ceil(low / step);
  const count = Math.max(0, Math.floor(high / step) - first + 1);
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toFixed(DECIMALS)));
}

/** From the one below to the one above an axis. */
function powersOfTen(low: number, high: number): number[] {
  let power = 1;
  while (power > low) power /= BASE;
  const powers: number[] = [];
  for (; power <= high; power *= BASE) powers.push(Number(power.toPrecision(1)));
  return powers;
}

function exponentOf(power: number): number {
  return Number(power.toExponential().split('e')[1]);
}

/**
 * A ratio as a label says it, of two or three digits, thousands and millions as k and M.
 *
 * ratioText(1.064) // => '1.06'
 * ratioText(1_492_000) // => '1.5M'
 * ratioText(0.00034) // => '0.00034'
 */
export function ratioText(ratio: number): string {
  if (ratio >= THOUSANDS) return shortCount(Number(ratio.toPrecision(2)));
  const near = NEAR.find(({ from, to }) => ratio > from && ratio < to);
  return near === undefined ? twoDigits(ratio) : String(Number(ratio.toFixed(near.decimals)));
}

const THOUSANDS = 10_000;
/** The nearer to 1, the more decimals matter. */
const NEAR = [
  { from: 0.95, to: 1.05, decimals: 3 },
  { from: 0.5, to: 2, decimals: 2 },
];
