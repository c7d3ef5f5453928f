import type { LabComparison } from '../ensemble/comparison/comparison.ts';
import type { MetricId } from '../ensemble/metrics.ts';
import { bandText, bandWords, bindingByCell, letterWords, stageLetters } from './bottleneck-band.ts';
import { type Course, courseWords } from './course-words.ts';
import { monthText } from './figure-text.ts';
import { scaled } from './lab-comparison-figures.ts';
import { COMPARED, type ComparedMetric, comparedCells, comparedTable } from './lab-comparison-table.ts';
import { sparklines } from './lab-glance.ts';
import { indented, wrappedFact } from './text-section.ts';
import { type TimeCells, timeCells } from './time-cells.ts';
import { type ChartRow, timeChart } from './time-chart.ts';

/** Metrics that are drawn over time. */
const DRAWN: readonly MetricId[] = ['horizon_p50_minutes', 'progress_multiplier_ratio'];

const MEMBERS = [0, 1] as const;

/** Two labs at a glance: key figures at the end, what the change does to them; horizon, progress and bottleneck over time. */
export function labComparisonGlance(comparison: LabComparison): string[] {
  const { ids, metrics } = comparison;
  const days = [...new Set(metrics.map(({ civilDays }) => civilDays))];
  const label = (id: string): string => `  ${id}`;
  const cells = timeCells(days, Math.max(...ids.map((id) => label(id).length)));
  const drawn = COMPARED.filter(({ id }) => DRAWN.includes(id));
  const courses = drawn.map(({ id }) => MEMBERS.map((member) => meanCourse(comparison, id, member)));
  const stages = MEMBERS.map((member) => bindingStages(comparison, cells, member));
  const letters = stageLetters(comparison.stageIds);
  const rows = (signs: readonly string[]): ChartRow[] => ids.map((id, i) => ({ label: label(id), signs: signs[i]! }));
  return [
    ...endTable(comparison, days.at(-1)!),
    '',
    ...ids.flatMap((id, i) => [
      `${id}, mean of its paths`,
      ...drawn.flatMap(({ head, text }, k) => setInFact(head, courseWords(courses[k]![i]!, text))),
      ...setInFact('binds in most paths', bandWords(stages[i]!, cells)),
    ]),
    '',
    ...timeChart(
      [
        ...drawn.flatMap(({ head }, k) => [{ label: head }, ...rows(sparklines(cells, courses[k]!))]),
        { label: 'stage that binds in most paths' },
        ...rows(stages.map((band) => bandText(band, letters))),
      ],
      cells,
      letterWords(stages, letters),
    ),
  ];
}

/** The metrics on the last day. */
function endTable({ ids, metrics }: LabComparison, lastDay: number): string[] {
  const rows = COMPARED.flatMap(({ id, head, text }) => {
    const row = metrics.find(({ metric, civilDays, pairs }) => metric.id === id && pairs > 0 && civilDays === lastDay);
    return row === undefined ? [] : [[`  ${shortHead(head)}`, ...comparedCells(row, text)]];
  });
  const table = comparedTable(ids, `in ${monthText(Math.floor(lastDay))}`, [], rows);
  return [...table.heads, ...table.rows];
}

/** Without what it is measured against, which the tables tell. */
function shortHead(head: ComparedMetric['head']): string {
  return head.replace(/, .*/, '');
}

/** Mean of one lab's paths over time; geometric for a metric that is compared by ratio. */
function meanCourse({ metrics }: LabComparison, id: MetricId, member: 0 | 1): Course {
  const rows = metrics.filter(({ metric }) => metric.id === id);
  return {
    civilDays: rows.map(({ civilDays }) => civilDays),
    values: rows.map((row) => (row.pairs === 0 ? Number.NaN : scaled(row, [row.values.first, row.values.second][member]!.mean))),
  };
}

function bindingStages({ binding }: LabComparison, cells: TimeCells, member: 0 | 1): string[] {
  const counts = binding.map(({ civilDays, stage, paths }) => ({ civilDays, stage, paths: paths[member] }));
  return bindingByCell(
    cells,
    counts.filter(({ paths }) => paths > 0),
  );
}

function setInFact(about: string, fact: string): string[] {
  return indented(wrappedFact(about, fact));
}
