import { describe, expect, test } from 'vitest';
import { layOutPools } from '../../../src/lab/layout.ts';
import { acceleration, effectiveReturns, loopGain, tasteOf } from '../../../src/lab/loop-gain.ts';
import type { LabParameters } from '../../../src/lab/parameters.ts';
import { limitFactor, logTasteOfAi, Research } from '../../../src/lab/research.ts';
import type { Moment } from '../../../src/lab/stage-rates.ts';
import { createStream } from '../../../src/random/streams.ts';
import { automationOf, momentOf, planOf, smallLab, tasksOf, workStage } from '../../support/lab-records.ts';

const { progress } = smallLab();

describe('research', () => {
  test('an experiment adds theta / X_ref q S^-beta (Xhat / X_ref)^(lambda - 1); a bundle adds as many times that', () => {
    const research = new Research(progress, 0, 400);
    research.complete(3, 1.2, 1.2, 0);
    const first = (3 / 1000) * 1.2 * (400 / 1000) ** -0.4;
    expect(research.logEfficiency).toBeCloseTo(first, 12);
    const rate = 400 + (3 / 30) * 365.25;
    expect(research.throughputPerYear(0)).toBeCloseTo(rate, 9);
    expect(research.throughputPerYear(30)).toBeCloseTo(rate / Math.E, 9);
    research.complete(1, 1, 1, 30);
    const second = (1 / 1000) * Math.exp(-0.5 * first) * (rate / Math.E / 1000) ** -0.4;
    expect(research.logEfficiency).toBeCloseTo(first + second, 12);
  });

  test('what ends a pause counts as the stretch at its mean rate, however long it was', () => {
    for (const days of [31, 365, 3650]) {
      const research = new Research({ ...progress, fishingExponent: 0 }, 0, 1000);
      research.complete(2, 1, 1, days);
      const perYear = (2 / days) * 365.25;
      const pace = Math.max(perYear, 1000 * Math.exp(-days / 30)) / 1000;
      expect(research.logEfficiency).toBeCloseTo((2 / 1000) * pace ** -0.4, 9);
      if (days > 200) expect(research.logEfficiency).toBeCloseTo((perYear / 1000) ** 0.6 * (days / 365.25), 9);
    }
  });

  test('few experiments a window give what their mean rate gives, within a tenth', () => {
    for (const perYear of [0.5, 3, 12, 60]) {
      const research = new Research({ ...progress, fishingExponent: 0 }, 0, perYear);
      const years = 400 / perYear;
      const stream = createStream('poisson');
      for (let days = stream.nextExponential() * (365.25 / perYear); days < years * 365.25; ) {
        research.complete(1, 1, 1, days);
        days += stream.nextExponential() * (365.25 / perYear);
      }
      const expected = (perYear / 1000) ** 0.6 * years;
      expect(research.logEfficiency / expected).toBeGreaterThan(0.85);
      expect(research.logEfficiency / expected).toBeLessThan(1.15);
    }
  });

  test('a window that a future changes holds from then on', () => {
    const research = new Research(progress, 0, 400);
    research.change({ ...progress, windowDays: 60 }, 30);
    expect(research.throughputPerYear(90)).toBeCloseTo(400 * Math.exp(-2), 9);
  });

  test('jobs that only count change Xhat and not S', () => {
    const research = new Research(progress, 0, 400);
    research.count(5, 0);
    expect(research.logEfficiency).toBe(0);
    expect(research.throughputPerYear(0)).toBeCloseTo(400 + (5 / 30) * 365.25, 9);
  });

  test('a limit counts from the day it comes into force, and stays where it was when other parameters change', () => {
    const research = new Research(progress, 0, 1000);
    research.complete(500, 1, 1, 0);
    const atStart = research.logEfficiency;
    expect(research.limitReachedShare()).toBe(0);
    const limited = { ...progress, limit: { kind: 'level', ratio: 100 } } as const;
    research.change(limited, 0);
    expect(research.limitFactor()).toBe(1);
    research.complete(100, 1, 1, 1);
    const gained = research.logEfficiency - atStart;
    expect(research.sinceLimitNats).toBeCloseTo(gained, 12);
    expect(research.limitReachedShare()).toBeCloseTo(gained / Math.log(100), 12);
    research.change({ ...limited, thetaPerYear: 2 }, 1);
    expect(research.sinceLimitNats).toBeCloseTo(gained, 12);
  });

  test('level: falls in ln S from 1 to 0 at S_max, and stays there', () => {
    const limit = { kind: 'level', ratio: 1000 } as const;
    const at = (share: number): number => limitFactor(limit, 0.5, share * Math.log(1000));
    expect([at(-1), at(0), at(1), at(2)]).toEqual([1, 1, 0, 0]);
    expect(at(0.25)).toBeCloseTo(0.75, 12);
  });

  test.each([0.25, 0.5, 1])('returns: S^-beta limit = S_f^-beta (1 - x/D)^(beta D), beta %f', (beta) => {
    const [distance, atStart] = [Math.log(1000), 1.7];
    const limit = { kind: 'returns', ratio: 1000 } as const;
    for (const x of [0, 0.1, 1, 3, 6, 6.9]) {
      const left = Math.exp(-beta * (atStart + x)) * limitFactor(limit, beta, x);
      const stated = Math.exp(-beta * atStart) * (1 - x / distance) ** (beta * distance);
      expect(left / stated).toBeCloseTo(1, 9);
    }
    expect(limitFactor(limit, beta, distance)).toBe(0);
  });

  test('taste: even at the horizon where AI wins half of the steps; sigma sqrt 2 Phi^-1(p) elsewhere', () => {
    const taste = { sigma: 0.42, evenMinutes: 260, logitsPerDoubling: 0.28 };
    expect(logTasteOfAi(taste, 260)).toBe(0);
    // Horizons at which the published win rates come out, and normal quantiles from tables: Phi^-1(.22) = -.7722, (.51) = .0251, (.64) = .3585.
    for (const [share, quantile] of [
      [0.22, -0.7722],
      [0.51, 0.0251],
      [0.64, 0.3585],
    ] as const) {
      const minutes = 260 * 2 ** (Math.log(share / (1 - share)) / 0.28);
      expect(logTasteOfAi(taste, minutes)).toBeCloseTo(0.42 * Math.SQRT2 * quantile, 4);
    }
    expect(logTasteOfAi(taste, 520)).toBeGreaterThan(logTasteOfAi(taste, 260));
  });

  test('mean taste moves from 1 to that of AI with the share that it leads', () => {
    expect(tasteOf(0, 5)).toBe(1);
    expect(tasteOf(1, Math.log(1.5))).toBeCloseTo(1.5, 12);
    expect(tasteOf(0.5, Math.log(0.6))).toBeCloseTo(0.8, 12);
  });
});

describe('loop gain', () => {
  const gainOf = (p: LabParameters, change: Partial<Moment> = {}, sinceLimitNats = 0) => {
    const moment = momentOf({ epochFleet: p.fleet, ...change });
    const state = { sinceLimitNats, deployedComputeRatio: Number.NaN };
    return loopGain(p, layOutPools(p), moment, planOf(p, moment), state, tasksOf(p));
  };

  test('without AI: 0 where people bind, lambda psi / beta where accelerators bind', () => {
    expect(gainOf(smallLab())).toEqual({ gain: 0, throughputElasticity: 0 });
    const { gain, throughputElasticity } = gainOf(smallLab(), { accelerators: 2000 });
    expect(throughputElasticity).toBeCloseTo(0.3, 9);
    expect(gain).toBeCloseTo((0.6 * 0.3) / 0.5, 9);
  });

  test('a limit takes away: d ln limit / d ln S over beta', () => {
    const p = smallLab({ progress: { ...progress, limit: { kind: 'level', ratio: 1000 } } });
    const [step, distance, x] = [Math.log(1.1), Math.log(1000), 2];
    const byHand = Math.log((1 - (x + step) / distance) / (1 - x / distance)) / step / 0.5;
    expect(gainOf(p, {}, x).gain).toBeCloseTo(byHand, 9);
  });

  test('where AI leads, better taste adds', () => {
    const p = smallLab();
    const decide = workStage('decide', 0, [16, 0], { activity: 'decide', automation: automationOf({ taskMinutes: 1e-3 }) });
    const led = { ...p, stages: [decide, ...p.stages.slice(1)] };
    const state = { sinceLimitNats: 0, deployedComputeRatio: 10 };
    const horizonMinutes = 4 * 10 ** 1.7;
    const moment = momentOf({ horizonMinutes, accelerators: 2000 });
    const { gain, throughputElasticity } = loopGain(led, layOutPools(led), moment, planOf(led, moment), state, tasksOf(led));
    const step = Math.log(1.1);
    const taste = (logTasteOfAi(p.taste, horizonMinutes * 1.1 ** 1.7) - logTasteOfAi(p.taste, horizonMinutes)) / step;
    expect(throughputElasticity).toBeCloseTo(0.3, 6);
    expect(gain).toBeCloseTo((0.6 * throughputElasticity + taste) / 0.5, 3);
  });
});

describe('what a path shows', () => {
  test('r_eff: the returns at which Forethought doublings would take these times', () => {
    for (const r of [0.5, 1, 1.5]) {
      const after = 100 * 2 ** (0.3 * (1 / r - 1));
      expect(effectiveReturns(100, after, 2, 0.3)).toBeCloseTo(r, 12);
      expect(effectiveReturns(100, 100 * 8 ** (0.3 * (1 / r - 1)), 8, 0.3)).toBeCloseTo(r, 12);
    }
    expect(effectiveReturns(100, 50, 2, 0.3)).toBeNaN();
    expect(effectiveReturns(100, 100, 1, 0.3)).toBeNaN();
    expect(effectiveReturns(0, 100, 2, 0.3)).toBeNaN();
  });

  test('acceleration: 0 under constant input (g goes as S^-beta), 1 at constant growth', () => {
    expect(acceleration(1, 1, 0.7, 0.5)).toBe(1);
    expect(acceleration(1, Math.exp(-0.5 * 0.7), 0.7, 0.5)).toBeCloseTo(0, 12);
    for (const [before, after, nats] of [
      [0, 1, 1],
      [1, 0, 1],
      [1, 1, 0],
    ] as const) {
      expect(acceleration(before, after, nats, 0.5)).toBeNaN();
    }
  });
});
