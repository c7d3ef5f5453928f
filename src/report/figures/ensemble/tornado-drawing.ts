import * as Plot from '@observablehq/plot';
import type { NamedTarget } from '../../sensitivity-target.ts';
import { chart, dateOf } from '../chart.ts';
import { type Canvas, isNarrow } from '../figure.ts';
import type { SvgElement } from '../svg-text.ts';
import { labelText } from './sensitivity-target.ts';

/** What a factor by itself does to the target. */
export interface DrawnBar {
  readonly factor: string;
  readonly lowSetting: string;
  readonly highSetting: string;
  /** On the axis of the target. */
  readonly low: number;
  readonly high: number;
  /** High less low, with its 95 % interval, in words. */
  readonly change: string;
  /** Whether chance alone may explain it. */
  readonly isChance: boolean;
}

/** What is drawn. */
export interface TornadoData {
  readonly target: Pick<NamedTarget, 'id' | 'kind'>;
  readonly written: number;
  readonly bars: readonly DrawnBar[];
}

/** [pixels] */
const ROW = 30;
const NARROW_ROW = 44;
const NAME_ROOM = 186;
const SETTING_ROOM = 64;
/** Share of a row that its bar takes. */
const BAR_SHARE = 0.5;
const CHANCE_OPACITY = 0.3;

/** Draws bars from the low to the high setting of each factor, widest first, around the value as written. */
export function drawTornado(data: TornadoData, canvas: Canvas): SvgElement {
  const { target, written, bars } = data;
  const { palette, tips } = canvas;
  const narrow = isNarrow(canvas);
  const row = narrow ? NARROW_ROW : ROW;
  const place = (value: number): number | Date => (target.kind === 'date' ? dateOf(value) : value);
  const half = (row * BAR_SHARE) / 2;
  const low = palette.hues.blue;
  const high = palette.hues.orange;
  const opacity = ({ isChance }: DrawnBar): number => (isChance ? CHANCE_OPACITY : 0.85);
  const middle = narrow ? { insetTop: NAME_LINE, insetBottom: 4 } : { insetTop: half / 2, insetBottom: half / 2 };
  const sides = { y: 'factor', ...middle, fillOpacity: opacity } as const;
  const ends = bars.flatMap((bar) => endsOf(bar));
  const dy = narrow ? NAME_LINE / 2 - 1 : 0;
  return chart(canvas, {
    ...{
      height: bars.length * row + 56,
      marginTop: 30,
      marginBottom: 26,
      marginLeft: narrow ? SETTING_ROOM : NAME_ROOM + SETTING_ROOM,
    },
    marginRight: SETTING_ROOM,
    x: { type: scaleOf(data), ticks: narrow ? 4 : 8, label: null, ...tickFormat(data) },
    y: { type: 'band', domain: bars.map(({ factor }) => factor), axis: null },
    marks: [
      Plot.barX(bars, { ...sides, x1: ({ low: end }: DrawnBar) => place(end), x2: () => place(written), fill: low }),
      Plot.barX(bars, { ...sides, x1: ({ high: end }: DrawnBar) => place(end), x2: () => place(written), fill: high }),
      Plot.ruleX([place(written)], { stroke: palette.ink }),
      Plot.text([`as written: ${labelText(target, written)}`], {
        x: place(written),
        frameAnchor: 'top',
        dy: -16,
        fill: palette.ink,
        fontWeight: 'bold',
      }),
      Plot.text(bars, {
        ...{ y: 'factor', text: 'factor', fontWeight: 'bold', fill: palette.ink, frameAnchor: 'left' },
        ...{ stroke: palette.paper, strokeWidth: 4 },
        ...(narrow
          ? { textAnchor: 'start', dx: -SETTING_ROOM, dy: 5 - row / 2 + 4 }
          : { textAnchor: 'start', dx: -NAME_ROOM - SETTING_ROOM }),
      }),
      ...[-1, 1].map((side) =>
        Plot.text(
          ends.filter((end) => end.side === side),
          {
            ...{
              x: ({ value }: End) => place(value),
              y: 'factor',
              text: 'setting',
              fill: ({ isHigh }: End) => (isHigh ? high : low),
            },
            ...{ textAnchor: side < 0 ? 'end' : 'start', dx: 5 * side, dy, fontSize: 11 },
          },
        ),
      ),
      ...(tips
        ? [
            Plot.tip(
              bars,
              Plot.pointerY({
                x: ({ high: end }: DrawnBar) => place(end),
                y: 'factor',
                title: (bar: DrawnBar) => `${bar.factor}: from ${bar.lowSetting} to ${bar.highSetting}\n${bar.change}`,
              }),
            ),
          ]
        : []),
    ],
  });
}

/** [pixels] */
const NAME_LINE = 18;

/** A bar's end with its setting, on the side that is free. */
interface End {
  readonly factor: string;
  readonly value: number;
  readonly setting: string;
  readonly isHigh: boolean;
  readonly side: number;
}

function endsOf({ factor, low, high, lowSetting, highSetting }: DrawnBar): readonly End[] {
  const rises = high >= low;
  return [
    { factor, value: low, setting: lowSetting, isHigh: false, side: rises ? -1 : 1 },
    { factor, value: high, setting: highSetting, isHigh: true, side: rises ? 1 : -1 },
  ];
}

function scaleOf({ target, written, bars }: TornadoData): 'utc' | 'log' | 'linear' {
  if (target.kind === 'date') return 'utc';
  const positive = [written, ...bars.flatMap(({ low, high }) => [low, high])].every((value) => value > 0);
  return target.kind === 'log' && positive ? 'log' : 'linear';
}

function tickFormat({ target }: TornadoData): Plot.ScaleOptions {
  return target.kind === 'date' ? {} : { tickFormat: (value: number) => labelText(target, value) };
}
