import { describe, expect, test } from 'vitest';
import { adoptionShare, openingDays } from '../../../src/lab/adoption.ts';
import { horizonOf, p80Minutes } from '../../../src/lab/horizon.ts';
import { layOutPools } from '../../../src/lab/layout.ts';
import { humanHoursShare, stageRates } from '../../../src/lab/stage-rates.ts';
import { TaskModel } from '../../../src/lab/task-model.ts';
import { automationOf, constant, momentOf, planOf, slotStage, smallLab, tasksOf, workStage } from '../../support/lab-records.ts';

describe('adoption', () => {
  test('leaves 0 at the opening, is steepest at the midpoint, ends at 1', () => {
    const share = (days: number): number => adoptionShare(days, 100, 80);
    expect([share(-5), share(0)]).toEqual([0, 0]);
    const slopes = Array.from({ length: 400 }, (_, day) => share(day + 1) - share(day));
    expect(Math.min(...slopes)).toBeGreaterThan(0);
    expect(Math.abs(slopes.indexOf(Math.max(...slopes)) - 100)).toBeLessThanOrEqual(1);
    expect(share(5000)).toBe(1);
    const atOpening = 1 / (1 + Math.exp(100 / 80));
    expect(share(100)).toBeCloseTo((0.5 - atOpening) / (1 - atOpening), 12);
  });

  test('a rung that waits for a horizon opens some time after that was passed, and not before', () => {
    const opening = { kind: 'horizon', horizonMinutes: 1440, delayDays: 182 } as const;
    expect(openingDays(opening, new Map())).toBe(Infinity);
    expect(openingDays(opening, new Map([[60, 10]]))).toBe(Infinity);
    expect(openingDays(opening, new Map([[1440, 1000]]))).toBe(1182);
    expect(openingDays({ kind: 'never' }, new Map([[1440, 0]]))).toBe(Infinity);
  });
});

describe('horizon', () => {
  const capMinutes = 1.2e7;

  test('exponential: kappa doublings for each doubling of effective compute, up to the cap', () => {
    const law = { kind: 'exponential', doublingsPerDoubling: 1.7 } as const;
    const at = (ratio: number) => horizonOf({ law, referenceMinutes: 4, capMinutes }, ratio);
    expect(at(1).minutes).toBeCloseTo(4, 12);
    expect(at(8).minutes).toBeCloseTo(4 * 2 ** 5.1, 9);
    expect(at(0.5).minutes).toBeCloseTo(4 / 2 ** 1.7, 12);
    expect(at(1e9)).toEqual({ minutes: capMinutes, capped: true });
  });

  test('superexponential: each doubling takes d times the one before; singular at tau / (1 - d) doublings of E', () => {
    const law = { kind: 'superexponential', shrink: 0.9, firstDoubling: 2 } as const;
    const at = (doublings: number) => horizonOf({ law, referenceMinutes: 4, capMinutes }, 2 ** doublings);
    expect(at(0).minutes).toBeCloseTo(4, 12);
    expect(at(2).minutes).toBeCloseTo(8, 9);
    expect(at(2 + 1.8).minutes).toBeCloseTo(16, 9);
    expect(at(2 + 1.8 + 1.62).minutes).toBeCloseTo(32, 9);
    const singular = 2 / (1 - 0.9);
    const free = (doublings: number) => horizonOf({ law, referenceMinutes: 4, capMinutes: Infinity }, 2 ** doublings).minutes;
    expect(free(singular - 1e-3)).toBeGreaterThan(1e12);
    expect(free(singular - 1e-3)).toBeLessThan(Infinity);
    expect(free(singular + 1e-3)).toBe(Infinity);
    expect(at(singular - 1e-6).capped && at(singular + 1).capped).toBe(true);
  });

  test('p80 is the length at which four in five succeed; a fifth of p50 at b = 0.85', () => {
    for (const b of [0.5, 0.85, 1.3]) {
      const length = p80Minutes(720, b);
      expect(1 / (1 + (length / 720) ** b)).toBeCloseTo(0.8, 12);
    }
    expect(p80Minutes(1, 0.85)).toBeCloseTo(0.196, 3);
  });
});

describe('tasks', () => {
  test('at spread 2 doublings, median 36 min, H = 12 h, b = 0.85: 0.89 of tasks succeed, 0.67 of hours', () => {
    const tasks = new TaskModel(2, 0.85);
    const success = tasks.success(tasks.difficulty(36, 720));
    expect(success.ofTasks).toBeCloseTo(0.89, 2);
    expect(success.ofHours).toBeCloseTo(0.67, 2);
  });

  test('agrees with numerical integration of the logistic over the lognormal', () => {
    const [spread, b] = [1.5, 0.85];
    const tasks = new TaskModel(spread, b);
    for (const [median, horizon] of [
      [35, 4],
      [35, 60],
      [240, 5000],
    ] as const) {
      const s = spread * Math.LN2;
      let [weight, inTasks, inHours, hours] = [0, 0, 0, 0];
      for (let z = -9; z <= 9; z += 1e-3) {
        const density = Math.exp((-z * z) / 2);
        const length = Math.exp(s * z);
        const p = 1 / (1 + ((length * median) / horizon) ** b);
        weight += density;
        inTasks += density * p;
        inHours += density * p * length;
        hours += density * length;
      }
      const success = tasks.success(tasks.difficulty(median, horizon));
      expect(success.ofTasks).toBeCloseTo(inTasks / weight, 4);
      expect(success.ofHours).toBeCloseTo(inHours / hours, 3);
      expect(success.ofHours).toBeLessThan(success.ofTasks);
    }
  });

  test('without spread both shares are P of the median', () => {
    const tasks = new TaskModel(0, 0.85);
    const { ofTasks, ofHours, ofSquares } = tasks.success(tasks.difficulty(60, 120));
    for (const share of [ofTasks, ofHours, ofSquares]) expect(share).toBeCloseTo(1 / (1 + 0.5 ** 0.85), 12);
  });
});

describe('stage rates', () => {
  const opened = workStage('implement', 1, [24, 6], { automation: automationOf({ ceilingShare: 0.8, offsetDoublings: -1 }) });
  const ratesOf = (stage: typeof opened, horizonMinutes: number, p = smallLab(), change = {}) =>
    stageRates(p, stage, momentOf({ horizonMinutes, ...change }), tasksOf(p));

  test('attempted, automated and human hours follow the formulas', () => {
    const p = smallLab();
    const rates = ratesOf(opened, 480);
    const tasks = tasksOf(p);
    const success = tasks.success((60 / 240) ** 0.85);
    expect(rates.attemptedShare).toBeCloseTo(0.8, 9);
    expect(rates.success.ofHours).toBeCloseTo(success.ofHours, 9);
    expect(rates.automatedShare).toBeCloseTo(0.8 * success.ofHours, 9);
    const byFormula = 0.2 + 0.8 - rates.automatedShare + 0.8 * rates.oversightShare;
    expect(humanHoursShare(rates)).toBeCloseTo(byFormula, 9);
  });

  test('oversight per delegated hour falls as l^(gamma - 1) of the length delegated, a fifth of the horizon, at least l0', () => {
    for (const horizon of [1, 60, 150]) expect(ratesOf(opened, horizon).oversightShare).toBeCloseTo(0.05, 12);
    for (const horizon of [300, 3000, 3e5]) {
      const length = 0.2 * horizon;
      expect(ratesOf(opened, horizon).oversightShare).toBeCloseTo(0.05 * (length / 30) ** -0.3, 12);
    }
  });

  test('at a gate oversight keeps to the floor while people see every result, and leaves it as the loop closes', () => {
    const gate = { ...opened, gate: true };
    expect(ratesOf(gate, 3e5).oversightShare).toBe(0.04);
    const half = smallLab();
    const sampled = { ...half, oversight: { ...half.oversight, seenShare: constant(0.25) } };
    expect(ratesOf(gate, 3e5, sampled).oversightShare).toBeCloseTo(Math.max(0.01, 0.05 * 2000 ** -0.3), 12);
    const closedLoop = { ...half.oversight.closedLoop, opening: { kind: 'date', days: -1e4 } as const };
    const closed = { ...half, oversight: { ...half.oversight, closedLoop } };
    const rates = ratesOf(gate, 1e7, closed);
    const tasks = tasksOf(closed);
    const trust = 1 / (1 + Math.exp(-Math.log2(1e7 / 86_400)));
    const automated = tasks.success(tasks.difficulty(240, 1e7 / 32)).ofHours * trust;
    expect(rates.oversightShare).toBeCloseTo(0.05 * (2e6 / 30) ** -0.3 * (1 - automated), 9);
    expect(rates.level).toBe(5);
  });

  test('snippets save a share of hands-on work, without an attempt or a takeover', () => {
    const p = smallLab({ snippets: { savedShare: 0.15, opensDays: -1e4, midpointDays: 1, widthDays: 1 } });
    const rates = stageRates(p, p.stages[1] as typeof opened, momentOf(), tasksOf(p));
    expect([rates.attemptedShare, rates.automatedShare, rates.level]).toEqual([0, 0, 1]);
    expect(humanHoursShare(rates)).toBeCloseTo(0.85, 12);
    expect(humanHoursShare(stageRates(p, p.stages[0] as typeof opened, momentOf(), tasksOf(p)))).toBe(1);
  });

  test('the twin attempts nothing, saves nothing and has no agents', () => {
    const p = smallLab({ stages: [workStage('decide', 0, [16, 0]), opened, slotStage(), opened] });
    const plan = planOf(p, momentOf({ withoutAi: true }));
    for (const rates of plan.rates) if (rates !== undefined) expect(humanHoursShare(rates)).toBe(1);
    expect(plan.capacity[layOutPools(p).agentsPool]).toBe(0);
    expect(plan.latencyRatio).toBe(1);
  });
});
