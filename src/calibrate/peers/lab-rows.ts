import { DAYS_PER_YEAR } from '../../base/units.ts';
import type { SampleColumnId } from '../../lab/columns.ts';
import type { Trajectory } from '../../lab/trajectory.ts';
import { log2 } from '../../numeric/log.ts';
import { dayOfYear, decimalYear, newYear } from './decimal-year.ts';
import { AUTOMATION_99, AUTOMATION_SHARE, LONG_HORIZON, PROGRESS_LEVELS, progressMilestone } from './milestones.ts';
import type { PeerQuantity, PeerRow, Spread } from './peer-row.ts';
import { RANGE_INTERVAL, rangeOf } from './spread.ts';

/** A lab's forecast: a few paths that differ by chance alone, each with its twin without AI. */
export interface LabForecast {
  readonly id: string;
  readonly epochCivilDays: number;
  readonly paths: readonly Trajectory[];
}

/** At its cap a horizon no longer means a time. */
const CAPPED = 'horizon_capped_flag';

const DATED: readonly { readonly quantity: PeerQuantity; readonly column: SampleColumnId; readonly unit: string }[] = [
  { quantity: 'horizon_p50', column: 'horizon_p50_minutes', unit: 'minutes' },
  { quantity: 'progress_multiplier', column: 'progress_multiplier_ratio', unit: 'ratio' },
  { quantity: 'software_growth', column: 'software_growth_per_year', unit: '1/year' },
  { quantity: 'throughput_ratio', column: 'throughput_ratio', unit: 'ratio' },
];

/** Rows of a lab: what it forecasts by year, and when it reaches the milestones of the other models. */
export function labRows(lab: LabForecast, years: readonly number[]): PeerRow[] {
  const row = (quantity: PeerQuantity, milestone: string, day: number, spread: Spread, unit: string): PeerRow => ({
    ...{ model: lab.id, claimant: 'loopgain', standing: 'loopgain', quantity, milestone, day, ...spread, unit },
    interval: RANGE_INTERVAL,
  });
  const dated = DATED.flatMap(({ quantity, column, unit }) =>
    years.flatMap((year) => {
      const on = (own: SampleColumnId): number[] =>
        lab.paths.map((path) => valueOn(path, own, newYear(year) - lab.epochCivilDays));
      if (quantity === 'horizon_p50' && on(CAPPED).includes(1)) return [];
      const values = on(column);
      return values.some(Number.isNaN) ? [] : [row(quantity, '', newYear(year), rangeOf(values), unit)];
    }),
  );
  const dates = milestonesOf(lab).map(({ milestone, date }) =>
    row('milestone_date', milestone, dayOfYear(date.value), date, 'decimal year'),
  );
  const best = rangeOf(lab.paths.map(bestYearDoublings));
  return [...dated, ...dates, row('best_year_doublings', '', Number.NaN, best, 'doublings')];
}

/** Value of a column at the last sample up to a day; NaN before the first and after the last. */
function valueOn({ sampleDays, series }: Trajectory, column: SampleColumnId, days: number): number {
  if (days > sampleDays.at(-1)!) return Number.NaN;
  return series[column][sampleDays.findLastIndex((sample) => sample <= days)] ?? Number.NaN;
}

function milestonesOf({ epochCivilDays, paths }: LabForecast): { readonly milestone: string; readonly date: Spread }[] {
  const dateOf = (column: SampleColumnId, isReached: (value: number) => boolean): Spread =>
    rangeOf(
      paths.map(({ sampleDays, series }) => {
        const sample = series[column].findIndex(isReached);
        return sample < 0 ? Infinity : decimalYear(epochCivilDays + sampleDays[sample]!);
      }),
    );
  return [
    { milestone: LONG_HORIZON, date: dateOf(CAPPED, (flag) => flag === 1) },
    { milestone: AUTOMATION_99, date: dateOf('human_share', (share) => share <= 1 - AUTOMATION_SHARE) },
    ...PROGRESS_LEVELS.map((level) => ({
      milestone: progressMilestone(level),
      date: dateOf('progress_multiplier_ratio', (multiplier) => multiplier >= level),
    })),
  ];
}

/** Most doublings of software efficiency from one sample to the last one within a year. */
function bestYearDoublings({ sampleDays, series }: Trajectory): number {
  let [most, from] = [0, 0];
  for (let to = 0; to < sampleDays.length; to++) {
    while (sampleDays[to]! - sampleDays[from]! > DAYS_PER_YEAR) from++;
    most = Math.max(most, log2(series.software_efficiency_ratio[to]! / series.software_efficiency_ratio[from]!));
  }
  return most;
}
