import type { Table } from '../table.ts';
import { figureText, percentText } from '../figure-text.ts';
import { narrowed } from './narrowed.ts';
import type { Findings, KeyFigure } from './report.ts';

/** Files that have a row per sample, or per event, are for programs. */
const MOST_ROWS = 120;

/** What a plain network's simulation says, by its tables: means with their intervals first. */
export function networkFindings(title: string, tables: readonly Table[]): Findings {
  const shown = ['intervals', 'distributions', 'replications'].flatMap((id) => tables.filter((table) => table.id === id));
  const keyFigures = shown.filter(({ id }) => id === 'intervals').flatMap(keyFiguresOf);
  return {
    kind: 'a queueing network',
    title,
    answer: [
      ...keyFigures.map(({ label, value, note }) => `${label}: ${value} (${note}).`),
      'These are means over the time after the warm-up.',
    ],
    keyFigures,
    tables: shown.filter(({ rows }) => rows <= MOST_ROWS),
  };
}

/** What two networks on common random numbers differ in. */
export function networkComparisonFindings(title: string, table: Table): Findings {
  const isTold = (row: number): boolean => table.values['told_apart_flag']![row] === 1;
  const told = [...Array(table.rows).keys()].filter(isTold).length;
  return {
    kind: 'two networks compared on common random numbers',
    title,
    answer: [
      `In ${told} of ${table.rows} figures the two differ by more than chance explains (95 % intervals of the differences).`,
    ],
    keyFigures: [],
    tables: [
      narrowed(table, {
        columns: ['kind', 'place', 'figure', 'unit', 'first', 'second', 'difference', 'low', 'high', 'told_apart_flag'],
      }),
    ],
  };
}

const CLASS_FIGURES: Readonly<Record<string, string>> = {
  cycle_days: 'Cycle time',
  throughput_per_day: 'Throughput',
};

function keyFiguresOf({ values, rows }: Table): KeyFigure[] {
  return [...Array(rows).keys()].flatMap((row) => {
    const [kind, place, figure, unit] = ['kind', 'place', 'figure', 'unit'].map((id) => String(values[id]![row]));
    const [mean, low, high] = ['mean', 'low', 'high'].map((id) => Number(values[id]![row]));
    const isLoad = kind === 'pool' && figure === 'utilization_share';
    const name = kind === 'class' ? CLASS_FIGURES[figure!] : isLoad ? 'Share of the time busy' : undefined;
    if (name === undefined) return [];
    const text = isLoad ? percentText : figureText;
    const interval = Number.isFinite(low)
      ? `95 % interval ${text(low!)} to ${text(high!)}`
      : 'no interval: one path, too short for batches';
    return [{ label: `${name}, ${place}`, value: isLoad ? text(mean!) : `${text(mean!)} ${unit}`, note: interval }];
  });
}
