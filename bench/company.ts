import { childResult, medianOf, tell } from './child.ts';
import type { MeasuredTable } from './table.ts';

/** What the line of task (b), all of whose stations are plain, is measured in the company of. */
export const COMPANY = {
  alone: 'alone in its process',
  after: 'after networks with every feature, in the same process',
  plain: 'beside a plain station that few jobs visit',
  beside: 'beside a station with every feature that few jobs visit',
} as const;

export type Company = keyof typeof COMPANY;

/** What an event costs in each company, rounds interleaved. */
export function measureCompany(folder: string, events: number, rounds: number): MeasuredTable {
  const ids = Object.keys(COMPANY) as Company[];
  const cost = ids.map((): number[] => []);
  for (let round = 1; round <= rounds; round++) {
    for (const [i, id] of ids.entries()) {
      tell(`features, round ${round} of ${rounds}: ${COMPANY[id]}`);
      cost[i]!.push(childResult<number>([process.execPath, `${folder}/company.mjs`], id, events));
    }
  }
  const best = cost.map((of) => Math.min(...of));
  const rows = ids.map((id, i) => [
    COMPANY[id],
    best[i]!.toFixed(0),
    medianOf(cost[i]!).toFixed(0),
    (best[i]! / best[0]!).toFixed(2),
  ]);
  return {
    id: 'features',
    title: 'Cost per event of task (b) [ns], by company',
    heads: ['plain line', 'best, ns', 'median, ns', 'times alone'],
    rows,
  };
}
