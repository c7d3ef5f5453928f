import type { SampleColumnId } from '../lab/columns.ts';
import type { Trajectory } from '../lab/trajectory.ts';
import { alignedLines, wrapText } from './aligned-text.ts';
import { countText, figureText, percentText } from './figure-text.ts';

/** [characters] */
const WIDTH = 80;

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

/** What evaluation found and cost, all generations together, and what drift there is. */
function judgedText({ generations, series }: Trajectory): string[] {
  const sum = (of: (generation: Trajectory['generations'][number]) => number): number =>
    generations.reduce((total, generation) => total + (Number.isNaN(of(generation)) ? 0 : of(generation)), 0);
  const judged = generations.filter(({ measuredHarm }) => !Number.isNaN(measuredHarm)).length;
  const dropped = generations.filter(({ outcome }) => outcome === 'rolled back').length;
  const days = figureText(sum(({ daysLost }) => daysLost));
  const found =
    `Of ${countText(judged, 'model')} judged ${figureText(sum(({ alarms }) => (alarms > 0 ? 1 : 0)))} raised an alarm;` +
    ` ${countText(
      sum(({ falseAlarms }) => falseAlarms),
      'false alarm',
    )}, ${countText(
      sum(({ rounds }) => rounds),
      'remediation',
    )},` +
    ` ${figureText(dropped)} rolled back, ${figureText(sum(({ misses }) => misses))} promoted with drift unseen, however small; ${days} days lost.`;
  const [harm, measured] = [series.drift_true_ratio.at(-1)!, series.drift_measured_ratio.at(-1)!];
  const drift =
    `Drift in use at the end takes ${percentText(harm)} of what AI's work is worth;` +
    ` ${Number.isNaN(measured) ? 'nobody measures it' : `measured: ${percentText(measured)}`}.`;
  return [...(judged > 0 ? [found] : []), ...(Number.isNaN(harm) ? [] : [drift])].flatMap((line) => wrapText(line, WIDTH));
}
