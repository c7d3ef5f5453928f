import type { Point } from './elbow.ts';

/** Which way jobs come into a stage: its line of waiting jobs stands against it. */
export type Heading = 'right' | 'down' | 'left' | 'up';

/** Where a stage is drawn [pixels] */
export interface Place {
  /** Index into the film's stages. */
  readonly stage: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly heading: Heading;
  /** On which side of the stage its words are. */
  readonly words: 'above' | 'below' | 'right' | 'left';
  /** Beside the loop of experiments. */
  readonly isAside: boolean;
}

/** A way from one stage to the next one. */
export interface Link {
  /** Index into the film's stages. */
  readonly to: number;
  /** From rim to rim, with corners where it turns. */
  readonly points: readonly Point[];
}

export interface NetworkLayout {
  readonly width: number;
  readonly height: number;
  /** Two rows with room between them, or else two columns. */
  readonly isWide: boolean;
  readonly places: readonly Place[];
  readonly links: readonly Link[];
  /** Room within the loop, of two rows only. */
  readonly middle: { readonly top: number; readonly height: number };
  /** Where the stages beside the loop begin. */
  readonly asideTop: number;
}

/** A stage in a row takes so much [pixels] */
const WIDE_STAGE = 148;
const WIDE = {
  ...{ radius: 30, ring: 39, wordsHeight: 94, gap: 236, asideStage: 100, asideHeight: 106 },
};
const NARROW = {
  ...{ radius: 22, ring: 30, pitch: 120, margin: 33, turn: 68, asideStage: 76, asideHeight: 92 },
};
const ASIDE_RADIUS = 14;

/**
 * Places the stages of a loop: in two rows, the second backwards, or in two columns where rows would be too wide; others stand below.
 * @param loop stages that experiments visit, in order
 * @param aside other stages
 * @param width of the whole [pixels]
 *
 * layOut([0, 1, 2, 3], [], 800).places.map(({ heading }) => heading) // => ['up', 'right', 'down', 'left']
 * layOut([0, 1, 2, 3], [], 340).places.map(({ heading }) => heading) // => ['down', 'down', 'up', 'up']
 */
export function layOut(loop: readonly number[], aside: readonly number[], width: number): NetworkLayout {
  const columns = Math.max(Math.ceil(loop.length / 2), Math.min(2, loop.length));
  const isWide = width >= Math.max(columns * WIDE_STAGE, 560);
  const ring = isWide ? inRows(loop, columns, width) : inColumns(loop, width);
  const size = isWide ? WIDE : NARROW;
  const rows = Math.ceil(aside.length / Math.max(1, Math.floor(width / size.asideStage)));
  const perRow = Math.ceil(aside.length / Math.max(1, rows));
  return {
    width,
    height: ring.height + rows * size.asideHeight + (rows > 0 ? ASIDE_TITLE : 0),
    isWide,
    places: [...ring.places, ...placedAside(aside, { perRow, width, top: ring.height + ASIDE_TITLE, size })],
    links: ring.links,
    middle: ring.middle,
    asideTop: ring.height,
  };
}

/** Of the words over stages beside the loop [pixels] */
const ASIDE_TITLE = 22;

/** Above and below the ways from one column to the other [pixels] */
const TURN_ROOM = 14;
/** Two columns stand no farther from the middle, so that they are one loop to the eye [pixels] */
const FARTHEST_OUT = 180;
/** The loop's ends stand no farther from the sides, so that its middle has room [pixels] */
const FARTHEST_IN = 110;

type Loop = Pick<NetworkLayout, 'places' | 'links' | 'middle' | 'height'>;

function inRows(loop: readonly number[], columns: number, width: number): Loop {
  const { radius, ring, wordsHeight, gap } = WIDE;
  const [top, bottom] = [wordsHeight + ring, wordsHeight + ring + gap];
  const left = Math.min(width / columns / 2, FARTHEST_IN);
  const right = width - left;
  const below = loop.length - columns;
  const places = loop.map((stage, i): Place => {
    const place = { stage, radius, isAside: false };
    if (i < columns) {
      const x = columns === 1 ? width / 2 : left + ((right - left) * i) / (columns - 1);
      return { ...place, x, y: top, heading: i === 0 ? 'up' : 'right', words: 'above' };
    }
    const x = below === 1 ? width / 2 : right + ((left - right) * (i - columns)) / (below - 1);
    return { ...place, x, y: bottom, heading: i === columns && below > 1 ? 'down' : 'left', words: 'below' };
  });
  const links = places.length < 2 ? [] : places.map((place, i) => rowLink(place, places[(i + 1) % places.length]!, bottom));
  return {
    places,
    links,
    middle: { top: top + ring, height: gap - 2 * ring },
    height: below > 0 ? bottom + ring + wordsHeight : bottom,
  };
}

function rowLink(from: Place, to: Place, bottom: number): Link {
  const start = { x: from.x, y: from.y };
  const end = { x: to.x, y: to.y };
  const isReturn = to.heading === 'up';
  if (isReturn && from.words === 'above') return way(from, to, [start, { x: from.x, y: bottom }, { x: to.x, y: bottom }, end]);
  if (isReturn) return way(from, to, [start, { x: to.x, y: from.y }, end]);
  return way(from, to, [start, { x: from.x, y: to.y }, end]);
}

function inColumns(loop: readonly number[], width: number): Loop {
  const { radius, ring, pitch, margin, turn } = NARROW;
  const rows = Math.ceil(loop.length / 2);
  const above = loop.length - rows;
  const [top, bottom] = [turn + ring, turn + ring + (rows - 1) * pitch];
  const left = Math.max(margin, width / 2 - FARTHEST_OUT);
  const right = width - left;
  const places = loop.map((stage, i): Place => {
    const place = { stage, radius, isAside: false };
    if (i < rows) return { ...place, x: left, y: top + i * pitch, heading: 'down', words: 'right' };
    const y = above === 1 ? (top + bottom) / 2 : bottom + ((top - bottom) * (i - rows)) / (above - 1);
    return { ...place, x: right, y, heading: 'up', words: 'left' };
  });
  const [over, under] = [top - ring - turn + TURN_ROOM, bottom + ring + turn - TURN_ROOM];
  const links =
    places.length < 2 ? [] : places.map((place, i) => columnLink(place, places[(i + 1) % places.length]!, over, under));
  return {
    places,
    links,
    middle: { top: 0, height: 0 },
    height: bottom + ring + turn,
  };
}

function columnLink(from: Place, to: Place, over: number, under: number): Link {
  const start = { x: from.x, y: from.y };
  const end = { x: to.x, y: to.y };
  if (from.heading === to.heading) return way(from, to, [start, end]);
  const turn = from.heading === 'down' ? under : over;
  return way(from, to, [start, { x: from.x, y: turn }, { x: to.x, y: turn }, end]);
}

/** From the rim of one stage to the rim of another. */
function way(from: Place, to: Place, points: readonly Point[]): Link {
  const steps = points.filter((point, i) => i === 0 || point.x !== points[i - 1]!.x || point.y !== points[i - 1]!.y);
  const last = steps.length - 1;
  const start = towards(steps[0]!, steps[1]!, rimOf(from));
  const end = towards(steps[last]!, steps[last - 1]!, rimOf(to));
  return { to: to.stage, points: [start, ...steps.slice(1, last), end] };
}

/**
 * Where the ring around a stage ends [pixels]
 *
 * rimOf({ radius: 30 }) // => 38
 */
export function rimOf({ radius }: Pick<Place, 'radius'>): number {
  return radius + 8;
}

/** A point so far from one towards another, which is straight above, below or beside it. */
function towards(from: Point, to: Point, by: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}

interface AsideRoom {
  readonly perRow: number;
  readonly width: number;
  readonly top: number;
  readonly size: { readonly asideStage: number; readonly asideHeight: number };
}

function placedAside(aside: readonly number[], { perRow, width, top, size }: AsideRoom): Place[] {
  const pitch = Math.min(width / perRow, 1.2 * size.asideStage);
  return aside.map((stage, i) => ({
    stage,
    x: width / 2 + ((i % perRow) - (perRow - 1) / 2) * pitch,
    y: top + 26 + Math.floor(i / perRow) * size.asideHeight,
    ...{ radius: ASIDE_RADIUS, heading: 'down', words: 'below', isAside: true },
  }));
}
