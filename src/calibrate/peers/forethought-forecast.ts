import type { Prior } from '../../random/prior.ts';
import { priorQuantile } from '../../random/prior-quantile.ts';
import { createSobol, sobolPoint } from '../../random/sobol-sequence.ts';
import { figureOf, type PublishedFigure, seriesOf, type Trends } from '../series.ts';
import { doublingMonths, MONTHS_PER_YEAR, mostDoublings, shortestMonths } from './forethought.ts';

/** Which of the two published forms of the program: research is f times as fast at first, or 1 + f times. */
export type CodePath = 'f' | '1 + f';

/** One line of the published table, computed. */
interface CompressedShare {
  /** Label of the published figure. */
  readonly label: string;
  readonly published: number;
  /** Share of simulations that pack so many doublings into so many months. */
  readonly share: number;
}

/** Forethought's model over its priors, by one form of its program. */
export interface ForethoughtForecast {
  readonly shares: readonly CompressedShare[];
  /** Doublings of software in the best twelve months, by draw. */
  readonly bestYearDoublings: Float64Array;
}

/**
 * Simulates Forethought's model over draws from its published priors, spread by a Sobol' sequence.
 * @param trends with the series forethought-results, literature-takeoff, literature-returns and literature-growth
 * @param codePath which form
 * @param seed names the substreams of the sequence; both forms take the same draws
 * @param draws how many [1, ...)
 */
export function forecastForethought(trends: Trends, codePath: CodePath, seed: number, draws: number): ForethoughtForecast {
  const { figures } = seriesOf(trends, 'forethought-results');
  const months = simulate(trends, codePath, seed, draws);
  const shares = figures.map(({ label, value, more }) => {
    const [within, doublings] = [more['within_years'], more['program_doublings']].map(Number);
    const limit = within! * MONTHS_PER_YEAR;
    const packed = months.filter((times) => shortestMonths(times, doublings!) < limit).length;
    return { label, published: value, share: packed / draws };
  });
  return { shares, bestYearDoublings: Float64Array.from(months, (times) => mostDoublings(times, MONTHS_PER_YEAR)) };
}

/** Doublings of software that make a year of progress of late: 12 / 3 months, software being half of all progress. */
function doublingsPerYear(trends: Trends): number {
  const growth = seriesOf(trends, 'literature-growth');
  const softwareShare = figureOf(growth, 'forethought-software-share').value;
  return MONTHS_PER_YEAR / figureOf(growth, 'forethought-software-doubling').value / softwareShare;
}

function simulate(trends: Trends, codePath: CodePath, seed: number, draws: number): (readonly number[])[] {
  const [takeoff, returns] = [seriesOf(trends, 'literature-takeoff'), seriesOf(trends, 'literature-returns')];
  const priors = [
    prior('loguniform', figureOf(takeoff, 'forethought-first-speedup')),
    prior('loguniform', figureOf(returns, 'r-forethought')),
    prior('loguniform', figureOf(returns, 'p-forethought')),
    prior('uniform', figureOf(takeoff, 'forethought-distance-to-limits')),
  ];
  const perYear = doublingsPerYear(trends);
  const usualMonths = figureOf(seriesOf(trends, 'literature-growth'), 'forethought-software-doubling').value;
  const sequence = createSobol(`${seed}/peers/forethought`, priors.length);
  return Array.from({ length: draws }, (_, draw) => {
    const point = sobolPoint(sequence, draw);
    const [f, r, p, limitYears] = priors.map((own, i) => priorQuantile(own, own, point[i]!));
    const firstMonths = usualMonths / (codePath === 'f' ? f! : 1 + f!);
    return doublingMonths({ firstMonths, returns: r!, inputExponent: p!, doublings: perYear * limitYears! });
  });
}

function prior(
  shape: 'uniform' | 'loguniform',
  { low, high }: PublishedFigure,
): Extract<Prior, { shape: 'uniform' | 'loguniform' }> {
  return { shape, low, high };
}
