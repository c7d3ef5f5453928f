import type { PoolColumnId, StageColumnId } from '../lab/place-columns.ts';
import type { BindingSample, PoolDemand, StageDemand } from '../report/lab-binding-text.ts';
import { type Manifest, readResultFile } from './manifest.ts';
import { type CsvRows, columnNumbers, columnTexts, parseCsv } from './parse-csv.ts';

/** What a lab's result folder says about its bottleneck. */
export interface LabResult {
  /** Dates on which the bottleneck had moved. */
  readonly migrationDates: readonly string[];
  readonly dates: readonly string[];
  /** What binds on one of the dates. */
  readonly bindingAt: (date: string) => BindingSample;
}

/**
 * Reads the CSV files of a lab's result folder.
 * @throws InputError if one of them is gone or another
 */
export function readLabResult(folder: string, manifest: Manifest): LabResult {
  const read = (name: string): CsvRows => parseCsv(readResultFile(folder, `${name}.csv`, manifest));
  const [timeseries, stages, pools] = [read('timeseries'), read('stages'), read('pools')];
  const dates = textsOf(timeseries, 'date');
  return {
    migrationDates: textsOf(read('migrations'), 'date'),
    dates,
    bindingAt: (date) => {
      const sample = dates.indexOf(date);
      return {
        date,
        bindingPool: textsOf(timeseries, 'binding_pool')[sample] ?? '',
        bindingStage: textsOf(timeseries, 'binding_stage')[sample] ?? '',
        pools: poolsOf(rowsOn(pools, date)),
        stages: stagesOf(rowsOn(stages, date)),
      };
    },
  };
}

function poolsOf(csv: CsvRows): PoolDemand[] {
  const at = numbersOf(csv);
  return textsOf(csv, 'pool').map((pool, row) => ({
    pool,
    capacityServers: at('capacity_servers', row),
    openServers: at('open_servers', row),
    demandDays: at('demand_days', row),
    loadRatio: at('load_ratio', row),
    utilizationShare: at('utilization_share', row),
  }));
}

function stagesOf(csv: CsvRows): StageDemand[] {
  const at = numbersOf(csv);
  return textsOf(csv, 'stage').map((stage, row) => ({
    stage,
    demandDays: at('demand_days', row),
    agentDemandDays: at('agent_demand_days', row),
    automatedShare: at('automated_share', row),
    utilizationShare: at('utilization_share', row),
    waitDays: at('wait_days', row),
    marginalValueRatio: at('marginal_value_ratio', row),
  }));
}

/** Rows of a long table on one date. */
function rowsOn(csv: CsvRows, date: string): CsvRows {
  const dates = textsOf(csv, 'date');
  return { columns: csv.columns, rows: csv.rows.filter((_, row) => dates[row] === date) };
}

function textsOf(csv: CsvRows, column: string): readonly string[] {
  return columnTexts(csv, column) ?? [];
}

/** Looks cells up by column and row; NaN where there is none. */
function numbersOf(csv: CsvRows): (column: StageColumnId | PoolColumnId, row: number) => number {
  return (column, row) => columnNumbers(csv, column)?.[row] ?? Number.NaN;
}
