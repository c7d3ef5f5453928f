import type { Forecast } from '../../../ensemble/forecast/forecast.ts';
import { percentText } from '../../figure-text.ts';
import { pathShare, reachedBy, reachedDate, sampleDate } from '../../forecast-figures.ts';
import type { Figure, Story } from '../figure.ts';
import { forecastSource, shortTitle, yearText } from '../forecast-words.ts';
import type { Material } from '../material.ts';
import { type Hue, hueOf } from '../palette.ts';
import { thinned } from '../rounded.ts';
import { drawReached, type FuturesOverTimeData, type ReachedCurve, type ReachedPanel } from './futures-over-time-drawing.ts';

/** Milestones that are shown, from what comes first to what comes last. */
const SHOWN: readonly { readonly id: string; readonly name: string; readonly hue: Hue }[] = [
  { id: 'horizon-month', name: 'tasks of a month', hue: 'green' },
  { id: 'progress-5', name: 'research 5× as fast', hue: 'blue' },
  { id: 'progress-25', name: 'research 25× as fast', hue: 'purple' },
  { id: 'human-share-1', name: 'people do under 1 %', hue: 'ochre' },
  { id: 'recursion', name: 'recursion', hue: 'orange' },
];
const TOLD = 'progress-5';
const MOST_POINTS = 72;

/** How likely it is that milestones have been reached, by date. */
export const futuresOverTime: Figure<FuturesOverTimeData> = {
  id: 'futures-over-time',
  asks: 'How likely is what, by when?',
  needs: ['forecasts'],
  tell: reachedStory,
  draw: drawReached,
};

function reachedStory({ forecasts = [] }: Material): Story<FuturesOverTimeData> | undefined {
  const panels = forecasts.map((forecast, place) => panelOf(forecast, place, shownFrom(forecasts)));
  if (panels.every(({ curves }) => curves.length === 0)) return undefined;
  return {
    title: titleOf(forecasts),
    subtitle: 'Share of draws in which a milestone has been reached, by date [%]',
    caption:
      'At the right: the share at the end, with its 95 % interval. Recursion has to last two years to count, so that it is not known of the last two years.',
    description: panels.map(describe).join('; '),
    sources: [forecastSource(forecasts)],
    data: { panels },
  };
}

function panelOf(forecast: Forecast, place: number, fromDay: number): ReachedPanel {
  const { id, title } = forecast;
  const curves = SHOWN.flatMap((shown) => curveOf(forecast, shown, fromDay) ?? []);
  return { id, name: shortTitle(title), hue: hueOf(id, place), curves };
}

function curveOf(forecast: Forecast, { id, name, hue }: (typeof SHOWN)[number], fromDay: number): ReachedCurve | undefined {
  const { milestones, sampleDays } = forecast.frame;
  const milestone = milestones.findIndex((each) => each.id === id);
  if (milestone < 0) return undefined;
  const placed = { forecast, view: forecast.views[0]! };
  const lastKnown = sampleDays.at(-1)! - milestones[milestone]!.needsDays;
  const known = [...sampleDays.keys()].filter(
    (sample) => sampleDate(forecast, sample) >= fromDay && sampleDays[sample]! <= lastKnown,
  );
  if (known.length === 0) return undefined;
  const points = known.map((sample) => {
    const { share } = pathShare(reachedBy(placed, milestone, sample), placed);
    return { day: sampleDate(forecast, sample), share: Number(share.toFixed(DECIMALS)) };
  });
  const { low, high } = pathShare(reachedBy(placed, milestone, known.at(-1)!), placed);
  return { milestone: id, name, hue, points: thinned(points, MOST_POINTS), low, high };
}

/** A year before the first future begins; from the epoch on where nothing changes. */
function shownFrom(forecasts: readonly Forecast[]): number {
  const forks = forecasts.flatMap(({ frame }) => (frame.forkDays === undefined ? [] : [frame.epochCivilDays + frame.forkDays]));
  return forks.length === 0 ? -Infinity : Math.min(...forks) - BEFORE_DAYS;
}

const DECIMALS = 4;
/** The past is shown for as long before a future begins [days]. */
const BEFORE_DAYS = 365;

function titleOf(forecasts: readonly Forecast[]): string {
  const told = forecasts.map((forecast) => {
    const placed = { forecast, view: forecast.views[0]! };
    const milestone = forecast.frame.milestones.findIndex(({ id }) => id === TOLD);
    const reached = reachedBy(placed, milestone);
    return {
      share: pathShare(reached, placed).share,
      median: reachedDate(placed, milestone, 1 / 2, placed.view.paths),
      forecast,
    };
  });
  const end = yearText(sampleDate(forecasts[0]!, forecasts[0]!.frame.sampleDays.length - 1));
  const shares = told.map(({ share }) => share).sort((one, other) => one - other);
  const [least, most] = [wholePercent(shares[0]!), wholePercent(shares.at(-1)!)];
  if (least !== most) return `Research 5 times as fast by ${end} has a chance of ${least} to ${most}, depending on the future`;
  const median = told[0]!.median;
  const half = Number.isNaN(median) ? '' : `; an even chance by ${yearText(median)}`;
  return `Research 5 times as fast by ${end} has a chance of ${most}${half}`;
}

/** Share in whole per cent. */
function wholePercent(share: number): string {
  return percentText(Math.round(share * PER_CENT) / PER_CENT);
}

const PER_CENT = 100;

function describe({ name, curves }: ReachedPanel): string {
  const ends = curves.map((curve) => {
    const interval = `${wholePercent(curve.low)} to ${wholePercent(curve.high)}`;
    return `${curve.name} ${wholePercent(curve.points.at(-1)!.share)} (${interval})`;
  });
  return `${name}: ${ends.join(', ')}`;
}
