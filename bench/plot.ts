import { AXES } from './axes.ts';
import type { Growth } from './growth.ts';
import { wholeText } from './table.ts';

const [WIDTH, HEIGHT] = [900, 470];
const PLOT = { left: 70, right: 590, top: 90, bottom: 415 };
/** Least distance between the names of two lines. */
const NAME_STEP = 17;

const STYLE = `
    .paper { fill: #ffffff; stroke: #c9ced6 }
    .ink { fill: #1c2430 }
    .quiet { fill: #55606e }
    .grid { stroke: #e3e7ec }
    .line { fill: none; stroke-width: 2 }
    .s0 { stroke: #1f5fa8; color: #1f5fa8 } .s1 { stroke: #a3480d; color: #a3480d } .s2 { stroke: #1e7a3c; color: #1e7a3c }
    .s3 { stroke: #8a2f84; color: #8a2f84 } .s4 { stroke: #6b5b00; color: #6b5b00 }
    .dot, .name { fill: currentColor; stroke: none }
    @media (prefers-color-scheme: dark) {
      .paper { fill: #151a21; stroke: #3a4350 }
      .ink { fill: #eef1f5 }
      .quiet { fill: #a9b3c0 }
      .grid { stroke: #2c3541 }
      .s0 { stroke: #7db5f2; color: #7db5f2 } .s1 { stroke: #f2a46b; color: #f2a46b } .s2 { stroke: #7fd394; color: #7fd394 }
      .s3 { stroke: #e09adb; color: #e09adb } .s4 { stroke: #d9c65c; color: #d9c65c }
    }`;

/** A number of a logarithmic axis, and where it lies. */
type Scale = (value: number) => number;

/** Cost per event against size as a picture, both axes logarithmic. */
export function growthSvg(growth: Growth): string {
  const costs = AXES.flatMap(({ id }) => growth[id]!);
  const ticks = ticksAround(Math.min(...costs), Math.max(...costs));
  const sizes = [1, 10, 100, 1000, 10_000, 100_000];
  const x = logScale(sizes, PLOT.left, PLOT.right);
  const y = logScale(ticks, PLOT.bottom, PLOT.top);
  const names = spread(AXES.map(({ id }) => y(growth[id]!.at(-1)!)));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="13">
  <title id="title">What does an event cost as a network grows?</title>
  <desc id="desc">${answerOf(growth)}</desc>
  <style>${STYLE}
  </style>
  <rect class="paper" x="0.5" y="0.5" width="${WIDTH - 1}" height="${HEIGHT - 1}" rx="6"/>
  <text class="ink" x="24" y="34" font-size="18" font-weight="600">What does an event cost as a network grows?</text>
  <text class="quiet" x="24" y="57">${answerOf(growth)}</text>
  <text class="quiet" x="24" y="80">ns per event</text>
${ticks.map((tick) => `  <path class="grid" d="M${PLOT.left} ${y(tick)}H${PLOT.right}"/>\n  <text class="quiet" x="${PLOT.left - 8}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>`).join('\n')}
${sizes.map((size) => `  <text class="quiet" x="${x(size)}" y="${PLOT.bottom + 20}" text-anchor="middle">${wholeText(size)}</text>`).join('\n')}
  <text class="quiet" x="${PLOT.left}" y="${PLOT.bottom + 42}">how many; both axes are logarithmic</text>
${AXES.map((axis, i) => lineOf(i, axis, growth[axis.id]!, { x, y }, names[i]!)).join('\n')}
</svg>
`;
}

/** The answer to the title, from the figures. */
function answerOf(growth: Growth): string {
  const [first] = AXES;
  const cost = growth[first!.id]!;
  const [least, most] = [first!.sizes[0]!, first!.sizes.at(-1)!].map(wholeText);
  return `From ${least} to ${most} ${first!.title}, an event goes from ${cost[0]!.toFixed(0)} to ${cost.at(-1)!.toFixed(0)} ns.`;
}

function lineOf(
  index: number,
  axis: (typeof AXES)[number],
  cost: readonly number[],
  scale: Readonly<Record<'x' | 'y', Scale>>,
  nameY: number,
): string {
  const points = axis.sizes.map((size, i) => [scale.x(size), scale.y(cost[i]!)] as const);
  const [endX, endY] = points.at(-1)!;
  const dots = points.map(([cx, cy]) => `<circle class="dot" cx="${cx}" cy="${cy}" r="3"/>`).join('');
  return [
    `  <g class="s${index}"><path class="line" d="M${points.map((point) => point.join(' ')).join('L')}"/>${dots}`,
    `    <path d="M${endX + 6} ${endY}L${PLOT.right + 10} ${nameY}" fill="none" stroke-width="0.7" stroke-dasharray="2 3"/>`,
    `    <text class="name" x="${PLOT.right + 14}" y="${nameY + 4}">${axis.title}</text></g>`,
  ].join('\n');
}

function logScale(values: readonly number[], from: number, to: number): Scale {
  const [low, high] = [Math.log(Math.min(...values)), Math.log(Math.max(...values))];
  return (value) => Number((from + ((to - from) * (Math.log(value) - low)) / (high - low)).toFixed(1));
}

/** Round numbers 1, 2, 5, 10, ... that hold two bounds between them. */
function ticksAround(low: number, high: number): readonly number[] {
  const round = [1, 10, 100, 1000].flatMap((decade) => [decade, 2 * decade, 5 * decade]);
  const from = round.findLastIndex((tick) => tick <= low);
  const to = round.findIndex((tick) => tick >= high);
  return round.slice(from, to + 1);
}

/** Heights in the same order, moved down until none is too near to another. */
function spread(heights: readonly number[]): readonly number[] {
  const placed = [...heights];
  const order = heights.map((_, i) => i).sort((a, b) => heights[a]! - heights[b]!);
  for (const [rank, i] of order.entries()) {
    if (rank > 0) placed[i] = Math.max(placed[i]!, placed[order[rank - 1]!]! + NAME_STEP);
  }
  return placed;
}
