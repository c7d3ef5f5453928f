import type { MarginalPool, MarginalStage } from '../ensemble/sensitivity/marginal.ts';
import type { MeanInterval } from '../stats/intervals.ts';
import { alignedText, foldedText, wrapText } from './aligned-text.ts';
import { figureText, percentText } from './figure-text.ts';
import { bareColumn, type RecordColumn, recordTable } from './record-table.ts';
import type { Table } from './table.ts';
import { TEXT_WIDTH } from './text-section.ts';

/** Years that fit beside the names of stages. */
const YEARS_SHOWN = 8;

type Found = Pick<MarginalStage, 'year' | 'elasticity' | 'planned'>;

const YEAR: RecordColumn<Found> = {
  id: 'year',
  unit: 'number',
  meaning: 'Calendar year over whose quarters the means are taken',
  type: 'integer',
  of: ({ year }) => year,
};

function elasticityColumns(meaning: string, planned: string): readonly RecordColumn<Found>[] {
  return [
    ...intervalColumns<Found>('elasticity', 'ratio', 'ratio', meaning, ({ elasticity }) => elasticity),
    { id: 'elasticity_planned_ratio', unit: 'ratio', meaning: planned, type: 'number', of: ({ planned: value }) => value },
  ];
}

function intervalColumns<Row>(
  id: string,
  suffix: string,
  unit: string,
  meaning: string,
  of: (row: Row) => MeanInterval,
): readonly RecordColumn<Row>[] {
  return [
    { id: `${id}_${suffix}`, unit, meaning, type: 'number', of: (row) => of(row).mean },
    { id: `${id}_low_${suffix}`, unit, meaning: 'Lower end of its 95 % interval', type: 'number', of: (row) => of(row).low },
    { id: `${id}_high_${suffix}`, unit, meaning: 'Upper end of its 95 % interval', type: 'number', of: (row) => of(row).high },
  ];
}

const STAGE_COLUMNS: readonly RecordColumn<MarginalStage>[] = [
  YEAR,
  { id: 'stage', unit: 'text', meaning: 'Stage', type: 'text', of: ({ stage }) => stage },
  { id: 'pool', unit: 'text', meaning: 'Pool of its people, or of its slots', type: 'text', of: ({ pool }) => pool },
  ...elasticityColumns(
    "d ln X / d ln speed: per cent more experiments where the stage's people, or slots, take one per cent less for the same work, simulated on the same path of S",
    'D_k / D_p where its pool binds, else 0, as the plan has it without queueing',
  ),
];

const POOL_COLUMNS: readonly RecordColumn<MarginalPool>[] = [
  YEAR,
  { id: 'pool', unit: 'text', meaning: 'Pool', type: 'text', of: ({ pool }) => pool },
  { id: 'kind', unit: 'text', meaning: '`people`, `agents` or `slots`', type: 'text', of: ({ kind }) => kind },
  {
    id: 'capacity_servers',
    unit: 'servers',
    meaning: 'Its capacity on one path, mean of the year',
    type: 'number',
    of: ({ capacityServers }) => capacityServers,
  },
  ...elasticityColumns(
    'd ln X / d ln capacity, simulated on the same path of S',
    '1 where it binds, else 0, as the plan has it without queueing',
  ),
  {
    id: 'step_share',
    unit: 'share',
    meaning: 'What is added, of the pool: one person, or one per cent of agents or slots',
    type: 'number',
    of: ({ stepShare }) => stepShare,
  },
  ...intervalColumns<MarginalPool>(
    'experiments_gained',
    'per_year',
    '1/year',
    'Experiments that it adds',
    (row) => row.experimentsPerYear,
  ),
  ...intervalColumns<MarginalPool>(
    'progress_gained',
    'share',
    'share',
    'Progress d ln S/dt that it adds at the same S, of itself: the elasticity times lambda times the step',
    (row) => row.progressShare,
  ),
];

const TITLES = {
  marginal_stages: "What each stage's speed is worth in experiments, year by year",
  marginal_pools: 'What one more person, or one per cent more agents or slots, is worth, year by year',
} as const;

/** Tables of marginal values: marginal_stages, marginal_pools. */
export function marginalTables(stages: readonly MarginalStage[], pools: readonly MarginalPool[]): Table[] {
  return [
    recordTable('marginal_stages', TITLES.marginal_stages, STAGE_COLUMNS, stages),
    recordTable('marginal_pools', TITLES.marginal_pools, POOL_COLUMNS, pools),
  ];
}

/** The same tables without rows. */
export function marginalTableHeads(): Table[] {
  return marginalTables([], []).map((table) => ({ ...table, columns: table.columns.map(bareColumn) }));
}

/** Which stage's speed is worth most, in the last year in which that is more than chance. */
export function marginalAnswer(stages: readonly MarginalStage[]): string {
  const years = [...new Set(stages.map(({ year }) => year))].reverse();
  const largest = years.map((of) =>
    stages.filter(({ year }) => year === of).reduce((one, other) => (other.elasticity.mean > one.elasticity.mean ? other : one)),
  );
  const last = largest.find(({ elasticity }) => elasticity.low > 0);
  if (last === undefined) return 'No stage is worth anything beyond chance: ask for more --replications, or a later --until.';
  const { stage, year, elasticity } = last;
  const interval = `95 %: ${figureText(elasticity.low)} to ${figureText(elasticity.high)}`;
  return `Stage ${stage} is worth most in ${year}: 1 % faster, it gives ${figureText(elasticity.mean)} % more experiments (${interval}).`;
}

/** Marginal values by year, for the terminal. */
export function marginalText(stages: readonly MarginalStage[], pools: readonly MarginalPool[]): string[] {
  const years = shownYears(stages);
  return [
    '',
    ...wrapText('per cent more experiments for one per cent more speed of a stage (* more or less than 0 with 95 %)', TEXT_WIDTH),
    ...yearTable(years, stages, ({ stage }) => stage),
    '',
    ...wrapText('the same for one per cent more of a pool', TEXT_WIDTH),
    ...yearTable(years, pools, ({ pool }) => pool),
    '',
    'what one more person, or one per cent more agents or slots, gives',
    ...stepTable(pools.filter(({ year }) => years.includes(year))),
  ];
}

/** The first and the last year, and others evenly between them. */
function shownYears(stages: readonly MarginalStage[]): readonly number[] {
  const years = [...new Set(stages.map(({ year }) => year))];
  if (years.length <= YEARS_SHOWN) return years;
  return Array.from({ length: YEARS_SHOWN }, (_, i) => years[Math.round((i * (years.length - 1)) / (YEARS_SHOWN - 1))]!);
}

function yearTable<Row extends Found>(years: readonly number[], rows: readonly Row[], nameOf: (row: Row) => string): string[] {
  const names = [...new Set(rows.map(nameOf))];
  const cell = (name: string, year: number): string => {
    const { mean, low, high } = rows.find((row) => nameOf(row) === name && row.year === year)!.elasticity;
    return `${figureText(rounded(mean))}${low > 0 || high < 0 ? '*' : ' '}`;
  };
  const columns = [
    { head: '', unit: '', align: 'left' as const },
    ...years.map((year) => ({ head: `${year} `, unit: '', align: 'right' as const })),
  ];
  return alignedText(
    columns,
    names.map((name) => [`  ${name}`, ...years.map((year) => cell(name, year))]),
  );
}

/** Hundredths of an elasticity are all that its interval lets one see. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function stepTable(pools: readonly MarginalPool[]): string[] {
  const worth = pools.filter(({ elasticity }) => elasticity.low > 0);
  if (worth.length === 0) return ['  nothing beyond chance in these years'];
  const columns = [
    { head: '', unit: '', align: 'left' as const },
    { head: '', unit: '', align: 'left' as const },
    { head: 'step', unit: '', align: 'left' as const },
    { head: 'experiments', unit: 'per year', align: 'right' as const },
    { head: 'progress', unit: '', align: 'right' as const },
    { head: '95 %', unit: '', align: 'left' as const },
  ];
  const rows = worth.map(({ year, pool, kind, experimentsPerYear, progressShare }) => [
    `  ${year}`,
    pool,
    kind === 'people' ? 'one person' : '1 % more',
    `+${figureText(experimentsPerYear.mean)}`,
    `+${percentText(progressShare.mean)}`,
    `(${percentText(progressShare.low)} to ${percentText(progressShare.high)})`,
  ]);
  return foldedText(columns, rows, TEXT_WIDTH);
}
