import { describe, expect, test } from 'vitest';
import { automatedCatchShare, readingCatchShare, reviewDepth, reviewOutcome } from '../../../../src/lab/oversight/detection.ts';
import { drawPoisson, drawSuccesses } from '../../../../src/random/counts.ts';
import { Stream } from '../../../../src/random/streams.ts';
import { expectTheory } from '../../../support/against-theory.ts';

test('reading catches 1 - 1/e in the scrutiny minutes, nothing in none and all in endless ones', () => {
  expect(readingCatchShare(60, 60)).toBeCloseTo(1 - 1 / Math.E, 15);
  expect(readingCatchShare(120, 60)).toBeCloseTo(1 - Math.exp(-2), 15);
  expect([readingCatchShare(0, 60), readingCatchShare(Infinity, 60)]).toEqual([0, 1]);
});

test('each further minute catches less', () => {
  const gains = Array.from({ length: 20 }, (_, m) => readingCatchShare(m + 1, 7) - readingCatchShare(m, 7));
  for (const [i, gain] of gains.slice(1).entries()) expect(gain).toBeLessThan(gains[i]!);
});

test('AI catches less of what its own model did, and nothing of it where its blind spots are the same', () => {
  const reading = { catchShare: 0.4, sameModelCorrelation: 0.5 };
  expect(automatedCatchShare(reading, 0.5, 0)).toBeCloseTo(0.2, 15);
  expect(automatedCatchShare(reading, 0.5, 1)).toBeCloseTo(0.1, 15);
  expect(automatedCatchShare(reading, 0.5, 0.5)).toBeCloseTo(0.15, 15);
  expect(automatedCatchShare({ ...reading, sameModelCorrelation: 1 }, 1, 1)).toBe(0);
  expect(automatedCatchShare({ ...reading, sameModelCorrelation: 0 }, 1, 1)).toBe(0.4);
});

describe('depth of review', () => {
  const depthAt = (elasticity: number, needed: number): number => reviewDepth({ elasticity, budgetShare: 0.25 }, needed, 80);

  test('is full while the budget lasts, whatever the policy', () => {
    for (const elasticity of [0, 0.5, 1]) for (const needed of [0, 5, 20]) expect(depthAt(elasticity, needed)).toBe(1);
    expect(reviewDepth({ elasticity: 1, budgetShare: 0 }, 0, 0)).toBe(1);
  });

  test('stays as it is by a fixed policy, falls as one over the flood by a capped one, as its root halfway between', () => {
    expect(depthAt(0, 1e6)).toBe(1);
    expect(reviewDepth({ elasticity: 0, budgetShare: 0 }, 10, 0)).toBe(1);
    expect(depthAt(1, 200)).toBeCloseTo(0.1, 15);
    expect(depthAt(0.5, 2000)).toBeCloseTo(0.1, 15);
    expect(reviewDepth({ elasticity: 1, budgetShare: 0 }, 10, 80)).toBe(0);
  });

  test('a capped policy spends its budget and no more', () => {
    for (const needed of [25, 100, 1e4]) expect(depthAt(1, needed) * needed).toBeCloseTo(20, 10);
  });
});

/** Means over jobs that a review sends back, with a new Poisson number of flaws each time, until it catches none. */
function simulate(
  jobs: number,
  mu: number,
  catchShare: number,
  stream: Stream,
): Record<'reviews' | 'caught' | 'escaped', number> {
  const sum = { reviews: 0, caught: 0, escaped: 0 };
  for (let job = 0; job < jobs; job++) {
    let flaws = 0;
    for (let found = Infinity; found > 0; ) {
      flaws += drawPoisson(mu, stream.next());
      found = drawSuccesses(flaws, catchShare, stream.next());
      flaws -= found;
      sum.reviews++;
      sum.caught += found;
    }
    sum.escaped += flaws;
  }
  return { reviews: sum.reviews / jobs, caught: sum.caught / jobs, escaped: sum.escaped / jobs };
}

describe('what review makes of a job', () => {
  test.each([
    [0.17, 0.5],
    [1, 0.9],
    [2, 0.3],
    [2, 0.7],
    [4, 0.1],
  ])('of %f flaws per visit, each caught with %f, is what jobs show one by one', (mu, catchShare) => {
    const stream = new Stream(`review/${mu}/${catchShare}`);
    const replications = Array.from({ length: 24 }, () => simulate(6000, mu, catchShare, stream));
    const theory = reviewOutcome(mu, catchShare);
    for (const figure of ['reviews', 'caught', 'escaped'] as const) {
      expectTheory(
        replications.map((means) => means[figure]),
        theory[figure],
        figure,
      );
    }
  });

  test('keeps account: every flaw is caught or escapes, and every review but the last sends back', () => {
    for (const mu of [0.01, 0.5, 3, 50]) {
      for (const catchShare of [1e-4, 1e-3, 0.05, 0.5, 0.99, 1]) {
        const { reviews, caught, escaped, sentBackShare } = reviewOutcome(mu, catchShare);
        expect((caught + escaped) / (mu * reviews)).toBeCloseTo(1, 11);
        expect(sentBackShare).toBeCloseTo((reviews - 1) / reviews, 12);
      }
    }
  });

  test('a perfect review is geometric and lets nothing escape', () => {
    for (const mu of [0.1, 1, 3]) {
      const { reviews, escaped } = reviewOutcome(mu, 1);
      expect(reviews / Math.exp(mu)).toBeCloseTo(1, 13);
      expect(escaped).toBe(0);
    }
  });

  test('missed flaws that may be caught later only add rounds', () => {
    for (const catchShare of [0.1, 0.5, 0.9]) {
      expect(reviewOutcome(1.5, catchShare).reviews).toBeGreaterThan(Math.exp(1.5 * catchShare));
    }
    expect(reviewOutcome(0.01, 0.5).reviews / Math.exp(0.01 * 0.5)).toBeCloseTo(1, 4);
  });

  test('no flaws, and none caught, are one round', () => {
    expect(reviewOutcome(0, 0.5)).toEqual({ reviews: 1, caught: 0, escaped: 0, sentBackShare: 0 });
    expect(reviewOutcome(3, 0)).toEqual({ reviews: 1, caught: 0, escaped: 3, sentBackShare: 0 });
  });
});
