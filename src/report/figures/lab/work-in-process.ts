import { figureText } from '../../figure-text.ts';
import type { Figure, Story } from '../figure.ts';
import { yearText } from '../forecast-words.ts';
import type { LabPath, Material } from '../material.ts';
import { type Hue, stageHue } from '../palette.ts';
import { rounded } from '../rounded.ts';
import { roundedPositive, roundPercent, sampleDaysOf, spanTexts, wordedCount, yearMeans } from './path-data.ts';
import type { ShareLayer } from './share-layers.ts';
import {
  drawWorkInProcess,
  type ExperimentFlow,
  type FlowPoint,
  type FlowYear,
  type WorkInProcessData,
} from './work-in-process-drawing.ts';

/** Where unfinished work sits, and how long it takes. */
export const workInProcess: Figure<WorkInProcessData> = {
  id: 'work-in-process',
  asks: 'Where does unfinished work sit, and how long does it take?',
  needs: ['path'],
  tell: ({ path }: Material) => (path === undefined ? undefined : workStory(path)),
  draw: drawWorkInProcess,
};

/** Stages that never hold so much are drawn together. */
const NAMED_SHARE = 0.06;
const OTHERS = 'other stages';
const DAYS_PER_YEAR = 365.25;

interface StageJobs {
  readonly stage: string;
  readonly shares: readonly number[];
}

function workStory(path: LabPath): Story<WorkInProcessData> | undefined {
  const days = sampleDaysOf(path);
  const { jobs, stages } = jobsByStage(path);
  if (!jobs.some((count) => count > 0)) return undefined;
  const experiments = experimentFlow(path);
  const layers = layersOf(stages);
  return {
    title: titleOf(days, stages, experiments),
    subtitle: `${path.title}: where unfinished work is, waiting or being worked on (parts of all jobs, stacked to 100 %)${experiments === undefined ? '' : '; below, experiments begun and finished, of all finished in the year (cumulative flow diagram)'}`,
    caption: experiments === undefined ? NO_EXPERIMENTS : LITTLES_LAW,
    description: descriptionOf(days, stages, jobs, experiments),
    sources: [`simulated: ${path.id}`, ...(experiments === undefined ? [] : ["Little's law: Little 1961"])],
    data: { days, layers, jobs: jobs.map(roundedPositive), experiments },
  };
}

const NO_EXPERIMENTS =
  'A stage that holds ever more of all jobs is where work piles up. Below: all jobs that have begun and not ended (logarithmic scale).';
const LITTLES_LAW =
  "A stage that holds ever more of all jobs is where work piles up. Below, for the first and the last year, experiments added up: what lies between begun and finished is under way, and the way across is the time from start to end (Little's law).";

/** Jobs at all stages by sample, and each stage's part of them. */
function jobsByStage({ trajectory }: LabPath): { readonly jobs: readonly number[]; readonly stages: readonly StageJobs[] } {
  const { stageIds, stageSeries, sampleDays } = trajectory;
  const at = (sample: number, stage: number): number => stageSeries.in_process_jobs[sample * stageIds.length + stage]!;
  const jobs = [...sampleDays].map((_, sample) => stageIds.reduce((sum, _id, stage) => sum + at(sample, stage), 0));
  const stages = stageIds.map((stage, k) => ({ stage, shares: jobs.map((all, sample) => at(sample, k) / all) }));
  return { jobs, stages: stages.filter(({ shares }) => shares.some((share) => share > 0)) };
}

function layersOf(stages: readonly StageJobs[]): ShareLayer[] {
  const isNamed = ({ shares }: StageJobs): boolean => shares.some((share) => share >= NAMED_SHARE);
  const rest = stages.filter((stage) => !isNamed(stage));
  const others = stages[0]!.shares.map((_, i) => rest.reduce((sum, { shares }) => sum + shares[i]!, 0));
  const named = differentHues(stages.filter(isNamed)).map(({ stage, hue, shares }) => ({
    name: stage,
    hue,
    shares: shares.map(rounded),
  }));
  return rest.length === 0 ? named : [...named, { name: OTHERS, hue: 'grey', shares: others.map(rounded) }];
}

/** Stages in their hues, or in another where that is the one of the stage above. */
function differentHues(stages: readonly StageJobs[]): (StageJobs & { readonly hue: Hue })[] {
  let before: Hue | undefined;
  return stages.map((stage) => {
    const own = stageHue(stage.stage);
    const hue = own === before || own === 'grey' ? (before === 'ochre' ? 'green' : 'ochre') : own;
    before = hue;
    return { ...stage, hue };
  });
}

function experimentFlow({ trajectory, epochCivilDays }: LabPath): ExperimentFlow | undefined {
  const { sampleDays, series } = trajectory;
  if (!series.experiments_per_year.some((rate) => rate > 0)) return undefined;
  const last = sampleDays.length - 1;
  const afterOne = sampleDays.findIndex((days) => days >= sampleDays[0]! + DAYS_PER_YEAR);
  const beforeEnd = sampleDays.findLastIndex((days) => days <= sampleDays[last]! - DAYS_PER_YEAR);
  const spans = afterOne < 0 || beforeEnd < 0 ? [[0, last] as const] : [[0, afterOne] as const, [beforeEnd, last] as const];
  return {
    cycleDays: [...series.experiment_cycle_days].map(rounded),
    years: spans
      .map(([from, to]) =>
        flowBetween(trajectory, from, to, yearText(epochCivilDays + (sampleDays[from]! + sampleDays[to]!) / 2)),
      )
      .filter(({ points }) => points.length > 1),
  };
}

/**
 * What has been finished since a sample, and begun: A(t) = D(t) + L(t), since what came and has not left is in process. All are means over the
 * quarter before, so that nothing is between them but the work in process.
 */
function flowBetween({ sampleDays, series }: LabPath['trajectory'], from: number, to: number, name: string): FlowYear {
  let finished = 0;
  const points: FlowPoint[] = [];
  for (let i = from; i <= to; i++) {
    if (i > from) finished += (series.experiments_per_year[i]! * (sampleDays[i]! - sampleDays[i - 1]!)) / DAYS_PER_YEAR;
    points.push({ day: sampleDays[i]! - sampleDays[from]!, begun: finished + series.experiments_in_process[i]!, finished });
  }
  const known = points.filter(({ begun }) => Number.isFinite(begun));
  return {
    name,
    points: known.map(({ day, ...counts }) => ({
      day,
      begun: rounded(counts.begun) ?? 0,
      finished: rounded(counts.finished) ?? 0,
    })),
  };
}

function titleOf(days: readonly number[], stages: readonly StageJobs[], experiments: ExperimentFlow | undefined): string {
  const means = stages.map(({ stage, shares }) => ({ stage, ...yearMeans(days, shares) }));
  const start = means.reduce((best, one) => (one.first > best.first ? one : best));
  const end = means.reduce((best, one) => (one.last > best.last ? one : best));
  const [from, to] = spanTexts(days);
  if (end.last - end.first < MOVED_SHARE) {
    const spread = `Unfinished work stays spread over the stages: none holds more than ${roundPercent(end.last)} in ${to} (“${end.stage}”)`;
    const together = `Most unfinished work is at “${end.stage}” throughout: ${roundPercent(end.last)} in ${to}`;
    return `${end.last > 1 / 2 ? together : spread}${timeText(days, experiments)}`;
  }
  const where =
    start === end
      ? `Unfinished work piles up at “${end.stage}”: ${roundPercent(end.first)} in ${from}, ${roundPercent(end.last)} in ${to}`
      : `Unfinished work moves from “${start.stage}” (${roundPercent(start.first)} in ${from}) to “${end.stage}” (${roundPercent(end.last)} in ${to})`;
  return `${where}${timeText(days, experiments)}`;
}

/** A stage that gains less of all jobs has not moved. */
const MOVED_SHARE = 0.05;

function timeText(days: readonly number[], experiments: ExperimentFlow | undefined): string {
  if (experiments === undefined) return '';
  const { first, last } = yearMeans(days, experiments.cycleDays.map(orNaN));
  const [before, after] = [first, last].map((cycle) => String(Math.round(cycle)));
  if (Number.isNaN(first)) return '';
  const [from, to] = spanTexts(days);
  return before === after
    ? `; an experiment takes ${after} days`
    : `; an experiment takes ${after} days in ${to} instead of ${before} in ${from}`;
}

function orNaN(value: number | null): number {
  return value ?? Number.NaN;
}

function descriptionOf(
  days: readonly number[],
  stages: readonly StageJobs[],
  jobs: readonly number[],
  experiments: ExperimentFlow | undefined,
): string {
  const parts = stages
    .map(({ stage, shares }) => ({ stage, ...yearMeans(days, shares) }))
    .filter(({ first, last }) => Math.max(first, last) >= NAMED_SHARE)
    .map(
      ({ stage, first, last }) =>
        `${stage} holds ${roundPercent(first)} of all jobs in the first year and ${roundPercent(last)} in the last`,
    );
  const all = yearMeans(days, jobs);
  const counted = `${wordedCount(all.first)} jobs under way in the first year, ${wordedCount(all.last)} in the last`;
  if (experiments === undefined) return [counted, ...parts].join('; ');
  const cycle = yearMeans(days, experiments.cycleDays.map(orNaN));
  return [
    counted,
    ...parts,
    `experiments take ${figureText(cycle.first)} days at first and ${figureText(cycle.last)} in the last year`,
  ].join('; ');
}
