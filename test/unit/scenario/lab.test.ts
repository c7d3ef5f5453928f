import { expect, test } from 'vitest';
import type { LabScenario, WorkStage } from '../../../src/lab/parameters.ts';
import { pow } from '../../../src/numeric/pow.ts';
import { childOf, loadShipped, loadText, loadTexts, replaceIn, SMALL_LAB } from '../../support/scenario-files.ts';

function labOf(text: string, overrides: readonly string[] = []): LabScenario {
  return loadText(text, overrides).lab!;
}

function workStage(lab: LabScenario, id: string): WorkStage {
  const stage = lab.base.stages.find((candidate) => candidate.id === id);
  if (stage?.kind !== 'work') throw new Error(`no work stage ${id}`);
  return stage;
}

test('the shared history loads without a warning', () => {
  const { id, kind, lab, warnings, parameters } = loadShipped('history');
  expect({ id, kind, warnings }).toEqual({ id: 'history', kind: 'lab', warnings: [] });
  expect(lab!.epochCivilDays).toBe(18_628);
  expect(lab!.fork).toBeUndefined();
  expect(parameters.find((parameter) => parameter.id === 'lambda')).toMatchObject({ role: 'sourced', low: 0.1, high: 1 });
});

test('stages are indexed in the order of the experiments path, people by id, whatever the order of writing', () => {
  const { base } = labOf(SMALL_LAB);
  expect(base.stages.map(({ id }) => id)).toEqual(['decide', 'implement', 'run', 'review']);
  expect(base.people.map(({ id }) => id)).toEqual(['engineers', 'researchers']);
  expect(base.classes.map(({ path, limit }) => [path, limit?.leadPool])).toEqual([
    [[0, 1, 2, 3], 1],
    [[1, 3], 0],
  ]);
});

test('values come out in the units of the simulation', () => {
  const lab = labOf(SMALL_LAB);
  expect(workStage(lab, 'decide').automation).toEqual({
    opening: { kind: 'horizon', horizonMinutes: 1440, delayDays: 182.625 },
    midpointDays: 0,
    widthDays: 0.22 * 365.25,
    ceilingShare: 1,
    taskMinutes: 480,
    offsetDoublings: 0,
    speed: 8,
    level: 0,
  });
  expect(workStage(lab, 'implement')).toMatchObject({ hours: { experiment: 24, change: 6 }, gate: false, snippets: false });
  expect(workStage(lab, 'implement').automation).toMatchObject({ opening: { kind: 'date', days: 31 }, ceilingShare: 0.9 });
  expect(workStage(lab, 'review').back).toEqual({ to: 1, share: 0 });
  expect(workStage(lab, 'review').automation).toMatchObject({ opening: { kind: 'never' }, ceilingShare: 1, taskMinutes: 60 });
  expect(lab.base.stages[2]).toMatchObject({ kind: 'slots', slotDays: 7, acceleratorDaysAtEpoch: 2700 });
  expect(lab.base.oversight.closedLoop).toMatchObject({ taskMinutes: 240, trustHorizonMinutes: 86_400 });
  expect(lab.base.progress).toMatchObject({ thetaPerYear: 1.5, limit: { kind: 'none' } });
  expect(lab.base.granularity).toEqual({ kind: 'auto', jobsPerYear: { experiment: 200, change: 100 } });
  expect([lab.warmUpDays, lab.endDays, lab.sampleDays.length]).toEqual([365, 365, 13]);
});

test('a function of time is tabulated each week; a constant is one point', () => {
  const { base } = labOf(SMALL_LAB);
  const [engineers, researchers] = base.people;
  expect([...engineers!.headcount.values]).toEqual([100]);
  const { startDays, stepDays, values } = researchers!.headcount;
  expect([startDays, stepDays, values.length]).toEqual([0, 7, 54]);
  expect(values[10]).toBe(60 * pow(2, 70 / 365.25));
  expect([base.oversight.seenShare.values[0], base.oversight.seenShare.values.at(-1)]).toEqual([1, 0.5]);
});

test.each([
  ['limit: none', 'limit: {kind: returns, ratio: 1000}', { progress: { limit: { kind: 'returns', ratio: 1000 } } }],
  ['granularity: auto', 'granularity: exact', { granularity: { kind: 'exact' } }],
  ['granularity: auto', 'granularity: {experiment: 100, change: 200}', { granularity: { jobsPerYear: { change: 200 } } }],
  ['{effectiveCompute: 2}', '{cadence: 17 weeks}', { generations: { trigger: { kind: 'cadence', days: 119 } } }],
  ['gate: promote', 'gate: closed, gateDelay: 2 days', { generations: { gate: 'closed', gateDays: 2 } }],
  ['idle: keep', 'idle: reallocate', { fleet: { idleTakenShare: 1, orders: undefined } }],
  [
    'idle: keep',
    'idle: keep, orders: {every: 1 weeks, above: 0.8, share: 0.1, lead: 90 days}',
    { fleet: { orders: { everyDays: 7, aboveUtilization: 0.8, orderShare: 0.1, leadDays: 90 } } },
  ],
  ['staffing: pooled', 'staffing: dedicated', { staffing: 'dedicated' }],
  [
    'law: exponential, doublings: 1.7',
    'law: {kind: superexponential, shrink: 0.1, firstDoubling: 2}',
    { horizon: { law: { kind: 'superexponential', shrink: 0.1, firstDoubling: 2 } } },
  ],
  ['opens: never', 'opens: 2021-01-11', { oversight: { closedLoop: { opening: { kind: 'date', days: 10 } } } }],
] as const)('%s -> %s', (piece, instead, expected) => {
  expect(labOf(replaceIn(SMALL_LAB, piece, instead)).base).toMatchObject(expected);
});

test('rework goes back to a stage by index', () => {
  expect(workStage(labOf(replaceIn(SMALL_LAB, 'share: 0}', 'share: 0.2}')), 'review').back).toEqual({ to: 1, share: 0.2 });
});

test.each([
  ['sample: 10 days', 37],
  ['sample: day', 366],
  ['sample: week', 52],
])('time.%s takes %i samples', (sample, count) => {
  expect(labOf(SMALL_LAB, [sample.replace('sample: ', 'time.sample=')]).sampleDays.length).toBe(count);
});

test('a change holds from its date; what stands outside it holds from the epoch', () => {
  const lab = loadTexts(
    childOf('from: 2021-07-01\nprogress: {beta: 0.4}\nchange: {parameters: {theta: 3}, oversight: {gate: 0}}'),
  ).lab!;
  expect(lab.fork!.fromDays).toBe(181);
  expect([lab.base.progress.thetaPerYear, lab.fork!.parameters.progress.thetaPerYear]).toEqual([1.5, 3]);
  expect([lab.base.oversight.gateShare, lab.fork!.parameters.oversight.gateShare]).toEqual([0.04, 0]);
  expect([lab.base.progress.fishingExponent, lab.fork!.parameters.progress.fishingExponent]).toEqual([0.4, 0.4]);
});

test('a date without a change marks where futures part', () => {
  const loaded = loadTexts(childOf('from: 2021-07-01'));
  expect([loaded.from, loaded.lab!.fork]).toEqual(['2021-07-01', undefined]);
});

test('a parameter that nothing reads is a warning', () => {
  const { warnings } = loadTexts(
    childOf('parameters: {extra: {value: 1, unit: ratio, range: [0, 2], role: assumed, source: me}}'),
  );
  expect(warnings).toEqual([
    {
      file: 'main.yaml',
      line: 3,
      column: 14,
      path: 'parameters.extra',
      severity: 'warning',
      expected: 'a parameter that a formula reads',
      received: '`extra`, which none does',
    },
  ]);
});

test('a parameter that only the change reads is used', () => {
  const extra = 'parameters: {extra: {value: 1, unit: nats, range: [0, 2], role: assumed, source: me}}';
  expect(loadTexts(childOf(`${extra}\nfrom: 2021-07-01\nchange: {taste: {sigma: extra}}`)).warnings).toEqual([]);
});
