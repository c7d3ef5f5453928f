import type { LabComparison } from '../ensemble/comparison/comparison.ts';
import type { MetricComparison } from '../ensemble/comparison/metric-pairs.ts';
import type { MilestoneComparison } from '../ensemble/comparison/milestone-pairs.ts';
import { FUTURES } from '../ensemble/forecast/view-tally.ts';
import { milestonesOf } from '../ensemble/milestones.ts';
import { alignedText, foldedText, type TextColumn, wrapText } from './aligned-text.ts';
import { countText, figureText, monthText, percentText } from './figure-text.ts';
import { sharesOf } from './lab-comparison-figures.ts';
import { labComparisonGlance } from './lab-comparison-glance.ts';
import { COMPARED, type ComparedMetric, comparedCells, comparedTable } from './lab-comparison-table.ts';
import { TEXT_WIDTH } from './text-section.ts';

/** Days that the terminal shows, the first on which the two differ and the last among them. */
const SHOWN_DAYS = 4;
/** Less likely stages are left out. */
const NAMED_FROM = 0.05;
/** More digits of an uncertainty say nothing. */
const UNCERTAINTY_DIGITS = 2;
const PER_CENT = 100;
const MEMBERS = [0, 1] as const;

/** What one lab's change from another is, by how much, and how sure: metrics, milestones, classes of future, what binds. */
export function labComparisonText(comparison: LabComparison): string[] {
  const { points, replications, samePairs, ids } = comparison;
  if (samePairs === points * replications)
    return [...classText(comparison), '', 'The two are the same in every figure of every path.'];
  const days = shownDays(comparison);
  return [
    ...labComparisonGlance(comparison),
    '',
    ...metricsText(comparison, days),
    '',
    ...milestonesText(comparison.milestones),
    '',
    ...classText(comparison),
    '',
    ...wrapText(`stage that binds, with the share of paths: ${ids[0]} | ${ids[1]}`, TEXT_WIDTH),
    ...days.flatMap((day) => bindingLines(comparison, day)),
    '',
    ...noteText(comparison),
  ];
}

/** From the first day on which the two differ, evenly to the last. */
function shownDays({ metrics }: LabComparison): readonly number[] {
  const differing = metrics.filter(({ pairs, same }) => same < pairs).map(({ civilDays }) => civilDays);
  const first = Math.min(...differing);
  const days = [...new Set(metrics.map(({ civilDays }) => civilDays))].filter((day) => day >= first);
  const step = (days.length - 1) / (SHOWN_DAYS - 1);
  return step <= 1 ? days : Array.from({ length: SHOWN_DAYS }, (_, i) => days[Math.round(i * step)]!);
}

function metricsText({ metrics, ids }: LabComparison, days: readonly number[]): string[] {
  const shown = COMPARED.map(({ id, head, text }) => {
    const rows = metrics.filter(({ metric, civilDays, pairs }) => metric.id === id && pairs > 0 && days.includes(civilDays));
    return { head, cells: rows.map((row) => metricCells(row, text)) };
  }).filter(({ cells }) => cells.length > 0);
  const all = shown.flatMap(({ cells }) => cells);
  const { heads, rows } = comparedTable(ids, 'over time', [right('higher in')], all);
  let next = 0;
  const groups = shown.flatMap(({ head, cells }) => {
    const own = rows.slice(next, next + cells.length);
    next += cells.length;
    return [head, ...own];
  });
  return [...heads, ...groups];
}

function metricCells(row: MetricComparison, text: ComparedMetric['text']): string[] {
  const { civilDays, pairs, above } = row;
  return [`  ${monthText(civilDays)}`, ...comparedCells(row, text), percentText(above / pairs)];
}

/** Those of every lab; the levels of stages are in the table. */
function shownMilestones(milestones: readonly MilestoneComparison[]): readonly MilestoneComparison[] {
  const ofEveryLab = new Set(milestonesOf([]).map(({ id }) => id));
  return milestones.filter(({ id }) => ofEveryLab.has(id));
}

function milestonesText(milestones: readonly MilestoneComparison[]): string[] {
  const rows = shownMilestones(milestones).map((milestone) => {
    const [first, second] = sharesOf(milestone).map(percentText);
    const dates = milestone.medians.map((day) => (Number.isNaN(day) ? 'later' : monthText(Math.floor(day))));
    return [milestone.id, first!, second!, shareText(milestone), dates[0]!, dates[1]!, laterText(milestone)];
  });
  const heads: TextColumn[] = [
    { head: 'milestone', unit: '', align: 'left' },
    { head: 'reached', unit: 'first', align: 'right' },
    { head: '', unit: 'second', align: 'right' },
    { head: 'difference', unit: 'points', align: 'left' },
    { head: 'by half', unit: 'first', align: 'left' },
    { head: '', unit: 'second', align: 'left' },
    { head: 'later by', unit: 'days', align: 'left' },
  ];
  return foldedText(heads, rows, TEXT_WIDTH);
}

/** Percentage points; nothing where no pair is torn apart. */
function shareText({ share, onlyFirst, onlySecond }: MilestoneComparison): string {
  if (onlyFirst + onlySecond === 0) return '';
  const points = (value: number): string => figureText(Number((value * PER_CENT).toPrecision(UNCERTAINTY_DIGITS)));
  return `${points(share.difference)} (${points(share.low)} to ${points(share.high)})`;
}

function laterText({ both, laterDays: { mean, low, high } }: MilestoneComparison): string {
  if (both === 0) return '';
  if (mean === 0 && low === high) return '0';
  const range = Number.isNaN(low) ? 'one pair' : `${wholeText(low)} to ${wholeText(high)}`;
  return `${low > 0 || high < 0 ? '' : '~ '}${wholeText(mean)} (${range})`;
}

function wholeText(days: number): string {
  return figureText(Math.round(days));
}

function classText({ transitions, ids: [first, second], points, replications }: LabComparison): string[] {
  const at = (i: number, j: number): number => transitions[i * FUTURES.length + j]!;
  const places = [...FUTURES.keys()];
  const rows = places.filter((i) => places.some((j) => at(i, j) > 0));
  const columns = places.filter((j) => places.some((i) => at(i, j) > 0));
  if (rows.length === 1 && columns.length === 1) {
    const [one, other] = [FUTURES[rows[0]!]!, FUTURES[columns[0]!]!];
    const said = one === other ? `${one} in both` : `${one} of the first, ${other} of the second`;
    return [`class of future: ${said}, in all ${countText(points * replications, 'pair')} of paths`];
  }
  const heads = [left(''), ...columns.map((j) => right(FUTURES[j]!))];
  const cells = rows.map((i) => [`  ${FUTURES[i]!}`, ...columns.map((j) => String(at(i, j)))]);
  return [
    ...wrapText(`class of future, pairs of paths: down that of ${first}, across that of ${second}`, TEXT_WIDTH),
    ...alignedText(heads, cells),
  ];
}

/** Both in one line where they fit. */
function bindingLines(comparison: LabComparison, day: number): string[] {
  const [first, second] = MEMBERS.map((member) => bindingText(comparison, day, member));
  const line = `  ${monthText(day)}  ${first} | ${second}`;
  if (line.length <= TEXT_WIDTH) return [line];
  return [`  ${monthText(day)}  ${first} |`, `${' '.repeat(line.indexOf(first!))}${second}`];
}

function bindingText({ binding, points, replications }: LabComparison, day: number, member: 0 | 1): string {
  const shares = binding
    .filter(({ civilDays }) => civilDays === day)
    .map(({ stage, paths }) => ({ stage, share: paths[member] / (points * replications) }));
  const named = shares.filter(({ share }) => share >= NAMED_FROM).sort((a, b) => b.share - a.share);
  return named.map(({ stage, share }) => `${stage} ${percentText(share)}`).join(', ');
}

function noteText({ metrics, milestones, points, replications, samePairs }: LabComparison): string[] {
  const saved = metrics.findLast(({ metric }) => metric.id === COMPARED[0]!.id)?.values.savedRatio ?? Number.NaN;
  const same =
    samePairs === 0 ? '' : ` ${samePairs} of ${countText(points * replications, 'pair')} of paths are the same throughout.`;
  const pairing =
    saved > 1 && Number.isFinite(saved)
      ? ` Pairing saves a factor of ${figureText(saved)} in paths for software efficiency at the end.`
      : '';
  const end = monthText(Math.max(...metrics.map(({ civilDays }) => civilDays)));
  const isLater = shownMilestones(milestones).some(({ medians }) => medians.some(Number.isNaN));
  const later = isLater ? ` Later: than can be known by the end, ${end}.` : '';
  const text = `Higher in: pairs of paths in which the second has more. ~: chance may explain it. Milestones: share of paths that reach each; month by which half of all paths have; days by which the second is later where both do.${later}${same}${pairing}`;
  return wrapText(text, TEXT_WIDTH);
}

function left(head: string): TextColumn {
  return { head, unit: '', align: 'left' };
}

function right(head: string): TextColumn {
  return { head, unit: '', align: 'right' };
}
