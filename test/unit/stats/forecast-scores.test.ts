import { describe, expect, test } from 'vitest';
import { exp } from '../../../src/numeric/exp.ts';
import { inverseNormal, normalCdf } from '../../../src/numeric/normal.ts';
import { createStream } from '../../../src/random/streams.ts';
import {
  ensembleCrps,
  ensembleLogScore,
  flooredShare,
  kernelLogDensity,
  probabilityLogScore,
} from '../../../src/stats/forecast-scores.ts';
import { momentsOf, standardError } from '../../../src/stats/moments.ts';
import { pitValue } from '../../../src/stats/pit.ts';

const uniforms = createStream('forecast scores');
const normals = (count: number): number[] => Array.from({ length: count }, () => inverseNormal(uniforms.next()));
const density = (z: number): number => exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** CRPS of a standard normal forecast: Gneiting and Raftery (2007), equation 21. */
const normalCrps = (y: number): number => y * (2 * normalCdf(y) - 1) + 2 * density(y) - 1 / Math.sqrt(Math.PI);

describe('CRPS', () => {
  test.each([-2.5, -0.3, 0, 1.1])(
    'in the mean of small ensembles the fair one is that of the normal distribution at %f',
    (outcome) => {
      const scores = Array.from({ length: 4000 }, () => ensembleCrps(normals(10), outcome));
      const fair = momentsOf(scores.map((score) => score.fair));
      const error = standardError(fair);
      expect(error).toBeLessThan(0.006);
      expect(Math.abs(fair.mean - normalCrps(outcome))).toBeLessThanOrEqual(4 * error);
      const plain = momentsOf(scores.map((score) => score.plain));
      const excess = 1 / (Math.sqrt(Math.PI) * 10); // half the mean distance of two members, over n
      expect(Math.abs(plain.mean - excess - normalCrps(outcome))).toBeLessThanOrEqual(4 * standardError(plain));
      expect(plain.mean - normalCrps(outcome)).toBeGreaterThan(4 * standardError(plain));
    },
  );

  test('of a large ensemble both are that of the normal distribution', () => {
    const members = Array.from({ length: 20_000 }, (_, i) => inverseNormal((i + 0.5) / 20_000));
    for (const outcome of [-1, 0.4, 3]) {
      const { fair, plain } = ensembleCrps(members, outcome);
      expect(fair).toBeCloseTo(normalCrps(outcome), 4);
      expect(plain).toBeCloseTo(normalCrps(outcome), 4);
    }
  });

  test.each([1, 2, 3, 50])('of %i members it is the double sum over pairs', (count) => {
    const members = normals(count).map((z) => 1e6 + z);
    const outcome = 1e6 + 0.7;
    let pairs = 0;
    for (const one of members) for (const other of members) pairs += Math.abs(one - other);
    const distance = members.reduce((sum, member) => sum + Math.abs(member - outcome), 0) / count;
    const { fair, plain } = ensembleCrps(members, outcome);
    expect(plain).toBeCloseTo(distance - pairs / (2 * count * count), 9);
    if (count > 1) expect(fair).toBeCloseTo(distance - pairs / (2 * count * (count - 1)), 9);
    else expect(fair).toBeNaN();
  });

  test('is the integral up to the bound, of members and outcomes that never come too', () => {
    const members = [1, 2.5, 2.5, 7, Infinity, Infinity];
    for (const outcome of [0.5, 3, 9, Infinity]) {
      let integral = 0;
      const step = 1 / 1024;
      for (let x = step / 2; x < 8; x += step) {
        const share = members.filter((member) => member <= x).length / members.length;
        integral += step * (share - (outcome <= x ? 1 : 0)) ** 2;
      }
      expect(ensembleCrps(members, outcome, 8).plain).toBeCloseTo(integral, 9);
    }
  });

  test('is proper: no other normal forecast scores better in the mean than the one that outcomes follow', () => {
    const outcomes = normals(300);
    const quantiles = Array.from({ length: 200 }, (_, i) => inverseNormal((i + 0.5) / 200));
    const meanScore = (shift: number, spread: number): number => {
      const members = quantiles.map((z) => shift + spread * z);
      return outcomes.reduce((sum, outcome) => sum + ensembleCrps(members, outcome).plain, 0);
    };
    const honest = meanScore(0, 1);
    for (const [shift, spread] of [
      [0.5, 1],
      [-0.5, 1],
      [0, 0.5],
      [0, 2],
    ] as const) {
      expect(meanScore(shift, spread)).toBeGreaterThan(honest);
    }
  });

  test('needs a bound for what never comes', () => {
    expect(() => ensembleCrps([1, Infinity], 2)).toThrow('finite up to the bound');
    expect(() => ensembleCrps([1, NaN], 2, 5)).toThrow('finite up to the bound');
    expect(() => ensembleCrps([], 2, 5)).toThrow('finite up to the bound');
  });
});

describe('log score', () => {
  test('of a probability is finite even for what no member showed', () => {
    expect([0, 1, 10].map((k) => flooredShare(k, 10))).toEqual([1 / 22, 0.1, 21 / 22]);
    expect(probabilityLogScore(0, 10, true)).toBeCloseTo(Math.log(22), 14);
    expect(probabilityLogScore(0, 10, false)).toBeCloseTo(-Math.log(21 / 22), 14);
  });

  test('of a density comes near that of the normal distribution that the members follow', () => {
    const members = Array.from({ length: 20_000 }, (_, i) => inverseNormal((i + 0.5) / 20_000));
    for (const outcome of [-1.5, 0, 0.8, 2]) {
      const bandwidth = 0.9 * 20_000 ** -0.2;
      const smoothed = Math.sqrt(1 + bandwidth * bandwidth); // a normal distribution smoothed by a normal kernel
      const expected = Math.log(density(outcome / smoothed) / smoothed);
      expect(Math.abs(-ensembleLogScore(members, outcome) - expected)).toBeLessThan(1e-4);
    }
  });

  test('the kernel density is one of a probability, and is finite far outside', () => {
    const sorted = Float64Array.from([...normals(30), 4, 9, 9.5]).sort();
    let integral = 0;
    for (let x = -20; x < 30; x += 0.01) integral += 0.01 * Math.exp(kernelLogDensity(sorted, x));
    expect(integral).toBeCloseTo(1, 9);
    expect(kernelLogDensity(sorted, 1e6)).toBeLessThan(-1e10);
    expect(kernelLogDensity(sorted, 1e6)).toBeGreaterThan(-Infinity);
  });

  test("the bandwidth is Silverman's, and the standard deviation's where the quartiles agree", () => {
    const alone = (bandwidth: number): number => -Math.log(5 * bandwidth * Math.sqrt(2 * Math.PI));
    const spread = [-1000, -10, 0, 10, 1000]; // at 0, in effect, only the member there counts
    expect(kernelLogDensity(spread, 0)).toBeCloseTo(
      alone(0.9 * (20 / 1.34) * 5 ** -0.2) + Math.log(1 + 2 * Math.exp(-0.5 * (10 / (0.9 * (20 / 1.34) * 5 ** -0.2)) ** 2)),
      9,
    );
    const deviation = Math.sqrt(2e6 / 4);
    const bandwidth = 0.9 * deviation * 5 ** -0.2;
    expect(kernelLogDensity([-1000, 0, 0, 0, 1000], 0)).toBeCloseTo(
      alone(bandwidth) + Math.log(3 + 2 * Math.exp(-0.5 * (1000 / bandwidth) ** 2)),
      9,
    );
  });

  test('with a bound, never is an outcome with a probability, and the density is that of the rest', () => {
    const members = [1, 2, 4, 5, 40, Infinity];
    expect(ensembleLogScore(members, 12, 10)).toBeCloseTo(Math.log(3), 14);
    expect(ensembleLogScore(members, Infinity, 10)).toBe(ensembleLogScore(members, 12, 10));
    expect(ensembleLogScore(members, 3, 10)).toBeCloseTo(Math.log(1.5) + ensembleLogScore([1, 2, 4, 5], 3), 14);
    expect(ensembleLogScore([Infinity, Infinity], 3, 10)).toBeNaN();
  });
});

describe('PIT', () => {
  test('is the mid-rank among members and outcome, mirrored when they are', () => {
    expect(pitValue([1, 2, 3], 0)).toBe(1 / 8);
    expect(pitValue([1, 2, 3], 9)).toBe(7 / 8);
    expect(pitValue([3, 1, 2, 2, 2, 2, 5], 2)).toBe(0.4375);
    const members = [0, 1, 1, 4, 7];
    const mirrored = members.map((member) => -member);
    for (const outcome of [-1, 1, 2, 7]) expect(pitValue(members, outcome)).toBeCloseTo(1 - pitValue(mirrored, -outcome), 14);
  });

  test('above the bound all are equal', () => {
    expect(pitValue([1, 20, 30, Infinity], Infinity, 10)).toBe(0.6);
    expect(pitValue([1, 20, 30, Infinity], 11, 10)).toBe(0.6);
  });
});
