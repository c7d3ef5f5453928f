import type { SobolResult } from '../ensemble/sensitivity/sobol.ts';
import { FEWEST_MOVING_ROWS, type IndexEstimate } from '../stats/sobol-indices.ts';
import { foldedText, wrapText } from './aligned-text.ts';
import { percentText } from './figure-text.ts';
import { bareColumn, recordTable } from './record-table.ts';
import {
  numberColumn,
  TARGET_UNIT,
  type TargetResult,
  targetColumns,
  targetHeading,
  textColumn,
  unmovedText,
} from './sensitivity-target.ts';
import type { Table } from './table.ts';
import { TEXT_WIDTH } from './text-section.ts';

interface Row {
  readonly indices: SobolResult['indices'][number];
  readonly all: SobolResult;
}

function shareColumns(id: string, meaning: string, of: (row: Row) => IndexEstimate) {
  return [
    numberColumn<Row>(`${id}_share`, 'share', meaning, (row) => of(row).share),
    numberColumn<Row>(
      `${id}_low_share`,
      'share',
      `Lower end of its 90 % bootstrap interval; empty where fewer than ${FEWEST_MOVING_ROWS} base points move the target`,
      (row) => of(row).low,
    ),
    numberColumn<Row>(`${id}_high_share`, 'share', 'Upper end of its 90 % bootstrap interval', (row) => of(row).high),
  ];
}

const COLUMNS = [
  ...targetColumns<Row>(),
  textColumn<Row>('parameter', 'Uncertain parameter of the design', ({ indices }) => indices.parameter),
  ...shareColumns(
    'first',
    'Var(E[y | x]) / Var y: share of variance that goes with the parameter by itself',
    (row) => row.indices.of.first,
  ),
  ...shareColumns('total', 'Share of variance that would be left if all others were known', (row) => row.indices.of.total),
  numberColumn<Row>(
    'moving_points',
    'count',
    'Base points of which a path comes to another value than most',
    ({ all }) => all.movingRows,
  ),
  numberColumn<Row>('deviation', TARGET_UNIT, 'Standard deviation over the design, on common random numbers', ({ all }) =>
    Math.sqrt(all.variance),
  ),
  numberColumn<Row>(
    'chance_share',
    'share',
    'Variance of paths of the scenario as written, by chance alone, over the sum of both variances',
    ({ all }) => all.chanceShare,
  ),
];

const TITLE = "Sobol' indices of some uncertain parameters for a target, largest total first";

/** Table of the indices for all targets. */
export function sobolTable(results: readonly TargetResult<SobolResult>[]): Table {
  const rows = results.flatMap(({ target, result }) =>
    result.indices.map((indices) => ({ target, record: { indices, all: result } })),
  );
  return recordTable('sobol', TITLE, COLUMNS, rows);
}

/** The same table without rows. */
export function sobolTableHead(): Table {
  return { id: 'sobol', title: TITLE, columns: COLUMNS.map(bareColumn), rows: 0, values: {} };
}

/** Which parameter most of the first target's variance goes with. */
export function sobolAnswer({ target, result }: TargetResult<SobolResult>): string {
  const [largest] = result.indices;
  if (largest === undefined || !(result.variance > 0)) return unmovedText(target);
  const { first, total } = largest.of;
  return `${largest.parameter} matters most for ${target.id}: ${intervalText(total)} of the variance with others, ${intervalText(first)} by itself.`;
}

/** Indices for every target, for the terminal. */
export function sobolText(results: readonly TargetResult<SobolResult>[]): string[] {
  return results.flatMap((found) => ['', ...indicesText(found)]);
}

function indicesText({ target, result }: TargetResult<SobolResult>): string[] {
  if (!(result.variance > 0)) return wrapText(`${targetHeading(target)}. ${unmovedText(target)}`, TEXT_WIDTH);
  const chance = `chance alone has ${chanceText(result.chanceShare)} of the variance`;
  const columns = [
    { head: '', unit: '', align: 'left' as const },
    { head: 'by itself', unit: 'first', align: 'right' as const },
    { head: '', unit: '90 %', align: 'left' as const },
    { head: 'with others', unit: 'total', align: 'right' as const },
    { head: '', unit: '90 %', align: 'left' as const },
  ];
  const rows = result.indices.map(({ parameter, of: { first, total } }) => [
    `  ${parameter}`,
    shareText(first.share),
    boundsText(first),
    shareText(total.share),
    boundsText(total),
  ]);
  return [
    ...wrapText(`${targetHeading(target)}; ${chance}`, TEXT_WIDTH),
    ...foldedText(columns, rows, TEXT_WIDTH),
    ...withoutIntervals(result),
  ];
}

function withoutIntervals({ rows, movingRows }: SobolResult): string[] {
  if (movingRows >= FEWEST_MOVING_ROWS) return [];
  const few = `  No intervals: of ${rows} base points ${movingRows} move it, and it takes ${FEWEST_MOVING_ROWS}; ask for more with --draws.`;
  return wrapText(few, TEXT_WIDTH);
}

function intervalText(index: IndexEstimate): string {
  return `${shareText(index.share)} ${boundsText(index)}`.trimEnd();
}

function boundsText({ low, high }: IndexEstimate): string {
  if (Number.isNaN(low)) return '';
  return `(${shareText(low)} to ${shareText(high)})`;
}

/** Tenths of a per cent are more than the intervals let one see. */
const SHOWN_PER_UNIT = 1000;

function chanceText(share: number): string {
  return share < 1 / SHOWN_PER_UNIT ? `less than ${percentText(1 / SHOWN_PER_UNIT)}` : shareText(share);
}

function shareText(share: number): string {
  return percentText(Math.round(share * SHOWN_PER_UNIT) / SHOWN_PER_UNIT);
}
