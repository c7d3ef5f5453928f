import { describe, expect, test } from 'vitest';
import { createSobol, SOBOL_DIMENSIONS, sobolBits, sobolPoint } from '../../../src/random/sobol-sequence.ts';
import { createStream } from '../../../src/random/streams.ts';

const WHOLE = 2 ** 32;

// Frozen from scipy 1.10.1, scipy.stats.qmc.Sobol(d, scramble=False, bits=32).random(4096) * 2^32.
const DIMENSIONS = [0, 1, 2, 3, 7, 20, 50, 99, 127, 128, 159];
const FROZEN = [
  [1, Array.from(DIMENSIONS, () => 2147483648)],
  [
    2,
    [
      3221225472, 1073741824, 1073741824, 1073741824, 3221225472, 1073741824, 1073741824, 3221225472, 1073741824, 1073741824,
      3221225472,
    ],
  ],
  [
    5,
    [
      3758096384, 3758096384, 536870912, 1610612736, 1610612736, 2684354560, 2684354560, 1610612736, 536870912, 2684354560,
      536870912,
    ],
  ],
  [
    8,
    [
      805306368, 1342177280, 4026531840, 1879048192, 4026531840, 805306368, 2415919104, 4026531840, 268435456, 2415919104,
      805306368,
    ],
  ],
  [
    100,
    [
      1778384896, 1107296256, 3321888768, 3120562176, 2046820352, 3254779904, 3791650816, 3791650816, 1979711488, 1107296256,
      2248146944,
    ],
  ],
  [
    2047,
    [
      2097152, 2694840320, 3999268864, 1507852288, 136314880, 1537212416, 3273654272, 3697278976, 94371840, 2644508672,
      1272971264,
    ],
  ],
  [
    4095,
    [
      1048576, 4042260480, 1435500544, 3872391168, 1678770176, 969932800, 1997537280, 4134535168, 1123024896, 435159040,
      405798912,
    ],
  ],
] as const;

describe('without scrambling', () => {
  test.each(FROZEN)('point %i is that of scipy', (index, expected) => {
    expect(DIMENSIONS.map((dimension) => sobolBits(dimension, index))).toEqual(expected);
  });

  test('4096 points in all 161 dimensions are those of scipy', () => {
    let sum = 0n;
    for (let k = 0; k < 4096; k++) {
      for (let d = 0; d < 161; d++) sum += BigInt(sobolBits(d, k)) * BigInt(((k * 161 + d) % 65521) + 1);
    }
    expect(SOBOL_DIMENSIONS).toBe(161);
    expect(sum % (2n ** 53n - 111n)).toBe(2437892203391889n);
  });

  test('a point beyond 2^31 is that of scipy', () => {
    const bits = [0, 1, 2, 3, 4].map((dimension) => sobolBits(dimension, 3_000_000_000));
    expect(bits).toEqual([9313751, 206004777, 3953899511, 1280606549, 2532171339]);
  });
});

describe('scrambled', () => {
  test('each run of 2^m points has one in each of 2^m intervals, in every dimension', () => {
    const sequence = createSobol('strata', SOBOL_DIMENSIONS);
    for (const [from, count] of [
      [0, 1],
      [0, 64],
      [64, 64],
      [512, 512],
    ] as const) {
      const points = Array.from({ length: count }, (_, k) => sobolPoint(sequence, from + k));
      for (let d = 0; d < SOBOL_DIMENSIONS; d++) {
        expect(new Set(points.map((point) => Math.floor(point[d]! * count))).size).toBe(count);
      }
    }
  });

  test('the first two dimensions have one point in each box of area 2^-m, whatever its shape', () => {
    const sequence = createSobol('boxes', 2);
    const points = Array.from({ length: 256 }, (_, k) => sobolPoint(sequence, k));
    for (let wide = 1; wide <= 256; wide *= 2) {
      const boxes = points.map(([x, y]) => Math.floor(x! * wide) * 256 + Math.floor((y! * 256) / wide));
      expect(new Set(boxes).size).toBe(256);
    }
  });

  test('two coordinates share just as many leading bits as before: the scrambling is nested', () => {
    const sequence = createSobol('nested', 3);
    const shared = (a: number, b: number): number => Math.clz32(a ^ b);
    for (let d = 0; d < 3; d++) {
      for (let k = 1; k < 200; k++) {
        const [a, b] = [sobolPoint(sequence, k - 1)[d]! * WHOLE, sobolPoint(sequence, 7 * k)[d]! * WHOLE];
        expect(shared(a, b)).toBe(shared(sobolBits(d, k - 1), sobolBits(d, 7 * k)));
      }
    }
  });

  test('flips of bits are fair and independent over labels', () => {
    const labels = 4000;
    const error = 4 / Math.sqrt(labels); // four standard errors of a mean of +-1
    const flips = Array.from({ length: labels }, (_, label) => {
      const sequence = createSobol(`label ${label}`, 2);
      const [first, later] = [sobolPoint(sequence, 0), sobolPoint(sequence, 5)];
      const bits = [first[0]!, later[0]!, first[1]!].map((x) => Math.floor(x * 256));
      return bits.flatMap((byte) => Array.from({ length: 8 }, (_, place) => ((byte >> place) & 1 ? 1 : -1)));
    });
    for (let i = 0; i < 24; i++) {
      expect(Math.abs(flips.reduce((sum, row) => sum + row[i]!, 0) / labels)).toBeLessThan(error);
      for (let j = 0; j < i; j++) {
        if (i === 15 && j === 7) continue; // the first bit of one dimension has one flip for both points
        expect(Math.abs(flips.reduce((sum, row) => sum + row[i]! * row[j]!, 0) / labels), `${i} ${j}`).toBeLessThan(1.2 * error);
      }
    }
  });

  test('a point depends on label, dimension and index alone', () => {
    const [narrow, wide] = [createSobol('a', 3), createSobol('a', 100)];
    expect(sobolPoint(wide, 17).slice(0, 3)).toEqual(sobolPoint(narrow, 17));
    expect(sobolPoint(createSobol('a', 3), 17)).toEqual(sobolPoint(narrow, 17));
    expect(sobolPoint(createSobol('b', 3), 17)).not.toEqual(sobolPoint(narrow, 17));
    expect([...sobolPoint(narrow, 0)].every((x, d, all) => x > 0 && x < 1 && all.indexOf(x) === d)).toBe(true);
  });

  // f = prod (1 + (x_d - 1/2) / d): its integral is 1; independent draws leave sqrt(variance / N).
  test('the error of an integral falls far faster than that of independent draws', () => {
    const f = (point: Float64Array): number => point.reduce((product, x, d) => product * (1 + (x - 0.5) / (d + 1)), 1);
    const rms = (count: number): number => {
      const errors = Array.from({ length: 25 }, (_, label) => {
        const sequence = createSobol(`integral ${label}`, 8);
        let sum = 0;
        for (let k = 0; k < count; k++) sum += f(sobolPoint(sequence, k));
        return sum / count - 1;
      });
      return Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
    };
    const variance = Array.from({ length: 8 }, (_, d) => 1 + 1 / (12 * (d + 1) ** 2)).reduce((a, b) => a * b, 1) - 1;
    const [few, many] = [rms(64), rms(1024)];
    expect(many).toBeLessThan(Math.sqrt(variance / 1024) / 20);
    expect(few / many).toBeGreaterThan(10); // 4 of independent draws, 16 of an error of 1 / N
  });

  test('an integral is met without bias', () => {
    const estimates = Array.from({ length: 2000 }, (_, label) => {
      const sequence = createSobol(`bias ${label}`, 2);
      return [0, 1].reduce((sum, k) => sum + sobolPoint(sequence, k).reduce((product, x) => product * x * x, 1), 0) / 2;
    });
    const mean = estimates.reduce((a, b) => a + b, 0) / estimates.length;
    const variance = estimates.reduce((sum, x) => sum + (x - mean) ** 2, 0) / estimates.length;
    expect(Math.abs(mean - 1 / 9)).toBeLessThan(4 * Math.sqrt(variance / estimates.length));
  });

  test('refuses what has no point', () => {
    expect(() => createSobol('a', 0)).toThrow('dimensions');
    expect(() => createSobol('a', SOBOL_DIMENSIONS + 1)).toThrow('dimensions');
    for (const index of [-1, 0.5, 2 ** 32, NaN]) expect(() => sobolPoint(createSobol('a', 1), index)).toThrow('index');
    expect(sobolPoint(createSobol('a', 1), 2 ** 32 - 1)[0]).toBeGreaterThan(0);
  });

  test('its keys come from the substream of the dimension', () => {
    const stream = createStream('a/sobol/1');
    const expected = [stream.next(), stream.next()].map((u) => (u * WHOLE) | 0);
    expect([...createSobol('a', 2).keys.slice(2)]).toEqual(expected);
  });
});
