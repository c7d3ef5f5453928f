import { expect, test } from 'vitest';
import type { NetworkSpec } from '../../../src/queueing/spec.ts';
import { openLoads } from '../../../src/scenario/traffic.ts';
import { loadText, problemsOf } from '../../support/scenario-files.ts';

/** A shop with all its features, one line per thing that a test may want to change. */
const SHOP = {
  head: 'loopgain: 1\nkind: network\ntitle: A shop\ntime: {end: 100 days}',
  pools: 'pools: {clerks: {capacity: 2}, orbit: {capacity: inf}}',
  classes: 'classes: {buyer: {arrivals: {shape: exponential, mean: 1 days}, path: [serve, leave]}}',
  serve: 'stages: {serve: {staff: clerks, work: {shape: exponential, mean: 1 days}},',
  retry: '  retry: {staff: orbit, work: {shape: exponential, mean: 1 days}, next: {serve: 1}},',
  leave: '  leave: {staff: orbit, work: {shape: deterministic, value: 1 hours}}}',
};

function shop(change: Partial<typeof SHOP>): string {
  return Object.values({ ...SHOP, ...change }).join('\n');
}

function specOf(change: Partial<typeof SHOP>): NetworkSpec {
  return loadText(shop(change)).network!.spec;
}

test('a pool says who is next, what interrupts, what fails and when who is there', () => {
  const pools = `pools: {orbit: {capacity: inf}, clerks: {discipline: lifo, preemption: restart, onShrink: requeue,
    breakdowns: {up: {shape: exponential, mean: 1 weeks}, down: {shape: deterministic, value: 12 hours}},
    capacity: {every: 1 days, steps: [{at: 0 hours, value: 1}, {at: 6 hours, value: 3}]}}}`;
  expect(specOf({ pools }).pools[0]).toEqual({
    id: 'clerks',
    capacity: 1,
    schedule: { everyDays: 1, atDays: [0, 0.25], values: [1, 3] },
    discipline: 'lifo',
    preemption: 'restart',
    onShrink: 'requeue',
    breakdowns: { upDays: { kind: 'exponential', mean: 7 }, downDays: { kind: 'deterministic', value: 0.5 } },
  });
});

test('a class comes in batches, at times more often, or thinks', () => {
  const source = (jobs: string) => specOf({ classes: `classes: {buyer: {${jobs}, path: [serve, leave]}}` }).classes[0]!.source;
  const arrivals = 'arrivals: {shape: exponential, mean: 1 days}';
  const interarrivalDays = { kind: 'exponential', mean: 1 };
  expect(source(`${arrivals}, batch: 3`)).toEqual({ kind: 'open', interarrivalDays, batch: { kind: 'fixed', jobs: 3 } });
  expect(source(`${arrivals}, batch: {shape: geometric, mean: 2.5}`)).toMatchObject({ batch: { kind: 'geometric', mean: 2.5 } });
  expect(source(`${arrivals}, batch: {shape: empirical, values: [1, 4]}`)).toMatchObject({
    batch: { kind: 'empirical', jobs: [1, 4], weights: [1, 1] },
  });
  expect(
    source(`${arrivals}, intensity: {every: 1 days, steps: [{at: 0 hours, value: 0}, {at: 12 hours, value: 2}]}`),
  ).toMatchObject({
    intensity: { everyDays: 1, atDays: [0, 0.5], values: [0, 2] },
  });
  expect(source(`${arrivals}, intensity: 1 + step(years - 0.1)`)).toMatchObject({
    intensity: { everyDays: Infinity, atDays: [0, 42], values: [1, 2] },
  });
  expect(source('wip: 4, think: {shape: exponential, mean: 2 days}')).toEqual({
    kind: 'limited',
    jobs: 4,
    thinkDays: { kind: 'exponential', mean: 2 },
  });
});

test('a stage has places, a line that is too long, and jobs that do not wait for ever', () => {
  const serve = `stages: {serve: {staff: clerks, work: {shape: exponential, mean: 1 days}, buffer: {places: 3, whenFull: block},
    balking: {waiting: 2, share: 0.5}, patience: {byClass: {buyer: {shape: exponential, mean: 2 days}}}, elsewhere: retry},`;
  const [leave, retry, station] = specOf({ serve }).stations;
  expect([leave!.id, retry!.id]).toEqual(['leave', 'retry']);
  expect(station).toMatchObject({
    id: 'serve',
    buffer: { jobs: 3, whenFull: 'block' },
    balking: { waitingJobs: 2, share: 0.5 },
    patienceDays: [{ kind: 'exponential', mean: 2 }],
    elsewhere: 1,
  });
});

test('what is left out is not in the network', () => {
  const plain = specOf({ pools: 'pools: {clerks: {capacity: 2, discipline: fifo}, orbit: {capacity: inf}}' });
  expect(plain.pools[0]).toEqual({ id: 'clerks', capacity: 2, onShrink: 'resume' });
  expect(Object.keys(plain.stations[2]!)).toEqual(['id', 'pool', 'services', 'routes']);
});

/** What a shop says instead, and what its reader is told, without place. */
const PROBLEMS: readonly (readonly [change: Partial<typeof SHOP>, told: readonly string[]])[] = [
  [
    {
      pools:
        'pools: {orbit: {capacity: inf}, clerks: {capacity: 2.5, discipline: shortest, preemption: resume, onShrink: requeue}}',
    },
    ['discipline', 'preemption', 'onShrink'].map(
      (key) =>
        `pools.clerks.${key}: expected whole servers at all times, got a capacity of 2.5. \`step(years - 1)\` adds a whole one after a year`,
    ),
  ],
  [
    {
      pools: 'pools: {orbit: {capacity: inf}, clerks: {capacity: 2, limits: {buyer: 0.5}}}',
      serve: SHOP.serve.replace('}},', '}, buffer: {places: 1, whenFull: lose}, patience: {shape: exponential, mean: 1 days}},'),
    },
    ['buffer', 'patience'].map(
      (key) =>
        `stages.serve.${key}: expected a pool without \`limits\`, got \`limits\`. A limit lets a job hold part of a server`,
    ),
  ],
  [
    {
      pools: 'pools: {clerks: {capacity: 2.5}, orbit: {capacity: inf}}',
      leave: SHOP.leave.replace('}}', '}, buffer: {places: 1, whenFull: block}}'),
    },
    [
      'stages.serve.staff: expected whole servers at all times, since `leave` may block it, got a capacity of 2.5. `step(years - 1)` adds a whole one after a year',
    ],
  ],
  [
    {
      pools: `pools: {clerks: {capacity: 2}, orbit: {capacity: inf,
        breakdowns: {up: {shape: deterministic, value: 0 days}, down: {shape: exponential, mean: 1 days}}}}`,
    },
    [
      'pools.orbit.breakdowns: expected a number of servers that fail, got a capacity of `inf`',
      'pools.orbit.breakdowns.up: expected more than 0 days, got a mean of 0 days',
    ],
  ],
  [
    {
      pools:
        'pools: {orbit: {capacity: inf}, clerks: {capacity: {every: 1 days, steps: [{at: 1 hours, value: 1}, {at: 1 hours, value: 2}]}}}',
    },
    [
      'pools.clerks.capacity.steps.0.at: expected 0 days for the first step, got 0.0416666666667 days',
      'pools.clerks.capacity.steps.1.at: expected more than 0.0416666666667 days, the step before, got 0.0416666666667 days',
    ],
  ],
  [
    {
      pools:
        'pools: {orbit: {capacity: inf}, clerks: {capacity: {every: 1 days, steps: [{at: 0 days, value: -1}, {at: 2 days, value: 2}]}}}',
    },
    [
      'pools.clerks.capacity.steps.0.value: expected 0 or more, got -1',
      'pools.clerks.capacity.steps.1.at: expected less than 1 days, when the steps begin again, got 2 days',
    ],
  ],
  [
    { pools: 'pools: {orbit: {capacity: inf}, clerks: {capacity: infinite}}' },
    ['pools.clerks.capacity: expected a number or a formula over parameters, got `infinite`'],
  ],
  [
    { classes: 'classes: {buyer: {wip: 3, batch: 2, think: {shape: exponential, mean: 1 days}, path: [serve]}}' },
    ['classes.buyer.batch: expected `arrivals` beside `batch`, got `wip`'],
  ],
  [
    {
      classes: `classes: {buyer: {arrivals: {shape: deterministic, value: 0 days}, batch: 0.5, path: [serve],
        intensity: {every: 1 days, steps: [{at: 0 days, value: 0}]}}}`,
    },
    [
      'classes.buyer.arrivals: expected times of more than 0 days between arrivals, got a mean of 0 days',
      'classes.buyer.batch: expected a whole number, 1 or more, got 0.5',
      'classes.buyer.intensity.steps: expected a step with more than 0, got only zeros',
    ],
  ],
  [
    { classes: 'classes: {buyer: {arrivals: {shape: exponential, mean: 1 days}, batch: {shape: poisson}, path: [serve]}}' },
    ['classes.buyer.batch.shape: expected one of geometric, empirical, got `poisson`'],
  ],
  [
    { serve: SHOP.serve.replace('}},', '}, elsewhere: retry},') },
    ['stages.serve.elsewhere: expected `buffer`, `balking` or `patience` beside it, got none of them'],
  ],
  [
    { serve: SHOP.serve.replace('}},', '}, buffer: {places: 1, whenFull: lose}, elsewhere: serve},') },
    [
      'stages.serve.elsewhere: expected a way that does not lead back here, got `serve`. Let jobs wait at a stage on a pool of capacity inf, and come back from there by `next`',
    ],
  ],
  [
    { serve: SHOP.serve.replace('}},', '}, buffer: {places: 0.5, whenFull: wait}, elsewhere: rety},') },
    [
      'stages.serve.buffer.places: expected a whole number, 0 or more, got 0.5',
      'stages.serve.buffer.whenFull: expected one of lose, block, got `wait`',
      'stages.serve.elsewhere: expected a stage or exit, got `rety`. Did you mean `retry`?',
    ],
  ],
  [
    {
      serve: SHOP.serve.replace('}},', '}, buffer: {places: 1, whenFull: lose}, elsewhere: retry},'),
      retry: '  retry: {staff: orbit, work: {shape: exponential, mean: 1 days}},',
    },
    ['stages.retry: expected a way on for buyer: `next`, or a place on its path, got none'],
  ],
  [
    {
      classes: 'classes: {buyer: {wip: 3, path: [serve, leave]}}',
      serve: SHOP.serve.replace('}},', '}, balking: {waiting: 1, share: 1}},'),
    },
    ['classes.buyer.wip: expected `think` beside it, since `serve` may turn jobs away and they are replaced at once, got none'],
  ],
];

test.each(PROBLEMS.map(([change, told]) => ({ change, told })))('$told.0', ({ change, told }) => {
  expect(problemsOf(() => loadText(shop(change))).map((line) => line.replace(/^\d+:\d+ /, ''))).toEqual(told);
});

test('jobs that may be sent away let no line grow without end, and so warn of no load', () => {
  const crowd = 'classes: {buyer: {arrivals: {shape: exponential, mean: 0.1 days}, path: [serve, leave]}}';
  const told = (change: Partial<typeof SHOP>) => loadText(shop({ classes: crowd, ...change })).warnings.map(({ path }) => path);
  expect(told({})).toEqual(['pools.clerks.capacity']);
  for (const feature of [
    'buffer: {places: 1, whenFull: lose}',
    'buffer: {places: 1, whenFull: block}',
    'balking: {waiting: 1, share: 1}',
    'patience: {shape: exponential, mean: 1 days}',
  ])
    expect(told({ serve: SHOP.serve.replace('}},', `}, ${feature}},`) })).toEqual([]);
});

test('load counts batches, intensity, shifts and repairs', () => {
  const loadOf = (change: Partial<typeof SHOP>) => openLoads(specOf(change))[0];
  const arrivals = 'arrivals: {shape: exponential, mean: 1 days}';
  const half = '{every: 2 days, steps: [{at: 0 days, value: 0}, {at: 1 days, value: 2}]}';
  expect(loadOf({})).toBe(0.5);
  expect(loadOf({ classes: `classes: {buyer: {${arrivals}, batch: {shape: geometric, mean: 3}, path: [serve]}}` })).toBe(1.5);
  expect(loadOf({ classes: `classes: {buyer: {${arrivals}, intensity: ${half}, path: [serve]}}` })).toBe(0.5);
  expect(loadOf({ pools: `pools: {orbit: {capacity: inf}, clerks: {capacity: ${half}}}` })).toBe(1);
  const day = '{shape: exponential, mean: 1 days}';
  const failing = `pools: {orbit: {capacity: inf}, clerks: {capacity: 2, breakdowns: {up: ${day}, down: ${day}}}}`;
  expect(loadOf({ pools: failing })).toBe(1);
});
