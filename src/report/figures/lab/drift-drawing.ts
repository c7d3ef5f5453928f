import * as Plot from '@observablehq/plot';
import { percentText } from '../../figure-text.ts';
import { chart, dateOf } from '../chart.ts';
import { type Canvas, isNarrow } from '../figure.ts';
import { tipsNear } from '../panels.ts';
import type { SvgElement } from '../svg-text.ts';
import { endNames, type Point } from './end-names.ts';
import { monthName, yearScale } from './lab-curves.ts';

/** A model that was looked at: its harm, true and as measured, and what came of the look [days since 1970-01-01]. */
export interface LookedAt {
  readonly generation: number;
  readonly day: number;
  readonly trueHarm: number;
  readonly measuredHarm: number | null;
  readonly fate: 'passed' | 'mended' | 'rolled back' | 'in flight';
  readonly alarm: 'none' | 'true' | 'by chance';
  readonly isMissed: boolean;
}

/** All models that were looked at, and from when to when there was one in use [days since 1970-01-01]. */
export interface DriftData {
  readonly fromDay: number;
  readonly toDay: number;
  readonly models: readonly LookedAt[];
}

/** Room above the most harm and below the least, in parts of the height. */
const ROOM = 0.12;
/** [pixels] */
const VERTICAL = { marginTop: 14, marginBottom: 26 } as const;

/** True harm of the model in use, what evaluations measured, and what came of it. */
export function drawDrift(data: DriftData, canvas: Canvas): SvgElement {
  const narrow = isNarrow(canvas);
  const height = narrow ? 340 : 400;
  const margins = { marginLeft: 46, marginRight: narrow ? 56 : 64 };
  const [low, high] = rangeOf(data);
  const inner = {
    width: canvas.width - margins.marginLeft - margins.marginRight,
    height: height - VERTICAL.marginTop - VERTICAL.marginBottom,
  };
  const inUse = inUseOf(data);
  const colour = canvas.palette.hues.orange;
  const toPixels = (harm: number): number => ((harm - low) / (high - low)) * inner.height;
  const toLeft = (day: number): number => ((day - data.fromDay) / (data.toDay - data.fromDay)) * inner.width;
  return chart(canvas, {
    ...{ height, ...VERTICAL, ...margins },
    x: yearScale(canvas, margins, data.fromDay, data.toDay),
    y: { domain: [low, high], label: null, grid: true, ticks: 6, tickFormat: percentText },
    marks: [
      Plot.ruleY([0], { stroke: canvas.palette.ink, strokeWidth: 1 }),
      Plot.lineY(inUse, { x: atDay, y: 'value', stroke: colour, curve: 'step-after', strokeWidth: 2.4 }),
      ...modelMarks(data.models, canvas),
      ...kindNames(data.models, { toPixels, toLeft }, canvas),
      ...endNames(
        inUse.slice(-1).map((point) => ({ ...point, words: `true\n${percentText(point.value)}`, colour })),
        toPixels,
        canvas,
      ),
      ...tipsNear(canvas, data.models, { x: atDay, y: ({ trueHarm }) => trueHarm, title: tipText }),
    ],
  });
}

function rangeOf({ models }: DriftData): readonly [low: number, high: number] {
  const harms = models.flatMap(({ trueHarm, measuredHarm }) => [trueHarm, measuredHarm ?? 0]);
  const [least, most] = [Math.min(0, ...harms), Math.max(0, ...harms)];
  return [least - ROOM * (most - least), most + ROOM * (most - least)];
}

/** Harm of the model in use: none at first, then that of each that is let out and newer. */
function inUseOf({ fromDay, toDay, models }: DriftData): Point[] {
  const letOut = models.filter(({ fate }) => fate === 'passed' || fate === 'mended').sort((one, other) => one.day - other.day);
  const points = [{ day: fromDay, value: 0 }];
  let newest = 0;
  for (const { generation, day, trueHarm } of letOut) {
    if (generation < newest) continue;
    newest = generation;
    points.push({ day, value: trueHarm });
  }
  return [...points, { day: toDay, value: points.at(-1)!.value }];
}

function atDay({ day }: { readonly day: number }): Date {
  return dateOf(day);
}

function measuredOf({ measuredHarm, trueHarm }: LookedAt): number {
  return measuredHarm ?? trueHarm;
}

function trueOf({ trueHarm }: LookedAt): number {
  return trueHarm;
}

/** Missed harm as dots, what was measured as circles, or triangles where it raised an alarm (hollow by chance), roll-backs as crosses. */
function modelMarks(models: readonly LookedAt[], { palette }: Canvas): Plot.Markish[] {
  const { hues, paper } = palette;
  const measured = models.filter(({ measuredHarm }) => measuredHarm !== null);
  const of = (alarm: LookedAt['alarm']): LookedAt[] => measured.filter((model) => model.alarm === alarm);
  const place = { x: atDay, y: measuredOf, stroke: hues.blue } as const;
  const isMissed = models.filter((model) => model.isMissed);
  const dropped = models.filter(({ fate }) => fate === 'rolled back');
  return [
    Plot.ruleX(measured, { x: atDay, y1: 'trueHarm', y2: 'measuredHarm', stroke: hues.blue, strokeWidth: 1, strokeOpacity: 0.6 }),
    Plot.dot(of('none'), { ...place, r: 2.6, fill: paper, strokeWidth: 1.3 }),
    Plot.dot(of('true'), { ...place, symbol: 'triangle', r: 5, fill: hues.blue, strokeWidth: 1.6 }),
    Plot.dot(of('by chance'), { ...place, symbol: 'triangle', r: 5, fill: paper, strokeWidth: 1.6 }),
    Plot.dot(isMissed, { x: atDay, y: 'trueHarm', r: 3, fill: hues.orange, stroke: paper, strokeWidth: 0.8 }),
    Plot.dot(dropped, { x: atDay, y: 'trueHarm', symbol: 'times', r: 6, stroke: hues.rose, strokeWidth: 2.6 }),
  ];
}

/** Where a day and a harm lie [pixels from the left and from below]. */
interface Scales {
  readonly toLeft: (day: number) => number;
  readonly toPixels: (harm: number) => number;
}

/** One of each kind of mark is named: the highest whose name has room. */
function kindNames(models: readonly LookedAt[], { toLeft, toPixels }: Scales, { palette }: Canvas): Plot.Markish[] {
  const { rose, blue, orange } = palette.hues;
  const kinds = [
    { words: 'rolled back', colour: rose, dy: 15, at: trueOf, of: models.filter(({ fate }) => fate === 'rolled back') },
    { words: 'false alarm', colour: blue, dy: -14, at: measuredOf, of: models.filter(({ alarm }) => alarm === 'by chance') },
    { words: 'alarm', colour: blue, dy: -14, at: measuredOf, of: models.filter(({ alarm }) => alarm === 'true') },
    {
      words: 'measured',
      colour: blue,
      dy: -12,
      at: measuredOf,
      of: models.filter(({ alarm, measuredHarm }) => alarm === 'none' && measuredHarm !== null),
    },
    { words: 'missed', colour: orange, dy: -11, at: trueOf, of: models.filter(({ isMissed }) => isMissed) },
  ];
  const taken: PlacedWords[] = [];
  return kinds.map(({ words, colour, dy, at, of }) => {
    const byHeight = [...of].sort((one, other) => at(other) - at(one));
    const place = (model: LookedAt) => ({ left: toLeft(model.day), up: toPixels(at(model)) - dy, words });
    const model = byHeight.find((one) => !taken.some((other) => isNear(place(one), other)));
    if (model === undefined) return null;
    taken.push(place(model));
    const halo = { stroke: palette.paper, strokeWidth: 3 } as const;
    return Plot.text([model], { x: atDay, y: at, text: () => words, fill: colour, ...halo, fontWeight: 600, fontSize: 11, dy });
  });
}

/** Size of names [pixels]. */
const LETTER = 7;
const LINE = 14;

interface PlacedWords {
  readonly left: number;
  readonly up: number;
  readonly words: string;
}

function isNear(one: PlacedWords, other: PlacedWords): boolean {
  const apart = ((one.words.length + other.words.length) / 2) * LETTER;
  return Math.abs(one.up - other.up) < LINE && Math.abs(one.left - other.left) < apart;
}

function tipText({ generation, day, trueHarm, measuredHarm, fate, alarm, isMissed }: LookedAt): string {
  const looked =
    alarm === 'none' ? (isMissed ? 'missed: no alarm' : 'no alarm') : alarm === 'by chance' ? 'false alarm' : 'alarm';
  const measured = measuredHarm === null ? 'not measured' : `${percentText(measuredHarm)} measured`;
  return `Generation ${generation}, ${monthName(day)}\n${percentText(trueHarm)} harm, ${measured}\n${looked}, ${fate}`;
}
