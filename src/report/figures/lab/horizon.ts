import type { PublishedFigure, Trends } from '../../../calibrate/series.ts';
import { durationText } from '../../figure-text.ts';
import type { Figure, Story } from '../figure.ts';
import { shortTitle } from '../forecast-words.ts';
import type { LabPath, Material } from '../material.ts';
import { hueOf } from '../palette.ts';
import { rounded } from '../rounded.ts';
import { drawHorizon, type HorizonCurve, type HorizonData, type HorizonPoint } from './horizon-chart.ts';
import { type CurvePoint, curveOf, monthName, partedAt, partingDay } from './lab-curves.ts';

/** How long the tasks are that AI does, path beside path and as published. */
export const horizon: Figure<HorizonData> = {
  id: 'horizon',
  asks: 'How long a task can AI do by itself, and how long will it be?',
  needs: ['paths'],
  tell: ({ paths, published }: Material) => (paths === undefined ? undefined : horizonStory(paths, published)),
  draw: drawHorizon,
};

function horizonStory(paths: readonly LabPath[], published: Trends | undefined): Story<HorizonData> | undefined {
  const parting = partingDay(paths);
  const whole = paths.map((path) => ({ path, ...horizonsOf(path) })).filter(({ points }) => points.length > 1);
  if (whole.length === 0) return undefined;
  const curves = whole.map(({ path, points, isCapped }, place): HorizonCurve => {
    return { name: shortTitle(path.title), hue: hueOf(path.id, place), points: partedAt(points, parting)[1], isCapped };
  });
  const first = Math.min(...paths.map(({ epochCivilDays }) => epochCivilDays));
  const points = published === undefined ? [] : publishedHorizons(published, first);
  return {
    title: titleOf(whole.map((each) => each.points)),
    subtitle:
      'Length of the tasks that AI does in half of its attempts, as long as they take people (p50 time horizon, logarithmic scale)',
    caption: captionOf(curves, points),
    description: `${curves.map(describe).join('; ')}. ${points.length} published horizons.`,
    sources: [`simulated by loopgain: ${paths.map(({ id }) => id).join(', ')}`, ...sourcesOf(points, published)],
    data: { past: partedAt(whole[0]!.points, parting)[0], partingDay: parting ?? null, curves, points },
  };
}

/** A path's horizon since its first model was deployed, up to the first sample at which it stands at the cap. */
function horizonsOf(path: LabPath): { points: CurvePoint[]; isCapped: boolean } {
  const { epochCivilDays, trajectory } = path;
  const { sampleDays, series } = trajectory;
  const start = series.generation_index.findIndex((index) => !Number.isNaN(index));
  const cap = series.horizon_capped_flag.indexOf(1);
  const [fromDay, toDay] = [start < 0 ? Infinity : sampleDays[start]!, cap < 0 ? Infinity : sampleDays[cap]!];
  const points = curveOf(path, 'horizon_p50_minutes').filter(
    ({ day }) => day >= epochCivilDays + fromDay && day <= epochCivilDays + toDay,
  );
  return { points, isCapped: cap >= 0 };
}

/** Lengths that a title may speak of [minutes]. */
const MILESTONES = [
  { minutes: 60, name: 'an hour' },
  { minutes: 480, name: 'a work day' },
  { minutes: 2400, name: 'a work week' },
  { minutes: 10_000, name: 'a work month' },
  { minutes: 120_000, name: 'a work year' },
] as const;

function captionOf(curves: readonly HorizonCurve[], points: readonly HorizonPoint[]): string {
  return [
    "Lines: the lab's newest model, step by step. A work week is 40 hours, a work year 2,000.",
    ...(points.length > 0 ? ['Dots: record models as METR measured them, with 95 % intervals; triangle: at least so long.'] : []),
    ...(curves.some(({ isCapped }) => isCapped)
      ? ['Arrows: beyond the scale, where a length of task no longer means anything.']
      : []),
  ].join(' ');
}

function titleOf(curves: readonly (readonly CurvePoint[])[]): string {
  const reached = MILESTONES.findLast(({ minutes }) => curves.every((points) => reachedDay(points, minutes) !== undefined));
  if (reached === undefined) {
    const { day, value } = curves[0]!.at(-1)!;
    return `In ${monthName(day)} AI does tasks of ${durationText(value)} by itself`;
  }
  const days = curves.map((points) => reachedDay(points, reached.minutes)!);
  const [soonest, latest] = [monthName(Math.min(...days)), monthName(Math.max(...days))];
  const when = soonest === latest ? `in ${soonest}` : `between ${soonest} and ${latest}`;
  return `AI comes to do tasks of ${reached.name} by itself ${when}${curves.length > 1 ? ', whichever future comes' : ''}`;
}

/** First day on which a curve has come to a length that it was below before. */
function reachedDay(points: readonly CurvePoint[], minutes: number): number | undefined {
  const at = points.findIndex(({ value }) => value >= minutes);
  return at < 1 ? undefined : points[at]!.day;
}

function describe({ name, points, isCapped }: HorizonCurve): string {
  const { day, value } = points.at(-1)!;
  return isCapped ? `${name}: beyond the scale from ${monthName(day)}` : `${name}: ${durationText(value)} in ${monthName(day)}`;
}

const MEASURED = 'metr-horizons-1.1-2026-04';
const REPORTED = 'metr-horizons-reported';

/** Models that readers may know, those whose points stand clear of each other. */
const NAMES: Readonly<Record<string, string>> = {
  gpt_4: 'GPT-4',
  o1: 'o1',
  gpt_5_2025_08_07: 'GPT-5',
  claude_opus_4_6: 'Claude Opus 4.6',
  claude_mythos_preview_early: 'Claude Mythos (at least)',
};

/** Record horizons from a day on, and the lower bounds reported since. */
function publishedHorizons(published: Trends, firstDay: number): HorizonPoint[] {
  const records = published.get(MEASURED)?.figures.filter(({ more }) => more['is_sota'] === 'true') ?? [];
  const bounds = published.get(REPORTED)?.figures.filter(({ bound }) => bound === 'at least') ?? [];
  return [...records, ...bounds].filter((figure) => figure.firstDay >= firstDay && figure.value > 0).map(pointOf);
}

function pointOf({ firstDay, label, value, low, high, bound }: PublishedFigure): HorizonPoint {
  return {
    ...{ day: firstDay, value: rounded(value)!, low: rounded(low) ?? value, high: rounded(high) ?? value },
    ...{ isBound: bound === 'at least', name: NAMES[label] ?? '' },
  };
}

function sourcesOf(points: readonly HorizonPoint[], published: Trends | undefined): string[] {
  if (points.length === 0) return [];
  return [MEASURED, REPORTED].flatMap((id) => {
    const info = published?.get(id)?.info;
    return info === undefined ? [] : [`${info.claimant}, ${info.published}`];
  });
}
