import { OUTPUT_FILES } from './output-files.ts';
import type { OutputKind } from './output-tables.ts';
import type { Table } from './table.ts';

const HEADER = `# Output files

<!-- Written by \`npm run docs\` from the column tables in src; edit those. -->

Each scenario gets a folder of its own. Its CSV files open in pandas, R, DuckDB and spreadsheets without options: UTF-8, line feeds,
commas, a header row, dates as YYYY-MM-DD, nothing for a missing value, numbers in at most 12 significant digits. The same command
writes the same bytes.

| file | what it holds |
|---|---|
| \`*.csv\` | the tables below |
${OUTPUT_FILES.map(({ name, holds }) => `| \`${name}\` | ${holds} |`).join('\n')}
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
