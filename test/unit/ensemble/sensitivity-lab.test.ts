import { beforeAll, describe, expect, test } from 'vitest';
import { frameOf } from '../../../src/ensemble/outcome.ts';
import type { EnsemblePlan, Point } from '../../../src/ensemble/plan.ts';
import { executeHere, memoryStore, outcomesInOrder, runEnsemble } from '../../../src/ensemble/run-ensemble.ts';
import { experimentsIn, marginalPoints, marginalPools, marginalStages } from '../../../src/ensemble/sensitivity/marginal.ts';
import { morrisEffects, planMorris } from '../../../src/ensemble/sensitivity/morris.ts';
import { type TargetValues, targetValues } from '../../../src/ensemble/sensitivity/target-values.ts';
import { type Target, targetsOf } from '../../../src/ensemble/sensitivity/targets.ts';
import { tornadoBars, tornadoDesign } from '../../../src/ensemble/sensitivity/tornado.ts';
import { QUARTER_DAYS } from '../../../src/lab/quarter.ts';
import { simulateLab } from '../../../src/lab/simulate-lab.ts';
import { expectTheory } from '../../support/against-theory.ts';
import { doubtfulLab } from '../../support/doubtful-lab.ts';
import { keyOf } from '../../support/lab-records.ts';

const scenario = doubtfulLab();
const lab = scenario.lab!;
const frame = frameOf(lab);
const { targets } = targetsOf(frame, lab.endDays, ['software_efficiency_ratio@end', 'recursion']);

/** Simulates points of the lab, and reads targets off its paths. */
async function study(
  points: readonly Point[],
  replications: number,
  of: readonly Target[],
  { resolvedYaml: yaml, uncertainty } = scenario,
): Promise<readonly TargetValues[]> {
  const members = [{ id: 'doubtful', title: '', yaml, uncertainty }];
  const plan: EnsemblePlan = { seed: 42, replications, members, design: { kind: 'listed', points } };
  const blocks = { store: memoryStore(), pointsPerBlock: 4 };
  await runEnsemble(plan, { ...blocks, executor: executeHere });
  return targetValues(of, points.length, replications, outcomesInOrder(plan, blocks));
}

const withValues = (values: readonly Point['values'][number][]): Point[] =>
  values.map((each) => ({ draw: 'point', values: [each] }));

describe('a tornado of a lab', () => {
  const design = tornadoDesign(scenario.uncertainty);
  let found: readonly TargetValues[];
  beforeAll(async () => {
    found = await study(withValues(design.points), 2, targets);
  });
  const barOf = (factor: string) => tornadoBars(design, found[0]!).find((bar) => bar.factor === factor)!;

  test('swings as two simulations by hand do', () => {
    const { lowSetting, highSetting, swing } = barOf('theta');
    const swings = [1, 2].map((replication) => {
      const [low, high] = [lowSetting, highSetting].map((value) => {
        const path = simulateLab(doubtfulLab([`parameters.theta.value=${value}`]).lab!, { ...keyOf(42), replication });
        return Math.log(path.series.software_efficiency_ratio.at(-1)!);
      });
      return high! - low!;
    });
    expect(swing.mean).toBeCloseTo((swings[0]! + swings[1]!) / 2, 6);
    expect(swing.standardError).toBeCloseTo(Math.abs(swings[0]! - swings[1]!) / 2, 6);
  });

  test('goes up with theta and down with beta; more researchers who bind make more progress', () => {
    expect(barOf('theta').swing.low).toBeGreaterThan(0);
    expect(barOf('beta').swing.high).toBeLessThan(0);
    const { lowSetting, highSetting, swing } = barOf('staffing');
    expect([lowSetting, highSetting, swing.mean > 0]).toEqual(['few', 'many', true]);
  });

  test('of what nothing reads is exactly 0; so are those of a milestone that no path comes to', () => {
    expect(barOf('unused').swing).toMatchObject({ mean: 0, low: 0, high: 0 });
    const bars = tornadoBars(design, found[1]!);
    expect(bars.every(({ swing, censoredShare }) => swing.mean === 0 && censoredShare === 1)).toBe(true);
  });
});

test("Morris' walks find that what nothing reads does nothing", async () => {
  const design = planMorris(42, scenario.uncertainty.parameters, 3);
  const [found] = await study(withValues(design.points), 1, targets);
  const effects = morrisEffects(design, found!);
  expect(effects.at(-1)).toMatchObject({ parameter: 'unused', acts: 'not at all', effects: { mean: 0, meanSize: 0 } });
  expect(effects.find(({ parameter }) => parameter === 'theta')!.effects.mean).toBeGreaterThan(0);
  expect(effects.find(({ parameter }) => parameter === 'beta')!.effects.mean).toBeLessThan(0);
});

describe('marginal values of a lab in which researchers bind', () => {
  const REPLICATIONS = 6;
  /** Ten years of tasks of nearly the same length: the theory is the same, and what begins and ends within them counts for less. */
  const even = doubtfulLab(['horizon.spread=0.1', 'time.end=2031-01-01', 'time.sample=91 days']);
  const lab = even.lab!;
  /** Per cent more experiments for a tenth less of a share of the binding pool's work: -ln(1 - share (1 - 1 / 1.1)) / ln 1.1. */
  const theory = (share: number): number => -Math.log(1 - share * (1 - 1 / 1.1)) / Math.log(1.1);
  const HOURS: Readonly<Record<string, number>> = { decide: 16, design: 16, analyze: 16, integrate: 4 };
  const ALL_HOURS = 52;
  const frame = frameOf(lab);
  const samples = [...frame.sampleDays.keys()].filter((i) => frame.sampleDays[i]! >= QUARTER_DAYS);
  const years = [{ year: 2021, samples }];
  let experiments: TargetValues;
  let values: { stages: ReturnType<typeof marginalStages>; pools: ReturnType<typeof marginalPools> };
  beforeAll(async () => {
    [experiments] = (await study(marginalPoints(lab), REPLICATIONS, [experimentsIn(years[0]!, frame)], even)) as [TargetValues];
    const paths = { lab, path: simulateLab(lab, keyOf(42)), years, experiments: [experiments] };
    values = { stages: marginalStages(paths), pools: marginalPools(paths) };
  });
  const elasticities = (point: number): number[] => {
    const at = (p: number, i: number): number => experiments.values[p * REPLICATIONS + i]!;
    return Array.from({ length: REPLICATIONS }, (_, i) => Math.log(at(point, i) / at(0, i)) / Math.log(1.1));
  };

  test("of the binding pool's stages are their parts of its work, as the plan has them", () => {
    for (const [k, { id }] of lab.base.stages.entries()) {
      const { planned, elasticity, pool } = values.stages[k]!;
      if (HOURS[id] === undefined) {
        expect(planned, id).toBe(0);
        expect(Math.abs(elasticity.mean), id).toBeLessThanOrEqual(4 * elasticity.standardError + 0.02);
        continue;
      }
      const share = HOURS[id] / ALL_HOURS;
      expect([pool, planned]).toEqual(['researchers', expect.closeTo(share, 9)]);
      expectTheory(elasticities(1 + k), theory(share), id, 0.06);
    }
  });

  test('of the pool itself is 1, and of its stages together about that', () => {
    const place = values.pools.findIndex(({ pool }) => pool === 'researchers');
    expect(values.pools.map(({ planned }) => planned)).toEqual(values.pools.map((_, i) => (i === place ? 1 : 0)));
    expectTheory(elasticities(1 + lab.base.stages.length + place), 1, 'researchers', 0.02);
    const sum = values.stages.reduce((total, { elasticity }) => total + elasticity.mean, 0);
    expect(Math.abs(sum - 1)).toBeLessThan(0.1);
  });

  test('say what one more of six researchers is worth: a sixth of the experiments, and of progress lambda times that', () => {
    const { elasticity, stepShare, experimentsPerYear, progressShare } = values.pools.find(({ pool }) => pool === 'researchers')!;
    const perYear = experiments.values.subarray(0, REPLICATIONS).reduce((sum, value) => sum + value, 0) / REPLICATIONS;
    // 1,800 work hours a year each, of which an experiment takes 52.
    expect(Math.abs(perYear / ((6 * 1800) / ALL_HOURS) - 1)).toBeLessThan(0.05);
    expect(stepShare).toBeCloseTo(1 / 6, 12);
    expect(experimentsPerYear.mean).toBeCloseTo((elasticity.mean * perYear) / 6, 9);
    expect(progressShare.mean).toBeCloseTo((0.6 * elasticity.mean) / 6, 9);
  });

  test('are told along one path of S: a boost of nothing is the path itself', () => {
    const path = simulateLab(lab, keyOf(42));
    const again = simulateLab(lab, keyOf(42), { withSoftware: path.software, stageSpeeds: [], capacityFactors: [] });
    expect(again.fingerprint).toBe(path.fingerprint);
    const faster = simulateLab(lab, keyOf(42), { withSoftware: path.software, stageSpeeds: [2] });
    expect(faster.software.logEfficiency).toEqual(path.software.logEfficiency);
    expect(faster.fingerprint).not.toBe(path.fingerprint);
  });
});
