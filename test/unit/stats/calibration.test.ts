import { describe, expect, test } from 'vitest';
import { inverseNormal } from '../../../src/numeric/normal.ts';
import { createStream } from '../../../src/random/streams.ts';
import { brierScore, reliabilityTable } from '../../../src/stats/calibration.ts';
import { pitValue } from '../../../src/stats/pit.ts';
import { wilsonInterval } from '../../../src/stats/proportion.ts';

const NOMINAL = [0.5, 0.8, 0.9];
const OUTCOMES = 2000;
const MEMBERS = 199;

/** PIT values of outcomes from N(centre, 1) in ensembles from N(centre, spread^2), each centre unlike the others. */
function pitValuesOf(spread: number, shift = 0): number[] {
  const stream = createStream('calibration');
  const normal = (): number => inverseNormal(stream.next());
  return Array.from({ length: OUTCOMES }, () => {
    const centre = 10 * normal();
    const outcome = centre + normal();
    const members = Array.from({ length: MEMBERS }, () => centre + shift + spread * normal());
    return pitValue(members, outcome);
  });
}

/** How many outcomes lie in central intervals, by their PIT values. */
function coverageTable(pitValues: readonly number[], nominalShares: readonly number[]) {
  const outcomes = pitValues.length;
  return nominalShares.map((nominalShare) => {
    const held = pitValues.filter((pit) => 2 * Math.abs(pit - 1 / 2) <= nominalShare).length;
    return { nominalShare, outcomes, held, observed: wilsonInterval(held, outcomes) };
  });
}

describe('coverage', () => {
  test('of an exactly calibrated forecaster is nominal', () => {
    for (const { nominalShare, outcomes, held, observed } of coverageTable(pitValuesOf(1), NOMINAL)) {
      expect(outcomes).toBe(OUTCOMES);
      expect(observed.share).toBe(held / OUTCOMES);
      expect(observed.low).toBeLessThan(nominalShare);
      expect(observed.high).toBeGreaterThan(nominalShare);
      expect(observed.high - observed.low).toBeLessThan(0.05);
    }
  });

  test.each([
    ['overconfident', 0.8, 0, 'low'],
    ['underconfident', 1.25, 0, 'high'],
    ['biased', 1, 0.7, 'low'],
  ] as const)('of an %s one is not', (_, spread, shift, side) => {
    for (const { nominalShare, observed } of coverageTable(pitValuesOf(spread, shift), NOMINAL)) {
      if (side === 'low') expect(observed.high).toBeLessThan(nominalShare);
      else expect(observed.low).toBeGreaterThan(nominalShare);
    }
  });

  test('small ensembles are as calibrated as large ones: their mid-ranks are spread evenly', () => {
    const pits = Array.from({ length: 10 }, (_, rank) => pitValue([1, 2, 3, 4, 5, 6, 7, 8, 9], rank + 0.5));
    const shares = coverageTable(pits, [0.2, 0.4, 0.6, 0.8, 1]).map(({ observed }) => observed.share);
    expect(shares).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
  });
});

describe('stated probabilities', () => {
  test('the Brier score of those who know, who do not, and who are sure of the contrary', () => {
    const of = (probability: number): number =>
      brierScore([
        { probability, happened: true },
        { probability: 1 - probability, happened: false },
      ]);
    expect([1, 0.5, 0].map(of)).toEqual([0, 0.25, 1]);
    expect(of(0.8)).toBeCloseTo(0.04, 14);
    expect(brierScore([])).toBeNaN();
  });

  test('true ones are reliable, exaggerated ones are seen', () => {
    const stream = createStream('reliability');
    const chances = Array.from({ length: 10_000 }, () => ({ chance: stream.next(), u: stream.next() }));
    const honest = chances.map(({ chance, u }) => ({ probability: chance, happened: u < chance }));
    const rows = reliabilityTable(honest, 5);
    expect(rows.map(({ events }) => events).reduce((a, b) => a + b)).toBe(10_000);
    for (const { meanProbability, observed, lowProbability, highProbability } of rows) {
      expect(meanProbability).toBeGreaterThan(lowProbability);
      expect(meanProbability).toBeLessThan(highProbability);
      expect(observed.low).toBeLessThan(meanProbability);
      expect(observed.high).toBeGreaterThan(meanProbability);
    }
    const exaggerated = chances.map(({ chance, u }) => ({ probability: chance * (2 - chance), happened: u < chance }));
    for (const { meanProbability, observed } of reliabilityTable(exaggerated, 5)) {
      expect(observed.high).toBeLessThan(meanProbability);
    }
    expect(brierScore(honest)).toBeLessThan(brierScore(exaggerated));
    expect(Math.abs(brierScore(honest) - 1 / 6)).toBeLessThan(0.008); // mean of p (1 - p), by four standard errors
  });

  test('certainties fall into the end bins, and what is no probability is refused', () => {
    const rows = reliabilityTable(
      [
        { probability: 0, happened: false },
        { probability: 1, happened: true },
      ],
      10,
    );
    expect(rows.map(({ events }) => events)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(rows[1]!.meanProbability).toBeNaN();
    expect(() => reliabilityTable([{ probability: 1.1, happened: true }], 2)).toThrow('0 .. 1');
  });
});
