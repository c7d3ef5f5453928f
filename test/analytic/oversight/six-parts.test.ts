import { expect, test } from 'vitest';
import type { SampleColumnId } from '../../../src/lab/columns.ts';
import type { LoopPart } from '../../../src/lab/oversight/six-parts.ts';
import type { LabScenario } from '../../../src/lab/parameters.ts';
import type { StageColumnId } from '../../../src/lab/place-columns.ts';
import { simulateLab, simulateWithTwin } from '../../../src/lab/simulate-lab.ts';
import type { Trajectory } from '../../../src/lab/trajectory.ts';
import { meanBetween, stageColumn } from '../../support/claims.ts';
import { flawlessWithoutAi, labByHand, loopWithout, PARTS } from '../../support/six-parts-lab.ts';

const KEY = { seed: 1, draw: 'point', replication: 1 } as const;
const simulated = (lab: LabScenario): Trajectory => simulateLab(lab, KEY);

const whole = simulated(loopWithout());
const without = Object.fromEntries(PARTS.map((part) => [part, simulated(loopWithout(part))])) as Record<LoopPart, Trajectory>;

/** Means of the last year. */
const late = ({ series }: Trajectory, column: SampleColumnId): number => meanBetween(series[column], series[column].length - 4);
const lateAt = (path: Trajectory, column: StageColumnId, stage: string): number =>
  meanBetween(stageColumn(path, column, stage), path.sampleDays.length - 4);

const DECIDING = ['decide', 'integrate'];
const MAKING = ['design', 'implement', 'debug', 'scaffold', 'analyze', 'label'];
const JUDGING = ['review', 'evaluate'];
const AUTOMATED = [...DECIDING, ...MAKING, ...JUDGING];

/** Stages at which AI does nothing at the end. */
const byHand = (path: Trajectory): readonly string[] =>
  AUTOMATED.filter((stage) => stageColumn(path, 'automated_share', stage).at(-1) === 0);

test('each part closes its own stages and no others', () => {
  expect(byHand(whole)).toEqual([]);
  expect(byHand(without.objective)).toEqual(DECIDING);
  expect(byHand(without.generator)).toEqual(MAKING);
  expect(byHand(without.evaluator)).toEqual(JUDGING);
  for (const part of ['substrate', 'promotion', 'control'] as const) expect(byHand(without[part])).toEqual([]);
});

test('objective: people choose, with the taste of people', () => {
  expect(new Set(without.objective.series.research_taste_ratio.slice(1))).toEqual(new Set([1]));
  expect(late(whole, 'research_taste_ratio')).toBeGreaterThan(1.3);
});

test('generator: no code is by AI, and nothing that AI made drifts', () => {
  expect(late(without.generator, 'ai_code_share')).toBe(0);
  expect(late(without.generator, 'drift_true_ratio')).toBe(0);
  expect(late(without.generator, 'human_share')).toBeGreaterThan(3 * late(whole, 'human_share'));
});

test('substrate: neither slots nor agents grow with software', () => {
  const [agents, fleet] = ['agents', 'fleet'].map((pool) => whole.poolIds.indexOf(pool));
  const capacity = (path: Trajectory, pool: number): number =>
    path.poolSeries.capacity_servers[(path.sampleDays.length - 1) * path.poolIds.length + pool]!;
  const software = (path: Trajectory): number => path.series.software_efficiency_ratio.at(-1)!;
  expect(capacity(without.substrate, fleet!)).toBeLessThan(capacity(whole, fleet!));
  expect(capacity(whole, fleet!) / capacity(without.substrate, fleet!)).toBeCloseTo(software(whole) ** 0.3, 1);
  expect(capacity(whole, agents!) / capacity(without.substrate, agents!)).toBeCloseTo(software(whole) ** 0.5, 1);
  expect(late(without.substrate, 'experiments_per_year')).toBeLessThan(0.8 * late(whole, 'experiments_per_year'));
});

test('evaluator: people read and test, catch more and take longer', () => {
  expect(late(without.evaluator, 'flaws_caught_share')).toBeGreaterThan(2 * late(whole, 'flaws_caught_share'));
  const days = ({ generations }: Trajectory): number =>
    Math.min(...generations.slice(1, -1).map(({ evaluatedDays, trainedDays }) => evaluatedDays - trainedDays || Infinity));
  expect(days(without.evaluator)).toBeGreaterThan(days(whole) + 5);
});

test('promotion: the horizon stands still, and with it what AI can do', () => {
  expect(without.promotion.generations.filter(({ promotedDays }) => promotedDays > 0)).toEqual([]);
  expect(new Set(without.promotion.series.horizon_p50_minutes.slice(1)).size).toBe(1);
  expect(late(without.promotion, 'experiments_per_year')).toBeLessThan(0.7 * late(whole, 'experiments_per_year'));
});

test('control: more is begun and nothing is looked after: flaws and null results pass, no battery, no oversight, harm unseen', () => {
  const { control } = without;
  expect(late(control, 'flaws_made_per_year')).toBeGreaterThan(0);
  expect(late(control, 'flaws_caught_share')).toBe(0);
  expect(late(control, 'review_minutes_per_approval')).toBe(0);
  expect(late(whole, 'flaws_caught_share')).toBeGreaterThan(0.1);
  expect(control.generations.every(({ alarms, approvedDays }) => alarms === 0 && Number.isNaN(approvedDays))).toBe(true);
  for (const stage of ['decide', 'implement', 'review']) {
    expect(lateAt(control, 'oversight_share', stage)).toBe(0);
    expect(lateAt(whole, 'oversight_share', stage)).toBeGreaterThan(0);
  }
  expect(late(control, 'drift_true_ratio')).toBeGreaterThan(5 * late(whole, 'drift_true_ratio'));
  expect(control.series.drift_measured_ratio.every(Number.isNaN)).toBe(true);
});

test('every part by which AI does research adds to it', () => {
  for (const part of ['objective', 'generator', 'substrate', 'promotion'] as const) {
    const [off, on] = [without[part], whole].map((path) => path.series.software_efficiency_ratio.at(-1)!);
    expect(off!, part).toBeLessThan(0.8 * on!);
  }
});

test('without any that AI does the lab is the one by hand, to the bit', () => {
  const off = simulated(flawlessWithoutAi());
  const hand = simulated(labByHand());
  const columns = ['software_efficiency_ratio', 'experiments_per_year', 'experiment_cycle_days'] as const;
  for (const column of columns) expect(off.series[column], column).toEqual(hand.series[column]);
});

test('without any of them the lab is its own twin', () => {
  const off = simulateWithTwin(loopWithout(...PARTS), KEY);
  expect(new Set(off.series.throughput_ratio.slice(1))).toEqual(new Set([1]));
  expect(off.generations.filter(({ promotedDays }) => promotedDays > 0)).toEqual([]);
});
