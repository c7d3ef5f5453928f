import { civilFromDays } from '../base/calendar.ts';
import { TEXT_WIDTH } from './text-section.ts';

/** A stretch of time cut into equal stretches of whole months, which a line of text shows with one sign each. */
export interface TimeCells {
  readonly monthsPerCell: number;
  /** Cells from year 0 to the first. */
  readonly first: number;
  readonly count: number;
}

/** Lengths that a cell may have, with their names. */
const LENGTHS: readonly (readonly [months: number, name: string])[] = [
  [1, 'month'],
  [3, 'quarter'],
  [6, 'half year'],
  [12, 'year'],
  [24, 'two years'],
  [60, 'five years'],
  [120, 'ten years'],
];
const MONTHS_PER_YEAR = 12;
/** Between the starts of two years in a scale [characters]. */
const YEAR_WIDTH = 5;
/** Between a label and what it labels, with the bars around that [characters]. */
const FRAME_WIDTH = ' ||'.length;

/**
 * The shortest cells that hold a sample each and fit a line beside its label. Where samples are too far apart for
 * that, the shortest that fit; where the stretch is too long for a line, the longest there are.
 * @param civilDays of the samples, in order, since 1970-01-01 [days]
 * @param labelWidth of the longest label [characters]
 *
 * timeCells([18628, 18659, 18687, 18718], 10) // => { monthsPerCell: 1, first: 24252, count: 4 }
 */
export function timeCells(civilDays: readonly number[], labelWidth: number): TimeCells {
  const months = civilDays.map(monthOf);
  const widest = TEXT_WIDTH - labelWidth - FRAME_WIDTH;
  const candidates = LENGTHS.map(([length]) => cellsOf(months, length));
  const fitting = candidates.find(({ monthsPerCell, first, count }) => {
    const held = new Set(months.map((month) => Math.floor(month / monthsPerCell) - first));
    return count <= widest && held.size === count;
  });
  return fitting ?? candidates.find(({ count }) => count <= widest) ?? candidates.at(-1)!;
}

function cellsOf(months: readonly number[], monthsPerCell: number): TimeCells {
  const first = Math.floor((months[0] ?? 0) / monthsPerCell);
  const last = Math.floor((months.at(-1) ?? 0) / monthsPerCell);
  return { monthsPerCell, first, count: last - first + 1 };
}

/**
 * Place of a day's cell; below 0 or beyond the last for a day outside.
 *
 * cellOf({ monthsPerCell: 3, first: 8084, count: 61 }, 18628 + 100) // => 1
 */
export function cellOf({ monthsPerCell, first }: TimeCells, civilDays: number): number {
  return Math.floor(monthOf(civilDays) / monthsPerCell) - first;
}

/**
 * Month in which a cell begins, `YYYY-MM`.
 *
 * cellMonth({ monthsPerCell: 3, first: 8084, count: 61 }, 1) // => '2021-04'
 */
export function cellMonth({ monthsPerCell, first }: TimeCells, cell: number): string {
  const month = (first + cell) * monthsPerCell;
  const [year, ofYear] = [Math.floor(month / MONTHS_PER_YEAR), (month % MONTHS_PER_YEAR) + 1];
  return `${year}-${String(ofYear).padStart(2, '0')}`;
}

/**
 * How long a cell is, as a noun.
 *
 * cellName({ monthsPerCell: 3 }) // => 'quarter'
 */
export function cellName({ monthsPerCell }: Pick<TimeCells, 'monthsPerCell'>): string {
  return LENGTHS.find(([length]) => length === monthsPerCell)?.[1] ?? `${monthsPerCell} months`;
}

/**
 * Years, each above the cell with which it begins, as many as there is room for.
 *
 * yearScale({ monthsPerCell: 3, first: 8084, count: 21 }) // => '2021    2023    2025'
 */
export function yearScale(cells: TimeCells): string {
  const starts = Array.from({ length: cells.count }, (_, cell) => cell).filter((cell) => beginsYear(cells, cell));
  let scale = '';
  let free = 0;
  for (const cell of starts) {
    if (cell < free) continue;
    scale = scale.padEnd(cell) + cellMonth(cells, cell).slice(0, -'-01'.length);
    free = cell + YEAR_WIDTH;
  }
  return scale;
}

function beginsYear({ monthsPerCell, first }: TimeCells, cell: number): boolean {
  return ((first + cell) * monthsPerCell) % MONTHS_PER_YEAR === 0;
}

/** Months from year 0. */
function monthOf(civilDays: number): number {
  const { year, month } = civilFromDays(Math.floor(civilDays));
  return year * MONTHS_PER_YEAR + month - 1;
}
