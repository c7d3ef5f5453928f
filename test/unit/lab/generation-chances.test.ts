import { expect, test } from 'vitest';
import type { ModelGeneration } from '../../../src/lab/generation/pipeline.ts';
import type { GenerationControl } from '../../../src/lab/oversight/control-parameters.ts';
import { expectTheory } from '../../support/against-theory.ts';
import { Bench, batteryOf, HONESTY, ZERO_DAYS } from '../../support/generation-bench.ts';

const REPLICATIONS = 20;
const CANDIDATES = 1000;

/** About so many successors of labs that train for a day and evaluate for a day, one after the other, by replication. */
function successorsOf(control: Partial<GenerationControl>, daysEach: number, candidates = CANDIDATES): ModelGeneration[][] {
  const generations = { trigger: { kind: 'cadence', days: 0 }, overlap: 1, trainDays: 1, evaluateDays: 1 } as const;
  return Array.from({ length: REPLICATIONS }, (_, i) =>
    new Bench({ generations, control, seed: i + 1 })
      .until(ZERO_DAYS + candidates * daysEach)
      .models.slice(1)
      .filter(({ outcome }) => outcome !== 'in flight'),
  );
}

function meanOf(models: readonly ModelGeneration[], of: (model: ModelGeneration) => number): number {
  return models.reduce((sum, model) => sum + of(model), 0) / models.length;
}

const isDropped = ({ outcome }: ModelGeneration): number => (outcome === 'rolled back' ? 1 : 0);
const withDrift = { amplification: 0, goods: [HONESTY] };

test('without drift a battery of m signals drops 1 - (1 - alpha)^m of the candidates, all by false alarms', () => {
  const labs = successorsOf({ drift: withDrift, battery: batteryOf(5, 0.05, { sensitivity: 10 }) }, 2);
  const dropped = labs.map((models) => meanOf(models, isDropped));
  expectTheory(dropped, 1 - 0.95 ** 5, 'dropped');
  for (const models of labs) {
    expect(meanOf(models, ({ falseAlarms }) => falseAlarms)).toBe(meanOf(models, isDropped));
    expect(models.every(({ misses, trueHarm }) => misses === 0 && trueHarm === 0)).toBe(true);
  }
});

test('at a constant chance of detection the rounds of remediation are geometric, and cost their days', () => {
  const chance = 0.4;
  const detection = { action: 'remediate', rounds: 1000, removedShare: 0.5, jobs: 0, retrainDays: 3 } as const;
  const labs = successorsOf({ drift: withDrift, battery: batteryOf(1, chance), detection }, 5, 2 * CANDIDATES);
  const claim = (name: string, of: (model: ModelGeneration) => number, theory: number): void =>
    expectTheory(
      labs.map((models) => meanOf(models, of)),
      theory,
      name,
    );
  claim('mean rounds', ({ rounds }) => rounds, chance / (1 - chance));
  claim('none', ({ rounds }) => (rounds === 0 ? 1 : 0), 1 - chance);
  claim('two or more', ({ rounds }) => (rounds >= 2 ? 1 : 0), chance ** 2);
  claim('days lost', ({ daysLost }) => daysLost, (4 * chance) / (1 - chance));
  for (const models of labs) expect(models.every(({ rounds, daysLost }) => daysLost === 4 * rounds)).toBe(true);
});

test('with two rounds at most, the cube of the chance is dropped', () => {
  const detection = { action: 'remediate', rounds: 2, removedShare: 0.5, jobs: 0, retrainDays: 3 } as const;
  const labs = successorsOf({ drift: withDrift, battery: batteryOf(1, 0.6), detection }, 8);
  expectTheory(
    labs.map((models) => meanOf(models, isDropped)),
    0.6 ** 3,
    'dropped',
  );
});

test('a staged release takes back alpha of the models that did not drift, whatever those of the battery', () => {
  for (const [battery, alpha] of [
    [undefined, 0.05],
    [batteryOf(0, 0.2), 0.1],
  ] as const) {
    const release = { share: 0.1, days: 1, sensitivity: 10, falseAlarmShare: alpha };
    const labs = successorsOf({ drift: withDrift, battery, release }, 3, 2 * CANDIDATES);
    expectTheory(
      labs.map((models) => meanOf(models, isDropped)),
      alpha,
      `alpha ${alpha}`,
      0.03,
    );
  }
});

test('drift has the spread of a random walk over generations, and misses are those promoted with harm', () => {
  const spread = 0.02;
  const labs = successorsOf({ drift: { amplification: 0, goods: [{ ...HONESTY, spread }] } }, 2);
  const steps = labs.map((models) =>
    meanOf(models, ({ index, drifts }) => (drifts[0]! - (index < 2 ? 0 : models[index - 2]!.drifts[0]!)) ** 2),
  );
  expectTheory(steps, spread ** 2, 'variance of a step');
  const watched = successorsOf({ drift: { amplification: 0, goods: [{ ...HONESTY, spread }] }, battery: batteryOf(1, 0.1) }, 2);
  for (const models of watched) expect(models.every((model) => model.misses === 1 - isDropped(model))).toBe(true);
});
