import * as Plot from '@observablehq/plot';
import type { ReproducedDoublingTime } from '../../../calibrate/trends/doubling-times.ts';
import { figureText } from '../../figure-text.ts';
import { chart } from '../chart.ts';
import { type Canvas, type Figure, isNarrow, type Story } from '../figure.ts';
import type { Material } from '../material.ts';
import { rounded } from '../rounded.ts';
import type { SvgElement } from '../svg-text.ts';

/** A doubling time with its 95 % interval where there is one [days]. */
interface Time {
  readonly window: string;
  readonly by: 'published' | 'here';
  readonly days: number;
  readonly low: number | null;
  readonly high: number | null;
}

interface DoublingTimesData {
  readonly times: readonly Time[];
}

/** How fast time horizons double, by the window of releases. */
export const doublingTimes: Figure<DoublingTimesData> = {
  id: 'doubling-times',
  asks: 'How fast do the tasks that AI does get longer?',
  needs: ['doublingTimes'],
  tell: ({ doublingTimes: found }: Material) => (found === undefined || found.length === 0 ? undefined : timesStory(found)),
  draw: drawTimes,
};

function timesStory(found: readonly ReproducedDoublingTime[]): Story<DoublingTimesData> {
  const times = found.flatMap(timesOf);
  const published = times.filter(({ by }) => by === 'published').map(({ days }) => days);
  const [least, most] = [Math.min(...published), Math.max(...published)].map((days) => figureText(Math.round(days)));
  return {
    title:
      least === most
        ? `The tasks that AI can do double in length every ${most} days`
        : `The tasks that AI can do double in length every ${least} to ${most} days, depending on which releases are counted`,
    subtitle: 'Doubling time of the p50 time horizon, by suite and window of releases [days]; lines: 95 % intervals',
    caption:
      'Disc: as published. Ring: by the same method here, from the published horizons; it resamples how far models lie from the line, METR resamples tasks too. Through two models there is no interval.',
    description: times.map(({ window, by, days }) => `${window}, ${by}: ${figureText(days)} days`).join('; '),
    sources: ['METR, time horizons and doubling times of suites 1.0 and 1.1'],
    data: { times },
  };
}

function timesOf({ suite, from, to, method, published, ours }: ReproducedDoublingTime): readonly Time[] {
  const name = suite.replace('metr-horizons-', 'suite ').replace(/-(\d{4}-\d{2})$/, ' ($1)');
  const words = (model: string): string =>
    model
      .replace(/(\d)_(\d)/g, '$1.$2')
      .replaceAll('_', ' ')
      .replace('claude ', 'Claude ');
  const window = method === 'OLS' ? `${name}, ${releases(from, to)}` : `${words(from)} to ${words(to)}`;
  const bounds = (low: number, high: number) => ({ low: rounded(low), high: rounded(high) });
  return [
    { window, by: 'published', days: rounded(published.value)!, ...bounds(published.low, published.high) },
    { window, by: 'here', days: rounded(ours.days)!, ...bounds(ours.lowDays, ours.highDays) },
  ];
}

function releases(from: string, to: string): string {
  if (from !== '') return `from ${from}`;
  return to === '' ? 'all' : `to ${to}`;
}

/** [pixels] */
const ROW = 36;
const NARROW_ROW = 50;
const NAME_ROOM = 256;

function drawTimes({ times }: DoublingTimesData, canvas: Canvas): SvgElement {
  const { palette, tips } = canvas;
  const narrow = isNarrow(canvas);
  const { blue, orange } = palette.hues;
  const windows = [...new Set(times.map(({ window }) => window))];
  const of = (by: Time['by']): readonly Time[] => times.filter((time) => time.by === by);
  const bounded = (by: Time['by']): readonly Time[] => of(by).filter(({ low, high }) => low !== null && high !== null);
  const shift = narrow ? 8 : 0;
  const [up, down] = [shift - 6, shift + 6];
  const name = narrow ? ({ textAnchor: 'start', dx: -4, dy: -17 } as const) : ({ textAnchor: 'end', dx: -10 } as const);
  const text = ({ days }: Time): string => figureText(Math.round(days));
  const title = ({ window, by, days, low, high }: Time): string =>
    `${window}, ${by}: ${figureText(days)} days${low === null ? '' : ` (95 %: ${figureText(low)} to ${high === null ? 'more' : figureText(high)})`}`;
  const beside = {
    y: 'window',
    x: ({ high, days }: Time) => high ?? days,
    text,
    textAnchor: 'start',
    dx: 8,
    fontSize: 11,
  } as const;
  return chart(canvas, {
    ...{ height: windows.length * (narrow ? NARROW_ROW : ROW) + 56, marginTop: 22, marginBottom: 40, marginRight: 44 },
    marginLeft: narrow ? 8 : NAME_ROOM,
    x: { zero: true, label: 'days', labelAnchor: 'center', labelArrow: 'none', ticks: narrow ? 4 : 8, nice: true },
    y: { type: 'band', domain: windows, axis: null },
    marks: [
      Plot.gridX({ stroke: palette.grid, strokeOpacity: 1, ticks: narrow ? 4 : 8 }),
      Plot.text(windows, {
        y: (window: string) => window,
        text: (window: string) => window,
        frameAnchor: 'left',
        ...{ fill: palette.ink, stroke: palette.paper, strokeWidth: 4 },
        ...(name as object),
      }),
      Plot.ruleY(bounded('published'), { y: 'window', x1: 'low', x2: 'high', stroke: blue, strokeWidth: 2, dy: up }),
      Plot.ruleY(bounded('here'), { y: 'window', x1: 'low', x2: 'high', stroke: orange, strokeWidth: 2, dy: down }),
      Plot.dot(of('published'), { y: 'window', x: 'days', r: 4.5, fill: blue, dy: up }),
      Plot.dot(of('here'), { y: 'window', x: 'days', r: 4.5, fill: palette.paper, stroke: orange, strokeWidth: 2, dy: down }),
      Plot.text(of('published'), { ...beside, fill: blue, dy: up }),
      Plot.text(of('here'), { ...beside, fill: orange, dy: down }),
      Plot.text(of('published').slice(0, 1), {
        y: 'window',
        x: 'days',
        text: () => 'published',
        fill: blue,
        dy: up - 12,
        fontSize: 11,
      }),
      Plot.text(of('here').slice(0, 1), {
        y: 'window',
        x: 'days',
        text: () => 'here',
        fill: orange,
        dy: down + 12,
        fontSize: 11,
      }),
      ...(tips ? [Plot.tip(times, Plot.pointer({ x: 'days', y: 'window', title }))] : []),
    ],
  });
}
