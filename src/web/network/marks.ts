import { log2 } from '../../numeric/log.ts';
import { rounded } from './elbow.ts';
import { type Heading, type Place, rimOf } from './layout.ts';

/** Dots of a line: one stands for a day of waiting. */
export const LINE_DOTS = 32;
const ABREAST = 4;

/**
 * Dots in a line of so many days: one for each, at most 32.
 * @param waitDays mean wait [days]; NaN where nothing came
 *
 * lineDots(2.67) // => 3
 * lineDots(67) // => 32
 * lineDots(NaN) // => 0
 */
export function lineDots(waitDays: number): number {
  return waitDays > 0 ? Math.min(LINE_DOTS, Math.round(waitDays)) : 0;
}

/**
 * `d` of the dots that wait before a stage, four abreast from its rim backwards: each a line of no length, which round ends make a dot.
 * @param place the stage's
 * @param dots how many
 * @param pitch from dot to dot [pixels]
 *
 * linePath({ x: 100, y: 50, radius: 30, heading: 'right' }, 1, 8) // => 'M55,50h0'
 * linePath({ x: 100, y: 50, radius: 30, heading: 'right' }, 2, 8) // => 'M55,46h0M55,54h0'
 */
export function linePath(place: Pick<Place, 'x' | 'y' | 'radius' | 'heading'>, dots: number, pitch: number): string {
  const path = Array.from({ length: dots }, (_, i) => {
    const row = Math.floor(i / ABREAST);
    const inRow = Math.min(ABREAST, dots - row * ABREAST);
    const at = beside(place, rimOf(place) + DOT_GAP + row * pitch, ((i % ABREAST) - (inRow - 1) / 2) * pitch);
    return `M${at}h0`;
  });
  return path.join('');
}

/**
 * How far from a stage's rim its line reaches back, where the arrow to it ends [pixels]
 *
 * lineDepth(0, 8) // => 0
 * lineDepth(5, 8) // => 21
 */
export function lineDepth(dots: number, pitch: number): number {
  return dots === 0 ? 0 : DOT_GAP - 2 + Math.ceil(dots / ABREAST) * pitch;
}

/**
 * `d` of the head of the arrow to a stage, behind those that wait there.
 *
 * arrowPath({ x: 100, y: 50, radius: 30, heading: 'right' }, 0, 8) // => 'M61,50L53,46L53,54Z'
 */
export function arrowPath(place: Pick<Place, 'x' | 'y' | 'radius' | 'heading'>, dots: number, pitch: number): string {
  const tip = rimOf(place) + 1 + lineDepth(dots, pitch);
  return `M${beside(place, tip, 0)}L${beside(place, tip + 8, -4)}L${beside(place, tip + 8, 4)}Z`;
}

/** A point so far before a stage and to the side of its way. */
function beside({ x, y, heading }: Pick<Place, 'x' | 'y' | 'heading'>, back: number, across: number): string {
  const [ahead, aside] = DIRECTIONS[heading];
  return `${rounded(x - back * ahead.x + across * aside.x)},${rounded(y - back * ahead.y + across * aside.y)}`;
}

/** Between a stage's rim and the first that waits [pixels] */
const DOT_GAP = 7;

/** Ways that jobs go, and what is across. */
const DIRECTIONS: Readonly<Record<Heading, readonly [Direction, Direction]>> = {
  right: [
    { x: 1, y: 0 },
    { x: 0, y: 1 },
  ],
  left: [
    { x: -1, y: 0 },
    { x: 0, y: 1 },
  ],
  down: [
    { x: 0, y: 1 },
    { x: 1, y: 0 },
  ],
  up: [
    { x: 0, y: -1 },
    { x: 1, y: 0 },
  ],
};

interface Direction {
  readonly x: number;
  readonly y: number;
}

/**
 * `d` of a disc filled from below up to a share of its height; nothing below one per cent.
 * @param radius [pixels]
 * @param share [0, 1]
 *
 * filledPath(30, 0.5) // => 'M-30,0A30,30 0 0 0 30,0Z'
 * filledPath(30, 0) // => ''
 * filledPath(30, 1) // => 'M0,30A30,30 0 0 0 0,-30A30,30 0 0 0 0,30Z'
 */
export function filledPath(radius: number, share: number): string {
  if (!(share >= 0.01)) return '';
  const arc = `A${radius},${radius} 0`;
  if (share >= 1) return `M0,${radius}${arc} 0 0 0,${-radius}${arc} 0 0 0,${radius}Z`;
  const height = radius * (1 - 2 * share);
  const half = rounded(Math.sqrt(radius * radius - height * height));
  return `M${-half},${rounded(height)}${arc} ${share > 0.5 ? 1 : 0} 0 ${half},${rounded(height)}Z`;
}

/**
 * How fast dots travel to a stage: 4 pixels a second more for each doubling of the jobs that pass.
 * @param visitsPerYear jobs that come to it [1/year]; NaN for none
 *
 * dotSpeed(1023) // => 40
 * dotSpeed(NaN) // => 0
 */
export function dotSpeed(visitsPerYear: number): number {
  return visitsPerYear > 0 ? 4 * log2(1 + visitsPerYear) : 0;
}
