import { expect, test } from 'vitest';
import type { PlaceFigures } from '../../../src/queueing/result.ts';
import type { NetworkResult } from '../../../src/queueing/simulate-network.ts';
import { csvText } from '../../../src/report/csv.ts';
import { networkTableHeads, networkTables, wholeNetwork } from '../../../src/report/network-tables.ts';
import { networkBindingText, networkSummary, networkText } from '../../../src/report/network-text.ts';

function figures(id: string, departures: number, meanCycleDays: number, utilizationShare = Number.NaN): PlaceFigures {
  const rest = { throughputPerDay: departures / 10, meanInProcess: 2, meanWaiting: 1, meanWaitDays: 3 };
  return { id, arrivals: departures + 1, departures, meanCycleDays, utilizationShare, ...rest };
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
  sampleDays: [10, 20],
  samples: [measured, measured],
  audit: [],
  fingerprint: 'f',
  events: 3,
} as unknown as NetworkResult;

test('each sample has one row per place, and one for the whole network', () => {
  const tables = networkTables(result);
  expect(tables.map(({ id, rows }) => [id, rows])).toEqual([
    ['timeseries', 2],
    ['stages', 4],
    ['classes', 4],
    ['pools', 4],
  ]);
  const stages = csvText(tables[1]!).split('\n');
  expect(stages[0]).toMatch(/^time_days,stage,pool,arrivals_jobs,.*,utilization_share$/);
  expect(stages[2]).toMatch(/^10,merge,mergers,5,4,0\.4,.*,0\.6$/);
});

test('the heads list the columns that are written', () => {
  expect(networkTableHeads().map(({ columns }) => columns)).toEqual(networkTables(result).map(({ columns }) => columns));
});

test('means of the whole network weigh classes by their departures', () => {
  expect(wholeNetwork(measured.classes)).toMatchObject({ arrivals: 6, departures: 4, meanCycleDays: 8, meanInProcess: 4 });
  expect(wholeNetwork([figures('fix', 3, 10), figures('idle', 0, Number.NaN)]).meanCycleDays).toBe(10);
  expect(wholeNetwork([figures('idle', 0, Number.NaN)]).meanCycleDays).toBeNaN();
});

test('the terminal shows stages, pools and classes within 80 columns', () => {
  const lines = networkText(result);
  expect(lines.join('\n')).toMatch(/^stage +throughput +in process/);
  expect(lines.join('\n')).toMatch(/merge .* 60 %/);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
});

test('what binds is the busiest pool, with what each of its stages takes of it', () => {
  const lines = networkBindingText(networkSummary(result));
  expect(lines[0]).toMatch(/^Pool mergers binds: 60 % .* 1\.67 times/);
  expect(lines.at(-1)).toMatch(/write +30 % +-1$/);
  expect(networkBindingText({ stages: [], pools: [figures('idle', 0, 0, 0)], classes: [] })).toEqual([
    'No pool is busy: nothing binds.',
  ]);
});
