import { METRICS, type MetricId, metricIndex } from '../ensemble/metrics.ts';
import { type Milestone, milestonesOf } from '../ensemble/milestones.ts';
import type { Frame, PathOutcome } from '../ensemble/outcome.ts';
import type { DrawValues } from '../scenario/drawn.ts';
import type { Uncertainty } from '../scenario/uncertainty.ts';
import { bareColumn, type RecordColumn, recordTable } from './record-table.ts';
import type { Table } from './table.ts';

/** A path of an ensemble and what it was drawn with. */
export interface DrawRow {
  readonly scenario: string;
  readonly frame: Frame;
  readonly draw: number;
  readonly replication: number;
  readonly values: DrawValues;
  readonly outcome: PathOutcome;
}

const FIRST: readonly RecordColumn<DrawRow>[] = [
  { id: 'scenario', unit: 'text', meaning: 'Scenario', type: 'text', of: ({ scenario }) => scenario },
  {
    id: 'draw',
    unit: 'count',
    meaning: 'Number of the draw: the same values in each scenario',
    type: 'integer',
    of: ({ draw }) => draw,
  },
  {
    id: 'replication',
    unit: 'count',
    meaning: 'Number of the path with these values',
    type: 'integer',
    of: ({ replication }) => replication,
  },
  { id: 'future', unit: 'text', meaning: 'Class of future by the rules', type: 'text', of: ({ outcome }) => outcome.future },
  {
    id: 'loop_gain_highest_ratio',
    unit: 'ratio',
    meaning: 'Highest loop gain of a generation',
    type: 'number',
    of: ({ outcome }) => outcome.highestLoopGain,
  },
];

/** How paths end. */
const ENDS: readonly MetricId[] = [
  'software_efficiency_ratio',
  'horizon_p50_minutes',
  'progress_multiplier_ratio',
  'leverage_ratio',
  'human_share',
];

/**
 * Milestones that have a column in draws.csv; no id holds an underscore, which stands for its hyphens.
 *
 * milestonesIn(['draw', 'date_al1_deep_review', 'date_recursion']).map(({ id }) => id) // => ['recursion', 'al1-deep-review']
 */
export function milestonesIn(columns: readonly string[]): readonly Milestone[] {
  const stageIds = columns.flatMap((column) => /^date_al1_(.+)$/.exec(column)?.[1]?.replaceAll('_', '-') ?? []);
  return milestonesOf(stageIds).filter(({ id }) => columns.includes(dateColumnId(id)));
}

/**
 * Column of draws.csv with the day on which a milestone is reached.
 *
 * dateColumnId('ai-code-90') // => 'date_ai_code_90'
 */
export function dateColumnId(milestone: string): string {
  return `date_${milestone.replaceAll('-', '_')}`;
}

/**
 * Column of draws.csv with a metric at the last sample.
 *
 * endColumnId('human_share') // => 'human_share_at_end'
 */
export function endColumnId(metric: string): string {
  return `${metric}_at_end`;
}

const END_COLUMNS: readonly RecordColumn<DrawRow>[] = ENDS.map((id) => {
  const { unit, meaning } = METRICS[metricIndex(id)]!;
  const of = ({ outcome, frame }: DrawRow): number => outcome.metrics[(metricIndex(id) + 1) * frame.sampleDays.length - 1]!;
  return { id: endColumnId(id), unit, meaning: `${meaning}; at the last sample`, type: 'number', of };
});

/** Day of a milestone, by its name, since labs of other stages have other ones. */
function milestoneColumn({ id, meaning }: Pick<Milestone, 'id' | 'meaning'>): RecordColumn<DrawRow> {
  const of = ({ outcome, frame }: DrawRow): number => {
    const place = frame.milestones.findIndex((milestone) => milestone.id === id);
    return place < 0 ? Number.NaN : frame.epochCivilDays + outcome.milestoneDays[place]!;
  };
  const said = `Day on which it is reached, empty for later than the end: ${meaning}`;
  return { id: dateColumnId(id), unit: 'date', meaning: said, type: 'date', of };
}

const COLUMNS = [...FIRST, ...milestonesOf([]).map(milestoneColumn), ...END_COLUMNS];

const TABLE = {
  id: 'draws',
  title:
    'Every path of a forecast: what it came to, each automation level of each stage (`date_al3_review`), and a column for each uncertain parameter and variant, by its name, with what was drawn',
};

/** Table of paths; milestones of the frames of the ensemble's scenarios, and what these are unsure of, become columns. */
export function drawsTable(rows: readonly DrawRow[], frames: readonly Frame[], all: readonly Uncertainty[]): Table {
  return recordTable(TABLE.id, TABLE.title, [...COLUMNS, ...stageColumns(frames), ...drawnColumns(all)], rows);
}

/** The same table without rows and without what was drawn, for the page of columns and for `explain`. */
export function drawsTableHead(): Table {
  return { ...TABLE, columns: COLUMNS.map(bareColumn), rows: 0, values: {} };
}

/** Automation levels of all stages, each once. */
function stageColumns(frames: readonly Frame[]): readonly RecordColumn<DrawRow>[] {
  const known = new Set(milestonesOf([]).map(({ id }) => id));
  const stages = new Map(frames.flatMap(({ milestones }) => milestones.map((milestone) => [milestone.id, milestone] as const)));
  return [...stages.values()].filter(({ id }) => !known.has(id)).map(milestoneColumn);
}

function drawnColumns(all: readonly Uncertainty[]): readonly RecordColumn<DrawRow>[] {
  const parameters = distinct(all.flatMap((uncertainty) => uncertainty.parameters.map(({ id }) => id)));
  const variants = distinct(all.flatMap((uncertainty) => uncertainty.variants.map(({ id }) => id)));
  return [
    ...parameters.map((id): RecordColumn<DrawRow> => {
      const of = ({ values }: DrawRow): number => values.parameters[id] ?? Number.NaN;
      return { id, unit: 'unit of the parameter', meaning: `Value drawn for the parameter ${id}`, type: 'number', of };
    }),
    ...variants.map((id): RecordColumn<DrawRow> => {
      const of = ({ values }: DrawRow): string => values.options[id] ?? '';
      return { id, unit: 'text', meaning: `Option drawn for the variant ${id}`, type: 'text', of };
    }),
  ];
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort();
}
