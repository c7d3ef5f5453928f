import { describe, expect, test } from 'vitest';
import { BottleneckHistory } from '../../../src/lab/bottleneck.ts';
import { layOutPools } from '../../../src/lab/layout.ts';
import { LeaderTracker } from '../../../src/lab/leader.ts';
import { momentOf, planOf, smallLab } from '../../support/lab-records.ts';

/** Days on which the leader changed, given the second's score by day; the first's is 1. */
function changes(second: (day: number) => number, days = 100): number[] {
  const tracker = new LeaderTracker(1.05, 30);
  const changed: number[] = [];
  for (let day = 0; day <= days; day++) if (tracker.update([1, second(day)], day)) changed.push(day);
  return changed;
}

describe('leader', () => {
  test('the first call names the first leader, the first of equals', () => {
    const tracker = new LeaderTracker(1.05, 30);
    expect(tracker.update([1, 2, 2], 0)).toBe(false);
    expect(tracker.leader).toBe(1);
  });

  test('a new leader must be ahead by 5 % for 30 days', () => {
    expect(changes((day) => (day < 10 ? 0.9 : 1.06))).toEqual([40]);
    expect(changes((day) => (day < 10 ? 0.9 : 1.04))).toEqual([]);
  });

  test('a day within the margin starts the count anew', () => {
    expect(changes((day) => (day < 10 ? 0.9 : day === 39 ? 1.04 : 1.06))).toEqual([70]);
  });

  test('another challenger starts the count anew', () => {
    const tracker = new LeaderTracker(1.05, 30);
    tracker.update([1, 0.5, 0.5], 0);
    tracker.update([1, 1.2, 1.1], 10);
    tracker.update([1, 1.2, 1.3], 30);
    expect(tracker.update([1, 1.2, 1.3], 59)).toBe(false);
    expect(tracker.update([1, 1.2, 1.3], 60)).toBe(true);
    expect(tracker.leader).toBe(2);
  });
});

describe('bottleneck', () => {
  test('a fleet that shrinks moves it from decide to run, and back, each dated after 30 days', () => {
    const p = smallLab();
    const layout = layOutPools(p);
    const history = new BottleneckHistory(
      layout,
      p.stages.map(({ id }) => id),
    );
    for (let day = 0; day <= 200; day += 1) {
      const accelerators = day >= 50 && day < 120 ? 2000 : 10_000;
      history.update(planOf(p, momentOf({ accelerators })), day);
    }
    expect(history.migrations).toEqual([
      { days: 80, loop: 'research', fromStage: 'decide', toStage: 'run', fromPool: 'researchers', toPool: 'fleet' },
      { days: 150, loop: 'research', fromStage: 'run', toStage: 'decide', fromPool: 'fleet', toPool: 'researchers' },
    ]);
    expect([history.bindingPool, history.bindingStage]).toEqual(['researchers', 'decide']);
  });
});
