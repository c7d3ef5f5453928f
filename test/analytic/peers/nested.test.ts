import { describe, expect, test } from 'vitest';
import { DAYS_PER_YEAR } from '../../../src/base/units.ts';
import { amdahlSpeedup } from '../../../src/calibrate/peers/amdahl.ts';
import { kwaGrowthPerYear, kwaPath } from '../../../src/calibrate/peers/kwa.ts';
import { amdahlShareOf, kwaModelOf, throughputGainOf } from '../../../src/calibrate/peers/nested.ts';
import { expectTheory, labOf, pairsOf, pathsOf } from '../../support/claims.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];
const STEP = 1 / 365.25;

describe("a lab with its queues and gates off is Amdahl's law", () => {
  const ceilings = (...values: readonly number[]): string[] =>
    ['decide', 'implement', 'review'].map((stage, i) => `stages.${stage}.automation.ceiling=${values[i]}`);

  test.each([
    { set: [], f: 0.75 },
    { set: ceilings(0.2, 0.5, 0.1), f: 0.333 },
    { set: ceilings(0.9, 0.9, 0.9), f: 0.9 },
  ])('throughput over that by hand is 1 / (1 - f), f = $f', ({ set, f }) => {
    const { base } = labOf('peers/amdahl', set);
    const share = amdahlShareOf(base, base.horizon.referenceMinutes);
    expect(share).toBeCloseTo(f, 3);
    expectTheory(pairsOf('peers/amdahl', set, SEEDS).map(throughputGainOf), amdahlSpeedup(share));
  });

  test('with a gate it is less: the law is not in the measure', () => {
    const set = ['stages.review.gate=true', 'oversight.gate=0.2'];
    const gains = pairsOf('peers/amdahl', set, [1]).map(throughputGainOf);
    expect(gains[0]).toBeLessThan(3.8);
  });
});

describe("a lab with its queues and gates off follows Kwa's differential equation", () => {
  // Staff and plan change once a week, the rate of experiments is a mean over two days, and a new model waits for some days: at first a
  // third of a per cent of ln S, later less.
  const LAG = 0.005;
  const labs = [
    { name: 'as written', set: [] },
    { name: 'neither staff nor compute grow', set: ['labourGrowth=1', 'computeGrowth=1'].map(withValue) },
    { name: 'slow to automate, harder to improve', set: ['slowness=4', 'beta=0.9', 'automated=0.25'].map(withValue) },
  ];

  test.each(labs)('ln S after one, two and three years: $name', ({ set }) => {
    const model = kwaModelOf(labOf('peers/kwa', set).base);
    const paths = pathsOf('peers/kwa', set, SEEDS);
    const theory = kwaPath(model, 3, STEP).logEfficiency;
    for (const sample of [4, 8, 12]) {
      const days = paths[0]!.sampleDays[sample]!;
      const logs = paths.map(({ series }) => Math.log(series.software_efficiency_ratio[sample]!));
      expectTheory(logs, theory[Math.round(days)]!, { bias: LAG });
    }
  });

  test('the equation that it follows is the one with theta ~ C^zeta', () => {
    const [alpha, zeta] = [0.315, 0.585];
    const nested = kwaModelOf(labOf('peers/kwa').base);
    const growth = (factor: number) => (years: number) => years * Math.log(factor);
    const published = {
      ...{ slowness: 2.85, startShare: 0.375, labourExponent: alpha, computeExponent: zeta, fishingExponent: 0.65 },
      ...{ startGrowthPerYear: Math.log(5), logLabour: growth(2), logCompute: growth(2.6) },
    };
    for (const years of [0, 0.7, 1.9, 3]) {
      const [own, theirs] = [nested, published].map((model) => kwaGrowthPerYear(model, years, 1.4 * years));
      expect(own! / theirs!).toBeCloseTo(1, 3);
    }
  });

  test('without automation it would not be met', () => {
    const { base } = labOf('peers/kwa');
    const byHand = kwaPath({ ...kwaModelOf(base), slowness: 1e9 }, 3, STEP).logEfficiency;
    const end = pathsOf('peers/kwa', [], SEEDS)[0]!;
    const row = end.sampleDays.length - 1;
    const simulated = Math.log(end.series.software_efficiency_ratio[row]!);
    expect(simulated / byHand[Math.round(end.sampleDays[row]!)]!).toBeGreaterThan(1.1);
    expect(end.sampleDays[row]! / DAYS_PER_YEAR).toBeGreaterThan(2.9);
  });
});

function withValue(assignment: string): string {
  const [id, value] = assignment.split('=');
  return `parameters.${id}.value=${value}`;
}
