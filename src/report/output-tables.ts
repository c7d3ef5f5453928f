import { backtestTableHeads } from './backtest-tables.ts';
import { calibrationTableHeads } from './calibration-tables.ts';
import { comparisonTableHead } from './comparison-table.ts';
import { drawsTableHead } from './draws-table.ts';
import { forecastTableHeads } from './forecast-tables.ts';
import { frontierTableHead } from './frontier-table.ts';
import { labComparisonTableHeads } from './lab-comparison-tables.ts';
import { networkTableHeads } from './network-tables.ts';
import { peersTableHeads } from './peers-tables.ts';
import { posteriorTableHead } from './posterior-table.ts';
import { replicationTableHead } from './replication-table.ts';
import { reproductionTableHeads } from './reproduction-tables.ts';
import { scoreTableHeads } from './score-tables.ts';
import { templateTableHead } from './score-template.ts';
import { drawsSensitivityTableHead } from './sensitivity-draws.ts';
import { marginalTableHeads } from './sensitivity-marginal.ts';
import { morrisTableHead } from './sensitivity-morris.ts';
import { sobolTableHead } from './sensitivity-sobol.ts';
import { tornadoTableHead } from './sensitivity-tornado.ts';
import type { Table, TableColumn } from './table.ts';
import { traceTableHead } from './trace-table.ts';
import { trajectoryTableHeads } from './trajectory-tables.ts';
import { trendsTableHeads } from './trends-tables.ts';

/** Tables that are written for one kind of scenario. */
export interface OutputKind {
  readonly title: string;
  readonly tables: readonly Table[];
}

const SENSITIVITY_TABLES = [
  tornadoTableHead(),
  morrisTableHead(),
  sobolTableHead(),
  ...marginalTableHeads(),
  drawsSensitivityTableHead(),
];

/** Every table that loopgain writes, by kind of scenario. */
export const OUTPUT_KINDS: readonly OutputKind[] = [
  { title: 'Labs', tables: [...trajectoryTableHeads(), frontierTableHead(), traceTableHead()] },
  { title: 'Forecasts', tables: [...forecastTableHeads(), drawsTableHead()] },
  { title: 'Calibrations', tables: [...calibrationTableHeads(), posteriorTableHead()] },
  { title: 'Comparisons of labs', tables: labComparisonTableHeads() },
  { title: 'Sensitivities of labs', tables: SENSITIVITY_TABLES },
  { title: 'Scores of forecasts', tables: [...scoreTableHeads(), templateTableHead()] },
  { title: 'Reproductions', tables: reproductionTableHeads() },
  { title: 'Back-tests', tables: backtestTableHeads() },
  { title: 'Published trends', tables: trendsTableHeads() },
  { title: 'Forecasts of others', tables: peersTableHeads() },
  { title: 'Plain networks', tables: [...networkTableHeads(), replicationTableHead(), comparisonTableHead(), traceTableHead()] },
];

/** A column and the file it is in. */
export interface PlacedColumn {
  readonly kind: string;
  readonly file: string;
  readonly column: TableColumn;
}

/**
 * Every column of this name, in all files.
 *
 * findColumns('time_days').length // => 6
 */
export function findColumns(id: string): PlacedColumn[] {
  return OUTPUT_KINDS.flatMap(({ title, tables }) =>
    tables.flatMap((table) =>
      table.columns.filter((column) => column.id === id).map((column) => ({ kind: title, file: `${table.id}.csv`, column })),
    ),
  );
}

/** Names of all columns, each once. */
export function columnIds(): string[] {
  return [...new Set(OUTPUT_KINDS.flatMap(({ tables }) => tables.flatMap(({ columns }) => columns.map(({ id }) => id))))];
}
