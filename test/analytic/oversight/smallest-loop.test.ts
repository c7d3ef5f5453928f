import { expect, test } from 'vitest';
import type { Trajectory } from '../../../src/lab/trajectory.ts';
import { expectChances } from '../../support/chances.ts';
import {
  expectTheory,
  hoursPerYear,
  labOf,
  meanBetween,
  meanOf,
  pathsOf,
  successOfHours,
  workStage,
} from '../../support/claims.ts';

const SEEDS = Array.from({ length: 24 }, (_, i) => i + 1);
const paths = (...set: readonly string[]): readonly Trajectory[] => pathsOf('propose-test-keep', set, SEEDS);
const { progress, results, stages } = labOf('propose-test-keep').base;
const { trueShare, powerShare, falsePositiveShare } = results!;
const KEPT_SHARE = trueShare * powerShare;
/** Of ln S, that one kept improvement adds. */
const GAIN = progress.thetaPerYear / progress.referencePerYear / KEPT_SHARE;
const YEARS = labOf('propose-test-keep').endDays / 365.25;

const stageHours = (id: string): number => workStage(labOf('propose-test-keep'), id).hours.experiment;
const HOURS_PER_DAY = hoursPerYear(labOf('propose-test-keep'), 'researchers') / 365.25;
const TEST_DAYS = stages.find((stage) => stage.kind === 'slots')!.slotDays;
const TRY_DAYS = (stageHours('propose') + stageHours('keep')) / HOURS_PER_DAY + TEST_DAYS;

const lnS = ({ series }: Trajectory): number => Math.log(series.software_efficiency_ratio.at(-1)!);
/** Improvements kept by the end. */
const kept = (path: Trajectory): number => Math.round(lnS(path) / GAIN);

test('one person who does one thing at a time tries as often as a try takes days', () => {
  expectTheory(
    paths().map(({ series }) => meanBetween(series.experiments_per_year, 1)),
    365.25 / TRY_DAYS,
    { bias: 0.005 },
  );
});

test('improvements come at X pi power a year, each worth the same: S(t) = exp(gain * improvements)', () => {
  for (const path of paths()) expect(lnS(path) / GAIN).toBeCloseTo(kept(path), 6);
  const tries = paths().map(({ series }) => Math.round(meanBetween(series.experiments_per_year, 1) * YEARS));
  expectChances(
    paths().reduce((sum, path) => sum + kept(path), 0),
    tries.flatMap((count) => Array<number>(count).fill(KEPT_SHARE)),
    0.08,
  );
  expectTheory(paths().map(lnS), (progress.thetaPerYear * 365.25 * YEARS) / TRY_DAYS / progress.referencePerYear, {
    fault: 0.06,
  });
});

test('the lab takes itself for faster, by the null results that it keeps', () => {
  const believed = 1 + ((1 - trueShare) * falsePositiveShare) / KEPT_SHARE;
  expect(believed).toBeCloseTo(1.375, 10);
  const ratios = paths().map((path) => Math.log(path.series.software_efficiency_believed_ratio.at(-1)!) / lnS(path));
  expectTheory(ratios, believed, { bias: 0.002, fault: 0.05 });
});

test('the n-th improvement comes after n / (pi power) tries, with the spread of the negative binomial', () => {
  const n = 20;
  const firstDays = paths().flatMap(({ software: { days, logEfficiency } }) => {
    const at = (level: number): number => days[logEfficiency.findIndex((value) => value > (level - 0.5) * GAIN)]! - 3.5; // weekly looks
    return Array.from({ length: 10 }, (_, k) => at(n * (k + 1)) - (k === 0 ? 0 : at(n * k)));
  });
  expectTheory(firstDays, (n / KEPT_SHARE) * TRY_DAYS, { bias: 0.01, fault: 0.08 });
  const { mean } = meanOf(firstDays);
  const variances = firstDays.map((days) => (days - mean) ** 2);
  expectTheory(variances, ((n * (1 - KEPT_SHARE)) / KEPT_SHARE ** 2) * TRY_DAYS ** 2, { bias: 0.1, fault: 0.5 });
});

test('an agent that proposes takes its hours around the clock, and the loop is bound by the test', () => {
  const open = 'stages.propose.automation={opens: 2019-01-01, width: 1 days, task: 60 minutes}';
  const set = [open, 'oversight.base=0', 'horizon.reference.minutes=1000 minutes', 'horizon.earlier=1000 minutes'];
  const lab = labOf('propose-test-keep', set);
  const propose = workStage(lab, 'propose');
  const byAi = successOfHours(lab, propose, 1000);
  const hours = stageHours('propose');
  const days = hours / propose.automation.speed / 24 + ((1 - byAi) * hours + stageHours('keep')) / HOURS_PER_DAY + TEST_DAYS;
  expect(days).toBeLessThan(0.8 * TRY_DAYS);
  expectTheory(
    paths(...set).map(({ series }) => meanBetween(series.experiments_per_year, 1)),
    365.25 / days,
    { bias: 0.005 },
  );
});

test('reading keeps null results out: two hours and two more miss exp(-2) of them', () => {
  const set = ['results.reading=120 minutes'];
  const missed = Math.exp((-60 * stageHours('keep')) / 120);
  const believed = 1 + ((1 - trueShare) * falsePositiveShare * missed) / KEPT_SHARE;
  const ratios = paths(...set).map((path) => Math.log(path.series.software_efficiency_believed_ratio.at(-1)!) / lnS(path));
  expectTheory(ratios, believed, { bias: 0.001, fault: 0.02 });
});
