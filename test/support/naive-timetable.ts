import type { Timetable } from '../../src/queueing/spec.ts';

/** The value from a time on, and when the next begins: Infinity if none does. */
type Stretch = { readonly value: number; readonly endDays: number };

/** The stretch of a timetable that holds at a time and right after it, found by going through all of them from 0. */
export function stretchAt({ everyDays, atDays, values }: Timetable, days: number): Stretch {
  for (let cycle = 0; ; cycle++) {
    const startDays = cycle === 0 ? 0 : cycle * everyDays;
    for (const [i, value] of values.entries()) {
      const endDays = startDays + (atDays[i + 1] ?? everyDays);
      if (days < endDays) return { value, endDays };
    }
  }
}

/** When so much time has passed on a clock that runs `value` times as fast as the real one, from `fromDays` on; Infinity if never. */
export function whenPassed(speed: Timetable, fromDays: number, passedDays: number): number {
  let leftDays = passedDays;
  let atDays = fromDays;
  while (atDays < Infinity) {
    const { value, endDays } = stretchAt(speed, atDays);
    if (leftDays <= value * (endDays - atDays)) return value === 0 ? atDays : atDays + leftDays / value;
    leftDays -= value * (endDays - atDays);
    atDays = endDays;
  }
  return Infinity;
}
