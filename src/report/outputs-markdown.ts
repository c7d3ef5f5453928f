import type { Table } from './table.ts';

/** Tables that are written for one kind of scenario. */
export interface OutputKind {
  readonly title: string;
  readonly tables: readonly Table[];
}

const HEADER = `# Output files

<!-- Written by \`npm run docs\` from the column tables in src; edit those. -->

Each scenario gets a folder of its own. Its CSV files open in pandas, R, DuckDB and spreadsheets without options: UTF-8, line feeds,
commas, a header row, dates as YYYY-MM-DD, nothing for a missing value, numbers in at most 12 significant digits. The same command
writes the same bytes.

| file | what it holds |
|---|---|
| \`*.csv\` | the tables below |
| \`datapackage.json\` | the columns of the tables with type, unit and meaning ([Frictionless](https://datapackage.org) data package) |
| \`summary.json\` | the answer: the figures that the terminal shows |
| \`scenario.resolved.yaml\` | the scenario with everything that it extends and every \`--set\` merged in |
| \`manifest.json\` | version, seed, granularity, audit, fingerprint of the events, SHA-256 of every file and source |
`;

/** The page docs/outputs.md: every table and column, with unit and meaning. */
export function outputsMarkdown(kinds: readonly OutputKind[]): string {
  return [HEADER, ...kinds.flatMap((kind) => [`## ${kind.title}\n`, ...kind.tables.map(tableMarkdown)])].join('\n');
}

function tableMarkdown({ id, title, columns }: Table): string {
  const rows = columns.map((column) => `| \`${column.id}\` | ${column.type} | ${column.unit} | ${cell(column.meaning)} |`);
  return [`### ${id}.csv\n`, `${title}.\n`, '| column | type | unit | meaning |', '|---|---|---|---|', ...rows, ''].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
