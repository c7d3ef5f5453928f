import { expect, test } from 'vitest';
import { leastSquares, type ResidualsAt } from '../../../src/calibrate/least-squares.ts';

/** Rosenbrock's valley as residuals: least at (1, 1). */
const valley: ResidualsAt = async (points) => points.map(([x, y]) => Float64Array.of(10 * (y! - x! * x!), 1 - x!));

test('finds the end of a curved valley', async () => {
  const { point, cost, startCost } = await leastSquares(valley, [-1.2, 1], { difference: 1e-4, iterations: 60 });
  expect(point[0]).toBeCloseTo(1, 3);
  expect(point[1]).toBeCloseTo(1, 3);
  expect(cost).toBeLessThan(1e-6);
  expect(startCost).toBeCloseTo(12.1, 6);
});

test('asks for each point once, and for the neighbours that tell a slope together', async () => {
  const batches: (readonly (readonly number[])[])[] = [];
  const counted: ResidualsAt = (points) => {
    batches.push(points);
    return valley(points);
  };
  const { evaluations } = await leastSquares(counted, [-1.2, 1], { difference: 1e-4, iterations: 5 });
  const asked = batches.flat().map(String);
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked).toHaveLength(evaluations);
  expect(batches[1]).toEqual([
    [-1.2 + 1e-4, 1],
    [-1.2, 1 + 1e-4],
  ]);
});

test('stays where it was if nothing is better', async () => {
  const flat: ResidualsAt = async (points) => points.map(() => Float64Array.of(3, 4));
  expect(await leastSquares(flat, [2], { difference: 0.1, iterations: 3 })).toMatchObject({ point: [2], cost: 12.5 });
});
