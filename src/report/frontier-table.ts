import type { EffortKind } from '../lab/oversight/effort.ts';
import type { FrontierFigures } from './frontier-figures.ts';
import type { Frontier, FrontierPoint } from './frontier-result.ts';
import { bareColumn, type RecordColumn, recordTable } from './record-table.ts';
import type { Table } from './table.ts';

/** A point, and the kinds of effort that its sweep has. */
interface Row {
  readonly point: FrontierPoint;
  readonly kinds: readonly EffortKind[];
}

function effortColumn(kind: EffortKind, meaning: string): RecordColumn<Row> {
  const of = ({ point, kinds }: Row): number => (kinds.includes(kind) ? point.effort[kind] : Number.NaN);
  return { id: `${kind}_effort_ratio`, unit: 'ratio', meaning: `${meaning}; empty where none is modelled`, type: 'number', of };
}

function figureColumn(id: string, figure: keyof FrontierFigures, unit: string, meaning: string): RecordColumn<Row> {
  return { id, unit, meaning, type: 'number', of: ({ point }) => point.figures[figure] };
}

function flagColumn(id: string, meaning: string, of: (point: FrontierPoint) => boolean): RecordColumn<Row> {
  return { id, unit: '0 or 1', meaning, type: 'integer', of: ({ point }) => Number(of(point)) };
}

const COLUMNS: readonly RecordColumn<Row>[] = [
  effortColumn('review', "People's minutes of review over those of the scenario"),
  effortColumn('evaluation', 'Evaluation jobs, days and approvals of a generation over those of the scenario'),
  effortColumn(
    'replication',
    'Share of positive reports that are replicated over that of the scenario; the share itself where the scenario replicates nothing',
  ),
  figureColumn('software_growth_per_year', 'progressPerYear', '1/year', 'Progress: d ln S/dt, mean over the stretch'),
  figureColumn(
    'promotion_interval_days',
    'promotionIntervalDays',
    'days',
    'Mean time from one promotion to the next, of generations promoted in the stretch; empty if none was',
  ),
  figureColumn('generation_cycle_days', 'generationCycleDays', 'days', 'Mean time from their start to their promotion'),
  figureColumn('promoted_count', 'promotedCount', 'count', 'Generations promoted in the stretch'),
  figureColumn('experiments_per_year', 'experimentsPerYear', '1/year', 'Experiments completed, mean over the stretch'),
  figureColumn('changes_per_year', 'changesPerYear', '1/year', 'Changes completed, mean over the stretch'),
  figureColumn('escaped_flaws_ratio', 'escapedFlawsRatio', 'ratio', 'Risk: flaws adopted per experiment or change completed'),
  figureColumn('drift_true_ratio', 'driftRatio', 'ratio', 'Risk: harm by drift in what is in use, mean over the stretch'),
  figureColumn(
    'false_results_share',
    'falseResultsShare',
    'share',
    'Risk: null results among those adopted, mean over the stretch',
  ),
  figureColumn('incident_hours_share', 'incidentHoursShare', 'share', 'Human hours spent on incidents, of all human hours'),
  flagColumn('own_flag', '1 for the scenario as it is', ({ isOwn }) => isOwn),
  flagColumn(
    'on_frontier_flag',
    '1 where no other row has at least the progress (changes where no experiment is done) and no more of any risk that is modelled, and is better in one of them',
    ({ isOnFrontier }) => isOnFrontier,
  ),
];

const TABLE = {
  id: 'frontier',
  title:
    'A sweep of oversight: each amount of it with speed and risks, over the stretch from the fork on, or the second half where there is none',
};

/** One row for each point of a sweep. */
export function frontierTable({ points, kinds }: Frontier): Table {
  const rows = points.map((point) => ({ point, kinds }));
  return recordTable(TABLE.id, TABLE.title, COLUMNS, rows);
}

/** The same table without rows, for the page of columns and for `explain`. */
export function frontierTableHead(): Table {
  return { ...TABLE, columns: COLUMNS.map(bareColumn), rows: 0, values: {} };
}
