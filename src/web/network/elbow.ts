/** [pixels] */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * `d` of a line through points with rounded corners.
 * @param points two or more, each straight above, below or beside the one before
 * @param corner radius [pixels]; smaller where a side is shorter than twice that
 *
 * elbowPath([{ x: 0, y: 0 }, { x: 50, y: 0 }], 10) // => 'M0,0L50,0'
 * elbowPath([{ x: 0, y: 0 }, { x: 50, y: 0 }, { x: 50, y: 40 }], 10) // => 'M0,0L40,0Q50,0 50,10L50,40'
 */
export function elbowPath(points: readonly Point[], corner: number): string {
  const [first, ...rest] = points;
  const parts = rest.map((point, i) => {
    const next = rest[i + 1];
    if (next === undefined) return `L${textOf(point)}`;
    const before = points[i]!;
    const radius = Math.min(corner, distance(before, point) / 2, distance(point, next) / 2);
    return `L${textOf(shifted(point, before, radius))}Q${textOf(point)} ${textOf(shifted(point, next, radius))}`;
  });
  return `M${textOf(first!)}${parts.join('')}`;
}

/**
 * A line that ends sooner, as far as its last stretch allows.
 * @param points two or more
 * @param by [pixels]
 *
 * shortened([{ x: 0, y: 0 }, { x: 50, y: 0 }], 20) // => [{ x: 0, y: 0 }, { x: 30, y: 0 }]
 */
export function shortened(points: readonly Point[], by: number): Point[] {
  const [last, before] = [points.at(-1)!, points.at(-2)!];
  return [...points.slice(0, -1), shifted(last, before, Math.min(by, distance(last, before)))];
}

function distance(one: Point, other: Point): number {
  return Math.abs(one.x - other.x) + Math.abs(one.y - other.y);
}

function shifted(from: Point, to: Point, by: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}

function textOf({ x, y }: Point): string {
  return `${rounded(x)},${rounded(y)}`;
}

/**
 * A coordinate without more digits than a screen has.
 *
 * rounded(33.3333) // => 33.3
 */
export function rounded(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
