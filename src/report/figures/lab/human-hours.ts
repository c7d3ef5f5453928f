import type { SampleColumnId } from '../../../lab/columns.ts';
import { percentText } from '../../figure-text.ts';
import { chart, dateOf } from '../chart.ts';
import { type Canvas, type Figure, isNarrow, type Story } from '../figure.ts';
import type { LabPath, Material } from '../material.ts';
import type { Hue } from '../palette.ts';
import { tipsAlong } from '../panels.ts';
import { rounded } from '../rounded.ts';
import type { SvgElement } from '../svg-text.ts';
import { monthName, yearScale } from './lab-curves.ts';
import { roundPercent, sampleDaysOf, wordedCount, type YearMeans, yearMeans } from './path-data.ts';
import { layerMarks, layersText, type ShareLayer } from './share-layers.ts';

/** Shares of people's hours by day [days since 1970-01-01], and how many hours they are a year. */
interface HumanHoursData {
  readonly days: readonly number[];
  readonly layers: readonly ShareLayer[];
  readonly hoursPerYear: readonly (number | null)[];
}

/** What people spend their hours on. */
export const humanHours: Figure<HumanHoursData> = {
  id: 'human-hours',
  asks: 'What do people spend their hours on, once AI does a part of the work?',
  needs: ['path'],
  tell: ({ path }: Material) => (path === undefined ? undefined : hoursStory(path)),
  draw: drawHours,
};

interface Activity {
  readonly name: string;
  readonly column: SampleColumnId;
  readonly hue: Hue;
}

const ACTIVITIES: readonly Activity[] = [
  { name: 'writing', column: 'writing_hours_share', hue: 'blue' },
  { name: 'reviewing', column: 'reviewing_hours_share', hue: 'orange' },
  { name: 'directing', column: 'directing_hours_share', hue: 'purple' },
  { name: 'operating', column: 'operating_hours_share', hue: 'green' },
  { name: 'evaluating', column: 'evaluating_hours_share', hue: 'ochre' },
  { name: 'labelling', column: 'labelling_hours_share', hue: 'rose' },
  { name: 'coordinating', column: 'coordinating_hours_share', hue: 'grey' },
];

/** Less can be seen in no picture. */
const SEEN_SHARE = 0.005;

function hoursStory(path: LabPath): Story<HumanHoursData> | undefined {
  const { series } = path.trajectory;
  const days = sampleDaysOf(path);
  const hours = yearMeans(days, [...series.human_hours_per_year]);
  const means = ACTIVITIES.map(({ name, column }) => ({ name, ...yearMeans(days, [...series[column]]) }));
  if (!(hours.first > 0) || means.some(({ first }) => Number.isNaN(first))) return undefined;
  const seen = ACTIVITIES.filter(({ column }) => series[column].some((share) => share >= SEEN_SHARE));
  return {
    title: titleOf(means),
    subtitle: `${path.title}: parts of all hours that people work, by what they do (stacked to 100 %); ${hoursText(hours)}`,
    caption: `Writing: designing, building and analysing by hand. Reviewing: overseeing agents, reading and securing what they did. Directing: deciding and integrating. Operating: incidents, corrections and findings. Evaluating: models, before they are let out. Coordinating: handing work over.${hiddenText(seen)}`,
    description: means
      .map(({ name, first, last }) => `${name} from ${percentText(first)} in the first year to ${percentText(last)} in the last`)
      .join('; '),
    sources: [`simulated: ${path.id}`],
    data: {
      days,
      layers: seen.map(({ name, column, hue }) => ({ name, hue, shares: [...series[column]].map(rounded) })),
      hoursPerYear: [...series.human_hours_per_year].map(rounded),
    },
  };
}

interface ActivityMeans extends YearMeans {
  readonly name: string;
}

/** What takes a quarter of the hours is worth naming. */
const NAMED_SHARE = 0.25;

function titleOf(means: readonly ActivityMeans[]): string {
  const most = means.reduce((best, one) => (one.first > best.first ? one : best));
  const inEnd = means.filter(({ last }) => last >= NAMED_SHARE).sort((one, other) => other.last - one.last);
  const named = inEnd.filter(({ name }) => name !== most.name).map(({ name, last }) => `${name} (${roundPercent(last)})`);
  if (inEnd[0] === most || named.length === 0) {
    return `${most.name[0]!.toUpperCase()}${most.name.slice(1)} takes most of people's hours throughout: ${roundPercent(most.first)} in the first year, ${roundPercent(most.last)} in the last`;
  }
  return `People's hours go from ${most.name} (${roundPercent(most.first)} in the first year, ${roundPercent(most.last)} in the last) to ${named.join(' and ')}`;
}

/** Growth that is worth telling. */
const GROWN = 1.1;

function hoursText({ first, last }: YearMeans): string {
  const from = `${wordedCount(first)} hours a year`;
  return last > first * GROWN || last < first / GROWN
    ? `${from} at first, ${wordedCount(last)} in the last`
    : `${from} throughout`;
}

function hiddenText(seen: readonly Activity[]): string {
  const hidden = ACTIVITIES.filter((activity) => !seen.includes(activity)).map(({ name }) => name);
  return hidden.length === 0 ? '' : ` Too thin to be seen: ${hidden.join(', ')}.`;
}

function drawHours({ days, layers, hoursPerYear }: HumanHoursData, canvas: Canvas): SvgElement {
  const narrow = isNarrow(canvas);
  const margins = { marginTop: 12, marginBottom: 28, marginLeft: 46, marginRight: 16 };
  const height = narrow ? 320 : 400;
  const size = {
    width: canvas.width - margins.marginLeft - margins.marginRight,
    height: height - margins.marginTop - margins.marginBottom,
  };
  return chart(canvas, {
    height,
    ...margins,
    x: yearScale(canvas, margins, days[0]!, days.at(-1)!),
    y: { domain: [0, 1], label: null, ticks: 5, tickFormat: percentText },
    marks: [
      ...layerMarks(days, layers, size, canvas),
      ...tipsAlong(canvas, [...days.keys()], {
        x: (i) => dateOf(days[i]!),
        y: () => 1 / 2,
        title: (i) =>
          `${monthName(days[i]!)}\n${layersText(layers, i)}\n${wordedCount(hoursPerYear[i] ?? Number.NaN)} hours a year`,
      }),
    ],
  });
}
