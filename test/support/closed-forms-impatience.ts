import { birthAndDeath, meanOfNumber } from './closed-forms.ts';

/** More than ever wait in the cases at hand. */
const MOST = 400;

/** What theory says of a queue that some leave: jobs in line, share lost, and the wait of those who are served. */
export interface Impatience {
  readonly meanWaiting: number;
  readonly lostShare: number;
  readonly servedWait: number;
}

/**
 * M/M/c whose customers wait an exponential time of mean T at most (Erlang A): deaths min(n, c) / S + (n - c) / T; share lost Lq / (T lambda).
 * Who finds k in line is served with the product over j = 0..k of (c / S + j / T) / (c / S + (j + 1) / T), after sum of 1 / (c / S + (j + 1) / T).
 * Source: Palm (1957), Tele 1; Garnett, Mandelbaum and Reiman (2002), Manufacturing and Service Operations Management 4, 208-227.
 */
export function erlangA(servers: number, arrivalRate: number, meanService: number, meanPatience: number): Impatience {
  const full = servers / meanService;
  const chances = birthAndDeath(
    servers + MOST,
    () => arrivalRate,
    (n) => Math.min(n, servers) / meanService + Math.max(0, n - servers) / meanPatience,
  );
  const meanWaiting = meanOfNumber(chances, (n) => Math.max(0, n - servers));
  const lostShare = meanWaiting / (meanPatience * arrivalRate);
  let isServed = 1;
  let days = 0;
  let served = 0;
  for (let ahead = 0; ahead <= MOST; ahead++) {
    const faster = full + (ahead + 1) / meanPatience;
    isServed *= (full + ahead / meanPatience) / faster;
    days += 1 / faster;
    served += chances[servers + ahead]! * isServed * days;
  }
  return { meanWaiting, lostShare, servedWait: served / (1 - lostShare) };
}

/**
 * M/M/1 whose customers wait d at most (Barrer's queue). The work that an arrival finds has density p0 lambda e^((lambda - mu) x) to d
 * and p0 lambda e^(lambda d - mu x) beyond; who finds more than d is lost, after d.
 * Source: Barrer (1957), Operations Research 5, 650-656; Baccelli and Hebuterne (1981), Performance '81, 159-179.
 * @param patience d
 */
export function barrer(arrivalRate: number, meanService: number, patience: number): Impatience {
  const rate = 1 / meanService;
  const slope = arrivalRate - rate;
  const grown = Math.exp(slope * patience);
  const below = (arrivalRate * (grown - 1)) / slope;
  const above = (arrivalRate * grown) / rate;
  const idle = 1 / (1 + below + above);
  const lostShare = idle * above;
  const waits = idle * arrivalRate * ((patience * grown) / slope - (grown - 1) / slope ** 2);
  return { meanWaiting: arrivalRate * (waits + lostShare * patience), lostShare, servedWait: waits / (1 - lostShare) };
}

/**
 * M/M/c where who finds at least k in line turns away with chance q: births lambda (1 - q) from n = c + k on.
 * Source: Haight (1957), Biometrika 44, 360-369; Gross and Harris (1998), section 2.10.
 */
export function balking(
  servers: number,
  arrivalRate: number,
  meanService: number,
  rule: { readonly waitingJobs: number; readonly share: number },
): Impatience {
  const turnsAway = (n: number): number => (Math.max(0, n - servers) >= rule.waitingJobs ? rule.share : 0);
  const chances = birthAndDeath(
    servers + MOST,
    (n) => arrivalRate * (1 - turnsAway(n)),
    (n) => Math.min(n, servers) / meanService,
  );
  const meanWaiting = meanOfNumber(chances, (n) => Math.max(0, n - servers));
  const lostShare = meanOfNumber(chances, turnsAway);
  return { meanWaiting, lostShare, servedWait: meanWaiting / (arrivalRate * (1 - lostShare)) };
}
