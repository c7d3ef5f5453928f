import { civilFromDays } from '../../base/calendar.ts';
import type { Forecast } from '../../ensemble/forecast/forecast.ts';
import { countText } from '../figure-text.ts';

/**
 * What comes before the first comma of a title, which names a scenario.
 *
 * shortTitle('Compounding, AI executes and people keep deciding') // => 'Compounding'
 */
export function shortTitle(title: string): string {
  return title.split(',')[0]!;
}

/**
 * Several things in a sentence.
 *
 * listText(['a', 'b', 'c']) // => 'a, b and c'
 */
export function listText(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Where the numbers of forecasts come from. */
export function forecastSource(forecasts: readonly Forecast[]): string {
  const { draws, replications } = forecasts[0]!;
  const paths = replications === 1 ? '' : `, ${countText(replications, 'path')} of each`;
  return `simulated: ${countText(draws, 'draw')} of what is uncertain${paths} (${listText(forecasts.map(({ id }) => id))})`;
}

/**
 * Year of a day.
 * @param day since 1970-01-01 [days]
 *
 * yearText(18628) // => '2021'
 */
export function yearText(day: number): string {
  return String(civilFromDays(Math.floor(day)).year);
}
