import { figureText } from '../../figure-text.ts';
import type { Figure, Story } from '../figure.ts';
import { shortTitle } from '../forecast-words.ts';
import type { LabPath, Material } from '../material.ts';
import { rounded } from '../rounded.ts';
import { monthName } from './lab-curves.ts';
import { drawLoopGain, type GainCurve, type LoopGainData } from './loop-gain-drawing.ts';
import { sampleDaysOf } from './path-data.ts';

/** Whether AI that improves AI accelerates by itself. */
export const loopGainFigure: Figure<LoopGainData> = {
  id: 'loop-gain',
  asks: 'Does AI that improves AI accelerate by itself?',
  needs: ['paths'],
  tell: ({ paths }: Material) => (paths === undefined ? undefined : loopGainStory(paths)),
  draw: drawLoopGain,
};

function loopGainStory(paths: readonly LabPath[]): Story<LoopGainData> | undefined {
  const told = paths.filter(({ trajectory }) =>
    trajectory.series.loop_gain_ratio.some((gain) => gain !== 0 && !Number.isNaN(gain)),
  );
  if (told.length === 0) return undefined;
  const spells = told.map(spellOf);
  return {
    title: told.length === 1 ? titleOfOne(spells[0]!) : titleOfMany(spells),
    subtitle: `${told.length === 1 ? told[0]!.title : 'Futures'}: loop gain, how strongly better software speeds research up over how strongly ideas getting harder to find slow it down (ratio, linear scale)`,
    caption:
      'Line: month by month. Dots: a new model generation is let out. Above 1 progress speeds itself up, even with the same people and machines; below 1 it lives on hiring and purchases; below 0 it slows down.',
    description: spells.map(spellText).join('; '),
    sources: [`simulated: ${told.map(({ id }) => id).join(', ')}`, 'loop gain after Jones 1995'],
    data: dataOf(told),
  };
}

/** How long a path's gain is above 1 [days], from when to when, and its peak. */
interface Spell {
  readonly name: string;
  readonly days: number;
  readonly from: number;
  readonly to: number;
  readonly lasts: boolean;
  readonly peak: number;
  readonly peakDay: number;
  readonly last: number;
}

function spellOf(path: LabPath): Spell {
  const days = sampleDaysOf(path);
  const gains = [...path.trajectory.series.loop_gain_ratio];
  const above = [...days.keys()].filter((i) => gains[i]! > 1);
  const peakAt = gains.reduce((best, gain, i) => (gain > gains[best]! || Number.isNaN(gains[best]!) ? i : best), 0);
  return {
    name: shortTitle(path.title),
    days: above.reduce((sum, i) => sum + (days[i + 1] ?? days[i]!) - days[i]!, 0),
    from: days[above[0] ?? 0]!,
    to: days[above.at(-1) ?? 0]!,
    lasts: above.at(-1) === days.length - 1,
    peak: gains[peakAt]!,
    peakDay: days[peakAt]!,
    last: gains.at(-1)!,
  };
}

function titleOfOne(spell: Spell): string {
  const { peak, peakDay } = spell;
  if (!(peak > 1)) return `The loop never accelerates by itself: its gain peaks at ${figureText(peak)} in ${monthName(peakDay)}`;
  return `The loop accelerates by itself ${whenText(spell)}, with a gain of up to ${figureText(peak)}`;
}

function titleOfMany(spells: readonly Spell[]): string {
  const above = spells.filter(({ peak }) => peak > 1);
  const highest = spells.reduce((best, spell) => (spell.peak > best.peak ? spell : best));
  if (above.length === 0) {
    return `In none of ${spells.length} futures does the loop accelerate by itself: its gain peaks at ${figureText(highest.peak)}, in ${highest.name}`;
  }
  const lasting = above.filter(({ lasts }) => lasts).length;
  const longest = above.reduce((best, spell) => (spell.days > best.days ? spell : best));
  const howLong = lasting > 0 ? `; in ${lasting} of them still at the end` : `, for ${durationText(longest.days)} at most`;
  return `The loop accelerates by itself in ${above.length} of ${spells.length} futures${howLong}; its gain peaks at ${figureText(highest.peak)}, in ${highest.name}`;
}

function whenText({ days, from, to, lasts }: Spell): string {
  if (lasts) return `from ${monthName(from)} to the end`;
  return `for ${durationText(days)} between ${monthName(from)} and ${monthName(to)}`;
}

/** [days] */
const MONTH_DAYS = 365.25 / 12;
const YEAR_MONTHS = 12;

function durationText(days: number): string {
  const months = Math.max(1, Math.round(days / MONTH_DAYS));
  if (months < 2 * YEAR_MONTHS) return `${months} month${months === 1 ? '' : 's'}`;
  return `${figureText(months / YEAR_MONTHS)} years`;
}

function spellText(spell: Spell): string {
  const above = spell.peak > 1 ? `above 1 ${whenText(spell)}` : 'never above 1';
  return `${spell.name}: ${above}, peak ${figureText(spell.peak)} in ${monthName(spell.peakDay)}, ${figureText(spell.last)} at the end`;
}

function dataOf(paths: readonly LabPath[]): LoopGainData {
  const shared = sharedSamples(paths.map(({ trajectory }) => trajectory.series.loop_gain_ratio));
  if (shared < 2) return { past: undefined, curves: paths.map((path) => curveOf(path, 0, Infinity)) };
  return {
    past: { ...curveOf(paths[0]!, 0, shared), id: 'past', name: 'shared past' },
    curves: paths.map((path) => curveOf(path, shared - 1, Infinity)),
  };
}

/** How many samples from the first on are the same in all of several columns; 0 for a single one, which has its past for itself. */
export function sharedSamples(columns: readonly Float64Array[]): number {
  if (columns.length < 2) return 0;
  const [first] = columns as [Float64Array];
  const differs = first.findIndex((value, i) => columns.some((column) => !Object.is(column[i], value)));
  return differs < 0 ? first.length : differs;
}

function curveOf(path: LabPath, from: number, to: number): GainCurve {
  const { trajectory, epochCivilDays } = path;
  const days = sampleDaysOf(path).slice(from, to);
  const [first, last] = [from === 0 ? -Infinity : days[0]!, days.at(-1)!];
  const marks = trajectory.generations
    .filter(({ outcome, loopGainRatio }) => outcome === 'promoted' && Number.isFinite(loopGainRatio))
    .map(({ index, promotedDays, loopGainRatio }) => ({
      generation: index,
      day: epochCivilDays + promotedDays,
      gain: rounded(loopGainRatio)!,
    }))
    .filter(({ day }) => first < day && day <= last);
  const gains = [...trajectory.series.loop_gain_ratio.slice(from, Math.min(to, trajectory.sampleDays.length))].map(rounded);
  return { id: path.id, name: shortTitle(path.title), days, gains, marks };
}
