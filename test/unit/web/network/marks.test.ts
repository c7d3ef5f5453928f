import { expect, test } from 'vitest';
import { arrowPath, dotSpeed, filledPath, LINE_DOTS, lineDots, linePath } from '../../../../src/web/network/marks.ts';

const place = { x: 200, y: 300, radius: 30 };

/** Where the dots of a line are. */
function dotsOf(path: string): { readonly x: number; readonly y: number }[] {
  return [...path.matchAll(/M(-?[\d.]+),(-?[\d.]+)h0/g)].map((found) => ({ x: Number(found[1]), y: Number(found[2]) }));
}

test.each([
  ['right', (dot: { x: number; y: number }) => dot.x < 200 - 38],
  ['left', (dot: { x: number; y: number }) => dot.x > 200 + 38],
  ['down', (dot: { x: number; y: number }) => dot.y < 300 - 38],
  ['up', (dot: { x: number; y: number }) => dot.y > 300 + 38],
] as const)('those who wait for a stage that is entered going %s stand before it, a dot a place', (heading, isBefore) => {
  const dots = dotsOf(linePath({ ...place, heading }, LINE_DOTS, 8));
  expect(dots).toHaveLength(LINE_DOTS);
  expect(dots.every(isBefore)).toBe(true);
  expect(new Set(dots.map(({ x, y }) => `${x} ${y}`)).size).toBe(LINE_DOTS);
});

test('a line grows by a dot a day and no longer than there is room', () => {
  expect([0, 0.4, 0.6, 12.2, 31.9, 1000].map(lineDots)).toEqual([0, 0, 1, 12, 32, 32]);
});

test('the arrow ends behind the line', () => {
  const tip = (dots: number) => Number(/^M(-?[\d.]+),/.exec(arrowPath({ ...place, heading: 'right' }, dots, 8))![1]);
  for (const dots of [1, 4, 5, 32]) {
    const farthest = Math.min(...dotsOf(linePath({ ...place, heading: 'right' }, dots, 8)).map(({ x }) => x));
    expect(tip(dots)).toBeLessThan(farthest);
  }
  expect(tip(0)).toBeGreaterThan(tip(1));
});

test('a disc is filled from below to a share of its height', () => {
  for (const share of [0.05, 0.3, 0.5, 0.77, 0.99]) {
    const [, x, y, isLarge] = /^M-?([\d.]+),(-?[\d.]+)A40,40 0 ([01]) 0/.exec(filledPath(40, share))!.map(Number);
    expect((40 - y!) / 80).toBeCloseTo(share, 2);
    expect(Math.hypot(x!, y!)).toBeCloseTo(40, 0);
    expect(isLarge).toBe(share > 0.5 ? 1 : 0);
  }
  expect(filledPath(40, Number.NaN)).toBe('');
});

test('twice the jobs travel a little faster', () => {
  expect(dotSpeed(2_000_000) - dotSpeed(1_000_000)).toBeCloseTo(4, 4);
  expect(dotSpeed(0)).toBe(0);
});
