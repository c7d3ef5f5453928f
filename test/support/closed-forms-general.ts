import type { Distribution } from '../../src/random/distributions.ts';
import { meanOf } from '../../src/random/distributions.ts';

/** The kinds of distribution that closed forms know. */
export type KnownDistribution = Extract<
  Distribution,
  { kind: 'exponential' | 'deterministic' | 'erlang' | 'uniform' | 'hyperexponential' | 'lognormal' }
>;

/**
 * Moment E[S^k] of a distribution.
 * Source: Johnson, Kotz and Balakrishnan (1994), Continuous Univariate Distributions 1.
 * @param order k, 1, 2 or 3
 */
export function momentOf(distribution: KnownDistribution, order: number): number {
  switch (distribution.kind) {
    case 'deterministic':
      return distribution.value ** order;
    case 'exponential':
      return risingFactorial(1, order) * distribution.mean ** order;
    case 'erlang':
      return risingFactorial(distribution.phases, order) * (distribution.mean / distribution.phases) ** order;
    case 'uniform': {
      const { low, high } = distribution;
      return (high ** (order + 1) - low ** (order + 1)) / ((order + 1) * (high - low));
    }
    case 'hyperexponential':
      return mixed(distribution, (mean) => risingFactorial(1, order) * mean ** order);
    case 'lognormal':
      return distribution.median ** order * Math.exp((order * distribution.spread) ** 2 / 2);
  }
}

/** k (k + 1) ... (k + order - 1). */
function risingFactorial(from: number, order: number): number {
  let product = 1;
  for (let i = 0; i < order; i++) product *= from + i;
  return product;
}

function mixed(
  { means, weights }: Extract<KnownDistribution, { kind: 'hyperexponential' }>,
  of: (mean: number) => number,
): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return means.reduce((total, mean, i) => total + (weights[i]! / sum) * of(mean), 0);
}

/**
 * Transform E[e^(-s S)] of a distribution.
 * Source: Johnson, Kotz and Balakrishnan (1994), as momentOf.
 * @param s [per day], not 0
 */
export function transformOf(distribution: Exclude<KnownDistribution, { kind: 'lognormal' }>, s: number): number {
  switch (distribution.kind) {
    case 'deterministic':
      return Math.exp(-s * distribution.value);
    case 'exponential':
      return 1 / (1 + s * distribution.mean);
    case 'erlang':
      return (1 + (s * distribution.mean) / distribution.phases) ** -distribution.phases;
    case 'uniform': {
      const { low, high } = distribution;
      return (Math.exp(-s * low) - Math.exp(-s * high)) / (s * (high - low));
    }
    case 'hyperexponential':
      return mixed(distribution, (mean) => 1 / (1 + s * mean));
  }
}

/**
 * Mean wait in M/G/1: Wq = lambda E[S^2] / (2 (1 - rho)).
 * Source: Pollaczek (1930), Mathematische Zeitschrift 32, 64-100; Khinchine (1932), Matematicheskii Sbornik 39, 73-84.
 */
export function waitOfMG1(arrivalRate: number, service: KnownDistribution): number {
  return (arrivalRate * momentOf(service, 2)) / (2 * (1 - arrivalRate * meanOf(service)));
}

/**
 * Variance of the wait in M/G/1, first come first served: Wq^2 + lambda E[S^3] / (3 (1 - rho)).
 * Source: Takacs (1962), Introduction to the Theory of Queues, chapter 1; Kleinrock (1975), Queueing Systems I, eq. 5.113.
 */
export function varianceOfWaitFifo(arrivalRate: number, service: KnownDistribution): number {
  const load = arrivalRate * meanOf(service);
  return waitOfMG1(arrivalRate, service) ** 2 + (arrivalRate * momentOf(service, 3)) / (3 * (1 - load));
}

/**
 * Variance of the wait in M/G/1, last come first served: E[Wq^2] is that of first come over 1 - rho.
 * Source: Wishart (1960), Operations Research 8, 591-599; Takacs (1963), Bell System Technical Journal 42, 487-503.
 */
export function varianceOfWaitLifo(arrivalRate: number, service: KnownDistribution): number {
  const wait = waitOfMG1(arrivalRate, service);
  const secondMoment = varianceOfWaitFifo(arrivalRate, service) + wait * wait;
  return secondMoment / (1 - arrivalRate * meanOf(service)) - wait * wait;
}

/**
 * Variance of the number in M/G/1: by the distributional law of Little, Var N = lambda W + lambda^2 Var(W), Var(W) = Var(Wq) + Var(S).
 * Source: Keilson and Servi (1988), Operations Research Letters 7, 223-227.
 */
export function varianceOfNumberMG1(arrivalRate: number, service: KnownDistribution): number {
  const cycle = waitOfMG1(arrivalRate, service) + meanOf(service);
  const varianceOfService = momentOf(service, 2) - meanOf(service) ** 2;
  return arrivalRate * cycle + arrivalRate ** 2 * (varianceOfWaitFifo(arrivalRate, service) + varianceOfService);
}

const GRID = 20_000;

/**
 * Mean wait in M/G/1, least work first: Wq = integral of W0 / (1 - lambda E[S; S < x])^2 dF(x), W0 = lambda E[S^2] / 2, over uniform work.
 * Source: Phipps (1956), Operations Research 4, 76-85.
 */
export function waitOfShortestFirst(arrivalRate: number, low: number, high: number): number {
  const density = 1 / (high - low);
  const residual = (arrivalRate * momentOf({ kind: 'uniform', low, high }, 2)) / 2;
  let sum = 0;
  for (let i = 0; i < GRID; i++) {
    const x = low + ((i + 0.5) * (high - low)) / GRID;
    const loadBelow = (arrivalRate * density * (x * x - low * low)) / 2;
    sum += residual / (1 - loadBelow) ** 2;
  }
  return sum / GRID;
}

/**
 * Share of arrivals that wait in G/M/1: the root below 1 of sigma = A(mu (1 - sigma)), A the transform of the times between arrivals.
 * Source: Kendall (1953), Annals of Mathematical Statistics 24, 338-354; Kleinrock (1975), Queueing Systems I, eq. 6.10.
 */
export function waitingShareOfGM1(interarrival: Exclude<KnownDistribution, { kind: 'lognormal' }>, meanService: number): number {
  let sigma = 0;
  for (let round = 0; round < 10_000; round++) sigma = transformOf(interarrival, (1 - sigma) / meanService);
  return sigma;
}

/** Mean wait in G/M/1: Wq = sigma S / (1 - sigma). Source: as waitingShareOfGM1. */
export function waitOfGM1(interarrival: Exclude<KnownDistribution, { kind: 'lognormal' }>, meanService: number): number {
  const sigma = waitingShareOfGM1(interarrival, meanService);
  return (sigma * meanService) / (1 - sigma);
}

/**
 * Mean wait in M^X/G/1, batches of X at rate lambda: Wq = lambda E[X] E[S^2] / (2 (1 - rho)) + S (E[X^2] - E[X]) / (2 E[X] (1 - rho)).
 * Source: Gaver (1959), Annals of Mathematical Statistics 30, 698-720; Gross and Harris (1998), section 3.1 for exponential work.
 * @param batches E[X] and E[X^2]
 */
export function waitOfBatches(
  batchRate: number,
  batches: { readonly mean: number; readonly secondMoment: number },
  service: KnownDistribution,
): number {
  const { mean, secondMoment } = batches;
  const meanService = meanOf(service);
  const idle = 1 - batchRate * mean * meanService;
  const asOne = (batchRate * mean * momentOf(service, 2)) / (2 * idle);
  return asOne + (meanService * (secondMoment - mean)) / (2 * mean * idle);
}
