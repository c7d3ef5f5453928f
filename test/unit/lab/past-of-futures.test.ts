import { describe, expect, test } from 'vitest';
import type { LabParameters, LabScenario, WorkStage } from '../../../src/lab/parameters.ts';
import { simulateLab, simulateWithTwin } from '../../../src/lab/simulate-lab.ts';
import { hoursOf, keyOf, peopleOf, scenarioOf, smallLab } from '../../support/lab-records.ts';

const FORK_DAYS = 700;

/** A small lab that becomes another on a day. */
function forked(base: LabParameters, later: Partial<LabParameters>, years = 5, fromDays = FORK_DAYS): LabScenario {
  return scenarioOf(base, years, { fork: { fromDays, parameters: { ...base, ...later } } });
}

/** The stages with twice the hours of implementing. */
function slowerToImplement({ stages }: LabParameters): Pick<LabParameters, 'stages'> {
  const implement = stages[1] as WorkStage;
  return {
    stages: stages.map((stage, k) => (k === 1 ? { ...implement, hours: hoursOf({ experiment: 48, change: 12 }) } : stage)),
  };
}

test('another law of the horizon leaves what was promoted before the fork as the history has it', () => {
  const base = smallLab();
  const law = { kind: 'exponential', doublingsPerDoubling: 0.4 } as const;
  const history = simulateLab(scenarioOf(base, 6), keyOf(1)).generations;
  const fromDays = 1500;
  const future = simulateLab(forked(base, { horizon: { ...base.horizon, law } }, 6, fromDays), keyOf(1)).generations;
  const before = future.filter(({ promotedDays }) => promotedDays < fromDays);
  const after = future.filter(({ promotedDays }) => promotedDays >= fromDays);
  expect(before.length).toBeGreaterThan(1);
  expect(before).toEqual(history.slice(0, before.length));
  expect(after.length).toBeGreaterThan(0);
  for (const { index, horizonMinutes } of after) expect(horizonMinutes).toBeLessThan(history[index]!.horizonMinutes);
});

describe('dedicated people', () => {
  const base = smallLab({ staffing: 'dedicated' });
  const futures: readonly (readonly [string, Partial<LabParameters>])[] = [
    ['other hours at a stage', slowerToImplement(base)],
    ['another reserve', { people: [base.people[0]!, peopleOf('engineers', 40, 0.1)] }],
    ['fewer experiments from the fleet', { fleet: { ...base.fleet, experimentShare: 0.1, trainingShare: 0.7 } }],
  ];

  test.each(futures)('%s: each stage keeps the people dealt to it on the first day', (_, later) => {
    const { poolSeries, poolIds, sampleDays } = simulateLab(forked(base, later, 3), keyOf(1));
    const dealt = poolSeries.capacity_servers.slice(0, 3);
    expect(dealt[1]! + dealt[2]!).toBeCloseTo(40, 9);
    for (const row of sampleDays.keys()) {
      expect(poolSeries.capacity_servers.slice(row * poolIds.length, row * poolIds.length + 3)).toEqual(dealt);
    }
  });
});

describe('code per engineer', () => {
  const base = smallLab();
  const codeOf = (scenario: LabScenario): Float64Array => simulateWithTwin(scenario, keyOf(1)).series.code_per_engineer_ratio;

  test('before a fork in the first four years it is the same in every future, and 1 on average', () => {
    const [one, other] = [codeOf(forked(base, {}, 4)), codeOf(forked(base, slowerToImplement(base), 4))];
    const before = Math.ceil(FORK_DAYS / 91);
    expect(other.slice(0, before)).toEqual(one.slice(0, before));
    expect(other.slice(before + 1)).not.toEqual(one.slice(before + 1));
    expect(one.slice(0, before).reduce((sum, x) => sum + x, 0) / before).toBeCloseTo(1, 12);
  });

  test('a first row without a quarter behind it leaves the others a number', () => {
    for (const scenario of [scenarioOf(base, 3, { warmUpDays: 0 }), { ...forked(base, {}, 3), warmUpDays: 0 }]) {
      const code = codeOf(scenario);
      expect(code[0]).toBeNaN();
      expect(code.slice(1).some(Number.isNaN)).toBe(false);
    }
  });
});
