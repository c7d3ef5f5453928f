/**
 * Probability that an arrival waits in M/M/c: C = B / (1 - rho (1 - B)), B by its recursion B(k) = a B(k-1) / (k + a B(k-1)).
 * Source: Erlang (1917), in Brockmeyer, Halstrom and Jensen (1948), The Life and Works of A. K. Erlang.
 * @param load a = lambda S [erlangs], below the servers
 */
export function erlangC(servers: number, load: number): number {
  let blocked = 1;
  for (let k = 1; k <= servers; k++) blocked = (load * blocked) / (k + load * blocked);
  return blocked / (1 - (load / servers) * (1 - blocked));
}

/** Mean wait in M/M/c: Wq = C S / (c - a) [unit of the service]. Source: as erlangC. */
export function waitOfMMc(servers: number, arrivalRate: number, meanService: number): number {
  const load = arrivalRate * meanService;
  return (erlangC(servers, load) * meanService) / (servers - load);
}

/**
 * Mean wait in M/G/1: Wq = lambda E[S^2] / (2 (1 - rho)).
 * Source: Pollaczek (1930), Mathematische Zeitschrift 32, 64-100; Khinchine (1932).
 */
export function waitOfMG1(arrivalRate: number, meanService: number, varianceOfService: number): number {
  const secondMoment = varianceOfService + meanService * meanService;
  return (arrivalRate * secondMoment) / (2 * (1 - arrivalRate * meanService));
}

/**
 * Mean waits of the classes of a non-preemptive priority M/G/1, first the one served first:
 * Wq(k) = W0 / ((1 - sigma(k-1)) (1 - sigma(k))), W0 = sum lambda E[S^2] / 2, sigma(k) the load of classes up to k.
 * Source: Cobham (1954), Operations Research 2, 70-76.
 */
export function waitsOfPriorities(
  classes: readonly { readonly arrivalRate: number; readonly meanService: number; readonly secondMoment: number }[],
): number[] {
  const residual = classes.reduce((sum, { arrivalRate, secondMoment }) => sum + (arrivalRate * secondMoment) / 2, 0);
  let before = 0;
  return classes.map(({ arrivalRate, meanService }) => {
    const upTo = before + arrivalRate * meanService;
    const wait = residual / ((1 - before) * (1 - upTo));
    before = upTo;
    return wait;
  });
}

/**
 * Visits to each station per job: V = e + V R, by iteration.
 * Source: Jackson (1957), Operations Research 5, 518-521.
 * @param routing R[i][j], chance to go from i to j; what is missing to 1 leaves
 * @param entry station where jobs begin
 */
export function visitRatios(routing: readonly (readonly number[])[], entry: number): number[] {
  let visits = routing.map(() => 0);
  for (let round = 0; round < 10_000; round++) {
    visits = visits.map((_, j) => (j === entry ? 1 : 0) + visits.reduce((sum, v, i) => sum + v * routing[i]![j]!, 0));
  }
  return visits;
}

/**
 * Throughput of a closed network of queues of one server each and a delay, by exact mean value analysis:
 * R(n) = D (1 + L(n-1)), X(n) = n / (Z + sum R), L(n) = X R.
 * Source: Reiser and Lavenberg (1980), Journal of the ACM 27, 313-322.
 * @param demands D of each queue, per job
 * @param delay Z, per job
 */
export function meanValueThroughput(jobs: number, demands: readonly number[], delay: number): number {
  let lengths = demands.map(() => 0);
  let throughput = 0;
  for (let n = 1; n <= jobs; n++) {
    const residences = demands.map((demand, i) => demand * (1 + lengths[i]!));
    throughput = n / residences.reduce((sum, r) => sum + r, delay);
    lengths = residences.map((r) => throughput * r);
  }
  return throughput;
}
