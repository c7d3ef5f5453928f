import { readFileSync, writeFileSync } from 'node:fs';
import { DAYS_PER_YEAR } from '../../src/base/units.ts';
import { exp } from '../../src/numeric/exp.ts';
import { figureText } from '../../src/report/figure-text.ts';
import { markdownTable, replaceMade } from '../ablation/tables.ts';
import type { Estimate, Measured, Stretch } from './measure.ts';
import { measure } from './measure.ts';

const PAGE = 'docs/granularity.md';
const HISTORY: Stretch = { scenario: 'history', fromDays: DAYS_PER_YEAR / 2, end: '2023-07-01', seeds: [1, 2, 3, 4, 5, 6] };
const RECURSION: Stretch = {
  scenario: 'full-recursion',
  fromDays: 6 * DAYS_PER_YEAR,
  end: '2033-01-01',
  seeds: [1, 2, 3, 4, 5, 6],
};
const HEADS = [
  'simulated jobs a year',
  'largest bundle',
  'experiments / X_max',
  'experiments',
  'changes',
  'researchers',
  'engineers',
  'fleet',
  'S at the end',
  'cycle, days',
  'events',
];

/** One table: each granularity beside the finest, which comes first. */
function tableOf(stretch: Stretch, granularities: readonly (number | undefined)[]): string {
  const measured = granularities.map((jobsPerYear) => {
    process.stderr.write(`${stretch.scenario} ${jobsPerYear ?? 'exact'}\n`);
    return measure(stretch, jobsPerYear);
  });
  const rows = measured.map((row, i) => [
    String(granularities[i] ?? 'exact'),
    ...cellsOf(row, i === 0 ? undefined : measured[0]!),
  ]);
  return markdownTable(HEADS, rows);
}

function cellsOf(row: Measured, finest: Measured | undefined): readonly string[] {
  const { utilization } = row;
  return [
    figureText(row.bundleJobs),
    plusMinus(row.expected),
    change(row.logExperiments, finest?.logExperiments),
    change(row.logChanges, finest?.logChanges),
    ...['researchers', 'engineers', 'fleet'].map((pool) => plusMinus(utilization[pool]!)),
    change(row.logEfficiency, finest?.logEfficiency),
    figureText(row.cycleDays.mean),
    figureText(row.events.mean),
  ];
}

/** Three decimals, since the standard errors are of that size. */
function plusMinus({ mean, error }: Estimate): string {
  return `${mean.toFixed(3)} ± ${error.toFixed(3)}`;
}

/** The value itself for the finest; else by how much per cent it differs, with the standard error of the difference. */
function change(row: Estimate, finest: Estimate | undefined): string {
  if (finest === undefined) return figureText(exp(row.mean));
  const percent = 100 * (exp(row.mean - finest.mean) - 1);
  const error = 100 * Math.sqrt(row.error * row.error + finest.error * finest.error);
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(1)} ± ${error.toFixed(1)} %`;
}

let page = readFileSync(PAGE, 'utf8');
page = replaceMade(page, 'history', tableOf(HISTORY, [undefined, 1000, 500, 200, 100]));
page = replaceMade(page, 'recursion', tableOf(RECURSION, [1000, 500, 200, 100]));
writeFileSync(PAGE, page);
