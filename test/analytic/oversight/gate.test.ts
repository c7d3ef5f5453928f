import { expect, test } from 'vitest';
import type { Trajectory } from '../../../src/lab/trajectory.ts';
import { migrationsOf } from '../../../src/lab/trajectory.ts';
import { expectTheory, labOf, meanBetween, meanOf, pathsOf } from '../../support/claims.ts';

const EPOCH_YEAR_DAYS = Date.UTC(2021, 0, 1) / 86_400_000;
const dateOf = (day: number): string => new Date((EPOCH_YEAR_DAYS + day) * 86_400_000).toISOString().slice(0, 10);

const NO_PAUSE = 'generations.pauses=[]';
const NO_WORK = ['classes.experiment.wip.perPerson=0', 'time.end=2022-12-20', 'time.sample=364 days'];
const CADENCE = 90;
const PASSAGE = 70;

const pauseFrom = (day: number): string => `generations.pauses=[{from: ${dateOf(day)}, to: ${dateOf(day + 14)}}]`;

/** Starts and promotions of successors by the rules: what falls into the pause comes at its end, all else as before. */
function datesByRule(pauseDay: number, untilDays: number): readonly (readonly [number, number])[] {
  const after = (day: number): number => (day >= pauseDay && day < pauseDay + 14 ? pauseDay + 14 : day);
  const dates: [number, number][] = [];
  for (let start = after(CADENCE); start < untilDays; ) {
    const promoted = after(start + PASSAGE);
    dates.push([start, promoted]);
    start = after(Math.max(start + CADENCE, promoted));
  }
  return dates;
}

test('a pause moves to its end what falls into it, and starts move all that follow', () => {
  const delays: number[] = [];
  for (let day = 437; day < 437 + CADENCE; day += 5) {
    const [path] = pathsOf('pause-two-weeks', [...NO_WORK, pauseFrom(day)], [1]);
    const successors = path!.generations.slice(1).filter(({ outcome }) => outcome === 'promoted');
    expect(successors.map(({ startDays, promotedDays }) => [startDays, promotedDays])).toEqual(
      datesByRule(day, 720).slice(0, successors.length),
    );
    delays.push(successors.at(-1)!.startDays - 90 * successors.length);
  }
  expect([Math.min(...delays), Math.max(...delays)]).toEqual([0, 11]);
  expect(delays.reduce((sum, delay) => sum + delay, 0)).toBe(1 + 6 + 11); // of every fifth day, starts being due on day 450
});

const SEEDS = [1, 2, 3, 4];
const lnS = ({ series }: Trajectory): number => Math.log(series.software_efficiency_ratio.at(-1)!);

/** What a pause takes off ln S a year later, on the same random numbers, with the compute of training idle, half or all taken up. */
function lossOf(idle: string, ...pause: readonly string[]): { readonly mean: number; readonly error: number } {
  const compute = `compute.idle=${idle}`;
  const [paused, going] = [
    pathsOf('pause-two-weeks', [compute, ...pause], SEEDS),
    pathsOf('pause-two-weeks', [compute, NO_PAUSE], SEEDS),
  ];
  return meanOf(paused.map((path, i) => lnS(going[i]!) - lnS(path)));
}

test('with its compute idle a pause at the worst day costs 14 days of what better taste adds to growth', () => {
  const [path] = pathsOf('pause-two-weeks', [NO_PAUSE], [1]);
  const { software_growth_per_year: growth, research_taste_ratio: taste } = path!.series;
  const row = path!.sampleDays.findIndex((days) => days >= 450 + PASSAGE);
  const addedPerYear = growth.slice(row).reduce((sum, g, i) => sum + g * Math.log(taste[row + i]! / taste[row + i - 1]!), 0);
  const { mean, error } = lossOf('keep');
  expect(mean).toBeGreaterThan(3 * error);
  expect(mean).toBeLessThan((14 / 365.25) * addedPerYear + 4 * error);
  expect(mean).toBeLessThan(0.01);
});

test('compute taken up by experiments makes more than up for it, the more of it is taken', () => {
  const [kept, half, all] = ['keep', '{taken: 0.5}', 'reallocate'].map((idle) => lossOf(idle));
  expect(half!.mean).toBeLessThan(-4 * half!.error);
  expect(kept!.mean - half!.mean).toBeGreaterThan(4 * Math.hypot(kept!.error, half!.error));
  expect(half!.mean - all!.mean).toBeGreaterThan(2 * Math.hypot(half!.error, all!.error));
});

test('a pause into which nothing falls changes no number', () => {
  const [paused, going] = [[pauseFrom(362)], [NO_PAUSE]].map((set) => pathsOf('pause-two-weeks', set, [1])[0]!);
  expect(paused!.series).toEqual(going!.series);
});

/** First sample after the gate has closed and the last model to pass has done its part, and what it does from then on. */
const CLOSED_DAYS = 365;
const rowsAfter = ({ sampleDays }: Trajectory): number => sampleDays.findIndex((days) => days >= CLOSED_DAYS + 91);

test('with the gate closed the horizon stands still, and the gate is what holds up successors', () => {
  for (const path of pathsOf('gate-closed')) {
    const from = rowsAfter(path);
    expect(new Set(path.series.horizon_p50_minutes.slice(from)).size).toBe(1);
    expect(path.generations.every(({ promotedDays }) => !(promotedDays > CLOSED_DAYS))).toBe(true);
    expect(migrationsOf('generation', path).map(({ fromStage, toStage }) => `${fromStage} > ${toStage}`)).toEqual([
      'nothing > gate',
    ]);
    expect(path.holdingStep.at(-1)).toBe('gate');
    expect(path.generations.at(-1)!.daysLost).toBe(0);
  }
});

test('behind a closed gate experiments still grow, as S^psi F^(1 - eta) with the fleet F, and S by the closed form', () => {
  const { progress, stages } = labOf('gate-closed').base;
  const { thetaPerYear, referencePerYear, parallelExponent, fishingExponent: beta, windowDays } = progress;
  const run = stages.find((stage) => stage.kind === 'slots')!;
  const paths = pathsOf('gate-closed', [], [1, 2, 3, 4, 5, 6, 7, 8]);
  const from = rowsAfter(paths[0]!);
  const last = paths[0]!.sampleDays.length - 1;
  for (const path of paths) expect(path.bindingPool.slice(from).every((pool) => pool === 'fleet')).toBe(true);
  const perAllowed = ({ series, sampleDays }: Trajectory, row: number): number => {
    const allowed =
      series.software_efficiency_ratio[row]! ** run.efficiencyExponent *
      2 ** ((sampleDays[row]! / 365.25) * (1 - run.frontierExponent));
    return series.experiments_per_year[row]! / allowed;
  };
  const atBoth = (path: Trajectory): readonly number[] =>
    [from + 1, last].map((row) => perAllowed(path, row - 1) + perAllowed(path, row));
  expectTheory(
    paths.map((path) => atBoth(path)[1]! / atBoth(path)[0]!),
    1,
    { bias: 0.01, fault: 0.08 },
  );
  expectTheory(
    paths.map(({ series }) => {
      const rates = series.experiments_per_year.slice(from + 1).map((x) => (x / referencePerYear) ** parallelExponent);
      const taste = meanBetween(series.research_taste_ratio, from + 1);
      const perYear = Math.log(rates.at(-1)! / rates[0]!) / parallelExponent / ((rates.length - 1) * (91 / 365.25));
      const lag = (1 + (perYear * windowDays) / 365.25) ** (1 - parallelExponent); // Xhat is X / (1 + growth window)
      const effort = thetaPerYear * taste * lag * rates.reduce((sum, rate) => sum + rate, 0) * (91 / 365.25);
      const closed = (series.software_efficiency_ratio[from]! ** beta + beta * effort) ** (1 / beta);
      return series.software_efficiency_ratio[last]! / closed;
    }),
    1,
    { bias: 0.005 },
  );
});

test('what is lost behind a closed gate is what later models would have added', () => {
  const closed = pathsOf('gate-closed');
  const open = pathsOf('gate-closed', ['change.generations.gate=promote']);
  const { mean, error } = meanOf(open.map((path, i) => lnS(path) - lnS(closed[i]!)));
  expect(mean).toBeGreaterThan(4 * error);
  const growth = closed.map(({ series }) => series.software_growth_per_year);
  for (const rates of growth) expect(rates.at(-1)!).toBeGreaterThan(0.2);
});
