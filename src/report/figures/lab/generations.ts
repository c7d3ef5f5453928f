import type { Generation } from '../../../lab/trajectory.ts';
import { countText, figureText } from '../../figure-text.ts';
import type { Figure, Story } from '../figure.ts';
import type { LabPath, Material } from '../material.ts';
import { rounded } from '../rounded.ts';
import type { GenerationRow, GenerationsData, Step, StepStretch } from './generation-rows.ts';
import { drawGenerations } from './generations-drawing.ts';
import { monthName } from './lab-curves.ts';

/** Each model generation from its start to its release. */
export const generations: Figure<GenerationsData> = {
  id: 'generations',
  asks: 'How fast do new models follow each other, and what takes the time?',
  needs: ['path'],
  tell: ({ path }: Material) => (path === undefined ? undefined : generationsStory(path)),
  draw: drawGenerations,
};

function generationsStory(path: LabPath): Story<GenerationsData> | undefined {
  const rows = path.trajectory.generations.map((generation) => rowOf(path, generation));
  if (rows.length < 2) return undefined;
  const lastDay = path.epochCivilDays + path.trajectory.sampleDays.at(-1)!;
  return {
    title: titleOf(rows),
    subtitle: `${path.title}: model generations from their start to their release, by date; below, days from one start to the next`,
    caption:
      'Each row is a model generation. Generation 0 was there already. Mending: an alarm in evaluation was followed by retraining and another evaluation. A generation waits at the gate for approval, for a pause to end or for the gate to open.',
    description: descriptionOf(rows),
    sources: [`simulated: ${path.id}`],
    data: { rows, endDay: lastDay },
  };
}

function rowOf(path: LabPath, generation: Generation): GenerationRow {
  const { epochCivilDays, trajectory } = path;
  const { index, startDays, daysLost, promotedDays, outcome, intervalDays } = generation;
  const endDays =
    outcome === 'promoted' ? promotedDays : outcome === 'rolled back' ? startDays + daysLost : trajectory.sampleDays.at(-1)!;
  const stretches = stretchesOf(generation, endDays).map(({ step, fromDay, toDay }) => ({
    ...{ step, fromDay: toTenth(epochCivilDays + fromDay), toDay: toTenth(epochCivilDays + toDay) },
  }));
  const ends = { startDay: toTenth(epochCivilDays + startDays), endDay: toTenth(epochCivilDays + endDays) };
  return { index, ...ends, outcome, stretches, intervalDays: rounded(intervalDays) };
}

const TENTHS = 10;

function toTenth(days: number): number {
  return Math.round(days * TENTHS) / TENTHS;
}

/** The steps of a generation by its days since the epoch; what has not happened yet is still going on at the end. */
function stretchesOf(generation: Generation, endDays: number): StepStretch[] {
  const { startDays, trainingDays, trainedDays, evaluatedDays, releasedDays, rounds } = generation;
  const starts: readonly (readonly [Step, number])[] = [
    ['data', startDays],
    ['train', trainingDays],
    [rounds > 0 ? 'mend' : 'evaluate', trainedDays],
    ['gate', evaluatedDays],
    ['release', releasedDays],
  ];
  const begun = starts.filter(([, days]) => !Number.isNaN(days));
  return begun
    .map(([step, fromDay], i) => ({ step, fromDay, toDay: Math.min(begun[i + 1]?.[1] ?? endDays, endDays) }))
    .filter(({ fromDay, toDay }) => toDay > fromDay);
}

/** Intervals that differ by less are the same. */
const CHANGED = 1.15;

function titleOf(rows: readonly GenerationRow[]): string {
  const spaced = rows.filter(({ intervalDays }) => intervalDays !== null);
  const [dropped, heldUp] = [rows.filter(({ outcome }) => outcome === 'rolled back').length, heldText(rows.at(-1)!)];
  const after = [dropped > 0 ? `${dropped} of ${rows.length - 1} are rolled back` : '', heldUp].filter((words) => words !== '');
  return [paceText(spaced), ...after].join('; ');
}

function paceText(spaced: readonly GenerationRow[]): string {
  if (spaced.length === 0) return 'No other model follows the first';
  const [first, last] = [spaced[0]!, spaced.at(-1)!];
  const fastest = spaced.reduce((best, row) => (row.intervalDays! < best.intervalDays! ? row : best));
  const every = ({ intervalDays }: GenerationRow): string => figureText(Math.round(intervalDays!));
  const isFaster = first.intervalDays! > CHANGED * fastest.intervalDays!;
  const isSlowerAgain = last.intervalDays! > CHANGED * fastest.intervalDays!;
  if (!isFaster && !isSlowerAgain) return `A new model starts every ${every(last)} days`;
  if (!isFaster) return `A new model starts every ${every(first)} days at first, and every ${every(last)} days at the end`;
  const faster = `A new model starts every ${every(first)} days at first and every ${every(fastest)} days in ${monthName(fastest.startDay)}`;
  return isSlowerAgain ? `${faster}, but every ${every(last)} days at the end` : faster;
}

/** Longer at the gate is being held [days]. */
const HELD_DAYS = 30;

function heldText({ index, outcome, stretches }: GenerationRow): string {
  const last = stretches.at(-1);
  const isHeld = outcome === 'in flight' && last?.step === 'gate' && last.toDay - last.fromDay > HELD_DAYS;
  return isHeld ? `generation ${index} waits at the gate since ${monthName(last.fromDay)}` : '';
}

function descriptionOf(rows: readonly GenerationRow[]): string {
  const outcomes = (['promoted', 'rolled back', 'in flight'] as const).map(
    (outcome) => `${rows.filter((row) => row.outcome === outcome).length} ${outcome}`,
  );
  const told = rows.map(({ index, startDay, endDay, outcome, intervalDays }) => {
    const after = intervalDays === null ? '' : `, ${countText(Math.round(intervalDays), 'day')} after the one before`;
    return `${index} starts in ${monthName(startDay)}${after}, ${outcome}${outcome === 'in flight' ? '' : ` in ${monthName(endDay)}`}`;
  });
  return `${countText(rows.length, 'generation')}: ${outcomes.join(', ')}. Generation ${told.join('; ')}`;
}
