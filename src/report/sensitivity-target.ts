import { DAYS_PER_YEAR } from '../base/units.ts';
import type { Target } from '../ensemble/sensitivity/targets.ts';
import { exp } from '../numeric/exp.ts';
import { figureText, monthText, percentText } from './figure-text.ts';
import type { RecordColumn } from './record-table.ts';

/** What is said of a target, and how large its values are written. */
export interface NamedTarget extends Pick<Target, 'id' | 'meaning' | 'unit' | 'kind'> {
  /** Share of paths that end before they are known to have come to it; 0 for what is no date. */
  readonly censoredShare: number;
}

/** What a method found for a target. */
export interface TargetResult<Result> {
  readonly target: NamedTarget;
  readonly result: Result;
}

/** A row of a table by target. */
export interface TargetRow<Record> {
  readonly target: NamedTarget;
  readonly record: Record;
}

/** Unit of columns that are told in that of the target. */
export const TARGET_UNIT = 'that of the row';

/** The first columns of every table by target. */
export function targetColumns<Record>(): readonly RecordColumn<TargetRow<Record>>[] {
  return [
    {
      id: 'target',
      unit: 'text',
      meaning: 'Day of a milestone, or a metric with the date of its sample',
      type: 'text',
      of: ({ target }) => target.id,
    },
    {
      id: 'unit',
      unit: 'text',
      meaning: 'Its unit: `years` since the epoch for a day, `ln` for the logarithm of a metric',
      type: 'text',
      of: ({ target }) => target.unit,
    },
  ];
}

/** A column of numbers of a table by target. */
export function numberColumn<Record>(
  id: string,
  unit: string,
  meaning: string,
  of: (record: Record) => number,
): RecordColumn<TargetRow<Record>> {
  return { id, unit, meaning, type: 'number', of: ({ record }) => of(record) };
}

/** A column of texts of a table by target. */
export function textColumn<Record>(id: string, meaning: string, of: (record: Record) => string): RecordColumn<TargetRow<Record>> {
  return { id, unit: 'text', meaning, type: 'text', of: ({ record }) => of(record) };
}

/**
 * A target's value as a person reads it: the month of a day, the metric itself where its logarithm is the target.
 *
 * valueText({ kind: 'date' }, 18628, 1.25) // => '2022-04'
 * valueText({ kind: 'log' }, 18628, 0) // => '1'
 */
export function valueText({ kind }: Pick<NamedTarget, 'kind'>, epochCivilDays: number, value: number): string {
  if (kind === 'date') return monthText(epochCivilDays + value * DAYS_PER_YEAR);
  return figureText(kind === 'log' ? exp(value) : value);
}

/**
 * A difference of a target: years, a factor where logarithms differ, or the metric's own unit.
 *
 * changeText({ kind: 'date' }, -1.25) // => '-1.25 years'
 * changeText({ kind: 'log' }, 0) // => 'x 1'
 * changeText({ kind: 'linear' }, 0.5) // => '+0.5'
 */
export function changeText(target: Pick<NamedTarget, 'kind'>, change: number): string {
  if (target.kind === 'log') return `x ${figureText(exp(change))}`;
  return target.kind === 'date' ? `${signedText(change)} years` : signedText(change);
}

function signedText(value: number): string {
  return `${value > 0 ? '+' : ''}${figureText(value)}`;
}

/**
 * A size of a target's moves, without a sign: years, the factor e^size, or the metric's own unit.
 *
 * sizeText({ kind: 'date' }, 2) // => '2 years'
 */
export function sizeText(target: Pick<NamedTarget, 'kind'>, size: number): string {
  if (target.kind === 'log') return `x ${figureText(exp(size))}`;
  return target.kind === 'date' ? `${figureText(size)} years` : figureText(size);
}

/** A target's name and meaning, and how many paths come to it later than they can tell. */
export function targetHeading({ id, meaning, censoredShare }: NamedTarget): string {
  const later = `; ${percentText(censoredShare)} of paths later than they can tell: their last such day counts (censored)`;
  return `${id}: ${meaning}${censoredShare > 0 ? later : ''}`;
}

/** What nothing moves. */
export function unmovedText({ id, censoredShare }: NamedTarget): string {
  return censoredShare === 1 ? `Nothing here moves ${id}: no path comes to it.` : `Nothing here moves ${id}.`;
}
