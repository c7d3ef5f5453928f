import type { Identification, LearnedParameter } from '../calibrate/learned.ts';
import { alignedText, foldedText, type TextColumn, wrapText } from './aligned-text.ts';
import type { Calibration } from './calibration-tables.ts';
import { figureText } from './figure-text.ts';

/** [characters] */
const WIDTH = 80;
const UNCERTAINTY_DIGITS = 2;
/** From here on a number is shown with a power of ten. */
const LARGE = 1e4;
const PER_CENT = 100;

/** A calibration for the terminal. */
export function calibrationText(calibration: Calibration): string[] {
  return [...fitText(calibration), '', ...learnedText(calibration)];
}

/** Headings of the parts of the table of parameters. */
const PARTS: readonly (readonly [Identification, string])[] = [
  ['identified', 'Identified: half of what the prior leaves open is gone, or more'],
  ['partly', 'Partly'],
  ['not identified', 'Not identified: no more is gone than chance may show'],
];

/** What a posterior sample tells, and what not. */
export function learnedText({ learned, options }: Pick<Calibration, 'learned' | 'options'>): string[] {
  const rows = learned.map(learnedCells);
  const [head, unit, ...lines] = alignedText(LEARNED, rows);
  const parts = PARTS.flatMap(([part, heading]) => {
    const own = lines.filter((_, i) => learned[i]!.identification === part);
    return own.length === 0 ? [] : [`${heading} (${own.length})`, ...own];
  });
  return [`What the figures tell of ${learned.length} parameters:`, head!, unit!, ...parts, '', ...variantText(options)];
}

const LEARNED: readonly TextColumn[] = [
  { head: '  parameter', unit: '', align: 'left' },
  { head: 'prior 90 %', unit: '', align: 'left' },
  { head: 'posterior 90 %', unit: '', align: 'left' },
  { head: 'gone', unit: '%', align: 'right' },
  { head: 'goes most with', unit: '(correlation)', align: 'left' },
];

function learnedCells({ id, prior, posterior, learnedShare, partner, correlation }: LearnedParameter): string[] {
  const range = ([low, , high]: readonly [number, number, number]): string => `${roughText(low)} to ${roughText(high)}`;
  const gone = String(Math.max(0, Math.round(learnedShare * PER_CENT)));
  return [`  ${id}`, range(prior), range(posterior), gone, `${partner} ${correlation.toFixed(2)}`];
}

/** More digits of an uncertainty say nothing, and so do zeros. */
function roughText(value: number): string {
  const [digits, power] = value.toExponential(UNCERTAINTY_DIGITS - 1).split('e');
  return value < LARGE ? figureText(Number(value.toPrecision(UNCERTAINTY_DIGITS))) : `${Number(digits)}e${Number(power)}`;
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
  return [...wrapText(heading, WIDTH), ...foldedText(columns, rows, WIDTH)];
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
