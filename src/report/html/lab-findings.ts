import { civilFromDays } from '../../base/calendar.ts';
import type { SampleColumnId } from '../../lab/columns.ts';
import { migrationsOf, type Trajectory } from '../../lab/trajectory.ts';
import { durationText, figureText, monthText, percentText } from '../figure-text.ts';
import type { LabPath } from '../figures/material.ts';
import { classifyPath, promotedGenerations, yearlySamples } from '../lab-text.ts';
import type { Table } from '../table.ts';
import { trajectoryTables } from '../trajectory-tables.ts';
import { narrowed, tableOf } from './narrowed.ts';
import type { Findings, KeyFigure } from './report.ts';

const YEARLY = [
  'date',
  'binding_stage',
  'binding_pool',
  'progress_multiplier_ratio',
  'leverage_ratio',
  'code_per_engineer_ratio',
  'software_efficiency_ratio',
  'software_growth_per_year',
  'horizon_p50_minutes',
  'ai_code_share',
  'human_share',
  'loop_gain_ratio',
  'generation_index',
];
const GENERATION = [
  'generation_index',
  'start_date',
  'trained_date',
  'promoted_date',
  'interval_days',
  'effective_compute_ratio',
  'software_efficiency_ratio',
  'loop_gain_ratio',
  'binding_stage',
  'outcome',
];

/** What the path of one lab says. */
export function labFindings({ title, trajectory, epochCivilDays }: LabPath): Findings {
  const tables = trajectoryTables(trajectory, epochCivilDays);
  const years = new Set(yearlySamples(trajectory, epochCivilDays));
  return {
    kind: 'one path of a lab',
    title,
    answer: answerOf(trajectory, epochCivilDays),
    keyFigures: keyFiguresOf(trajectory, epochCivilDays),
    tables: [
      narrowed(tableOf(tables, 'timeseries'), { title: 'Year by year', columns: YEARLY, rows: (row) => years.has(row) }),
      tableOf(tables, 'migrations'),
      narrowed(tableOf(tables, 'generations'), { title: 'Model generations', columns: GENERATION }),
    ],
  };
}

/** A series' value at the last sample. */
export function lastOf({ series }: Pick<Trajectory, 'series'>, id: SampleColumnId): number {
  return series[id].at(-1) ?? Number.NaN;
}

/** Month of the last sample. */
export function lastMonth({ sampleDays }: Pick<Trajectory, 'sampleDays'>, epochCivilDays: number): string {
  return monthText(epochCivilDays + sampleDays.at(-1)!);
}

function answerOf(trajectory: Trajectory, epochCivilDays: number): string[] {
  const at = (id: SampleColumnId): number => lastOf(trajectory, id);
  const moves = migrationsOf('research', trajectory).length;
  return [
    `In ${lastMonth(trajectory, epochCivilDays)} ${researchText(at('progress_multiplier_ratio'))}AI writes ${percentText(at('ai_code_share'))} of the code and people do ${workText(at('human_share'))} of the work.`,
    `What holds it up is the stage ${trajectory.bindingStage.at(-1)}, which waits for ${trajectory.bindingPool.at(-1)}; the bottleneck ${movesText(moves)} on the way.`,
    `By the rules of the classifier this is a future of ${classNames(classifyPath(trajectory).future)}.`,
  ];
}

/** Of a lab that does research. */
function researchText(progress: number): string {
  if (Number.isNaN(progress)) return '';
  return `the lab does ${timesText(progress)} the research that the same people would do without AI, while `;
}

/** Without AI it takes people a little more than all of it: they hand work over. */
function workText(share: number): string {
  return share < 1 ? percentText(share) : 'all';
}

function movesText(moves: number): string {
  if (moves === 0) return 'did not move';
  return moves === 1 ? 'moved once' : `moved ${moves} times`;
}

/**
 * A factor in words.
 *
 * timesText(8.25) // => '8.25 times'
 */
export function timesText(factor: number): string {
  return `${figureText(factor)} times`;
}

/** A class of future as a sentence has it. */
function classNames(future: string): string {
  return future === 'none' ? 'no named class' : `the class ${future}`;
}

function keyFiguresOf(trajectory: Trajectory, epochCivilDays: number): KeyFigure[] {
  const at = (id: SampleColumnId): number => lastOf(trajectory, id);
  const capped = at('horizon_capped_flag') === 1;
  return [
    ...(Number.isNaN(at('progress_multiplier_ratio'))
      ? []
      : [
          {
            label: 'AI R&D progress multiplier',
            value: `${figureText(at('progress_multiplier_ratio'))}×`,
            note: 'research per year, relative to the same people and machines without AI',
          },
        ]),
    {
      label: 'Leverage',
      value: `${figureText(at('leverage_ratio'))}×`,
      note: 'human hours of the work done per hour worked; hours saved beside the bottleneck save no time',
    },
    {
      label: 'Time horizon',
      value: `${capped ? 'over ' : ''}${durationText(at('horizon_p50_minutes'))}`,
      note: 'of work, the length of tasks that AI gets right half the time; not counted beyond 100 work-years',
    },
    { label: "People's share of the work", value: percentText(at('human_share')), note: 'of the hours that all work takes' },
    {
      label: 'Bottleneck',
      value: trajectory.bindingStage.at(-1)!,
      note: `waits for ${trajectory.bindingPool.at(-1)}, ${lastMonth(trajectory, epochCivilDays)}`,
    },
    {
      label: 'Model generations',
      value: String(promotedGenerations(trajectory)),
      note: 'promoted into use since the start',
    },
  ];
}

/** Samples of every other New Year, and the last: what a table over the whole time has. */
function tabledSamples(trajectory: Trajectory, epochCivilDays: number): number[] {
  const last = trajectory.sampleDays.length - 1;
  return yearlySamples(trajectory, epochCivilDays).filter(
    (sample) => sample === last || civilFromDays(epochCivilDays + trajectory.sampleDays[sample]!).year % 2 === 0,
  );
}

/** A table with a row per date and a column per lab. */
export function sideBySide(paths: readonly LabPath[], id: SampleColumnId, title: string, unit: string): Table {
  const { trajectory, epochCivilDays } = paths[0]!;
  const samples = tabledSamples(trajectory, epochCivilDays);
  const dates = samples.map((sample) => epochCivilDays + trajectory.sampleDays[sample]!);
  const columns = paths.map((path) => ({ id: path.id, unit, meaning: path.title, type: 'number' as const }));
  const values = paths.map((path) => [path.id, samples.map((sample) => path.trajectory.series[id][sample]!)] as const);
  return {
    id: `${id}-by-lab`,
    title,
    rows: samples.length,
    columns: [{ id: 'date', unit: 'date', meaning: 'Day of the sample', type: 'date' }, ...columns],
    values: { date: dates, ...Object.fromEntries(values) },
  };
}
