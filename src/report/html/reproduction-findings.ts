import type { Reproduction } from '../../calibrate/reproduce/reproduce.ts';
import { countVerdicts } from '../../calibrate/reproduce/verdict.ts';
import type { Trends } from '../../calibrate/series.ts';
import { countText, figureText } from '../figure-text.ts';
import { reproductionTables } from '../reproduction-tables.ts';
import { narrowed, tableOf } from './narrowed.ts';
import type { Findings, KeyFigure } from './report.ts';

/** What a history reproduces of what was published of its time. */
export function reproductionFindings(title: string, reproduction: Reproduction, trends: Trends): Findings {
  const tables = reproductionTables(reproduction, trends);
  const tallies = countVerdicts(reproduction.figures);
  const [met, missed] = [sum(tallies.map((tally) => tally.met)), sum(tallies.map((tally) => tally.missed))];
  return {
    kind: 'a simulated history beside published figures',
    title,
    answer: [
      `Of ${countText(met + missed, 'published figure')} that the history could miss, its median meets ${met}.`,
      `${countText(reproduction.draws, 'draw')} from the ${reproduction.drawnFrom}, ${countText(reproduction.writtenPaths, 'path')} with the values as written.`,
      'What is missed, and why, is in docs/reproduction.md.',
    ],
    keyFigures: [
      ...tallies.map((tally) => ({
        label: `Met, of the figures ${ROLES[tally.role] ?? tally.role}`,
        value: `${tally.met} of ${tally.met + tally.missed}`,
        note: `${tally.beyond} of those missed lie beyond nine tenths of the draws too`,
      })),
      ...reproduction.stories.slice(-1).map(storyFigure),
    ],
    tables: [
      narrowed(tableOf(tables, 'figures'), {
        columns: [
          'series',
          'figure',
          'date',
          'unit',
          'published',
          'low',
          'high',
          'simulated_p05',
          'simulated_p50',
          'simulated_p95',
          'role',
          'verdict',
        ],
      }),
      narrowed(tableOf(tables, 'waterfall'), {
        columns: ['quarter', 'step', 'level', 'factor', 'level_p05', 'level_p95', 'published', 'level_meaning'],
      }),
    ],
  };
}

const ROLES: Readonly<Record<string, string>> = {
  fitted: 'that were fitted',
  predicted: 'that nothing was fitted to',
};

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Code against progress, in the last quarter that is told. */
function storyFigure({ quarter, steps }: Reproduction['stories'][number]): KeyFigure {
  const [first, last] = [steps[0]!, steps.at(-1)!];
  return {
    label: `From code to progress, ${quarter.id}`,
    value: `${figureText(first.level)}× → ${figureText(last.level)}×`,
    note: 'how much faster code alone would be, and how much faster research is',
  };
}
