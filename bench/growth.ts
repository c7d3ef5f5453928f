import { AXES } from './axes.ts';
import { childResult, tell } from './child.ts';
import type { MeasuredTable } from './table.ts';
import { wholeText } from './table.ts';

/** Cost of an event by size along one axis [ns], in the order of its sizes. */
export type Growth = Readonly<Record<string, readonly number[]>>;

/** Cost per event along every axis, each in a process of its own. */
export function measureGrowth(folder: string, events: number, rounds: number): Growth {
  const cost = AXES.map(({ id, title }) => {
    tell(`cost per event: ${title}`);
    return [id, childResult<readonly number[]>([process.execPath, `${folder}/growth.mjs`], id, events, rounds)] as const;
  });
  return Object.fromEntries(cost);
}

/** A row for each axis, a column for each size. */
export function growthTable(growth: Growth): MeasuredTable {
  const sizes = [...new Set(AXES.flatMap((axis) => axis.sizes))].sort((a, b) => a - b);
  const rows = AXES.map((axis) => [
    axis.title,
    ...sizes.map((size) => growth[axis.id]![axis.sizes.indexOf(size)]?.toFixed(0) ?? ''),
  ]);
  return { id: 'growth', title: 'Cost per event [ns]', heads: ['how many', ...sizes.map(wholeText)], rows };
}
