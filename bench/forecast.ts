import { childResult, medianOf, tell } from './child.ts';
import type { MeasuredTable } from './table.ts';

/** What is forecast: scenarios with common draws, and simulated experiments a year (half as many changes). */
export const FORECASTS = [
  { title: 'full recursion', ids: 'full-recursion', jobs: 200 },
  { title: 's-curve, compounding and full recursion', ids: 's-curve,compounding,full-recursion', jobs: 200 },
  { title: 'the three, with half as many simulated jobs', ids: 's-curve,compounding,full-recursion', jobs: 100 },
];
const THOUSAND = 1000;
const SECONDS_PER_MINUTE = 60;

/** What a draw of a forecast to 2036 costs, every path with its twin without AI. */
export function measureForecasts(folder: string, draws: number, rounds: number): MeasuredTable {
  const rows = FORECASTS.map(({ title, ids, jobs }) => {
    const seconds = Array.from({ length: rounds }, (_, round) => {
      tell(`forecasts, round ${round + 1} of ${rounds}: ${title}`);
      return childResult<number>([process.execPath, `${folder}/forecast.mjs`], ids, draws, jobs);
    });
    const best = Math.min(...seconds);
    const paths = ids.split(',').length;
    const minutes = (THOUSAND * best) / 2 / SECONDS_PER_MINUTE;
    return [title, ...[best, medianOf(seconds), paths / best].map((figure) => figure.toFixed(2)), minutes.toFixed(1)];
  });
  return {
    id: 'forecasts',
    title: 'Cost of a draw of a forecast to 2036',
    heads: ['forecast', 'best, s of a core', 'median, s', 'paths per s and core', '1,000 draws on two cores, minutes'],
    rows,
  };
}
