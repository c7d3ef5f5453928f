/** Counts of flaws above this are left out; the tests have a few at most. */
const MOST_FLAWS = 60;
const NEGLIGIBLE = 1e-12;

/** What becomes of an average job that goes back, with fresh flaws, as long as a review catches any. */
export interface ReviewRounds {
  readonly reviews: number;
  readonly caught: number;
  readonly escaped: number;
}

/**
 * The same by brute force, for comparison with the lab: the whole distribution of a job's number of flaws, review by review. Each visit to
 * the code adds a Poisson number of mean mu, a review catches each with chance c, and what it misses stays in the job.
 */
export function roundsByChain(mu: number, c: number): ReviewRounds {
  let under = [1];
  let [reviews, caught, escaped] = [0, 0, 0];
  for (let mass = 1; mass > NEGLIGIBLE; mass = sum(under)) {
    const met = plusPoisson(under, mu);
    under = new Array<number>(met.length).fill(0);
    met.forEach((chance, flaws) => {
      reviews += chance;
      caught += chance * flaws * c;
      const passes = (1 - c) ** flaws;
      escaped += chance * passes * flaws;
      for (let missed = 0; missed < flaws; missed++) under[missed]! += chance * binomial(flaws, missed, 1 - c);
    });
  }
  return { reviews, caught, escaped };
}

/** What people catch in so many minutes, of which 1 - 1/e in m0. */
export const caughtByPeople = (minutes: number, scrutinyMinutes: number): number => 1 - Math.exp(-minutes / scrutinyMinutes);

/** What at least one of two independent readers catches. */
export const caughtByEither = (p: number, q: number): number => 1 - (1 - p) * (1 - q);

function plusPoisson(distribution: readonly number[], mu: number): readonly number[] {
  const sums = new Array<number>(Math.min(MOST_FLAWS, distribution.length + MOST_FLAWS)).fill(0);
  distribution.forEach((chance, flaws) => {
    let fresh = Math.exp(-mu);
    for (let more = 0; flaws + more < sums.length; more++) {
      sums[flaws + more]! += chance * fresh;
      fresh *= mu / (more + 1);
    }
  });
  return sums;
}

function binomial(n: number, k: number, p: number): number {
  let choose = 1;
  for (let i = 0; i < k; i++) choose *= (n - i) / (i + 1);
  return choose * p ** k * (1 - p) ** (n - k);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
