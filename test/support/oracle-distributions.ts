/** Distribution functions and moments of every kind of distribution, written from the textbook and apart from src/random. */
import { regularizedGammaP } from '../../src/numeric/gamma.ts';
import { normalCdf } from '../../src/numeric/normal.ts';
import type { Distribution } from '../../src/random/distributions.ts';

/** What theory says of a distribution; the function is left out where the distribution has atoms. */
export type Theory = { readonly mean: number; readonly variance: number; readonly cdf?: (x: number) => number };

const sum = (numbers: readonly number[]): number => numbers.reduce((total, x) => total + x, 0);

/** 1 - e^-y (1 + y + ... + y^(k-1) / (k-1)!), the probability of k Poisson events by y. */
function erlangCdf(phases: number, y: number): number {
  let term = Math.exp(-y);
  let upper = 0;
  for (let k = 1; k <= phases; k++) {
    upper += term;
    term *= y / k;
  }
  return 1 - upper;
}

/** Moments by shares of parts: of means m and second moments s, mean sum p m and variance sum p s - mean^2. */
function mixture(weights: readonly number[], means: readonly number[], secondMoments: readonly number[]): Theory {
  const total = sum(weights);
  const mean = sum(means.map((m, i) => (weights[i]! * m) / total));
  return { mean, variance: sum(secondMoments.map((s, i) => (weights[i]! * s) / total)) - mean * mean };
}

function triangular(low: number, mode: number, high: number): Theory {
  const cdf = (x: number): number => {
    if (x <= low) return 0;
    if (x >= high) return 1;
    return x < mode ? (x - low) ** 2 / ((high - low) * (mode - low)) : 1 - (high - x) ** 2 / ((high - low) * (high - mode));
  };
  const squares = low * low + mode * mode + high * high - low * mode - low * high - mode * high;
  return { mean: (low + mode + high) / 3, variance: squares / 18, cdf };
}

/** Source: Law (2015), Simulation Modeling and Analysis, 5th edition, section 6.2. */
export function theoryOf(distribution: Distribution): Theory {
  switch (distribution.kind) {
    case 'exponential': {
      const { mean } = distribution;
      return { mean, variance: mean ** 2, cdf: (x) => -Math.expm1(-x / mean) };
    }
    case 'deterministic':
      return { mean: distribution.value, variance: 0 };
    case 'lognormal': {
      const { median, spread } = distribution;
      const mean = median * Math.exp(spread ** 2 / 2);
      return { mean, variance: mean ** 2 * Math.expm1(spread ** 2), cdf: (x) => normalCdf(Math.log(x / median) / spread) };
    }
    case 'gamma': {
      const { mean, cv } = distribution;
      return { mean, variance: (mean * cv) ** 2, cdf: (x) => regularizedGammaP(cv ** -2, x / (mean * cv ** 2)) };
    }
    case 'erlang': {
      const { mean, phases } = distribution;
      return { mean, variance: mean ** 2 / phases, cdf: (x) => erlangCdf(phases, (x * phases) / mean) };
    }
    case 'uniform': {
      const { low, high } = distribution;
      const cdf = (x: number): number => Math.min(1, Math.max(0, (x - low) / (high - low)));
      return { mean: (low + high) / 2, variance: (high - low) ** 2 / 12, cdf };
    }
    case 'triangular':
      return triangular(distribution.low, distribution.mode, distribution.high);
    case 'empirical': {
      const { values } = distribution;
      const weights = distribution.weights ?? values.map(() => 1);
      return mixture(
        weights,
        values,
        values.map((x) => x * x),
      );
    }
    case 'hyperexponential': {
      const { means, weights } = distribution;
      const secondMoments = means.map((m) => 2 * m * m);
      const share = (i: number): number => weights[i]! / sum(weights);
      return { ...mixture(weights, means, secondMoments), cdf: (x) => sum(means.map((m, i) => -share(i) * Math.expm1(-x / m))) };
    }
  }
}
