import { exp } from '../../numeric/exp.ts';
import { pow } from '../../numeric/pow.ts';
import type { AutomatedReading, ReviewPolicy } from './control-parameters.ts';

/** A part of a sum that changes no digit of it. */
const NEGLIGIBLE = 1e-17;

/**
 * Share of the flaws that people's reading catches, 0..1: 1 - exp(-m / m0), less for every further minute. Source: assumed.
 * @param minutes m of reading [0, ...)
 * @param scrutinyMinutes m0, in which 1 - 1/e of them are caught (0, ...)
 *
 * readingCatchShare(0, 60) // => 0
 */
export function readingCatchShare(minutes: number, scrutinyMinutes: number): number {
  return 1 - exp(-minutes / scrutinyMinutes);
}

/**
 * Share of the flaws that AI catches which reads a part of the work, 0..1: kappa c (1 - rho own). Source: assumed.
 * @param reading catchShare c, of what others got wrong; sameModelCorrelation rho [0, 1]
 * @param readShare kappa, part of the work that it reads [0, 1]
 * @param ownShare part of the flaws that its own model made [0, 1]
 *
 * automatedCatchShare({ catchShare: 0.5, sameModelCorrelation: 0.5 }, 1, 1) // => 0.25
 */
export function automatedCatchShare(
  reading: Pick<AutomatedReading, 'catchShare' | 'sameModelCorrelation'>,
  readShare: number,
  ownShare: number,
): number {
  return readShare * reading.catchShare * (1 - reading.sameModelCorrelation * ownShare);
}

/**
 * How much of a full review people give, 0..1: min(1, budget capacity / needed)^elasticity; all of it where none is needed.
 * @param policy elasticity [0, 1]; budgetShare, part of their hours that review may take before it thins [0, 1]
 * @param neededHoursPerDay what full review of all that comes takes [0, ...)
 * @param capacityHoursPerDay hours of all the stage's people [0, ...)
 *
 * reviewDepth({ elasticity: 1, budgetShare: 0.5 }, 100, 80) // => 0.4
 */
export function reviewDepth(policy: ReviewPolicy, neededHoursPerDay: number, capacityHoursPerDay: number): number {
  const affordable = policy.budgetShare * capacityHoursPerDay;
  return affordable >= neededHoursPerDay ? 1 : pow(affordable / neededHoursPerDay, policy.elasticity);
}

/** What review makes of an average job. */
export interface ReviewOutcome {
  /** Reviews per job, as many as visits to the code stage [1, ...). */
  readonly reviews: number;
  /** Flaws per job that are caught, and that leave with it. */
  readonly caught: number;
  readonly escaped: number;
  /** Share of the reviews that send the job back, 0..1. */
  readonly sentBackShare: number;
}

/**
 * Expected reviews, caught and escaped flaws of a job that goes back, with fresh flaws, as long as a review catches any.
 *
 * Review k meets a Poisson number of flaws of mean m_k, m_1 = mu, m_(k+1) = (1 - c) m_k + mu: by thinning, those it misses are a
 * Poisson number whatever it catches. It is reached with R_k, R_1 = 1, R_(k+1) = R_k (1 - exp(-c m_k)), so that
 * reviews = sum R_k, caught = sum R_k c m_k, escaped = sum R_k exp(-c m_k) (1 - c) m_k, caught + escaped = mu reviews.
 * @param flawsPerVisit mu, mean of the Poisson number that a visit to the code stage leaves [0, 700]
 * @param catchShare c, chance of each flaw to be caught in a review [0, 1]
 *
 * reviewOutcome(2, 0) // => { reviews: 1, caught: 0, escaped: 2, sentBackShare: 0 }
 */
export function reviewOutcome(flawsPerVisit: number, catchShare: number): ReviewOutcome {
  const leastPassShare = exp(-flawsPerVisit);
  let reviews = 0;
  let caught = 0;
  let escaped = 0;
  let reached = 1;
  let flaws = flawsPerVisit;
  while (reached > NEGLIGIBLE * leastPassShare * reviews) {
    const passShare = exp(-catchShare * flaws);
    const next = (1 - catchShare) * flaws + flawsPerVisit;
    const settled = next === flaws; // all later reviews are alike, a geometric number of them
    const here = settled ? reached / passShare : reached;
    reviews += here;
    caught += here * catchShare * flaws;
    escaped += here * passShare * (1 - catchShare) * flaws;
    reached = settled ? 0 : reached * (1 - passShare);
    flaws = next;
  }
  return { reviews, caught, escaped, sentBackShare: 1 - 1 / reviews };
}
