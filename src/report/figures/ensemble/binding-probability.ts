import * as Plot from '@observablehq/plot';
import type { Forecast } from '../../../ensemble/forecast/forecast.ts';
import { monthText, percentText } from '../../figure-text.ts';
import { sampleDate } from '../../forecast-figures.ts';
import { chart, dateOf } from '../chart.ts';
import { type Canvas, type Figure, isNarrow, type Story } from '../figure.ts';
import { forecastSource, listText, shortTitle, yearText } from '../forecast-words.ts';
import type { Material } from '../material.ts';
import { namedPanels } from '../named-panels.ts';
import { type Hue, hueOf, stageHue } from '../palette.ts';
import { thinned } from '../rounded.ts';
import type { SvgElement } from '../svg-text.ts';

/** How likely stages bind, in a forecast: shares by day and stage. */
interface BindingPanel {
  readonly id: string;
  readonly name: string;
  readonly hue: Hue;
  readonly stages: readonly string[];
  readonly days: readonly number[];
  /** [day][stage] */
  readonly shares: readonly (readonly number[])[];
}

interface BindingData {
  readonly panels: readonly BindingPanel[];
}

const MOST_POINTS = 72;
const DECIMALS = 3;
/** Stages that never bind in so large a part of the draws are the others. */
const SHOWN_FROM = 0.05;
const OTHERS = 'others';

/** Which stage binds when, over draws. */
export const bindingProbability: Figure<BindingData> = {
  id: 'binding-probability',
  asks: 'Where will the bottleneck be, and how sure is that?',
  needs: ['forecasts'],
  tell: bindingStory,
  draw: drawBinding,
};

function bindingStory({ forecasts = [] }: Material): Story<BindingData> | undefined {
  const panels = forecasts.flatMap((forecast, place) => panelOf(forecast, place) ?? []);
  if (panels.length === 0) return undefined;
  return {
    title: titleOf(panels),
    subtitle: 'Stage that binds experiments: share of draws [%], by date',
    caption: 'A stage binds when its people or machines are those that more of would let the lab finish more experiments.',
    description: panels.map(describe).join('; '),
    sources: [forecastSource(forecasts)],
    data: { panels },
  };
}

/** About the stages that bind most often at the end, those of most forecasts first. */
function titleOf(panels: readonly BindingPanel[]): string {
  const sum = (stage: string): number => panels.reduce((total, panel) => total + shareAtEnd(panel, stage), 0);
  const ends = panels.map((panel) => {
    const stages = panel.stages.filter((stage) => stage !== OTHERS);
    const stage = stages.reduce((one, other) => {
      const more = shareAtEnd(panel, other) - shareAtEnd(panel, one);
      return more > 0 || (more === 0 && sum(other) > sum(one)) ? other : one;
    });
    return { name: panel.name, stage, share: shareAtEnd(panel, stage) };
  });
  const groups = [...new Set(ends.map(({ stage }) => stage))]
    .map((stage) => ends.filter((end) => end.stage === stage))
    .sort((one, other) => other.length - one.length);
  const by = yearText(panels[0]!.days.at(-1)!);
  const head = `By ${by} the bottleneck most likely sits at the stage`;
  if (groups.length === 1) return `${head} “${ends[0]!.stage}”: in ${sharesText(ends)} of draws${differing(ends)}`;
  const parts = groups.map(
    (group) => `“${group[0]!.stage}” in ${listText(group.map(({ name }) => name))} (${sharesText(group)} of draws)`,
  );
  return `${head} ${parts.join(', but at ')}`;
}

function shareAtEnd({ stages, shares }: BindingPanel, stage: string): number {
  return shares.at(-1)![stages.indexOf(stage)] ?? 0;
}

function sharesText(ends: readonly { readonly share: number }[]): string {
  const shares = ends.map(({ share }) => share);
  const [least, most] = [wholePercent(Math.min(...shares)), wholePercent(Math.max(...shares))];
  return least === most ? most : `${least} to ${most}`;
}

function differing(ends: readonly { readonly share: number }[]): string {
  return new Set(ends.map(({ share }) => wholePercent(share))).size === 1 ? '' : ', depending on the future';
}

function describe(panel: BindingPanel): string {
  const end = likeliest(panel, panel.days.length - 1);
  return `${panel.name}: at first ${likeliest(panel, 0).stage}, at the end ${end.stage} in ${wholePercent(end.share)} of draws`;
}

const PER_CENT = 100;

function wholePercent(share: number): string {
  return percentText(Math.round(share * PER_CENT) / PER_CENT);
}

function likeliest({ stages, shares }: BindingPanel, at: number): { readonly stage: string; readonly share: number } {
  const all = shares[at]!;
  const place = all.indexOf(Math.max(...all));
  return { stage: stages[place]!, share: all[place]! };
}

function panelOf(forecast: Forecast, place: number): BindingPanel | undefined {
  const { id, title, frame, views } = forecast;
  const { binding } = views[0]!;
  const { length } = frame.stageIds;
  const countAt = (sample: number, stage: number): number => binding[sample * length + stage]!;
  const bound = (sample: number): number => frame.stageIds.reduce((sum, _, stage) => sum + countAt(sample, stage), 0);
  const samples = thinned(
    [...frame.sampleDays.keys()].filter((sample) => bound(sample) > 0),
    MOST_POINTS,
  );
  if (samples.length === 0) return undefined;
  const shareAt = (sample: number, stage: number): number => countAt(sample, stage) / bound(sample);
  const isShown = frame.stageIds.map((_, stage) => samples.some((sample) => shareAt(sample, stage) >= SHOWN_FROM));
  const shown = frame.stageIds.flatMap((_, stage) => (isShown[stage] ? [stage] : []));
  const shares = samples.map((sample) => {
    const own = shown.map((stage) => shareAt(sample, stage));
    return [...own, Math.max(0, 1 - own.reduce((sum, share) => sum + share, 0))].map((share) => Number(share.toFixed(DECIMALS)));
  });
  const stages = [...shown.map((stage) => frame.stageIds[stage]!), OTHERS];
  return {
    id,
    name: shortTitle(title),
    hue: hueOf(id, place),
    stages,
    days: samples.map((sample) => sampleDate(forecast, sample)),
    shares,
  };
}

interface Area {
  readonly day: number;
  readonly stage: string;
  readonly from: number;
  readonly to: number;
}

/** [pixels] */
const HEIGHT = 210;
const COLUMNS = 2;
/** Lower areas hold no name. */
const NAMED_FROM = 0.14;

function drawBinding({ panels }: BindingData, canvas: Canvas): SvgElement {
  if (panels.length === 1) return drawPanel(panels[0]!, canvas);
  const named = panels.map((panel) => ({
    name: panel.name,
    colour: canvas.palette.hues[panel.hue],
    draw: (own: Canvas) => drawPanel(panel, own),
  }));
  return namedPanels(canvas, named, COLUMNS);
}

function drawPanel(panel: BindingPanel, canvas: Canvas): SvgElement {
  const { palette, tips } = canvas;
  const areas = areasOf(panel);
  const x = ({ day }: Area): Date => dateOf(day);
  const fill = ({ stage }: Area): string => palette.hues[stageHue(stage)];
  const title = ({ day, stage, from, to }: Area): string =>
    `${monthText(day)}: ${stage} binds in ${percentText(to - from)} of draws`;
  return chart(canvas, {
    ...{ height: isNarrow(canvas) ? HEIGHT : HEIGHT * 1.6, marginTop: 8, marginBottom: 24, marginLeft: 48, marginRight: 20 },
    x: { type: 'utc', ticks: 5, label: null, tickSize: 4 },
    y: { domain: [0, 1], axis: null },
    marks: [
      Plot.axisY([0, 0.5, 1], { text: (share: number) => `${share * PER_CENT} %`, label: null, tickSize: 0 }),
      Plot.areaY(areas, { x, y1: 'from', y2: 'to', z: 'stage', fill, fillOpacity: 0.55, stroke: palette.paper, strokeWidth: 1 }),
      Plot.text(namesOf(areas), {
        ...{
          x,
          y: ({ from, to }: Area) => (from + to) / 2,
          text: 'stage',
          fill: palette.ink,
          stroke: palette.paper,
          strokeWidth: 3,
        },
        ...{ fontWeight: 'bold', fontSize: 11.5 },
      }),
      ...(tips ? [Plot.tip(areas, Plot.pointer({ x, y: ({ from, to }: Area) => (from + to) / 2, title }))] : []),
    ],
  });
}

function areasOf({ stages, days, shares }: BindingPanel): readonly Area[] {
  return days.flatMap((day, i) => {
    let from = 0;
    return stages.map((stage, k): Area => {
      const to = from + shares[i]![k]!;
      const area = { day, stage, from, to };
      from = to;
      return area;
    });
  });
}

/** Where each stage's area is widest for a while, away from the edges: there its name is written, and once more far from it. */
function namesOf(areas: readonly Area[]): readonly Area[] {
  return [...new Set(areas.map(({ stage }) => stage))].flatMap((stage) => {
    const own = areas.filter((area) => area.stage === stage);
    const margin = Math.ceil(own.length / MARGIN_PART);
    const width = (i: number): number => {
      const around = own.slice(i - margin, i + margin + 1);
      return around.reduce((sum, { from, to }) => sum + to - from, 0) / around.length;
    };
    const places = own.flatMap((_, i) => (i >= margin && i < own.length - margin && width(i) >= NAMED_FROM ? [i] : []));
    const widest = (of: readonly number[]): number[] =>
      of.length === 0 ? [] : [of.reduce((one, other) => (width(other) > width(one) ? other : one))];
    const [first] = widest(places);
    if (first === undefined) return [];
    const far = places.filter((i) => Math.abs(i - first) > own.length / FAR_PART);
    return [first, ...widest(far)].map((i) => own[i]!);
  });
}

/** Names keep a tenth of the width from the edges, and two of the same over a third from each other. */
const MARGIN_PART = 10;
const FAR_PART = 3;
