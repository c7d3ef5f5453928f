import type { LearnedParameter } from '../calibrate/learned.ts';
import { alignedText, type TextColumn, wrapText } from './aligned-text.ts';
import type { Calibration } from './calibration-tables.ts';
import { figureText } from './figure-text.ts';

/** [characters] */
const WIDTH = 80;
const PER_CENT = 100;

/** A calibration for the terminal. */
export function calibrationText(calibration: Calibration): string[] {
  return [...fitText(calibration), '', ...learnedText(calibration)];
}

/** What a posterior sample tells, and what not. */
export function learnedText({ learned, options }: Pick<Calibration, 'learned' | 'options'>): string[] {
  const known = learned.filter(({ identification }) => identification === 'identified');
  const together = learned.filter(({ identification }) => identification === 'together');
  const unknown = learned.filter(({ identification }) => identification === 'not identified');
  return [
    ...wrapText(`What the figures tell of ${learned.length} parameters: ${known.length} by themselves,`, WIDTH),
    ...alignedText(LEARNED, known.map(learnedCells)),
    '',
    ...(together.length === 0 ? ['none only together with another,'] : togetherText(together)),
    '',
    ...wrapText(`and little or nothing of ${unknown.length}: ${unknown.map(({ id }) => id).join(', ')}.`, WIDTH),
    '',
    ...variantText(options),
  ];
}

const LEARNED: readonly TextColumn[] = [
  { head: '  parameter', unit: '', align: 'left' },
  { head: 'prior 90 %', unit: '', align: 'left' },
  { head: 'posterior 90 %', unit: '', align: 'left' },
  { head: 'learned', unit: '%', align: 'right' },
];

function learnedCells({ id, prior, posterior, learnedShare }: LearnedParameter): string[] {
  const range = ([low, , high]: readonly [number, number, number]): string => `${figureText(low)} to ${figureText(high)}`;
  return [`  ${id}`, range(prior), range(posterior), String(Math.round(learnedShare * PER_CENT))];
}

function togetherText(together: readonly LearnedParameter[]): string[] {
  const rows = together.map(({ id, partner, correlation, learnedShare }) => [
    ...[`  ${id}`, partner, figureText(correlation)],
    String(Math.round(learnedShare * PER_CENT)),
  ]);
  const columns: readonly TextColumn[] = [
    { head: '  parameter', unit: '', align: 'left' },
    { head: 'goes with', unit: '', align: 'left' },
    { head: 'correlation', unit: '', align: 'right' },
    { head: 'learned', unit: '%', align: 'right' },
  ];
  return [`${together.length} hardly but together with another,`, ...alignedText(columns, rows)];
}

function fitText({ likeliest, parameters }: Calibration): string[] {
  const { startCost, cost, evaluations } = likeliest;
  const rows = Object.entries(likeliest.values).map(([id, value]) => {
    const info = parameters.find((parameter) => parameter.id === id)!;
    return [`  ${id}`, figureText(info.value), figureText(value), info.unit];
  });
  const columns: readonly TextColumn[] = [
    { head: '  parameter', unit: '', align: 'left' },
    { head: 'written', unit: '', align: 'right' },
    { head: 'likeliest', unit: '', align: 'right' },
    { head: 'unit', unit: '', align: 'left' },
  ];
  const heading = `Likeliest values of what is fitted, all else as written (misfit ${figureText(startCost)} to ${figureText(cost)}, ${evaluations} points tried):`;
  return [...wrapText(heading, WIDTH), ...alignedText(columns, rows)];
}

function variantText(options: Calibration['options']): string[] {
  if (options.length === 0) return [];
  const rows = options.map(({ variant, option, weight, share }) => [
    ...[`  ${variant}`, option, String(Math.round(weight * PER_CENT)), String(Math.round(share * PER_CENT))],
  ]);
  const columns: readonly TextColumn[] = [
    { head: '  variant', unit: '', align: 'left' },
    { head: 'option', unit: '', align: 'left' },
    { head: 'weight', unit: '%', align: 'right' },
    { head: 'posterior', unit: '%', align: 'right' },
  ];
  return alignedText(columns, rows);
}
