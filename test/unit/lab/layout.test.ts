import { describe, expect, test } from 'vitest';
import { layOutPools } from '../../../src/lab/layout.ts';
import type { LabParameters } from '../../../src/lab/parameters.ts';
import { visitRatios } from '../../../src/lab/visit-ratios.ts';
import { momentOf, peopleOf, planOf, smallLab, workStage } from '../../support/lab-records.ts';

const dedicated = (change: Partial<LabParameters> = {}): LabParameters => smallLab({ staffing: 'dedicated', ...change });

describe('dedicated staffing', () => {
  test('one pool per stage of work, whose shares of each kind of people add up to 1', () => {
    const layout = layOutPools(dedicated());
    expect(layout.pools.map(({ id }) => id)).toEqual([
      'researchers-decide',
      'engineers-implement',
      'engineers-review',
      'agents',
      'fleet',
    ]);
    for (const people of [0, 1]) {
      const shares = layout.pools.filter((pool) => pool.people === people).map((pool) => pool.headcountShare);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    }
    expect(layout.stagePool).toEqual([0, 1, 4, 2]);
  });

  test('shares follow the first day of work: experiments as people and slots allow, changes in what they leave', () => {
    const layout = layOutPools(dedicated());
    const perDay = Math.min((8 * 5) / 16, 1000 / 365.25);
    const changes = (40 * 5 - perDay * 28) / 7;
    const implement = perDay * 24 + changes * 6;
    const review = perDay * 4 + changes;
    expect(layout.pools[1]!.headcountShare).toBeCloseTo(implement / (implement + review), 9);
  });

  test('a stage has at least one person', () => {
    const p = dedicated({ people: [peopleOf('researchers', 8), peopleOf('engineers', 3, 0.4)] });
    const plan = planOf(p);
    expect(plan.capacity[2]).toBe(1);
    expect(plan.capacity[1]).toBeGreaterThan(2);
  });

  test('a stage that no job visits leaves the others as they are, also where it has people of its own kind', () => {
    const p = dedicated();
    const idle = workStage('idle', 2, [0, 0]);
    const people = [...p.people, peopleOf('watchmen', 5)];
    const [before, after] = [planOf(p), planOf({ ...p, people, stages: [...p.stages, idle] })];
    expect(after.throughputPerYear).toBe(before.throughputPerYear);
    expect(after.capacity.every((servers) => servers >= 0)).toBe(true);
  });
});

describe('pooled staffing', () => {
  test('one pool per kind of people; experiments leave the reserve to changes', () => {
    const layout = layOutPools(smallLab());
    expect(layout.pools.map(({ id, experimentShare }) => [id, experimentShare])).toEqual([
      ['researchers', 1],
      ['engineers', 0.6],
      ['agents', 1],
      ['fleet', 1],
    ]);
    expect(layout.stagePool).toEqual([0, 1, 3, 1]);
    expect([layout.decideStage, layout.codeStage]).toEqual([0, 1]);
    const plan = planOf(smallLab(), momentOf());
    expect(plan.openCapacity[1]).toBeCloseTo(24, 12);
    expect(plan.throughputPerYear).toBeCloseTo((365.25 * 8 * 5) / 16, 9);
  });
});

describe('visit ratios', () => {
  const line = (shares: Readonly<Record<number, { to: number; share: number }>>) =>
    Object.entries(shares).map(([from, back]) => ({ from: Number(from), ...back }));
  const through = [0, 1, 2, 3];

  test('a share r sent back to the stage itself: 1 / (1 - r) visits', () => {
    for (const share of [0, 0.15, 0.5, 0.9]) {
      const visits = visitRatios(4, through, line({ 1: { to: 1, share } }));
      expect(visits[1]! * (1 - share)).toBeCloseTo(1, 9);
      expect([visits[0]!, visits[2]!]).toEqual([1, expect.closeTo(1, 9)]);
    }
  });

  test('a share r sent back two stages: all that lies between is visited 1 / (1 - r) times', () => {
    const visits = visitRatios(4, through, line({ 3: { to: 1, share: 0.2 } }));
    for (const [k, expected] of [1, 1.25, 1.25, 1.25].entries()) expect(visits[k]).toBeCloseTo(expected, 9);
  });

  test('two loops one within the other, by their traffic equations', () => {
    const visits = visitRatios(4, through, line({ 2: { to: 1, share: 0.3 }, 3: { to: 0, share: 0.2 } }));
    const outer = 1 / 0.8;
    for (const [k, expected] of [outer, outer / 0.7, outer / 0.7, outer].entries()) expect(visits[k]).toBeCloseTo(expected, 9);
  });

  test('a stage off the path is not visited; a way back to one is not taken', () => {
    const visits = visitRatios(4, [1, 3], line({ 3: { to: 0, share: 0.2 } }));
    expect(visits[0]).toBe(0);
    expect(visits[2]).toBe(0);
    expect(visits[1]).toBeCloseTo(1, 9);
  });
});
