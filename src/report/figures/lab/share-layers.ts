import * as Plot from '@observablehq/plot';
import { percentText } from '../../figure-text.ts';
import { dateOf } from '../chart.ts';
import type { Canvas } from '../figure.ts';
import type { Hue } from '../palette.ts';

/** A layer of shares of a whole, by sample; null where there is no whole. */
export interface ShareLayer {
  readonly name: string;
  readonly hue: Hue;
  readonly shares: readonly (number | null)[];
}

/** A layer's lower and upper edge at a sample, 0..1 from below. */
export interface Slice {
  readonly day: number;
  readonly low: number;
  readonly high: number;
}

/** Size of a name and room that it takes: height of a line and width of a letter [pixels]. */
interface Lettering {
  readonly fontSize: number;
  readonly line: number;
  readonly letter: number;
}
const LARGE: Lettering = { fontSize: 13, line: 18, letter: 8 };
const SMALL: Lettering = { fontSize: 11, line: 13, letter: 6.6 };

/** Where layers lie [pixels]. */
export interface LayerSize {
  readonly width: number;
  readonly height: number;
}

/** Layers on each other, the first at the top, each named where it is thick enough, or just above. */
export function layerMarks(
  days: readonly number[],
  layers: readonly ShareLayer[],
  size: LayerSize,
  { palette }: Canvas,
): Plot.Markish[] {
  const all = slicesOf(days, layers);
  const areas = all.map((slices, i) =>
    Plot.areaY(slices, {
      ...{ x: ({ day }: Slice) => dateOf(day), y1: 'low', y2: 'high' },
      ...{ fill: palette.hues[layers[i]!.hue], stroke: palette.paper, strokeWidth: 0.6 },
    }),
  );
  const names: (LayerName | undefined)[] = [];
  for (const [i, slices] of all.entries()) {
    const { name } = layers[i]!;
    names.push(
      nameWithin(slices, name, size) ??
        nameAbove(slices, i === 0 ? undefined : { slices: all[i - 1]!, label: names[i - 1] }, name, size),
    );
  }
  const style = { fill: palette.paper, fontWeight: 600 } as const;
  const labels = names.map((label) =>
    label === undefined
      ? null
      : Plot.text([label.place], {
          ...style,
          x: ({ day }) => dateOf(day),
          y: 'middle',
          text: () => label.text,
          fontSize: label.fontSize,
        }),
  );
  return [...areas, ...labels];
}

interface LayerName {
  readonly place: LabelPlace;
  readonly text: string;
  readonly fontSize: number;
}

function nameWithin(slices: readonly Slice[], name: string, { width, height }: LayerSize): LayerName | undefined {
  for (const { fontSize, line, letter } of [LARGE, SMALL]) {
    const place = labelPlace(slices, (name.length * letter) / width, line / height);
    if (place !== undefined) return { place, text: name, fontSize };
  }
  return undefined;
}

/** A layer with the name that it has. */
interface NamedLayer {
  readonly slices: readonly Slice[];
  readonly label: LayerName | undefined;
}

/** A layer too thin for its name has it in the one above, where it is thickest and that one's own name is not. */
function nameAbove(
  slices: readonly Slice[],
  above: NamedLayer | undefined,
  name: string,
  { width, height }: LayerSize,
): LayerName | undefined {
  if (above === undefined) return undefined;
  const text = `${name} ↓`;
  const lineShare = SMALL.line / height;
  const reach = reachOf(slices, (text.length * SMALL.letter) / width);
  const [first, last] = [slices[0]!.day + reach, slices.at(-1)!.day - reach];
  const taken =
    above.label === undefined
      ? undefined
      : { ...above.label.place, reach: reachOf(slices, (above.label.text.length * LARGE.letter) / width) };
  const places = slices
    .filter((slice) => first <= slice.day && slice.day <= last && thicknessOf(slice) * height >= SEEN_PIXELS)
    .sort((one, other) => thicknessOf(other) - thicknessOf(one))
    .map(({ day }) => ({ day, free: freeAround(above.slices, day, reach) }))
    .filter(({ free: [low, high] }) => high - low > lineShare)
    .map(({ day, free: [low] }) => ({ day, middle: low + lineShare / 2 }));
  const isTaken = ({ day, middle }: LabelPlace): boolean =>
    taken !== undefined &&
    Math.abs(day - taken.day) < reach + taken.reach &&
    Math.abs(middle - taken.middle) < LARGE.line / height;
  const place = places.find((one) => !isTaken(one));
  return place === undefined ? undefined : { place, text, fontSize: SMALL.fontSize };
}

/** A thinner layer is not named [pixels]. */
const SEEN_PIXELS = 3;

function thicknessOf({ low, high }: Slice): number {
  return high - low;
}

function slicesOf(days: readonly number[], layers: readonly ShareLayer[]): Slice[][] {
  const tops = days.map(() => 1);
  return layers.map(({ shares }) =>
    days.map((day, i) => {
      const share = shares[i] ?? Number.NaN;
      const high = tops[i]!;
      tops[i] = Math.max(0, high - share);
      return { day, low: tops[i]!, high };
    }),
  );
}

/** Where a name stands: on this day, at this share of the whole. */
export interface LabelPlace {
  readonly day: number;
  readonly middle: number;
}

/** Of the places where a name fits nearly best, the one in the middle is taken. */
const NEARLY = 0.85;

/**
 * The day and the height at which a name fits well into a layer; undefined where it fits nowhere.
 * @param slices by day, in order
 * @param widthShare of the name, of all days
 * @param heightShare of the name, of the whole
 */
export function labelPlace(slices: readonly Slice[], widthShare: number, heightShare: number): LabelPlace | undefined {
  const reach = reachOf(slices, widthShare);
  const [first, last] = [slices[0]!.day + reach, slices.at(-1)!.day - reach];
  const places = slices
    .filter(({ day }) => first <= day && day <= last)
    .map(({ day }) => ({ day, free: freeAround(slices, day, reach) }))
    .filter(({ free: [low, high] }) => high - low > heightShare);
  const most = Math.max(...places.map(({ free: [low, high] }) => high - low));
  const good = places.filter(({ free: [low, high] }) => high - low >= NEARLY * most);
  const middle = good[Math.floor(good.length / 2)];
  return middle === undefined ? undefined : { day: middle.day, middle: (middle.free[0] + middle.free[1]) / 2 };
}

function reachOf(slices: readonly Slice[], widthShare: number): number {
  return ((slices.at(-1)!.day - slices[0]!.day) * widthShare) / 2;
}

/** Lower and upper edge of what is free in a layer all along some days. */
function freeAround(slices: readonly Slice[], around: number, reach: number): readonly [low: number, high: number] {
  const within = slices.filter(({ day }) => Math.abs(day - around) <= reach);
  const near = [...within, ...[around - reach, around + reach].map((day) => sliceAt(slices, day))];
  return [Math.max(...near.map(({ low }) => low)), Math.min(...near.map(({ high }) => high))];
}

/** A layer between two samples, whose edges are straight. */
function sliceAt(slices: readonly Slice[], day: number): Slice {
  const next = Math.max(
    1,
    slices.findIndex((slice) => slice.day >= day),
  );
  const [before, after] = [slices[next - 1]!, slices[next] ?? slices[next - 1]!];
  const part = after.day > before.day ? (day - before.day) / (after.day - before.day) : 0;
  return { day, low: before.low + part * (after.low - before.low), high: before.high + part * (after.high - before.high) };
}

/** What a pointer is told of all layers at a sample, in the order in which they lie on each other. */
export function layersText(layers: readonly ShareLayer[], sample: number): string {
  return layers.map(({ name, shares }) => `${name} ${percentText(shares[sample] ?? Number.NaN)}`).join('\n');
}
