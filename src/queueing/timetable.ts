import type { Timetable } from './spec.ts';

/** So many cycles are not counted one by one. */
const MANY_CYCLES = 1000;

/** A moment in a timetable: which cycle, and which of its stretches. */
interface Position {
  cycle: number;
  index: number;
}

/**
 * The value of a timetable at a time.
 * @param atDays [0, ...)
 *
 * valueAt({ everyDays: 1, atDays: [0, 0.5], values: [2, 0] }, 3.25) // => 2
 */
export function valueAt(timetable: Timetable, atDays: number): number {
  return timetable.values[positionAt(timetable, atDays).index]!;
}

/**
 * The first time after `afterDays` at which a timetable's next stretch begins; Infinity after the last.
 *
 * nextChangeDays({ everyDays: 1, atDays: [0, 0.5], values: [2, 0] }, 3.5) // => 4
 */
export function nextChangeDays(timetable: Timetable, afterDays: number): number {
  const position = positionAt(timetable, afterDays);
  while (endOf(timetable, position) <= afterDays) step(timetable, position); // rounding may put a moment at the end of a stretch
  return endOf(timetable, position);
}

/**
 * The largest value that a timetable has at a time or comes to later.
 *
 * mostFrom({ everyDays: 1, atDays: [0, 0.5], values: [2, 0] }, 3.5) // => 2
 * mostFrom({ everyDays: Infinity, atDays: [0, 3, 5], values: [2, 0, 1] }, 4) // => 1
 */
export function mostFrom(timetable: Timetable, days: number): number {
  const { everyDays, values } = timetable;
  return Math.max(...(everyDays < Infinity ? values : values.slice(positionAt(timetable, days).index)));
}

/**
 * When so much has come together as the timetable's value integrated over time: the T with `amount` = integral from `fromDays` to T.
 * @returns T [days]; Infinity where it never comes to that
 *
 * timeOfAmount({ everyDays: 1, atDays: [0, 0.5], values: [2, 0] }, 0.25, 1) // => 1.25
 */
export function timeOfAmount(timetable: Timetable, fromDays: number, amount: number): number {
  const position = positionAt(timetable, fromDays);
  let atDays = fromDays;
  let left = amount;
  const cycles = Math.floor(amount / amountOfCycle(timetable)) - 1; // rounding may have counted one too many
  if (cycles >= MANY_CYCLES) {
    left -= cycles * amountOfCycle(timetable);
    position.cycle += cycles;
    atDays += cycles * timetable.everyDays;
  }
  while (atDays < Infinity) {
    const value = timetable.values[position.index]!;
    const endDays = endOf(timetable, position);
    const within = value * (endDays - atDays);
    if (value > 0 && left <= within) return atDays + left / value;
    left -= value > 0 ? within : 0;
    atDays = endDays;
    step(timetable, position);
  }
  return Infinity;
}

/**
 * Mean of a timetable's values over a cycle; of one that does not come again, its last.
 *
 * meanOfTimetable({ everyDays: 1, atDays: [0, 0.25], values: [2, 0] }) // => 0.5
 */
export function meanOfTimetable({ everyDays, atDays, values }: Timetable): number {
  if (everyDays === Infinity) return values[values.length - 1]!;
  return values.reduce((sum, value, i) => sum + (value * ((atDays[i + 1] ?? everyDays) - atDays[i]!)) / everyDays, 0);
}

/** A timetable's value integrated over a cycle; Infinity where it does not come again. */
function amountOfCycle({ everyDays, atDays, values }: Timetable): number {
  if (everyDays === Infinity) return Infinity;
  return values.reduce((sum, value, i) => sum + value * ((atDays[i + 1] ?? everyDays) - atDays[i]!), 0);
}

function positionAt({ everyDays, atDays }: Timetable, days: number): Position {
  let cycle = everyDays < Infinity ? Math.floor(days / everyDays) : 0;
  if ((cycle + 1) * everyDays <= days) cycle++; // the quotient may round down to below a whole number
  let index = atDays.length - 1;
  while (index > 0 && startOf(everyDays, cycle, atDays[index]!) > days) index--;
  return { cycle, index };
}

function startOf(everyDays: number, cycle: number, atDays: number): number {
  return (cycle === 0 ? 0 : cycle * everyDays) + atDays;
}

function endOf({ everyDays, atDays }: Timetable, { cycle, index }: Position): number {
  return index + 1 < atDays.length ? startOf(everyDays, cycle, atDays[index + 1]!) : (cycle + 1) * everyDays;
}

function step({ atDays }: Timetable, position: Position): void {
  position.index++;
  if (position.index < atDays.length) return;
  position.index = 0;
  position.cycle++;
}
