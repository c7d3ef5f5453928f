import { describe, expect, test } from 'vitest';
import { latinHypercube } from '../../../src/random/latin-hypercube.ts';

const columnOf = (label: string, names: readonly string[], count: number, dimension = 0): number[] => {
  const cube = latinHypercube(label, names, count);
  return Array.from({ length: cube.count }, (_, k) => cube.at(k)[dimension]!);
};

describe('a Latin hypercube', () => {
  test.each([1, 2, 7, 100, 1000])('of %i points has one in each interval of every dimension', (count) => {
    const names = ['a', 'b', 'c'];
    for (let d = 0; d < names.length; d++) {
      const strata = columnOf('strata', names, count, d).map((x) => Math.floor(x * count));
      expect([...new Set(strata)].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, k) => k));
    }
  });

  test('keeps a dimension when another is added, whatever their order', () => {
    expect(columnOf('seed', ['b', 'a'], 50, 1)).toEqual(columnOf('seed', ['a'], 50));
    expect(columnOf('seed', ['b'], 50)).not.toEqual(columnOf('seed', ['a'], 50));
    expect(columnOf('other', ['a'], 50)).not.toEqual(columnOf('seed', ['a'], 50));
  });

  test('pairs intervals of two dimensions at random: their correlation is 0 within its error', () => {
    const count = 4000;
    const cube = latinHypercube('pairs', ['a', 'b'], count);
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const [x, y] = cube.at(k);
      sum += 12 * (x! - 0.5) * (y! - 0.5);
    }
    expect(Math.abs(sum / count)).toBeLessThan(4 / Math.sqrt(count));
  });

  test('each order of three points is as likely, and the place within an interval is uniform', () => {
    const labels = 6000;
    const orders = new Map<string, number>();
    let sum = 0;
    for (let label = 0; label < labels; label++) {
      const column = columnOf(`order ${label}`, ['a'], 3);
      const order = column.map((x) => Math.floor(3 * x)).join('');
      orders.set(order, (orders.get(order) ?? 0) + 1);
      sum += 3 * column[0]! - Math.floor(3 * column[0]!);
    }
    const expected = labels / 6;
    expect(orders.size).toBe(6);
    for (const count of orders.values()) expect(Math.abs(count - expected)).toBeLessThan(4 * Math.sqrt((expected * 5) / 6));
    expect(Math.abs(sum / labels - 0.5)).toBeLessThan(4 / Math.sqrt(12 * labels));
  });

  test('estimates a sum of one-dimensional functions far better than independent draws', () => {
    const count = 256;
    const errors = Array.from({ length: 30 }, (_, label) => {
      const cube = latinHypercube(`additive ${label}`, ['a', 'b', 'c'], count);
      let sum = 0;
      for (let k = 0; k < count; k++) sum += cube.at(k).reduce((total, x) => total + x * x, 0);
      return sum / count - 1;
    });
    const rms = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
    expect(rms).toBeLessThan(Math.sqrt((3 * (1 / 5 - 1 / 9)) / count) / 50);
  });
});
