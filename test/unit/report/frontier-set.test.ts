import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bestInEverything,
  cheapestStep,
  dominates,
  onFrontier,
  type Ranked,
  riskSavedShare,
} from '../../../src/report/frontier-set.ts';

const at = (progress: number, ...risks: readonly number[]): Ranked => ({ progress, risks });

describe('who dominates whom', () => {
  test.each<[string, Ranked, Ranked, boolean]>([
    ['more progress at the same risks', at(2, 0.1, 0.1), at(1, 0.1, 0.1), true],
    ['one risk lower, all else the same', at(1, 0.1, 0.1), at(1, 0.1, 0.2), true],
    ['more progress for more of a risk', at(2, 0.1, 0.3), at(1, 0.1, 0.2), false],
    ['less of one risk for more of another', at(1, 0.1, 0.3), at(1, 0.2, 0.2), false],
    ['the same', at(1, 0.1), at(1, 0.1), false],
    ['a missing risk', at(2, Number.NaN), at(1, 0.1), false],
    ['against a missing risk', at(2, 0.1), at(1, Number.NaN), false],
    ['missing progress', at(Number.NaN, 0.1), at(1, 0.2), false],
  ])('%s', (_, one, other, expected) => {
    expect(dominates(one, other)).toBe(expected);
  });
});

test('the set keeps equals together, leaves out what is beaten and what misses a figure', () => {
  const points = [at(3, 0.3), at(3, 0.3), at(2, 0.1), at(2, 0.2), at(4, Number.NaN), at(1, 0)];
  expect(onFrontier(points)).toEqual([true, true, true, false, false, true]);
});

/** Few values, so that ties are common. */
const figure = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);
const pointsOf = (risks: number) =>
  fc.array(fc.record({ progress: figure, risks: fc.array(figure, { minLength: risks, maxLength: risks }) }), {
    minLength: 1,
    maxLength: 12,
  });
const points = fc.integer({ min: 1, max: 3 }).chain(pointsOf);
const pair = fc.integer({ min: 1, max: 3 }).chain((risks) => fc.tuple(pointsOf(risks), pointsOf(risks)));

/** By its words: at least the progress, no more of every risk, better in one. */
function beats(one: Ranked, other: Ranked): boolean {
  const gains = [one.progress - other.progress, ...one.risks.map((risk, i) => other.risks[i]! - risk)];
  return gains.every((gain) => gain >= 0) && gains.some((gain) => gain > 0);
}

test('whatever the points: nobody in the set is beaten, and whoever is complete and outside is beaten by one in the set', () => {
  fc.assert(
    fc.property(points, (list) => {
      const flags = onFrontier(list);
      const members = list.filter((_, i) => flags[i]);
      for (const [i, point] of list.entries()) {
        const isBeaten = members.some((member) => beats(member, point));
        const isComplete = ![point.progress, ...point.risks].some(Number.isNaN);
        expect(flags[i]).toBe(isComplete && !isBeaten);
      }
    }),
  );
});

test('adding points never brings in a point that is beaten, and never brings back one that was', () => {
  fc.assert(
    fc.property(pair, ([before, added]) => {
      const old = onFrontier(before);
      const together = [...before, ...added];
      const flags = onFrontier(together);
      for (const [i, flag] of flags.entries()) if (flag) expect(together.some((other) => beats(other, together[i]!))).toBe(false);
      for (const [i, was] of old.entries()) if (!was) expect(flags[i]).toBe(false);
    }),
  );
});

test('the order of the points does not matter', () => {
  fc.assert(
    fc.property(points, (list) => {
      expect(onFrontier([...list].reverse())).toEqual([...onFrontier(list)].reverse());
    }),
  );
});

test('risk saved is the mean of the parts, and a risk that comes up costs as much as one that goes', () => {
  expect(riskSavedShare(at(1, 0.1, 0.4), at(1, 0.2, 0.4))).toBeCloseTo(0.25, 12);
  expect(riskSavedShare(at(1, 0, 0.3), at(1, 0.2, 0))).toBe(0);
  expect(riskSavedShare(at(1, 0), at(1, 0))).toBe(0);
});

describe('the cheapest step', () => {
  test.each<[string, Ranked[], number]>([
    ['saves most per progress lost', [at(1.9, 0.9), at(1.9, 0.5), at(1, 0)], 1],
    ['costs nothing, if there is one, and then saves most', [at(1.999, 0), at(2, 0.9), at(2.5, 0.8)], 2],
    ['does not exist where no risk falls', [at(3, 1), at(2, 1.5)], -1],
    ['has all its figures', [at(Number.NaN, Number.NaN), at(1, 0.9)], 1],
    ['does not exist where there is none', [], -1],
  ])('%s', (_, steps, expected) => {
    expect(cheapestStep(at(2, 1), steps)).toBe(expected);
  });
});

test('what is better in everything has the most progress of those that dominate', () => {
  const own = at(2, 1, 1);
  expect(bestInEverything(own, [at(9, 2, 0), at(2, 1, 0.5), at(3, 1, 1), own])).toBe(2);
  expect(bestInEverything(own, [own, at(9, 2, 0)])).toBe(-1);
});
