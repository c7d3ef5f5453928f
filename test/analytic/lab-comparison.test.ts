import { beforeAll, describe, expect, test } from 'vitest';
import { compareMembers, type LabComparison } from '../../src/ensemble/comparison/comparison.ts';
import type { MetricComparison } from '../../src/ensemble/comparison/metric-pairs.ts';
import { pairedPoints, replicatedPoints } from '../../src/ensemble/comparison/paired-points.ts';
import { METRICS, type MetricId } from '../../src/ensemble/metrics.ts';
import { frameOf } from '../../src/ensemble/outcome.ts';
import type { EnsemblePlan, Member, Point } from '../../src/ensemble/plan.ts';
import type { BlockStore } from '../../src/ensemble/run-ensemble.ts';
import { executeHere, memoryStore, runEnsemble } from '../../src/ensemble/run-ensemble.ts';
import type { LoadedScenario } from '../../src/scenario/loaded.ts';
import { loadShipped, replaceIn } from '../support/scenario-files.ts';
import { UNSURE_LAB, unsureLab } from '../support/unsure-lab.ts';

interface Simulated {
  readonly plan: EnsemblePlan;
  readonly store: BlockStore;
  readonly pointsPerBlock: number;
  readonly comparison: LabComparison;
}

type Two<Value> = readonly [Value, Value];

function memberOf({ resolvedYaml, uncertainty }: LoadedScenario, id: string): Member {
  return { id, title: id, yaml: resolvedYaml, uncertainty };
}

async function simulated(
  labs: Two<LoadedScenario>,
  pointsOf: (members: Two<Member>) => readonly Point[],
  pointsPerBlock = 8,
): Promise<Simulated> {
  const members = [memberOf(labs[0], 'a'), memberOf(labs[1], 'b')] as const;
  const plan: EnsemblePlan = { seed: 42, replications: 1, members, design: { kind: 'listed', points: pointsOf(members) } };
  const store = memoryStore();
  await runEnsemble(plan, { executor: executeHere, store, pointsPerBlock });
  const comparison = compareMembers(plan, framesOf(labs), { store, pointsPerBlock });
  return { plan, store, pointsPerBlock, comparison };
}

function framesOf([first, second]: Two<LoadedScenario>) {
  return [frameOf(first.lab!), frameOf(second.lab!)] as const;
}

function atEnd({ metrics }: LabComparison, id: MetricId): MetricComparison {
  return metrics.findLast(({ metric }) => metric.id === id)!;
}

const unsure = unsureLab();

describe('equal labs', () => {
  test('differ by exactly 0 in everything, drawn or replicated', async () => {
    const draws = { seed: 42, draws: 5, sampling: 'sobol' } as const;
    for (const points of [(members: Two<Member>) => pairedPoints(members, draws), () => replicatedPoints(5)]) {
      const { comparison } = await simulated([unsure, unsure], points);
      expect(comparison).toMatchObject({ points: 5, samePairs: 5 });
      for (const { values, pairs, same } of comparison.metrics) {
        expect(same).toBe(pairs);
        if (values.difference.count > 0) expect(values.difference).toMatchObject({ mean: 0, low: 0, high: 0 });
      }
      for (const { share, laterDays, onlyFirst, onlySecond } of comparison.milestones) {
        expect([share.difference, onlyFirst, onlySecond]).toEqual([0, 0, 0]);
        if (laterDays.count > 0) expect(laterDays).toMatchObject({ mean: 0, low: 0, high: 0 });
      }
    }
  });
});

describe('labs that part on a day', () => {
  const other = unsureLab(replaceIn(UNSURE_LAB, '{psi: 0.4}', '{psi: 0.4, theta: 3}'));
  const draws = { seed: 42, draws: 6, sampling: 'sobol' } as const;

  test('are the same to the byte before it, in every draw, and differ after', async () => {
    const { plan, store, pointsPerBlock } = await simulated([unsure, other], (members) => pairedPoints(members, draws));
    const [{ sampleDays }] = framesOf([unsure, other]);
    const { fromDays } = unsure.lab!.fork!;
    const { outcomes } = store.get(0);
    for (let point = 0; point < Math.min(draws.draws, pointsPerBlock); point++) {
      const [first, second] = [outcomes[2 * point]!, outcomes[2 * point + 1]!];
      const differs = METRICS.some((_, m) =>
        sampleDays.some((day, sample) => {
          const place = m * sampleDays.length + sample;
          const same = Object.is(first.metrics[place], second.metrics[place]);
          if (day <= fromDays) expect(same, `${METRICS[m]!.id} on day ${day}`).toBe(true);
          return !same;
        }),
      );
      expect(differs).toBe(true);
    }
    expect(plan.design.kind).toBe('listed');
  });
});

describe('what is drawn', () => {
  const draws = { seed: 7, draws: 4, sampling: 'latin-hypercube' } as const;

  test('is the same where both are unsure alike, also of what went with a parameter that one is sure of', () => {
    const sure = unsureLab(replaceIn(UNSURE_LAB, 'beta: {prior: 0.3 to 0.8, priorSource: assumed}', 'beta: 0.5'));
    for (const { values } of pairedPoints([memberOf(unsure, 'a'), memberOf(sure, 'b')], draws)) {
      const { beta: _, ...others } = values[0]!.parameters;
      expect(values[1]!.parameters).toEqual(others);
      expect(values[1]!.options).toEqual(values[0]!.options);
    }
  });

  test('is its own where another is believed', () => {
    const wider = unsureLab(replaceIn(UNSURE_LAB, '0.5 to 2', '0.4 to 2.5'));
    const points = pairedPoints([memberOf(unsure, 'a'), memberOf(wider, 'b')], draws);
    for (const { values } of points) expect(values[1]!.parameters['theta']).not.toBe(values[0]!.parameters['theta']);
    expect(points.map(({ values }) => values[1]!.parameters['lambda'])).toEqual(
      points.map(({ values }) => values[0]!.parameters['lambda']),
    );
  });
});

test('where researchers bind, twice of them make twice the experiments: elasticity 1', async () => {
  const stretch = ['time.end=2023-01-01', 'time.sample=365 days', 'pools.engineers.capacity=1000'];
  const [lab, twice] = [
    loadShipped('small-lab', stretch),
    loadShipped('small-lab', [...stretch, 'pools.researchers.capacity=120']),
  ];
  const { comparison } = await simulated([lab, twice], () => replicatedPoints(6));
  const { values, above, pairs } = atEnd(comparison, 'experiments_per_year');
  const { mean, low, high, standardError } = values.difference;
  expect(low).toBeLessThanOrEqual(Math.LN2);
  expect(high).toBeGreaterThanOrEqual(Math.LN2);
  expect(Math.abs(mean - Math.LN2)).toBeLessThanOrEqual(4 * standardError);
  expect(standardError).toBeLessThanOrEqual(0.02);
  expect(above).toBe(pairs);
});

describe('over many replications', () => {
  const REPLICATIONS = 200;
  const PER_COMPARISON = 5;
  const faster = unsureLab(replaceIn(UNSURE_LAB, '{psi: 0.4}', '{psi: 0.4, theta: 1.2}'));
  let all: Simulated;
  beforeAll(async () => {
    all = await simulated([unsure, faster], () => replicatedPoints(REPLICATIONS), PER_COMPARISON);
  }, 120_000);

  test('95 % intervals of 40 comparisons hold the difference of all in 85 % or more', () => {
    const truth = atEnd(all.comparison, 'software_efficiency_ratio').values.difference.mean;
    const points = replicatedPoints(PER_COMPARISON);
    const plan: EnsemblePlan = { ...all.plan, design: { kind: 'listed', points } };
    const differences = Array.from({ length: REPLICATIONS / PER_COMPARISON }, (_, block) => {
      const store: BlockStore = { ...all.store, get: () => all.store.get(block) };
      const part = compareMembers(plan, framesOf([unsure, faster]), { store, pointsPerBlock: PER_COMPARISON });
      return atEnd(part, 'software_efficiency_ratio').values.difference;
    });
    const coverage = (times: number): number => {
      const held = differences.filter(({ mean, low, high }) => Math.abs(truth - mean) <= (times * (high - low)) / 2);
      return held.length / differences.length;
    };
    expect(coverage(1)).toBeGreaterThanOrEqual(0.85);
    // intervals a third as wide would be noticed
    expect(coverage(1 / 3)).toBeLessThan(0.85);
  });

  test('pairing tells the difference with fewer of them than independent random numbers', () => {
    const { values } = atEnd(all.comparison, 'software_efficiency_ratio');
    expect(values.savedRatio).toBeGreaterThan(1.5);
    const own = ({ low, high }: { readonly low: number; readonly high: number }): number => high - low;
    expect(own(values.difference)).toBeLessThan(Math.hypot(own(values.first), own(values.second)));
  });
});
