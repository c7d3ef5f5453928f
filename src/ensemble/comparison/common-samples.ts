import { civilFromDays } from '../../base/calendar.ts';
import type { Frame } from '../outcome.ts';

/** One of two, the other. */
export type Two<Value> = readonly [first: Value, second: Value];

/** A day that both of two labs have a sample of. */
export interface CommonSample {
  /** Days since 1970-01-01. */
  readonly civilDays: number;
  /** Its place among the samples of each. */
  readonly samples: Two<number>;
}

/** The first sample of each year after the first, and the last, among those that two labs have in common; perhaps none. */
export function commonSamples(first: Frame, second: Frame): readonly CommonSample[] {
  const places = new Map([...second.sampleDays].map((days, sample) => [second.epochCivilDays + days, sample]));
  const common = [...first.sampleDays].flatMap((days, sample): CommonSample[] => {
    const civilDays = first.epochCivilDays + days;
    const other = places.get(civilDays);
    return other === undefined ? [] : [{ civilDays, samples: [sample, other] }];
  });
  const yearOf = (i: number): number => civilFromDays(Math.floor(common[i]!.civilDays)).year;
  return common.filter((_, i) => i > 0 && (yearOf(i) > yearOf(i - 1) || i === common.length - 1));
}
