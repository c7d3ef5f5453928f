import { cellMonth, cellOf, type TimeCells } from './time-cells.ts';

/** That a stage binds at a sample, in one path or in so many. */
export interface BindingCount {
  /** Since 1970-01-01 [days]. */
  readonly civilDays: number;
  /** Empty where none is known. */
  readonly stage: string;
  readonly paths: number;
}

/** Of a cell in which no stage is known. */
const UNKNOWN = '.';

/**
 * A letter for each stage, the same wherever the stages are: the first of its name that none before it has.
 * @param stageIds in the order of their lab
 *
 * [...stageLetters(['decide', 'design', 'run', 'review']).values()] // => ['D', 'E', 'R', 'V']
 */
export function stageLetters(stageIds: readonly string[]): ReadonlyMap<string, string> {
  const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const letters = new Map<string, string>();
  for (const id of stageIds) {
    const taken = new Set(letters.values());
    const free = [...id.toUpperCase(), ...alphabet].find((letter) => alphabet.includes(letter) && !taken.has(letter));
    letters.set(id, free ?? UNKNOWN);
  }
  return letters;
}

/**
 * The stage that binds in most paths at most samples of each cell, the earlier one of two; empty where none is known.
 *
 * bindingByCell({ monthsPerCell: 1, first: 24252, count: 2 }, [{ civilDays: 18628, stage: 'run', paths: 3 }]) // => ['run', '']
 */
export function bindingByCell(cells: TimeCells, counts: readonly BindingCount[]): string[] {
  const tallies = Array.from({ length: cells.count }, () => new Map<string, number>());
  for (const { civilDays, stage, paths } of counts) {
    const tally = tallies[cellOf(cells, civilDays)];
    if (stage !== '') tally?.set(stage, (tally.get(stage) ?? 0) + paths);
  }
  return tallies.map((tally) => {
    const most = Math.max(...tally.values());
    return [...tally].find(([, paths]) => paths === most)?.[0] ?? '';
  });
}

/**
 * A band of letters over time.
 * @param stages by cell
 *
 * bandText(['run', 'run', '', 'decide'], stageLetters(['decide', 'run'])) // => 'RR.D'
 */
export function bandText(stages: readonly string[], letters: ReadonlyMap<string, string>): string {
  return stages.map((stage) => letters.get(stage) ?? UNKNOWN).join('');
}

/**
 * The same in words.
 *
 * bandWords(['run', 'run', 'decide'], { monthsPerCell: 3, first: 8084, count: 3 }) // => 'run from 2021-01, decide from 2021-07'
 */
export function bandWords(stages: readonly string[], cells: TimeCells): string {
  return stages
    .flatMap((stage, cell) => (stage !== stages[cell - 1] ? [`${stage || 'unknown'} from ${cellMonth(cells, cell)}`] : []))
    .join(', ');
}

/**
 * What the letters of bands stand for, in the order of the lab.
 *
 * letterWords([['run'], ['decide', 'run']], stageLetters(['decide', 'run'])) // => 'D decide, R run'
 */
export function letterWords(bands: readonly (readonly string[])[], letters: ReadonlyMap<string, string>): string {
  const shown = new Set(bands.flat());
  return [...letters].flatMap(([stage, letter]) => (shown.has(stage) ? [`${letter} ${stage}`] : [])).join(', ');
}

/**
 * Paints the letters of a line that ends in a band between bars, `label |RRRDDD|`; any other line comes back as it is.
 * @param paint given a run of one letter
 *
 * paintBand('binds |RRD|', (letters) => letters.toLowerCase()) // => 'binds |rrd|'
 * paintBand('metr  METR', (letters) => letters.toLowerCase()) // => 'metr  METR'
 */
export function paintBand(line: string, paint: (letters: string) => string): string {
  const [, label, band] = /^(.* \|)([A-Z.]+)\|$/.exec(line) ?? [];
  if (label === undefined || band === undefined) return line;
  return `${label}${band.replace(/([A-Z])\1*/g, paint)}|`;
}
