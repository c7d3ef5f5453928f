import { describe, expect, test } from 'vitest';
import { layOut, type NetworkLayout, rimOf } from '../../../../src/web/network/layout.ts';

const WIDTHS = [316, 340, 600, 740, 900, 1200];
const SIZES = [1, 2, 3, 4, 7, 9, 10, 13];
const cases = WIDTHS.flatMap((width) => SIZES.map((stages) => ({ width, stages })));

function looped(stages: number, width: number): NetworkLayout {
  return layOut([...Array(stages).keys()], [20, 21, 22, 23, 24, 25], width);
}

describe.each(cases)('$stages stages on $width pixels', ({ width, stages }) => {
  const { places, links, height } = looped(stages, width);

  test('each stage has its place inside the picture, and none covers another', () => {
    expect(places.map(({ stage }) => stage)).toEqual([...Array(stages).keys(), 20, 21, 22, 23, 24, 25]);
    for (const [i, place] of places.entries()) {
      const rim = rimOf(place);
      expect(place.x - rim).toBeGreaterThanOrEqual(0);
      expect(place.x + rim).toBeLessThanOrEqual(width);
      expect(place.y - rim).toBeGreaterThanOrEqual(0);
      expect(place.y + rim).toBeLessThanOrEqual(height);
      for (const other of places.slice(0, i)) {
        const apart = Math.max(Math.abs(place.x - other.x), Math.abs(place.y - other.y));
        expect(apart).toBeGreaterThan(rim + rimOf(other));
      }
    }
  });

  test('ways go round once, each from a rim to the rim that its jobs come in by', () => {
    expect(links.map(({ to }) => to)).toEqual(stages < 2 ? [] : [...Array(stages).keys()].map((i) => (i + 1) % stages));
    for (const [i, { to, points }] of links.entries()) {
      const [first, last] = [points[0]!, points.at(-1)!];
      const [from, target] = [places[i]!, places[to]!];
      expect(Math.abs(first.x - from.x) + Math.abs(first.y - from.y)).toBeCloseTo(rimOf(from));
      const behind = { right: [-1, 0], left: [1, 0], down: [0, -1], up: [0, 1] }[target.heading];
      expect(last.x).toBeCloseTo(target.x + behind[0]! * rimOf(target));
      expect(last.y).toBeCloseTo(target.y + behind[1]! * rimOf(target));
      for (const [k, point] of points.slice(1).entries())
        expect(point.x === points[k]!.x || point.y === points[k]!.y, 'ways go straight or turn').toBe(true);
    }
  });
});

test('a phone has columns, a desk has rows with room within them', () => {
  expect(looped(10, 340).isWide).toBe(false);
  const desk = looped(10, 900);
  expect(desk.isWide).toBe(true);
  const rows = [...new Set(desk.places.filter(({ isAside }) => !isAside).map(({ y }) => y))];
  expect(rows).toHaveLength(2);
  expect(desk.middle.top).toBeGreaterThan(rows[0]!);
  expect(desk.middle.top + desk.middle.height).toBeLessThan(rows[1]!);
});
