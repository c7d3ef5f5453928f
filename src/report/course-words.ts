import { monthText } from './figure-text.ts';

/** A figure over time. */
export interface Course {
  /** Since 1970-01-01, rising [days]. */
  readonly civilDays: readonly number[];
  /** One for each day; NaN where there is none, Infinity once it is capped. */
  readonly values: readonly number[];
}

/** Told between the beginning and the end. */
const MIDDLE_VALUES = 2;

/**
 * How a figure went, in words: until when it stayed where it began, two days evenly between, from when on it is as at the end.
 * @param text writes a value
 * @param atCap what is said of a figure that is capped
 *
 * courseWords({ civilDays: [0, 31, 59, 90], values: [1, 1, 4, Infinity] }, String) // => '1 until 1970-02, 4 in 1970-03, capped from 1970-04'
 * courseWords({ civilDays: [0, 31], values: [5, 5] }, String) // => '5 throughout'
 */
export function courseWords({ civilDays, values }: Course, text: (value: number) => string, atCap = 'capped'): string {
  const said = (value: number): string => (value === Infinity ? atCap : text(value));
  const known = [...values.keys()].filter((i) => !Number.isNaN(values[i]!));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return 'none';
  const texts = values.map(said);
  if (known.every((i) => texts[i] === texts[first])) return `${texts[first]} throughout`;
  const month = (i: number): string => monthText(Math.floor(civilDays[i]!));
  const stays = known[known.findIndex((i) => texts[i] !== texts[first]) - 1]!;
  const settles = known[known.findLastIndex((i) => texts[i] !== texts[last]) + 1]!;
  const between = known.filter((i) => i > stays && i < settles);
  const chosen = Array.from({ length: Math.min(MIDDLE_VALUES, between.length) }, (_, i) => {
    return between[Math.floor(((i + 1) * between.length) / (MIDDLE_VALUES + 1))]!;
  });
  return [
    `${texts[first]} ${stays === first ? 'in' : 'until'} ${month(stays)}`,
    ...chosen.filter((i, k) => texts[i] !== texts[chosen[k - 1] ?? -1]).map((i) => `${texts[i]} in ${month(i)}`),
    `${texts[last]} ${settles === last && said(values[last]!) !== atCap ? 'in' : 'from'} ${month(settles)}`,
  ].join(', ');
}
