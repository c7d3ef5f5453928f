import type { ReproducedFigure } from '../calibrate/reproduce/figures.ts';
import type { Reproduction } from '../calibrate/reproduce/reproduce.ts';
import { countVerdicts } from '../calibrate/reproduce/verdict.ts';
import { seriesOf, type Trends } from '../calibrate/series.ts';
import type { Role } from '../calibrate/targets.ts';
import { alignedText, type TextColumn, wrapText } from './aligned-text.ts';
import { countText, figureText } from './figure-text.ts';
import { storyText, threeNumbersText } from './reproduction-story-text.ts';

/** [characters] */
const WIDTH = 80;
const INDENT = '  ';

const left = (head: string): TextColumn => ({ head, unit: '', align: 'left' });
const right = (head: string): TextColumn => ({ head, unit: '', align: 'right' });

/** Which posterior sample draws come from: one of the shipped history, one of another scenario, or none but the priors. */
export type DrawnSample = 'of the history' | 'of another' | 'none';

/** What a history reproduces of what was published, for the terminal. */
export function reproductionText(reproduction: Reproduction, trends: Trends, sample: DrawnSample): string[] {
  const { figures, stories } = reproduction;
  return [
    'How many published figures are met',
    ...tallyText(figures),
    ...paragraph(FITTED_NOTES[sample]),
    '',
    'Figure by figure: median and nine tenths of the draws',
    ...figuresText(figures, trends),
    ...paragraph(
      'published: in brackets its interval; where there is none, a factor 1.25 either way counts as met. off: of the median, in standard deviations of the published error.',
    ),
    '',
    ...paragraph(threeNumbersText(stories)).map((line) => line.slice(INDENT.length)),
    '',
    ...stories.flatMap((story) => [...storyText(story), '']),
    'Missed, and why',
    ...missesText(figures),
  ];
}

const TALLY_HEADS = [left(''), right('met'), right('missed'), right('of these beyond the draws')];

function tallyText(figures: readonly ReproducedFigure[]): string[] {
  const rows = countVerdicts(figures).map(({ role, met, missed, beyond }) => [ROLES[role], ...[met, missed, beyond].map(String)]);
  const countOf = (role: Role): number => figures.filter((figure) => figure.role === role).length;
  return [
    ...alignedText(TALLY_HEADS, rows).map((line) => INDENT + line),
    ...paragraph(
      `Not counted: ${countText(countOf('input'), 'input')}, which the history was given and cannot miss, and ${countText(countOf('repeated'), 'figure')} that state a measurement of another series once more.`,
    ),
  ];
}

/** What the role says where figures up to 2025 were not, or may not have been, learned from. */
const FITTED_NOTES: Readonly<Record<DrawnSample, string>> = {
  'of the history': '',
  'of another':
    'Fitted says that a figure is dated up to 2025; whether the sample has learned from it, the calibration that wrote it says.',
  none: 'Fitted only says that a figure is dated up to 2025: draws from the priors were fitted to nothing.',
};

const ROLES = { fitted: 'fitted, up to 2025', predicted: 'predicted, from 2026' } as const;

const FIGURE_HEADS = [left('date'), left('published'), left('simulated'), right('off'), left('role'), left('met')];

/** Aligned over all series, below the name of each. */
function figuresText(figures: readonly ReproducedFigure[], trends: Trends): string[] {
  const [head, ...rows] = alignedText(FIGURE_HEADS, figures.map(figureCells));
  const lines = figures.flatMap((figure, i) => {
    const before = figures[i - 1];
    const heading = before !== undefined && nameOf(before, trends) === nameOf(figure, trends) ? [] : [nameOf(figure, trends)];
    return [...heading, INDENT + rows[i]!];
  });
  return [INDENT + head!, ...lines];
}

function nameOf({ target: { series, observable } }: ReproducedFigure, trends: Trends): string {
  const { unit, transcription } = seriesOf(trends, series).info;
  return `${observable.id} [${unit}], ${series}${transcription === 'secondary' ? ', as others quote it' : ''}`;
}

function figureCells({ target, drawn, deviations, role, verdict }: ReproducedFigure): string[] {
  const { figure, low, high, intervalPublished } = target;
  const isBound = figure.bound === 'at least';
  const value = `${isBound ? '>= ' : ''}${figureText(figure.value)}`;
  const interval = isBound ? `from ${endText(low)}` : rangeText(low, high);
  return [
    figure.date,
    intervalPublished ? `${value} (${interval})` : value,
    `${figureText(drawn.median)} (${rangeText(drawn.low, drawn.high)})`,
    role === 'input' ? '' : deviations.toFixed(1),
    role,
    VERDICTS[verdict],
  ];
}

const VERDICTS = { met: 'yes', missed: 'no', input: '' } as const;

function rangeText(low: number, high: number): string {
  return `${endText(low)} to ${endText(high)}`;
}

/** Ends of intervals are not known to more. */
function endText(value: number): string {
  return figureText(Number(value.toPrecision(2)));
}

/** Each miss below its reason; those of one counterpart that fall short, or go beyond, have one reason. */
function missesText(figures: readonly ReproducedFigure[]): string[] {
  const groups = new Map<string, { readonly reason: string; readonly dates: string[] }>();
  for (const { target, role, verdict, error } of figures) {
    if (verdict !== 'missed' || role === 'repeated') continue;
    const { observable, figure } = target;
    const [way, reason] = missOf(observable, error);
    const key = `${observable.id}, ${way}`;
    const group = groups.get(key) ?? { reason, dates: [] };
    groups.set(key, group);
    group.dates.push(figure.date);
  }
  if (groups.size === 0) return [`${INDENT}Nothing.`];
  return [...groups].flatMap(([key, { reason, dates }]) => {
    return [...paragraph(`${key}: ${dates.sort().join(', ')}`), ...paragraph(reason).map((line) => INDENT + line)];
  });
}

function missOf({ below, above }: ReproducedFigure['target']['observable'], error: number): readonly [string, string] {
  if (Number.isNaN(error)) return ['none simulated', 'The paths end before it, or have no model to read it from.'];
  return error < 0 ? ['too low', below] : ['too high', above];
}

function paragraph(text: string): string[] {
  return wrapText(text, WIDTH - 2 * INDENT.length).map((line) => INDENT + line);
}
