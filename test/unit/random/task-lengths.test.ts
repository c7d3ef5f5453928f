import { expect, test } from 'vitest';
import { lognormalAtoms } from '../../../src/random/task-lengths.ts';
import { exactExp, ulpsFrom } from '../../support/exact.ts';

test.each([
  [1, 1.1],
  [8, 0],
  [64, 0.5],
  [64, 1.4],
  [1000, 2],
])('%i atoms of spread %f have the mean of the lognormal and ascend', (count, spread) => {
  const atoms = lognormalAtoms(count, spread);
  const mean = atoms.reduce((sum, atom) => sum + atom, 0) / count;
  expect(ulpsFrom(mean, exactExp((spread * spread) / 2))).toBeLessThan(20);
  if (spread > 0) expect(atoms.every((atom, i) => i === 0 || atom > atoms[i - 1]!)).toBe(true);
});

test('each atom is the mean over its bin', () => {
  const atoms = lognormalAtoms(4, 1);
  // the second quartile by the midpoint rule
  const [lower, upper] = [-0.6744897501960817, 0];
  const points = 1 << 16;
  let sum = 0;
  for (let i = 0; i < points; i++) {
    const z = lower + ((i + 0.5) / points) * (upper - lower);
    sum += Math.exp(z - (z * z) / 2) / Math.sqrt(2 * Math.PI);
  }
  expect(atoms[1]).toBeCloseTo((4 * sum * (upper - lower)) / points, 9);
});
