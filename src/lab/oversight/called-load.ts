import type { Control } from '../../queueing/control.ts';
import { HELD_AREA } from '../../queueing/figures.ts';
import type { CompiledLab } from '../compile.ts';
import type { Layout } from '../layout.ts';
import type { Ledger } from '../ledger.ts';
import type { LabParameters } from '../parameters.ts';

/** Called work is planned for as it was in these last days. */
export const LOOK_BACK_DAYS = 28;

/** Servers that called classes held in the last four weeks, by [stage * pools + pool]; undefined where a lab has no such class. */
export function heldByCalledClasses(
  p: LabParameters,
  layout: Layout,
  compiled: CompiledLab,
  control: Control,
  ledger: Ledger,
): readonly number[] | undefined {
  if (!p.classes.some(({ limit }) => limit === undefined)) return undefined;
  const { counters, nowDays } = control;
  const pools = layout.pools.length;
  const held = new Array<number>(p.stages.length * pools).fill(0);
  const entry = ledger.before(nowDays, LOOK_BACK_DAYS);
  if (entry === undefined || entry.days === nowDays) return held;
  counters.bringUpTo(nowDays);
  const { figures } = counters;
  const overDays = nowDays - entry.days;
  for (let c = 0; c < p.classes.length; c++) {
    const { limit, path } = p.classes[c]!;
    if (limit !== undefined) continue;
    for (const k of path) {
      const { first, count } = compiled.stages[k]!;
      for (let station = first; station < first + count; station++) {
        const place = station * figures.classes + c;
        const area = figures.ofPlace(place, HELD_AREA) - entry.figures.ofPlace(place, HELD_AREA);
        held[k * pools + counters.placePool[place]!]! += Math.max(0, area) / overDays; // below 0 lies only rounding
      }
    }
  }
  return held;
}
