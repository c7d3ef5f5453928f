import { OUTPUT_KINDS } from './output-tables.ts';
import type { TableColumn } from './table.ts';

/** A file of a result folder. */
export interface OutputFile {
  readonly name: string;
  readonly holds: string;
}

/** Files of a result folder beside its tables. */
export const OUTPUT_FILES: readonly OutputFile[] = [
  {
    name: 'datapackage.json',
    holds: 'the columns of the tables with type, unit and meaning, as a data package (https://datapackage.org)',
  },
  {
    name: 'paths.parquet',
    holds:
      'of a forecast, every path: a row per scenario, draw, replication and date, with the metrics of fan.csv as 32-bit numbers and the stage that binds; for pandas, R, DuckDB',
  },
  {
    name: 'report.html',
    holds: 'with `--report`: the answer, key figures, figures, tables and parameters on one page, which needs nothing else',
  },
  {
    name: '*.svg',
    holds: 'with `--figures`: a picture per figure, by its name in the [gallery](gallery.md); `peers` always draws its own',
  },
  { name: 'summary.json', holds: 'the answer: the figures that the terminal shows' },
  {
    name: 'scenario.resolved.yaml',
    holds:
      'the scenario with everything that it extends and every `--set` merged in; it gives the same figures again. Of a comparison both scenarios are there, each by its name',
  },
  {
    name: 'manifest.json',
    holds:
      'version, seed, granularity, audit, fingerprint of the events, SHA-256 of every file and source, the command to repeat it',
  },
];

/** A file and the kind of scenario that it is written for. */
export interface PlacedFile extends OutputFile {
  readonly kind: string;
  /** None for what is no table. */
  readonly columns: readonly TableColumn[];
}

/**
 * Every file of this name, with its ending or, for a table, without.
 *
 * findFiles('summary.json').map(({ kind }) => kind) // => ['All scenarios']
 * findFiles('timeseries').map(({ kind }) => kind) // => ['Labs', 'Plain networks']
 */
export function findFiles(name: string): PlacedFile[] {
  return allFiles().filter((file) => file.name === name || file.name === `${name}.csv`);
}

/** Names of all files, each once. */
export function fileNames(): string[] {
  return [...new Set(allFiles().map(({ name }) => name))];
}

function allFiles(): PlacedFile[] {
  const tables = OUTPUT_KINDS.flatMap(({ title, tables: heads }) =>
    heads.map((table) => ({ name: `${table.id}.csv`, kind: title, holds: table.title, columns: table.columns })),
  );
  return [...tables, ...OUTPUT_FILES.map((file) => ({ ...file, kind: 'All scenarios', columns: [] }))];
}
