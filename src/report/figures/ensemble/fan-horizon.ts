import type { Trends } from '../../../calibrate/series.ts';
import type { Forecast } from '../../../ensemble/forecast/forecast.ts';
import { FAN_SHARES } from '../../../ensemble/forecast/view-tally.ts';
import { figureText } from '../../figure-text.ts';
import { reachedDate } from '../../forecast-figures.ts';
import type { Figure, Story } from '../figure.ts';
import { forecastSource, yearText } from '../forecast-words.ts';
import { monthName } from '../lab/lab-curves.ts';
import type { Material } from '../material.ts';
import { rounded } from '../rounded.ts';
import { drawFans, type MeasuredPoint } from './fan-drawing.ts';
import { type Fan, fansOf, lastOf } from './fan-story.ts';

interface FanHorizonData {
  readonly fans: readonly Fan[];
  readonly measured: readonly MeasuredPoint[];
}

/** Series of measured horizons: the newest edition. */
const MEASURED = 'metr-horizons-1.1-2026-04';

/** How long tasks get that AI does by itself, and how sure that is. */
export const fanHorizon: Figure<FanHorizonData> = {
  id: 'fan-horizon',
  asks: 'How long are the tasks that AI does by itself, and how sure is that?',
  needs: ['forecasts'],
  tell: horizonStory,
  draw: (data, canvas) => drawFans({ ...data, ticks: TICKS, textOf: workText, room: 76 }, canvas),
};

const MINUTES_PER_HOUR = 60;
/** Hours of work, as time horizons count them. */
const UNITS = [
  { name: 'year', minutes: 120_000 },
  { name: 'month', minutes: 10_000 },
  { name: 'week', minutes: 2400 },
  { name: 'day', minutes: 480 },
  { name: 'hour', minutes: MINUTES_PER_HOUR },
  { name: 'minute', minutes: 1 },
];
const SECONDS = 60;

/**
 * Length of a task in the unit that a person would take: days of 8 hours, weeks of 40, months of 167 and years of 2,000.
 *
 * workText(90) // => '1.5 hours'
 * workText(120_000) // => '1 year'
 */
export function workText(minutes: number): string {
  const unit = UNITS.find((each) => minutes >= each.minutes);
  if (unit === undefined) return `${figureText(Number((minutes * SECONDS).toPrecision(2)))} s`;
  const count = Number((minutes / unit.minutes).toPrecision(2));
  return `${figureText(count)} ${unit.name}${count === 1 ? '' : 's'}`;
}

const TICKS = [
  ...[...UNITS].reverse().map(({ name, minutes }) => ({ value: minutes, text: `1 ${name}` })),
  ...[10, 100, 1000, 10_000, 1e6, 1e8].map((years) => ({ value: years * UNITS[0]!.minutes, text: `${figureText(years)} years` })),
  { value: 1 / SECONDS, text: '1 second' },
];

function horizonStory({ forecasts = [], published }: Material): Story<FanHorizonData> | undefined {
  const fans = fansOf(forecasts, 'horizon_p50_minutes').map(moving);
  if (fans.length === 0) return undefined;
  const measured = measuredHorizons(published, fans);
  const dots = measured.length === 0 ? '' : ' Dots: horizons that METR measured, with their 95 % intervals.';
  const flat = fans.some(isCapped) ? ' A flat top is where horizons end, since they no longer mean a time.' : '';
  return {
    title: titleOf(forecasts),
    subtitle:
      'Time horizon: how long people take for tasks that AI does half of the time, on a logarithmic scale (a week is 40 hours of work, a year 2,000)',
    caption: `Line: the median of what was drawn. Dark band: the middle half of draws; light band: nine tenths of them.${dots}${flat}`,
    description: fans.map(describe).join('; '),
    sources: [forecastSource(forecasts), ...(measured.length === 0 ? [] : [`METR: ${published!.get(MEASURED)!.info.title}`])],
    data: { fans, measured },
  };
}

function measuredHorizons(published: Trends | undefined, fans: readonly Fan[]): readonly MeasuredPoint[] {
  const from = Math.min(...fans.map(({ points }) => points[0]!.day));
  const figures = published?.get(MEASURED)?.figures ?? [];
  return figures.flatMap(({ label, firstDay, value, low, high, bound }): MeasuredPoint[] => {
    if (!(value > 0) || !(firstDay >= from) || bound !== 'value') return [];
    return [{ day: firstDay, name: label, value: rounded(value)!, low: rounded(low), high: rounded(high) }];
  });
}

/** A month of work. */
const TOLD = 'horizon-month';

function titleOf(forecasts: readonly Forecast[]): string {
  const dates = forecasts.flatMap((forecast) => {
    const placed = { forecast, view: forecast.views[0]! };
    const milestone = forecast.frame.milestones.findIndex(({ id }) => id === TOLD);
    const by = [FAN_SHARES[0]!, 1 / 2, FAN_SHARES.at(-1)!].map((share) =>
      reachedDate(placed, milestone, share, placed.view.paths),
    );
    return Number.isNaN(by[1]) ? [] : [by];
  });
  if (dates.length === 0) return 'In most draws AI does not come to tasks that take people a month';
  const months = [...new Set(dates.map(([, median]) => median!))].sort((one, other) => one - other).map(monthName);
  const what = 'Tasks that take people a month: AI does half of them by';
  if (months.length > 1) return `${what} ${months[0]} to ${months.at(-1)}, depending on the future`;
  const [early, , late] = dates[0]!;
  return `${what} ${months[0]}; nine tenths of draws say ${monthName(early!)} to ${Number.isNaN(late) ? 'later' : monthName(late!)}`;
}

/** From where the horizon begins to move: before that there is nothing to show. */
function moving(fan: Fan): Fan {
  const first = fan.points.findIndex(({ p50 }) => p50 !== fan.points[0]!.p50);
  return { ...fan, points: fan.points.slice(Math.max(0, first)) };
}

/** Whether most paths end at one value, the highest that is simulated. */
function isCapped({ points }: Fan): boolean {
  const [before, last] = points.slice(-2);
  return before?.p95 === last?.p95;
}

function describe(each: Fan): string {
  const { day, p05, p50, p95 } = lastOf(each);
  return `${each.name}: in ${yearText(day)} median ${workText(p50)}, nine tenths of draws from ${workText(p05)} to ${workText(p95)}`;
}
