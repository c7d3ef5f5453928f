import { formatIsoDate } from '../../base/calendar.ts';
import type { LabComparison } from '../../ensemble/comparison/comparison.ts';
import type { MetricComparison } from '../../ensemble/comparison/metric-pairs.ts';
import { isToldApart } from '../../queueing/compare.ts';
import { countText, figureText, percentText } from '../figure-text.ts';
import type { ComparedLabs } from '../figures/material.ts';
import { effectOf, scaled } from '../lab-comparison-figures.ts';
import { labComparisonTables } from '../lab-comparison-tables.ts';
import type { Table } from '../table.ts';
import { isOfEveryLab, narrowed, tableOf } from './narrowed.ts';
import type { Findings, KeyFigure } from './report.ts';

const PROGRESS = 'progress_multiplier_ratio';
/** Metrics that are told at a glance, and how. */
const KEY_METRICS: readonly (readonly [id: string, label: string])[] = [
  [PROGRESS, 'AI R&D progress multiplier'],
  ['software_efficiency_ratio', 'Software efficiency'],
  ['experiments_per_year', 'Experiments per year'],
  ['human_share', "People's share of the work"],
];

/** Others are in the file. */
const SHOWN_METRICS = [...KEY_METRICS.map(([id]) => id), 'horizon_p50_minutes', 'leverage_ratio', 'loop_gain_ratio'];

/** What one lab's change from another is. */
export function comparisonFindings({ titles, comparison }: ComparedLabs): Findings {
  const tables = labComparisonTables(comparison);
  const [metrics, milestones] = [tableOf(tables, 'lab_comparison'), tableOf(tables, 'milestone_comparison')];
  const ends = atEnd(comparison);
  return {
    kind: 'two labs compared on the same random numbers',
    title: `What changes from ${comparison.ids.join(' to ')}`,
    answer: [`First: ${titles[0]}. Second: ${titles[1]}.`, ...answerOf(comparison, ends)],
    keyFigures: KEY_METRICS.flatMap(([id, label]) =>
      ends.filter((row) => row.metric.id === id).map((row) => keyFigureOf(row, label)),
    ),
    tables: [
      narrowed(metrics, {
        title: 'What the change changes, on New Year of every third year',
        columns: ['metric', 'date', 'first', 'second', 'scale', 'effect', 'effect_low', 'effect_high', 'above_share'],
        rows: (row) => SHOWN_METRICS.includes(String(metrics.values['metric']![row])) && isShownDay(metrics, row),
      }),
      narrowed(milestones, {
        rows: (row) => isOfEveryLab(String(milestones.values['milestone']![row])),
        columns: [
          'meaning',
          'first_share',
          'second_share',
          'first_date_p50',
          'second_date_p50',
          'later_days',
          'later_low_days',
          'later_high_days',
        ],
      }),
    ],
  };
}

/** Every third year from 2024 on, which has the parting and the end of the shipped futures. */
const SHOWN_DAY = /^20(27|30|33|36)-01-01$/;

function isShownDay({ values }: Table, row: number): boolean {
  return SHOWN_DAY.test(formatIsoDate(Math.floor(Number(values['date']![row]))));
}

function atEnd({ metrics }: LabComparison): readonly MetricComparison[] {
  const last = Math.max(...metrics.map(({ civilDays }) => civilDays));
  return metrics.filter(({ civilDays, pairs }) => civilDays === last && pairs > 0);
}

function answerOf({ points, replications, samePairs }: LabComparison, ends: readonly MetricComparison[]): string[] {
  const pairs = points * replications;
  if (samePairs === pairs) return [`The two are the same in every figure of each of ${countText(pairs, 'pair')} of paths.`];
  const progress = ends.find(({ metric }) => metric.id === PROGRESS);
  if (progress === undefined) return [];
  const { mean, low, high } = effectOf(progress);
  const date = formatIsoDate(Math.floor(progress.civilDays));
  const sure = isToldApart(progress.values.difference) ? '' : ' The interval holds no difference too: chance may explain it.';
  const effect =
    progress.scale === 'log'
      ? `${figureText(mean)} times that of the first (95 % interval ${figureText(low)} to ${figureText(high)})`
      : `${figureText(mean)} more than that of the first (95 % interval ${figureText(low)} to ${figureText(high)})`;
  return [
    `On ${date} the second lab's progress multiplier (each lab beside itself without AI) is ${effect}, over ${countText(pairs, 'pair')} of paths with the same random numbers.${sure}`,
  ];
}

function keyFigureOf(row: MetricComparison, label: string): KeyFigure {
  const isShare = row.metric.id.endsWith('_share');
  const text = isShare ? percentText : figureText;
  const { mean, low, high } = effectOf(row);
  const [first, second] = [row.values.first.mean, row.values.second.mean].map((value) => text(scaled(row, value)));
  const interval =
    row.scale === 'log'
      ? `× ${figureText(mean)} (${figureText(low)} to ${figureText(high)})`
      : `difference ${text(mean)} (${text(low)} to ${text(high)})`;
  return { label, value: `${first} → ${second}`, note: `${interval}, ${formatIsoDate(Math.floor(row.civilDays))}` };
}
