import { log } from '../../numeric/log.ts';
import type { Prior } from '../../random/prior.ts';
import { priorQuantile } from '../../random/prior-quantile.ts';
import { createSobol, sobolPoint } from '../../random/sobol-sequence.ts';
import { figureOf, type PublishedFigure, seriesOf, type Trends } from '../series.ts';
import { decimalYear } from './decimal-year.ts';
import { type Growth, logGrowth } from './growth.ts';
import { type KwaModel, type KwaPath, kwaPath } from './kwa.ts';

/** Kwa's model over its priors. */
export interface KwaForecast {
  readonly startYear: number;
  readonly models: readonly KwaModel[];
  /** One per model. */
  readonly paths: readonly KwaPath[];
}

/** [years]: what is not automated by then counts as never. */
const YEARS = 24;
/** [years] */
const STEP = 1 / 12;

/** What is uncertain, in the order of the dimensions; each is triangular with its mode in the middle of its range. */
const PRIORS = ['automation-slowness', 'automated-share', 'labour-share', 'returns-to-scale', 'difficulty'];

/**
 * Simulates Kwa's model over draws from its published priors, spread by a Sobol' sequence.
 * @param trends with the series kwa-parameters
 * @param seed names the substreams of the sequence
 * @param draws how many [1, ...)
 */
export function forecastKwa(trends: Trends, seed: number, draws: number): KwaForecast {
  const series = seriesOf(trends, 'kwa-parameters');
  const priors = PRIORS.map((label) => triangular(figureOf(series, label)));
  const growth = figureOf(series, 'software-growth');
  const startYear = Math.round(decimalYear(growth.firstDay));
  const [labour, compute] = [labourGrowth(trends, startYear), computeGrowth(trends, startYear)];
  const common = {
    startGrowthPerYear: log(growth.value),
    logLabour: (years: number): number => logGrowth(labour, years),
    logCompute: (years: number): number => logGrowth(compute, years),
  };
  const sequence = createSobol(`${seed}/peers/kwa`, PRIORS.length);
  const models = Array.from({ length: draws }, (_, draw): KwaModel => {
    const point = sobolPoint(sequence, draw);
    const [slowness, startShare, ratio, sum, beta] = priors.map((prior, i) => priorQuantile(prior, prior, point[i]!));
    const exponents = { labourExponent: ratio! * sum!, computeExponent: (1 - ratio!) * sum!, fishingExponent: beta! };
    return { slowness: slowness!, startShare: startShare!, ...exponents, ...common };
  });
  return { startYear, models, paths: models.map((model) => kwaPath(model, YEARS, STEP)) };
}

function triangular({ low, high }: PublishedFigure): Extract<Prior, { shape: 'triangular' }> {
  return { shape: 'triangular', low, mode: (low + high) / 2, high };
}

/** Labour: one factor until a year, another from then on. */
function labourGrowth(trends: Trends, startYear: number): Growth {
  const series = seriesOf(trends, 'kwa-parameters');
  const later = figureOf(series, 'labour-growth-later');
  const years = Math.round(decimalYear(later.firstDay)) - startYear;
  return { factorsPerYear: [...new Array<number>(years).fill(figureOf(series, 'labour-growth').value), later.value] };
}

/** Compute: one factor until a year, another for two years, which then falls by the same amount each year to a last one. */
function computeGrowth(trends: Trends, startYear: number): Growth {
  const series = seriesOf(trends, 'kwa-parameters');
  const [first, last] = [figureOf(series, 'compute-growth-2029'), figureOf(series, 'compute-growth-2058')];
  const [from, to] = [first, last].map(({ firstDay }) => Math.round(decimalYear(firstDay)));
  const falls = to! - from! - 1;
  const falling = Array.from({ length: falls }, (_, i) => first.value + (i / falls) * (last.value - first.value));
  const early = new Array<number>(from! - startYear).fill(figureOf(series, 'compute-growth').value);
  return { factorsPerYear: [...early, first.value, ...falling, last.value] };
}
