import { expect, test } from 'vitest';
import { GenerationPipeline } from '../../../src/lab/generation/pipeline.ts';
import type { Generations } from '../../../src/lab/research-parameters.ts';
import { simulateLab } from '../../../src/lab/simulate-lab.ts';
import type { Generation } from '../../../src/lab/trajectory.ts';
import { growing, keyOf, scenarioOf, smallLab } from '../../support/lab-records.ts';

const rules = smallLab().generations;

function begun(): GenerationPipeline {
  const pipeline = new GenerationPipeline();
  pipeline.begin(0, 10, 1);
  return pipeline;
}

test('nothing starts before generation 0', () => {
  expect(new GenerationPipeline().considerStart(rules, 0, 1e9, 1)).toBeUndefined();
});

test('a successor starts once effective compute is gain times that of the newest, deployed or not, while a slot is free', () => {
  const pipeline = begun();
  expect(pipeline.considerStart(rules, 1, 19.9, 2)).toBeUndefined();
  const first = pipeline.considerStart(rules, 2, 20, 2)!;
  expect(first).toMatchObject({ index: 1, startDays: 2, effectiveCompute: 20, softwareEfficiency: 2 });
  expect(pipeline.considerStart(rules, 3, 39, 3)).toBeUndefined();
  expect(pipeline.considerStart(rules, 4, 50, 3)?.index).toBe(2);
  expect(pipeline.inFlight).toBe(2);
  expect(pipeline.considerStart(rules, 5, 1e6, 9)).toBeUndefined();
  pipeline.promote(first, 6);
  expect(pipeline.considerStart(rules, 7, 1e6, 9)?.index).toBe(3);
});

test('at a cadence a successor starts that long after the one before', () => {
  const pipeline = begun();
  const atCadence: Generations = { ...rules, trigger: { kind: 'cadence', days: 120 } };
  expect(pipeline.considerStart(atCadence, 119, 1e9, 1)).toBeUndefined();
  expect(pipeline.considerStart(atCadence, 120, 1, 1)?.startDays).toBe(120);
});

test('a generation that is promoted late does not replace a newer one', () => {
  const pipeline = begun();
  const first = pipeline.considerStart(rules, 1, 20, 1)!;
  const second = pipeline.considerStart(rules, 2, 40, 1)!;
  pipeline.promote(second, 10);
  pipeline.promote(first, 20);
  expect(pipeline.deployed?.index).toBe(2);
  expect(pipeline.generations.map((g) => g.promotedDays)).toEqual([0, 20, 10]);
});

test('one that is dropped leaves its slot, and the trigger compares with the newest that was kept', () => {
  const pipeline = begun();
  const first = pipeline.considerStart(rules, 1, 20, 1)!;
  pipeline.drop(first, 31);
  expect([pipeline.inFlight, pipeline.deployed?.index, first.outcome, first.daysLost]).toEqual([0, 0, 'rolled back', 30]);
  expect(pipeline.considerStart(rules, 31, 19.9, 1)).toBeUndefined();
  expect(pipeline.considerStart(rules, 31, 20, 1)).toMatchObject({ index: 2, startDays: 31, effectiveCompute: 20 });
});

/** Generations of a lab whose training compute grows tenfold a year. */
function generationsOf(change: Partial<Generations>, fork?: Partial<Generations>): readonly Generation[] {
  const p = smallLab();
  const base = {
    ...p,
    fleet: { ...p.fleet, accelerators: growing(10_000, 10, 5) },
    generations: { ...p.generations, ...change },
  };
  const parameters = { ...base, generations: { ...base.generations, ...fork } };
  const forked = fork === undefined ? {} : { fork: { fromDays: 1000, parameters } };
  return simulateLab(scenarioOf(base, 4, forked), keyOf(1)).generations;
}

test('simulated: dates follow training, evaluation and gate; E is frozen at the start; successors overlap', () => {
  const generations = generationsOf({ gateDays: 5 });
  expect(generations[0]).toMatchObject({ startDays: 365, promotedDays: 365, horizonMinutes: 4 });
  for (const g of generations.slice(1)) {
    if (!Number.isNaN(g.trainedDays)) expect(g.trainedDays - g.startDays).toBeCloseTo(70, 9);
    if (!Number.isNaN(g.evaluatedDays)) expect(g.evaluatedDays - g.trainedDays).toBeCloseTo(30, 9);
    if (!Number.isNaN(g.promotedDays)) expect(g.promotedDays - g.evaluatedDays).toBeCloseTo(5, 9);
    const before = generations[g.index - 1]!;
    expect(g.effectiveComputeRatio / before.effectiveComputeRatio).toBeGreaterThanOrEqual(2);
    expect(g.effectiveComputeRatio / g.softwareEfficiencyRatio).toBeCloseTo(10 ** (g.startDays / 365.25), -1);
    expect(g.horizonMinutes).toBeCloseTo(4 * (g.effectiveComputeRatio / generations[0]!.effectiveComputeRatio) ** 1.7, 3);
    expect(g.intervalDays).toBe(g.startDays - before.startDays);
  }
  const third = generations[3]!;
  expect(third.startDays).toBeLessThan(generations[2]!.promotedDays);
  expect(third.startDays).toBeGreaterThanOrEqual(generations[1]!.promotedDays);
});

test('simulated: without overlap a successor waits for the promotion of the one before', () => {
  const generations = generationsOf({ overlap: 1 });
  for (const [i, g] of generations.slice(1).entries()) expect(g.startDays).toBeGreaterThanOrEqual(generations[i]!.promotedDays);
});

test('simulated: a cadence is kept to the day', () => {
  const generations = generationsOf({ trigger: { kind: 'cadence', days: 123 }, overlap: 3 });
  expect(generations.length).toBeGreaterThan(8);
  for (const g of generations.slice(1)) expect(g.intervalDays).toBeCloseTo(123, 9);
});

test('simulated: a closed gate deploys nothing; opened at the fork it promotes what waited', () => {
  const closed = generationsOf({ gate: 'closed' });
  expect(closed.slice(1).every((g) => Number.isNaN(g.promotedDays))).toBe(true);
  const opened = generationsOf({ gate: 'closed' }, { gate: 'promote' });
  expect(opened.filter((g) => g.promotedDays === 1000).map((g) => g.index)).toEqual([1, 2]);
  expect(opened.at(-1)!.index).toBeGreaterThan(4);
});
