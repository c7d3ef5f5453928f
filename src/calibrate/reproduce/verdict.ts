import { log } from '../../numeric/log.ts';
import { deviationOf } from '../likelihood.ts';
import type { Role, Target } from '../targets.ts';

/** What comes of a comparison; an input cannot be missed, and counts for nothing. */
export type Verdict = 'met' | 'missed' | 'input';

/** Where a simulated figure has to lie. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * Where a simulated figure has to lie to meet a published one: in its interval, or within a factor 1.25 of it where none is published. What is
 * published as a bound is open above, and begins at the bound.
 *
 * acceptedRange({ figure: { value: 4, bound: 'value' }, low: 3.2, high: 5 }) // => { low: 3.2, high: 5 }
 * acceptedRange({ figure: { value: 4, bound: 'at least' }, low: 3.2, high: 5 }) // => { low: 4, high: Infinity }
 */
export function acceptedRange({
  figure,
  low,
  high,
}: {
  readonly figure: Pick<Target['figure'], 'value' | 'bound'>;
  readonly low: number;
  readonly high: number;
}): Range {
  return figure.bound === 'value' ? { low, high } : { low: figure.value, high: Infinity };
}

/** Whether a simulated figure meets a published one; a figure that the path has not is missed. */
export function verdictOf(target: Target, simulated: number): Verdict {
  if (target.input) return 'input';
  const { low, high } = acceptedRange(target);
  return simulated >= low && simulated <= high ? 'met' : 'missed';
}

/** How far a simulated figure is from the published one: ln of their ratio, or their difference, by the scale of the observable. */
export function differenceOf({ figure, observable }: Pick<Target, 'figure' | 'observable'>, simulated: number): number {
  return observable.scale === 'log' ? log(simulated / figure.value) : simulated - figure.value;
}

/** The same in standard deviations of the published figure's error, at most eight either way; nothing where a bound is kept. */
export function deviationsOf(target: Target, simulated: number): number {
  if (Number.isNaN(simulated)) return Number.NaN;
  const deviations = deviationOf(target, simulated);
  return target.figure.bound === 'at least' ? Math.min(0, deviations) : deviations;
}

/** How many figures of one role were met. */
export interface Tally {
  readonly role: 'fitted' | 'predicted';
  readonly met: number;
  readonly missed: number;
  /** Of those missed, figures that nine tenths of the draws have nothing in common with. */
  readonly beyond: number;
}

/** Counts verdicts by role; inputs are in none of them. */
export function countVerdicts(
  figures: readonly { readonly role: Role; readonly verdict: Verdict; readonly overlaps: boolean }[],
): readonly Tally[] {
  return (['fitted', 'predicted'] as const).map((role) => {
    const own = figures.filter((figure) => figure.role === role);
    const missed = own.filter(({ verdict }) => verdict === 'missed');
    const beyond = missed.filter(({ overlaps }) => !overlaps).length;
    return { role, met: own.length - missed.length, missed: missed.length, beyond };
  });
}
