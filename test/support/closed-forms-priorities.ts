import { erlangC, waitOfMMc } from './closed-forms.ts';

/** Poisson arrivals of one class, and the first two moments of its work. */
export interface Traffic {
  readonly arrivalRate: number;
  readonly meanService: number;
  readonly secondMoment: number;
}

/** A class of exponential work. */
export function exponentialTraffic(arrivalRate: number, meanService: number): Traffic {
  return { arrivalRate, meanService, secondMoment: 2 * meanService * meanService };
}

/**
 * Mean waits of the classes of a non-preemptive priority M/G/1, first the one served first:
 * Wq(k) = W0 / ((1 - sigma(k-1)) (1 - sigma(k))), W0 = sum lambda E[S^2] / 2, sigma(k) the load of classes up to k.
 * Source: Cobham (1954), Operations Research 2, 70-76.
 */
export function waitsOfPriorities(classes: readonly Traffic[]): number[] {
  const residual = classes.reduce((sum, { arrivalRate, secondMoment }) => sum + (arrivalRate * secondMoment) / 2, 0);
  return loadsUpTo(classes, 1).map(([before, upTo]) => residual / ((1 - before) * (1 - upTo)));
}

/**
 * Mean waits of the classes of a non-preemptive priority M/M/c with one mean of work: Wq(k) = C S / c / ((1 - sigma(k-1)) (1 - sigma(k))).
 * Source: Cobham (1954), as waitsOfPriorities.
 */
export function waitsOfPrioritiesMMc(servers: number, rates: readonly number[], meanService: number): number[] {
  const total = rates.reduce((sum, rate) => sum + rate, 0);
  const residual = (erlangC(servers, total * meanService) * meanService) / servers;
  const classes = rates.map((rate) => exponentialTraffic(rate, meanService));
  return loadsUpTo(classes, servers).map(([before, upTo]) => residual / ((1 - before) * (1 - upTo)));
}

/** sigma(k - 1) and sigma(k) of each class k. */
function loadsUpTo(classes: readonly Traffic[], servers: number): [before: number, upTo: number][] {
  let before = 0;
  return classes.map(({ arrivalRate, meanService }) => {
    const upTo = before + (arrivalRate * meanService) / servers;
    const loads: [number, number] = [before, upTo];
    before = upTo;
    return loads;
  });
}

/**
 * Mean cycle times of the classes of a preemptive-resume priority M/G/1:
 * W(k) = S(k) / (1 - sigma(k-1)) + sum to k of lambda E[S^2] / 2 / ((1 - sigma(k-1)) (1 - sigma(k))).
 * Source: White and Christie (1958), Operations Research 6, 79-95; Jaiswal (1968), Priority Queues, chapter 4.
 */
export function cyclesOfPreemptiveResume(classes: readonly Traffic[]): number[] {
  let residual = 0;
  return loadsUpTo(classes, 1).map(([before, upTo], k) => {
    const { arrivalRate, meanService, secondMoment } = classes[k]!;
    residual += (arrivalRate * secondMoment) / 2;
    return meanService / (1 - before) + residual / ((1 - before) * (1 - upTo));
  });
}

/**
 * Mean cycle times of the classes of a preemptive priority M/M/c with one mean of work: the classes up to k are an M/M/c by themselves,
 * so lambda(k) W(k) = L(up to k) - L(up to k - 1).
 * Source: Buzen and Bondi (1983), Operations Research 31, 456-465.
 */
export function cyclesOfPreemptiveMMc(servers: number, rates: readonly number[], meanService: number): number[] {
  let total = 0;
  let before = 0;
  return rates.map((rate) => {
    total += rate;
    const upTo = total * (waitOfMMc(servers, total, meanService) + meanService);
    const cycle = (upTo - before) / rate;
    before = upTo;
    return cycle;
  });
}

/** What takes a server from its work, whether it has any or not: from a server at work or idle at this rate, for a time D each. */
export interface Interruptions {
  readonly ratePerDay: number;
  readonly meanDays: number;
  readonly secondMoment: number;
  /** E[e^(-s D)]. */
  readonly transform: (s: number) => number;
}

/** The busy periods of a better class of exponential work: B(s) solves B = mu / (mu + s + lambda (1 - B)). Source: Takacs (1962). */
export function busyPeriods({ arrivalRate, meanService }: Traffic): Interruptions {
  const idle = 1 - arrivalRate * meanService;
  const transform = (s: number): number => {
    const b = arrivalRate + 1 / meanService + s;
    return (b - Math.sqrt(b * b - (4 * arrivalRate) / meanService)) / (2 * arrivalRate);
  };
  return {
    ratePerDay: arrivalRate,
    meanDays: meanService / idle,
    secondMoment: (2 * meanService * meanService) / idle ** 3,
    transform,
  };
}

type Policy = 'resume' | 'restart' | 'resample';
type TwoMoments = readonly [first: number, second: number];

/**
 * Mean cycle time of jobs that Poisson arrivals bring to one server with interruptions.
 *
 * A job's completion time C, from its start to its end with all interruptions, is the service of an M/G/1 whose first job of a busy
 * period may find an interruption of which R is left: W = E[C] + lambda E[C^2] / (2 (1 - rho)) + lambda (E[(C + R)^2] - E[C^2]) /
 * (2 (1 - rho + rho0)) + (1 - rho) / (1 - rho + rho0) E[R], rho = lambda E[C], rho0 = lambda E[C + R].
 * Source: Gaver (1962), Journal of the Royal Statistical Society B 24, 73-90; Avi-Itzhak and Naor (1963), Operations Research 11, 303-320;
 * Welch (1964), Operations Research 12, 736-752, for the first job.
 * @param works equally likely amounts of work [server days]
 */
export function cycleWithInterruptions(
  arrivalRate: number,
  works: readonly number[],
  interruptions: Interruptions,
  policy: Policy,
): number {
  const [mean, second] = completionMoments(works, interruptions, policy);
  const [left, leftSecond] = leftAtFirst(arrivalRate, interruptions);
  const load = arrivalRate * mean;
  const firstLoad = arrivalRate * (mean + left);
  const firstExcess = 2 * mean * left + leftSecond;
  const waiting = (arrivalRate * second) / (2 * (1 - load)) + (arrivalRate * firstExcess) / (2 * (1 - load + firstLoad));
  return waiting + mean + ((1 - load) / (1 - load + firstLoad)) * left;
}

/** E[C] and E[C^2]; Source: Gaver (1962). */
export function completionMoments(works: readonly number[], interruptions: Interruptions, policy: Policy): TwoMoments {
  const { ratePerDay, meanDays, secondMoment } = interruptions;
  if (policy === 'resume') {
    const stretch = 1 + ratePerDay * meanDays;
    return [stretch * meanOf(works), stretch ** 2 * meanOf(works.map((s) => s * s)) + meanOf(works) * ratePerDay * secondMoment];
  }
  const groups = policy === 'restart' ? works.map((work) => [work]) : [works];
  const moments = groups.map((group) => repeatedMoments(group, interruptions));
  return [meanOf(moments.map(([first]) => first)), meanOf(moments.map(([, second]) => second))];
}

/** E[C] and E[C^2] where each attempt draws from the works: N failed attempts A, each with its interruption D, and one that succeeds. */
function repeatedMoments(works: readonly number[], { ratePerDay: rate, meanDays, secondMoment }: Interruptions): TwoMoments {
  const succeeds = meanOf(works.map((s) => Math.exp(-rate * s)));
  const workOfSuccess = meanOf(works.map((s) => s * Math.exp(-rate * s))) / succeeds;
  const squareOfSuccess = meanOf(works.map((s) => s * s * Math.exp(-rate * s))) / succeeds;
  const failures = (1 - succeeds) / succeeds;
  const attempt = 1 / rate - workOfSuccess / failures;
  const attemptSquare = 2 / rate ** 2 - (squareOfSuccess + (2 * workOfSuccess) / rate) / failures;
  const lost = attempt + meanDays;
  const lostSquare = attemptSquare + 2 * attempt * meanDays + secondMoment;
  return [
    failures * lost + workOfSuccess,
    failures * lostSquare + 2 * failures ** 2 * lost ** 2 + 2 * failures * lost * workOfSuccess + squareOfSuccess,
  ];
}

/** E[R] and E[R^2]: the interruption that is left at the first arrival after the last job left an uninterrupted server. */
function leftAtFirst(arrivalRate: number, interruptions: Interruptions): TwoMoments {
  const { ratePerDay, meanDays, secondMoment, transform } = interruptions;
  const interruptedFirst = ratePerDay / (arrivalRate + ratePerDay);
  const over = transform(arrivalRate);
  const chance = interruptedFirst / (1 - interruptedFirst * over);
  const mean = meanDays - (1 - over) / arrivalRate;
  return [chance * mean, chance * (secondMoment - (2 * mean) / arrivalRate)];
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
