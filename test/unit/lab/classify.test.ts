import { describe, expect, test } from 'vitest';
import type { Future } from '../../../src/lab/classify.ts';
import { acceleratesByItself, classify } from '../../../src/lab/classify.ts';
import type { StatedColumns } from '../../support/classified-paths.ts';
import { doublingAt, emptyBefore, forethoughtDoublings, statedPath } from '../../support/classified-paths.ts';

const YEARS = 15;

/** Who binds and how much people still do. */
const COMPUTE_BINDS = { human_share: () => 0.01, leverage_ratio: () => 100, people_elasticity_ratio: () => 0 };
const PEOPLE_BIND = { human_share: () => 0.01, leverage_ratio: () => 100, people_elasticity_ratio: () => 1 };
const HARDLY_ANYONE = { human_share: () => 1e-4, leverage_ratio: () => 1e4, people_elasticity_ratio: () => 0 };

/** S(t) = K / (1 + e^-(t - 6)): growth 1 - S/K, which is also what a limit at K in proportion to S leaves. */
const LOGISTIC = (years: number): number => 1 / (1 + Math.exp(years - 6));
const S_CURVE: StatedColumns = {
  ...COMPUTE_BINDS,
  progress_multiplier_ratio: (years) => 20 - 15 * Math.exp(-years),
  software_growth_per_year: LOGISTIC,
  limit_factor_ratio: LOGISTIC,
};

/** S(t) = e^t. */
const COMPOUNDING: StatedColumns = {
  ...PEOPLE_BIND,
  progress_multiplier_ratio: () => 50,
  software_growth_per_year: () => 1,
  limit_factor_ratio: () => 1,
};

/** S(t) = 1 / (1 - t/16): growth 1 / (16 - t), the multiplier growing with it. */
const RECURSION: StatedColumns = {
  ...HARDLY_ANYONE,
  progress_multiplier_ratio: (years) => 100 / (16 - years),
  software_growth_per_year: (years) => 1 / (16 - years),
  limit_factor_ratio: () => 1,
};

/** S grows as staff do; people do all of the work. */
const NO_AI: StatedColumns = {
  human_share: () => 1,
  leverage_ratio: () => 1,
  people_elasticity_ratio: () => 1,
  progress_multiplier_ratio: () => 1,
  software_growth_per_year: (years) => 0.5 / (1 + years / 10),
  limit_factor_ratio: () => 1,
};

const futureOf = (columns: StatedColumns, years = YEARS): Future => classify(statedPath(years, columns)).future;

test.each<[string, StatedColumns, Future]>([
  ['logistic S, compute binding', S_CURVE, 's-curve'],
  ['exponential S, people binding, leverage 100', COMPOUNDING, 'compounding'],
  ['hyperbolic S, human share 0.01 %, compute binding', RECURSION, 'recursion'],
  ['a lab without AI', NO_AI, 'none'],
])('%s', (_, columns, future) => {
  expect(futureOf(columns)).toBe(future);
});

describe("Forethought's recursion T(2S) = T(S) 2^(p(1/r - 1))", () => {
  const FIRST_YEARS = 0.5;
  const P = 0.3;

  test('r above 1 throughout, human share 0.01 %, compute binding: recursion', () => {
    const doublings = forethoughtDoublings(FIRST_YEARS, P, () => 1.2, 200);
    const endYears = doublings.startYears.at(-1)!;
    expect(endYears).toBeGreaterThan(3);
    const columns: StatedColumns = {
      ...HARDLY_ANYONE,
      progress_multiplier_ratio: (years) => 10 * 2 ** (P * doublingAt(doublings, years)),
      software_growth_per_year: (years) => Math.LN2 / doublings.lengthYears[doublingAt(doublings, years)]!,
      limit_factor_ratio: () => 1,
    };
    expect(futureOf(columns, Math.floor(endYears))).toBe('recursion');
  });

  test('r falling to 0 after twelve doublings, compute binding: s-curve', () => {
    const R_0 = 1.2;
    const DOUBLINGS = 12;
    const falling = (doubling: number): number => R_0 * (1 - doubling / DOUBLINGS);
    const doublings = forethoughtDoublings(FIRST_YEARS, P, falling, DOUBLINGS);
    const lengthAt = (years: number): number => doublings.lengthYears[doublingAt(doublings, years)]!;
    const columns: StatedColumns = {
      ...COMPUTE_BINDS,
      progress_multiplier_ratio: () => 20,
      software_growth_per_year: (years) => Math.LN2 / lengthAt(years),
      /** Growth over what r = r_0 throughout gives at the same S. */
      limit_factor_ratio: (years) => (FIRST_YEARS * 2 ** (P * (1 / R_0 - 1) * doublingAt(doublings, years))) / lengthAt(years),
    };
    expect(futureOf(columns, 20)).toBe('s-curve');
  });
});

describe('each condition alone decides', () => {
  const dipsAt = (years: number, dip: number, otherwise: number) => (at: number) =>
    at >= years && at < years + 1 ? dip : otherwise;

  test.each<[string, StatedColumns, Partial<StatedColumns>, Future]>([
    ['people still do 0.2 % of the work', RECURSION, { human_share: () => 0.002 }, 'none'],
    ['people bind a fifth of the time', RECURSION, { people_elasticity_ratio: () => 0.2 }, 'none'],
    ['human share is below 0.1 % for one year only', RECURSION, { human_share: dipsAt(8, 1e-4, 0.002) }, 'none'],
    ['human share is above 0.1 % every other year', RECURSION, { human_share: (t) => (t % 2 < 1 ? 1e-4 : 0.002) }, 'none'],
    ['people bind two fifths of the time', COMPOUNDING, { people_elasticity_ratio: () => 0.4 }, 'none'],
    ['leverage is 19', COMPOUNDING, { leverage_ratio: () => 19 }, 'none'],
    ['the multiplier falls by 4 % a year', COMPOUNDING, { progress_multiplier_ratio: (t) => 50 * 0.96 ** t }, 'none'],
    ['growth is a quarter of its peak', S_CURVE, { software_growth_per_year: (t) => Math.max(0.25, LOGISTIC(t)) }, 'none'],
    ['the multiplier still grows by 15 % a year', S_CURVE, { progress_multiplier_ratio: (t) => 1.15 ** t }, 'none'],
    ['the multiplier still falls by 15 % a year', S_CURVE, { progress_multiplier_ratio: (t) => 1.15 ** -t }, 'none'],
    [
      'people bind, and do as much as they ever did',
      S_CURVE,
      { people_elasticity_ratio: () => 1, leverage_ratio: () => 1 },
      'none',
    ],
    ['the fleet stops and there is no limit', S_CURVE, { limit_factor_ratio: () => 1 }, 'none'],
  ])('%s', (_, columns, broken, future) => {
    expect(futureOf({ ...columns, ...broken })).toBe(future);
  });

  test.each<[string, StatedColumns, Partial<StatedColumns>, Future]>([
    ['the multiplier falls by 2 % a year', COMPOUNDING, { progress_multiplier_ratio: (t) => 50 * 0.98 ** t }, 'compounding'],
    [
      'the multiplier grows ever faster while people bind',
      COMPOUNDING,
      { progress_multiplier_ratio: (t) => 2 ** t },
      'compounding',
    ],
    ['leverage is 21', COMPOUNDING, { leverage_ratio: () => 21 }, 'compounding'],
    ['the multiplier stands anywhere', S_CURVE, { progress_multiplier_ratio: () => 1.1 }, 's-curve'],
  ])('%s: not decided by it', (_, columns, other, future) => {
    expect(futureOf({ ...columns, ...other })).toBe(future);
  });

  test('two years without people are enough, wherever they lie', () => {
    const columns = (fromYears: number): StatedColumns => ({
      ...COMPOUNDING,
      human_share: (t) => (t >= fromYears && t < fromYears + 2.25 ? 1e-4 : 0.01),
      people_elasticity_ratio: (t) => (t >= fromYears && t < fromYears + 2.25 ? 0 : 1),
    });
    expect(futureOf(columns(0))).toBe('recursion');
    expect(futureOf(columns(5))).toBe('recursion');
    expect(futureOf(columns(YEARS - 2.2))).toBe('recursion');
  });
});

describe('order of the rules', () => {
  test('recursion comes before compounding and before an s-curve', () => {
    const thenPeopleBind: StatedColumns = {
      ...COMPOUNDING,
      human_share: () => 1e-4,
      people_elasticity_ratio: (t) => (t < 10 ? 0 : 1),
    };
    expect(futureOf(thenPeopleBind)).toBe('recursion');
    expect(futureOf({ ...S_CURVE, human_share: () => 1e-4 })).toBe('recursion');
  });

  test('compounding and an s-curve exclude each other: half of the time decides', () => {
    const share = (peopleBind: number) => (t: number) => (Math.round(t * 12) % 10 < 10 * peopleBind ? 1 : 0);
    expect(futureOf({ ...S_CURVE, people_elasticity_ratio: share(0.4) })).toBe('s-curve');
    expect(futureOf({ ...S_CURVE, people_elasticity_ratio: share(0.6) })).toBe('compounding');
  });
});

describe('missing values and short paths', () => {
  test.each<[Future, StatedColumns]>([
    ['s-curve', S_CURVE],
    ['compounding', COMPOUNDING],
    ['recursion', RECURSION],
  ])('%s does not depend on rows before there was anything to measure', (future, columns) => {
    expect(futureOf(emptyBefore(1 / 12, columns))).toBe(future);
    expect(futureOf(emptyBefore(3, columns))).toBe(future);
  });

  test('an empty row where a rule looks meets no condition', () => {
    const emptyAt = (of: (t: number) => number) => (t: number) => (Math.abs(t - (YEARS - 0.5)) < 1 / 24 ? Number.NaN : of(t));
    for (const id of ['people_elasticity_ratio', 'leverage_ratio', 'progress_multiplier_ratio'] as const) {
      expect(futureOf({ ...COMPOUNDING, [id]: emptyAt(COMPOUNDING[id]) }), id).toBe('none');
    }
    expect(futureOf({ ...S_CURVE, software_growth_per_year: emptyAt(S_CURVE.software_growth_per_year) })).toBe('none');
    expect(futureOf({ ...S_CURVE, limit_factor_ratio: () => Number.NaN })).toBe('none');
    expect(futureOf({ ...RECURSION, human_share: (t) => (Math.round(t * 12) % 12 === 0 ? Number.NaN : 1e-4) })).toBe('none');
  });

  test('a path shorter than what a rule looks at does not fit it', () => {
    expect(futureOf(COMPOUNDING, 2.5)).toBe('none');
    expect(futureOf(COMPOUNDING, 3)).toBe('compounding');
    expect(futureOf(RECURSION, 1.9)).toBe('none');
    expect(futureOf(RECURSION, 2)).toBe('recursion');
    for (const years of [0, 1 / 12, 1, 2.9]) expect(futureOf(S_CURVE, years)).toBe('none');
  });

  test('three calendar years are three years, though a day short of three mean years', () => {
    const columns = statedPath(3, COMPOUNDING);
    const sampleDays = columns.sampleDays.map((days) => (days * 1095) / 1095.75);
    expect(classify({ ...columns, sampleDays }).future).toBe('compounding');
  });

  test('the highest growth of the first calendar year counts as a peak', () => {
    const columns = statedPath(YEARS, { ...S_CURVE, software_growth_per_year: (t) => (t < 0.9 ? 10 : 1) });
    const sampleDays = columns.sampleDays.map((days) => (days * 5478) / 5478.75);
    const { conditions } = classify({ ...columns, sampleDays });
    expect(conditions.find(({ condition }) => condition.startsWith('growth'))!.found).toBeCloseTo(1 / 9, 1);
  });
});

test('what was found is reported, whatever the name', () => {
  const { future, conditions } = classify(statedPath(YEARS, COMPOUNDING));
  expect(conditions.map((condition) => [condition.future, condition.met])).toEqual([
    ['recursion', false],
    ['recursion', false],
    ['compounding', true],
    ['compounding', true],
    ['compounding', true],
    ['s-curve', false],
    ['s-curve', true],
    ['s-curve', false],
    ['s-curve', false],
  ]);
  expect(future).toBe('compounding');
  expect(conditions.slice(2, 5).map(({ found }) => found)).toEqual([1, 100, 1]);
});

test('the lowest human share is reported, of the windows that fit if any does', () => {
  const found = (columns: StatedColumns) => classify(statedPath(YEARS, columns)).conditions[0]!.found;
  expect(found({ ...RECURSION, human_share: (t) => 1e-2 * Math.exp(-t) })).toBeCloseTo(1e-2 * Math.exp(-(YEARS - 2)), 12);
  const fewestWherePeopleBind: StatedColumns = {
    ...RECURSION,
    human_share: (t) => (t < 7 ? 5e-4 : 1e-5),
    people_elasticity_ratio: (t) => (t < 7 ? 0 : 1),
  };
  expect(found(fewestWherePeopleBind)).toBe(5e-4);
  expect(futureOf(fewestWherePeopleBind)).toBe('recursion');
});

test.each([
  [[0.5, 1, 1.2, 1], true],
  [[1, 1, 0.9, 1, 1], false],
  [[1.1, 1.1, Number.NaN, 1.1], false],
  [[], false],
])('loop gains %j: three successive generations at 1 or more', (gains, expected) => {
  expect(acceleratesByItself(gains.map((loopGainRatio) => ({ loopGainRatio })))).toBe(expected);
});
