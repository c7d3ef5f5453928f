import { priorQuantile } from '../random/prior-quantile.ts';
import { alignedLines, alignedText, type TextColumn, wrapText } from '../report/aligned-text.ts';
import { figureText } from '../report/figure-text.ts';
import type { LoadedScenario, ParameterInfo } from '../scenario/loaded.ts';
import type { UncertainParameter, Uncertainty, Variant } from '../scenario/uncertainty.ts';

/** What is said of a prior: its ends, and the middle between them. */
const SHOWN_SHARES = [0.05, 0.5, 0.95] as const;
const PER_CENT_PER_ONE = 100;
/** Sources may be long; all of one is in `explain <parameter>`. */
const SOURCE_WIDTH = 44;

/** What is believed about a parameter, how far, why, and which others go with it; nothing where it has no prior. */
export function priorRows({ id, unit }: ParameterInfo, { parameters, correlations }: Uncertainty): string[][] {
  const uncertain = parameters.find((parameter) => parameter.id === id);
  if (uncertain === undefined) return [];
  const quantiles = quantilesOf(uncertain).map((text, index) => `${perCent(SHOWN_SHARES[index]!)}: ${text}`);
  const going = correlations.flatMap(({ between, rank, source }) => {
    const other = between.find((name) => name !== id);
    return between.includes(id) ? [['goes with', `${other}, rank correlation ${figureText(rank)} (${source})`]] : [];
  });
  return [
    ['prior', uncertain.written],
    ['quantiles', `${quantiles.join(', ')} ${unit}`],
    ['prior from', uncertain.source],
    ...going,
  ];
}

/** A variant with its options, what each weighs and why. */
export function variantRows({ id, meaning, options }: Variant): string[][] {
  return [
    ['variant', id],
    ['meaning', meaning],
    ...options.map((option) => ['option', `${option.id}, ${perCent(option.weight)} (${option.source})`]),
  ];
}

/** All that a scenario is unsure of, in tables; no lines where it is sure. */
export function uncertaintyText({ parameters, uncertainty }: Pick<LoadedScenario, 'parameters' | 'uncertainty'>): string[] {
  return [
    ...section('Uncertain parameters', priorTable(uncertainty.parameters, parameters)),
    ...section('Variants', variantLines(uncertainty.variants)),
    ...section('Rank correlations', correlationLines(uncertainty)),
  ];
}

function section(head: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${head}:`, ...lines];
}

function priorTable(uncertain: readonly UncertainParameter[], parameters: readonly ParameterInfo[]): string[] {
  if (uncertain.length === 0) return [];
  const column = (head: string, align: TextColumn['align']): TextColumn => ({ head, unit: '', align });
  const columns = [
    column('parameter', 'left'),
    column('value', 'right'),
    ...SHOWN_SHARES.map((share) => column(share === 0.5 ? 'median' : perCent(share), 'right')),
    column('unit', 'left'),
    column('prior from', 'left'),
  ];
  const rows = uncertain.map((parameter) => {
    const written = parameters.find(({ id }) => id === parameter.id);
    const value = written === undefined ? '' : figureText(written.value);
    return [parameter.id, value, ...quantilesOf(parameter), written?.unit ?? '', shortened(parameter.source)];
  });
  return alignedText(columns, rows);
}

function variantLines(variants: readonly Variant[]): string[] {
  const rows = variants.map(({ id, meaning, options }) => {
    const weights = options.map((option) => `${option.id} ${perCent(option.weight)}`);
    return [id, weights.join(', '), meaning];
  });
  return alignedLines(rows, ['left', 'left', 'left']);
}

function correlationLines({ correlations }: Uncertainty): string[] {
  const rows = correlations.map(({ between, rank, source }) => [between.join(', '), figureText(rank), shortened(source)]);
  return alignedLines(rows, ['left', 'right', 'left']);
}

function quantilesOf({ prior, low, high }: UncertainParameter): string[] {
  return SHOWN_SHARES.map((share) => figureText(priorQuantile(prior, { low, high }, share)));
}

function perCent(share: number): string {
  return `${figureText(share * PER_CENT_PER_ONE)} %`;
}

function shortened(source: string): string {
  const [first = '', ...more] = wrapText(source, SOURCE_WIDTH);
  return more.length === 0 ? first : `${first.replace(/[,:;]$/, '')} ...`;
}
