import type { SampleColumnId } from '../lab/columns.ts';
import type { Trajectory } from '../lab/trajectory.ts';
import { alignedLines } from './aligned-text.ts';
import { countText, figureText, percentText } from './figure-text.ts';

/** A figure of the control layer in the last quarter, and how it is said. */
interface ControlFigure {
  readonly column: SampleColumnId;
  readonly says: string;
  readonly text: (value: number) => string;
}

const LAST_QUARTER: readonly ControlFigure[] = [
  { column: 'review_read_share', says: 'of what is reviewed, read by people', text: percentText },
  { column: 'flaws_caught_share', says: 'of the flaws caught in review', text: percentText },
  { column: 'incident_hours_share', says: "of people's hours spent on incidents", text: percentText },
  { column: 'false_results_share', says: 'of the results adopted are null', text: percentText },
  { column: 'findings_open_jobs', says: 'security findings open', text: figureText },
  { column: 'coordinating_hours_share', says: "of people's hours spent handing work over", text: percentText },
];

/** How control fared: review, results and findings in the last quarter, then what became of the models that were judged; [] where none is modelled. */
export function controlText(trajectory: Trajectory): string[] {
  const rows = LAST_QUARTER.map(({ column, says, text }) => [trajectory.series[column].at(-1) ?? Number.NaN, says, text] as const)
    .filter(([value]) => !Number.isNaN(value) && value !== 0)
    .map(([value, says, text]) => [`  ${text(value)}`, says]);
  const quarter = rows.length === 0 ? [] : ['Control in the last quarter:', ...alignedLines(rows, ['right', 'left'])];
  const judged = judgedText(trajectory);
  return quarter.length + judged.length === 0 ? [] : ['', ...quarter, ...judged];
}

/** What evaluation found and cost, all generations together. */
function judgedText({ generations, series }: Trajectory): string[] {
  const sum = (of: (generation: Trajectory['generations'][number]) => number): number =>
    generations.reduce((total, generation) => total + of(generation), 0);
  const harm = series.drift_true_ratio.at(-1) ?? 0;
  const [alarms, misses] = [sum(({ alarms: own }) => own), sum(({ misses: own }) => own)];
  const dropped = generations.filter(({ outcome }) => outcome === 'rolled back').length;
  const daysLost = sum(({ daysLost: own }) => (Number.isNaN(own) ? 0 : own));
  if (alarms + misses + dropped + daysLost + harm === 0) return [];
  return [
    `Evaluation raised ${countText(alarms, 'alarm')}, ${figureText(sum(({ falseAlarms }) => falseAlarms))} of them false;` +
      ` ${countText(
        sum(({ rounds }) => rounds),
        'remediation',
      )}, ${figureText(dropped)} rolled back, ${figureText(misses)} promoted with drift unseen;` +
      ` ${figureText(daysLost)} days lost.`,
    `Drift in use at the end takes ${percentText(harm)} of what AI's work is worth; measured: ${percentText(series.drift_measured_ratio.at(-1) ?? 0)}.`,
  ];
}
