import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { LabParameters } from '../../src/lab/parameters.ts';
import { simulateLab, simulateWithTwin } from '../../src/lab/simulate-lab.ts';
import type { Trajectory } from '../../src/lab/trajectory.ts';
import { automationOf, keyOf, peopleOf, scenarioOf, shippedLab, smallLab, workStage } from '../support/lab-records.ts';
import { loadText, loadTexts, SMALL_LAB } from '../support/scenario-files.ts';

const KEY = keyOf(42);
const FUTURES = ['continuation', 's-curve', 'compounding', 'full-recursion'];

/** All numbers of the first rows of a path, by file and column. */
function rowsOf(path: Trajectory, rows: number): Readonly<Record<string, readonly number[]>> {
  const parts = [
    ['timeseries', path.series, 1],
    ['stages', path.stageSeries, path.stageIds.length],
    ['pools', path.poolSeries, path.poolIds.length],
  ] as const;
  return Object.fromEntries(
    parts.flatMap(([file, series, places]) =>
      Object.entries(series).map(([id, values]) => [`${file}.${id}`, [...values.slice(0, rows * places)]]),
    ),
  );
}

/** All numbers of a path by stage and pool, and without those of the stages and pools left out. */
function numbersWithout(path: Trajectory, stage: string, pool: string): unknown {
  const column = (values: Float64Array, ids: readonly string[], left: string) =>
    [...values].filter((_, i) => ids[i % ids.length] !== left);
  const stages = Object.entries(path.stageSeries).map(([id, values]) => [id, column(values, path.stageIds, stage)]);
  const pools = Object.entries(path.poolSeries).map(([id, values]) => [id, column(values, path.poolIds, pool)]);
  const { series, bindingPool, bindingStage, generations, migrations } = path;
  return { series, stages, pools, bindingPool, bindingStage, generations, migrations };
}

describe('futures', () => {
  const paths = FUTURES.map((name) => simulateWithTwin(shippedLab(name, ['time.end=2026-10-01']), KEY));
  const days = paths[0]!.sampleDays;
  const fork = shippedLab('s-curve').fork!.fromDays;
  const before = [...days].filter((day) => day < fork).length;

  test.each(FUTURES.slice(1))('%s: every number of every row before the fork is that of continuation', (name) => {
    expect(before).toBeGreaterThan(60);
    const path = paths[FUTURES.indexOf(name)]!;
    expect(rowsOf(path, before)).toEqual(rowsOf(paths[0]!, before));
    expect(path.bindingStage.slice(0, before)).toEqual(paths[0]!.bindingStage.slice(0, before));
    expect(path.bindingPool.slice(0, before)).toEqual(paths[0]!.bindingPool.slice(0, before));
  });

  test('the laws of queueing hold', () => {
    for (const path of paths) expect(path.audit).toEqual([]);
  });
});

describe('determinism', () => {
  const scenario = shippedLab('history', ['time.end=2025-10-01']);

  test('two simulations are identical in every field', () => {
    expect(simulateWithTwin(scenario, KEY)).toEqual(simulateWithTwin(scenario, KEY));
  });

  test('a scenario that was sent to another thread gives the same path', () => {
    const path = simulateLab(scenario, KEY);
    expect(structuredClone(simulateLab(structuredClone(scenario), KEY))).toEqual(path);
  });

  test('another seed, draw or replication gives another path', () => {
    const keys = [KEY, keyOf(43), { ...KEY, draw: 1 }, { ...KEY, replication: 2 }];
    const short = shippedLab('history', ['time.end=2021-04-01']);
    expect(new Set(keys.map((key) => simulateLab(short, key).fingerprint)).size).toBe(keys.length);
  });
});

describe('what nobody uses', () => {
  const automation = automationOf({ opening: { kind: 'date', days: 100 } });
  const small = smallLab();
  const stages = [small.stages[0]!, workStage('implement', 1, [24, 6], { automation }), ...small.stages.slice(2)];
  const coarse = { kind: 'auto', jobsPerYear: { experiment: 200, change: 200 } } as const;
  const labs: readonly (readonly [string, LabParameters])[] = [
    ['pooled', smallLab({ stages })],
    ['dedicated', smallLab({ stages, staffing: 'dedicated' })],
    ['bundles', smallLab({ stages, granularity: coarse })],
  ];
  const run = (p: LabParameters) => simulateLab(scenarioOf(p, 2), KEY);

  test.each(labs)('%s: a stage that no job visits changes no other number', (_, p) => {
    const idle = workStage('idle', 0, [10, 10], { automation });
    const pool = p.staffing === 'dedicated' ? 'researchers-idle' : '';
    const [plain, more] = [run(p), run({ ...p, stages: [...p.stages, idle] })];
    expect(more.stageIds).toContain('idle');
    expect(numbersWithout(more, 'idle', pool)).toEqual(numbersWithout(plain, 'idle', pool));
  });

  test.each(labs)('%s: people whom no stage needs change no other number', (_, p) => {
    const watchmen = peopleOf('watchmen', 50);
    expect(numbersWithout(run({ ...p, people: [...p.people, watchmen] }), '', 'watchmen')).toEqual(
      numbersWithout(run(p), '', ''),
    );
  });

  test('a shipped lab: the same, also with ids that sort first', () => {
    const simulated = (lines: string): Trajectory => {
      const main = `loopgain: 1\nextends: history.yaml\ntime: {end: 2025-07-01}\n${lines}`;
      const shipped = ['history.yaml', 'priors.yaml'].map((name) => [name, readFileSync(`scenarios/${name}`, 'utf8')]);
      const texts = { 'main.yaml': main, ...Object.fromEntries(shipped) };
      return simulateLab(loadTexts(texts).lab!, KEY);
    };
    const added = simulated(`
pools: {abbots: {kind: people, capacity: 7, hoursPerDay: 6, daysPerWeek: 5}}
stages: {aardvark: {activity: build, staff: abbots, work: {experiment: 5 work hours}}}
`);
    expect([added.poolIds[0], added.stageIds.indexOf('aardvark') < added.stageIds.indexOf('merge')]).toEqual(['abbots', true]);
    expect(numbersWithout(added, 'aardvark', 'abbots')).toEqual(numbersWithout(simulated(''), '', ''));
  });
});

/** YAML text with the entries of its block maps pools and stages in the opposite order. */
function reversed(text: string): string {
  const lines = text.split('\n');
  for (const key of ['pools:', 'stages:', 'parameters:']) {
    const first = lines.indexOf(key) + 1;
    let last = first;
    while (lines[last]!.startsWith('  ')) last++;
    lines.splice(first, last - first, ...lines.slice(first, last).reverse());
  }
  return lines.join('\n');
}

test('the order in which a scenario writes its maps changes no number', () => {
  const [written, turned] = [SMALL_LAB, reversed(SMALL_LAB)].map((text) => loadText(text).lab!);
  expect(reversed(SMALL_LAB)).not.toBe(SMALL_LAB);
  expect(simulateWithTwin(turned!, KEY)).toEqual(simulateWithTwin(written!, KEY));
});

test('sampling by the week or by the month shows the same path on common dates', () => {
  const base = smallLab({ granularity: { kind: 'auto', jobsPerYear: { experiment: 300, change: 300 } } });
  const sampled = (every: number): Trajectory => {
    const sampleDays = Float64Array.from({ length: 728 / every + 1 }, (_, i) => i * every);
    return simulateLab(scenarioOf(base, 2, { sampleDays, endDays: 728 }), KEY);
  };
  const [often, seldom] = [sampled(7), sampled(28)];
  for (const id of Object.keys(seldom.series) as (keyof Trajectory['series'])[]) {
    for (const [i, value] of seldom.series[id].entries()) {
      const other = often.series[id][4 * i]!;
      if (Number.isNaN(value)) expect(other, id).toBeNaN();
      else expect(Math.abs(other - value), `${id} ${i}`).toBeLessThanOrEqual(1e-9 * Math.abs(value));
    }
  }
});
