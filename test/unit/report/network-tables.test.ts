import { expect, test } from 'vitest';
import { pathIntervals } from '../../../src/queueing/intervals.ts';
import type { PlaceFigures, PlaceSpread } from '../../../src/queueing/result.ts';
import type { NetworkResult } from '../../../src/queueing/simulate-network.ts';
import { csvText } from '../../../src/report/csv.ts';
import { networkTableHeads, networkTables, wholeNetwork } from '../../../src/report/network-tables.ts';
import { networkBindingText, networkSummary, networkText } from '../../../src/report/network-text.ts';
import { histogramOf } from '../../../src/stats/histogram.ts';

function figures(id: string, departures: number, meanCycleDays: number, utilizationShare = Number.NaN): PlaceFigures {
  const gone = { lost: 1, balked: 0, abandoned: 0, blockedShare: 0.1 };
  const rest = { throughputPerDay: departures / 10, meanInProcess: 2, meanWaiting: 1, meanWaitDays: 3, ...gone };
  return { id, arrivals: departures + 1, departures, meanCycleDays, utilizationShare, ...rest };
}

function spread(id: string, days: readonly number[]): PlaceSpread {
  return { id, varianceInProcess: 5, waitDays: histogramOf(days), cycleDays: histogramOf(days.map((wait) => wait + 1)) };
}

const measured = {
  stations: [figures('write', 8, 4, 0.3), figures('merge', 4, 1, 0.6)],
  classes: [figures('fix', 3, 10), figures('idea', 1, 2)],
  pools: [figures('writers', 8, 4, 0.3), figures('mergers', 4, 1, 0.6)],
};
const exponential = { kind: 'drawn', distribution: { shape: 'exponential', mean: 1 } } as const;
const result = {
  spec: {
    pools: ['writers', 'mergers'].map((id) => ({ id, capacity: 1, onShrink: 'finish' as const })),
    classes: [],
    stations: ['write', 'merge'].map((id, pool) => ({ id, pool, services: [exponential], routes: [] })),
    jobColumns: 0,
  },
  overall: measured,
  spread: {
    stations: [spread('write', [1, 1, 1, 9]), spread('merge', [0, 2])],
    classes: [spread('fix', [4, 4]), spread('idea', [])],
    pools: [spread('writers', [1, 1, 1, 9]), spread('mergers', [0, 2])],
  },
  sampleDays: [10, 20],
  samples: [measured, measured],
  audit: [],
  fingerprint: 'f',
  events: 3,
} as unknown as NetworkResult;

const CERTAINTY = { intervals: pathIntervals(result), replications: 1 };

test('each sample has one row per place, and one for the whole network', () => {
  const tables = networkTables(result);
  expect(tables.map(({ id, rows }) => [id, rows])).toEqual([
    ['timeseries', 2],
    ['stages', 4],
    ['classes', 4],
    ['pools', 4],
    ['distributions', 6],
    ['intervals', 50],
  ]);
  const stages = csvText(tables[1]!).split('\n');
  expect(stages[0]).toMatch(/^time_days,stage,pool,arrivals_jobs,.*,utilization_share,blocked_share$/);
  expect(stages[2]).toMatch(/^10,merge,mergers,5,4,1,0,0,0\.4,.*,0\.6,0\.1$/);
});

test('the heads list the columns that are written', () => {
  expect(networkTableHeads().map(({ columns }) => columns)).toEqual(networkTables(result).map(({ columns }) => columns));
});

test('distributions have a row for each stage, class and pool, and no place in a simulation that was not asked for them', () => {
  const { spread: _, ...without } = result;
  expect(networkTables(without).map(({ id }) => id)).not.toContain('distributions');
  const rows = csvText(networkTables(result).at(-2)!).split('\n');
  expect(rows[0]).toMatch(
    /^kind,place,work_in_process_jobs,work_in_process_variance_jobs2,wait_days,wait_sd_days,wait_p50_days,/,
  );
  expect(rows[1]).toMatch(/^stage,write,2,5,3,4,/);
  expect(rows[1]).toMatch(/,9,4,4,.*,10$/);
  expect(rows[4]).toMatch(/^class,idea,2,5,,,/);
});

test('means of the whole network weigh classes by their departures', () => {
  expect(wholeNetwork(measured.classes)).toMatchObject({ arrivals: 6, departures: 4, meanCycleDays: 8, meanInProcess: 4 });
  expect(wholeNetwork([figures('fix', 3, 10), figures('idle', 0, Number.NaN)]).meanCycleDays).toBe(10);
  expect(wholeNetwork([figures('idle', 0, Number.NaN)]).meanCycleDays).toBeNaN();
});

test('the terminal shows stages, pools and classes within 80 columns', () => {
  const lines = networkText(result, CERTAINTY);
  expect(lines.join('\n')).toMatch(/^stage +throughput +WIP/);
  expect(lines.join('\n')).toMatch(/merge .* 60 %/);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
});

test('the terminal shows what became of jobs that were not served where a stage may send them away', () => {
  const lossy = (change: object) => ({
    ...result,
    spec: { ...result.spec, stations: result.spec.stations.map((station) => ({ ...station, ...change })) },
  });
  const linesOf = (change: object): string[] => networkText(lossy(change), CERTAINTY);
  const heads = (change: object) => linesOf(change).filter((line) => /^stage|^ +of /.test(line));
  expect(heads({})).toHaveLength(1);
  expect(heads({ buffer: { jobs: 1, whenFull: 'block' } })[1]).toMatch(/^stage +lost +blocked$/);
  const all = { buffer: { jobs: 1, whenFull: 'lose' }, balking: { waitingJobs: 1, share: 1 }, patienceDays: [] };
  expect(heads(all)[1]).toMatch(/^stage +lost +turned away +gave up$/);
  expect(linesOf(all).join('\n')).toMatch(/write +11.1 % +0 % +0 %\n/);
});

test('what binds is the busiest pool, with what each of its stages takes of it', () => {
  const lines = networkBindingText(networkSummary(result, CERTAINTY));
  expect(lines[0]).toMatch(/^Pool mergers binds: 60 % .* 1\.67 times/);
  expect(lines.at(-1)).toMatch(/write +30 % +-1$/);
  expect(networkBindingText({ stages: [], pools: [figures('idle', 0, 0, 0)] })).toEqual(['No pool is busy: nothing binds.']);
});
