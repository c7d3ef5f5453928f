import { describe, expect, test } from 'vitest';
import { createStream } from '../../../src/random/streams.ts';
import type { ElementaryEffects, MorrisWalk } from '../../../src/stats/elementary-effects.ts';
import { elementaryEffects, morrisDesign } from '../../../src/stats/elementary-effects.ts';
import { gFunction } from '../../support/sensitivity-functions.ts';

function designOf(key: string, inputs: number, trajectories: number, levels: number): MorrisWalk[] {
  const stream = createStream(`morris/${key}`);
  return morrisDesign(inputs, trajectories, levels, () => stream.next());
}

function effectsOf(design: readonly MorrisWalk[], at: (point: readonly number[]) => number): ElementaryEffects[] {
  return elementaryEffects(
    design,
    design.map(({ points }) => points.map(at)),
  );
}

describe('the design', () => {
  test.each([
    [1, 2],
    [3, 4],
    [12, 6],
  ])('of %i inputs on %i levels moves each input once, by the same step, on the grid', (inputs, levels) => {
    for (const { points, moved } of designOf('walk', inputs, 50, levels)) {
      expect(points.length).toBe(inputs + 1);
      expect([...moved].sort((a, b) => a - b)).toEqual(Array.from({ length: inputs }, (_, i) => i));
      for (const [k, input] of moved.entries()) {
        const steps = points[k + 1]!.map((value, i) => Math.abs(value - points[k]![i]!));
        expect(steps[input]).toBeCloseTo(levels / (2 * (levels - 1)), 14);
        expect(steps.filter((step) => step > 0).length).toBe(1);
      }
      for (const value of points.flat()) expect(Math.round(value * (levels - 1)) / (levels - 1)).toBe(value);
    }
  });

  test('all levels are as likely at every point, and all orders of moving', () => {
    const design = designOf('even', 3, 12_000, 4);
    for (const point of [0, 3]) {
      for (let input = 0; input < 3; input++) {
        const counts = [0, 0, 0, 0];
        for (const { points } of design) counts[Math.round(3 * points[point]![input]!)]!++;
        for (const count of counts) expect(Math.abs(count - 3000)).toBeLessThan(4 * Math.sqrt(3000 * 0.75));
      }
    }
    const orders = new Map<string, number>();
    for (const { moved } of design) orders.set(moved.join(), (orders.get(moved.join()) ?? 0) + 1);
    expect(orders.size).toBe(6);
    for (const count of orders.values()) expect(Math.abs(count - 2000)).toBeLessThan(4 * Math.sqrt((2000 * 5) / 6));
  });

  test('odd levels are refused', () => {
    expect(() => designOf('odd', 2, 1, 5)).toThrow('even');
  });
});

describe('elementary effects', () => {
  test('of a linear function are its slopes, without deviation', () => {
    const slopes = [3, -2, 0, 0.5];
    const effects = effectsOf(designOf('linear', 4, 10, 4), (point) => 7 + point.reduce((sum, x, i) => sum + slopes[i]! * x, 0));
    for (const [i, slope] of slopes.entries()) {
      expect(effects[i]!.mean).toBeCloseTo(slope, 12);
      expect(effects[i]!.meanSize).toBeCloseTo(Math.abs(slope), 12);
      expect(effects[i]!.deviation).toBeCloseTo(0, 12);
      expect(effects[i]!.meanSizeStandardError).toBeCloseTo(0, 12);
    }
  });

  test('of a product have mean and deviation of the other factor on its levels', () => {
    // f = (2 x - 1) (y - 1/2): the effect of x is 2 (y - 1/2), y one of 0, 1/3, 2/3, 1; that of y is 2 x - 1, alike.
    const effects = effectsOf(designOf('product', 2, 4000, 4), ([x, y]) => (2 * x! - 1) * (y! - 0.5));
    const levels = [-1, -1 / 3, 1 / 3, 1];
    const deviation = Math.sqrt(levels.reduce((sum, level) => sum + level * level, 0) / 4);
    for (const effect of effects) {
      expect(Math.abs(effect.mean)).toBeLessThan((4 * deviation) / Math.sqrt(4000));
      expect(effect.deviation).toBeCloseTo(deviation, 1);
      expect(effect.meanSizeStandardError).toBeCloseTo(1 / 3 / Math.sqrt(4000), 4); // sizes are 1/3 and 1
      expect(Math.abs(effect.meanSize - 2 / 3)).toBeLessThanOrEqual(4 * effect.meanSizeStandardError);
    }
  });

  test('of a square have the mean over the steps that the levels allow', () => {
    // On four levels the step is 2/3: from 0 to 2/3 the effect of x^2 is 2/3, from 1/3 to 1 it is 4/3.
    const [effect] = effectsOf(designOf('square', 1, 4000, 4), ([x]) => x! * x!);
    expect(Math.abs(effect!.mean - 1)).toBeLessThanOrEqual(4 * effect!.meanSizeStandardError);
    expect(effect!.deviation).toBeCloseTo(1 / 3, 2);
    expect(effect!.meanSize).toBe(effect!.mean);
  });

  test('rank the inputs of the g-function as its total indices do', () => {
    const { at, indices } = gFunction([0, 1, 4.5, 9]);
    const effects = effectsOf(designOf('g', 4, 400, 4), at);
    for (const [i, { total }] of indices.slice(1).entries()) {
      expect(total).toBeLessThan(indices[i]!.total);
      const gap = effects[i]!.meanSize - effects[i + 1]!.meanSize;
      expect(gap).toBeGreaterThan(4 * effects[i + 1]!.meanSizeStandardError);
    }
  });

  test('an outcome that is missing or not finite is refused', () => {
    const design = designOf('short', 2, 1, 4);
    expect(() => elementaryEffects(design, [[1, 2]])).toThrow('one per point');
    expect(() => elementaryEffects(design, [[1, 2, Infinity]])).toThrow('finite');
  });
});
