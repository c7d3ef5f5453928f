import type * as Plot from '@observablehq/plot';
import { figureText } from '../../figure-text.ts';

/** A vertical logarithmic axis of counts, with few round ticks. */
export function logScale(low: number, high: number): Plot.ScaleOptions {
  return { type: 'log', domain: [low, high], label: null, grid: true, ticks: logTicks(low, high), tickFormat: shortCount };
}

/** No more ticks than this on an axis. */
const MOST_TICKS = 5;
/** Below a span of so many times there are ticks between powers of ten. */
const WIDE_SPAN = 50;
const BETWEEN = [1, 2, 5] as const;
const BASE = 10;

/**
 * Round numbers for a logarithmic axis: powers of ten, some left out where there are many, 2 and 5 times as well where there are few.
 *
 * logTicks(0.5, 2000) // => [1, 10, 100, 1000]
 * logTicks(15, 120) // => [20, 50, 100]
 */
export function logTicks(low: number, high: number): number[] {
  const powers: number[] = [];
  let power = 1;
  while (power > low) power /= BASE;
  for (; power <= high; power *= BASE) powers.push(Number(power.toPrecision(1)));
  if (high / low < WIDE_SPAN)
    return powers.flatMap((ten) => BETWEEN.map((times) => times * ten)).filter((tick) => low <= tick && tick <= high);
  const within = powers.filter((tick) => low <= tick);
  const step = Math.ceil(within.length / MOST_TICKS);
  return within.filter((_, i) => i % step === 0);
}

const THOUSAND = 1000;
const MILLION = 1e6;
const BILLION = 1e9;
const TRILLION = 1e12;

/**
 * A count as an axis shows it: k, M, B and T for thousands, millions, billions and trillions.
 *
 * shortCount(20000) // => '20k'
 */
export function shortCount(count: number): string {
  const [unit, name] = [
    [TRILLION, 'T'] as const,
    [BILLION, 'B'] as const,
    [MILLION, 'M'] as const,
    [THOUSAND, 'k'] as const,
  ].find(([size]) => count >= size) ?? [1, ''];
  return `${figureText(count / unit)}${name}`;
}
