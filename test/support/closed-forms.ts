/**
 * Share of arrivals that find all servers of M/G/c/c busy: B(0) = 1, B(k) = a B(k-1) / (k + a B(k-1)).
 * Source: Erlang (1917), in Brockmeyer, Halstrom and Jensen (1948), The Life and Works of A. K. Erlang.
 * @param load a = lambda S [erlangs]
 */
export function erlangB(servers: number, load: number): number {
  let blocked = 1;
  for (let k = 1; k <= servers; k++) blocked = (load * blocked) / (k + load * blocked);
  return blocked;
}

/**
 * Probability that an arrival waits in M/M/c: C = B / (1 - rho (1 - B)).
 * Source: as erlangB.
 * @param load a = lambda S [erlangs], below the servers
 */
export function erlangC(servers: number, load: number): number {
  const blocked = erlangB(servers, load);
  return blocked / (1 - (load / servers) * (1 - blocked));
}

/** Mean wait in M/M/c: Wq = C S / (c - a) [unit of the service]. Source: as erlangB. */
export function waitOfMMc(servers: number, arrivalRate: number, meanService: number): number {
  const load = arrivalRate * meanService;
  return (erlangC(servers, load) * meanService) / (servers - load);
}

/**
 * What a share p of the waits in M/M/c stays below: P(Wq > t) = C e^(-(c - a) t / S), so t = S ln(C / (1 - p)) / (c - a).
 * Source: as erlangB.
 * @param share p, above 1 - C
 */
export function waitQuantileOfMMc(servers: number, arrivalRate: number, meanService: number, share: number): number {
  const load = arrivalRate * meanService;
  return (meanService * Math.log(erlangC(servers, load) / (1 - share))) / (servers - load);
}

/**
 * Variance of the number in M/M/1: rho / (1 - rho)^2.
 * Source: Kleinrock (1975), Queueing Systems I, eq. 3.25.
 */
export function varianceOfMM1(load: number): number {
  return load / (1 - load) ** 2;
}

/**
 * Long-run chances of 0, 1, ... in a birth-and-death process: p(n) = p(n-1) birth(n-1) / death(n).
 * Source: Feller (1939), Acta Biotheoretica 5, 11-40; Kleinrock (1975), Queueing Systems I, eq. 3.11.
 * @param upTo the most; where there is no most, a number that hardly ever comes
 */
export function birthAndDeath(upTo: number, birth: (n: number) => number, death: (n: number) => number): number[] {
  const chances = [1];
  for (let n = 1; n <= upTo; n++) chances.push((chances[n - 1]! * birth(n - 1)) / death(n));
  const sum = chances.reduce((total, chance) => total + chance, 0);
  return chances.map((chance) => chance / sum);
}

/** Mean of a figure over the chances of 0, 1, ... */
export function meanOfNumber(chances: readonly number[], figure: (n: number) => number = (n) => n): number {
  return chances.reduce((sum, chance, n) => sum + chance * figure(n), 0);
}

/** Variance of a number with the chances of 0, 1, ... */
export function varianceOfNumber(chances: readonly number[]): number {
  return meanOfNumber(chances, (n) => n * n) - meanOfNumber(chances) ** 2;
}

/**
 * Chances of 0 .. K in M/M/c/K, K the places with those of the servers: births lambda below K, deaths min(n, c) / S.
 * Source: Gross and Harris (1998), Fundamentals of Queueing Theory, section 2.5.
 */
export function chancesOfMMcK(servers: number, places: number, arrivalRate: number, meanService: number): number[] {
  return birthAndDeath(
    places,
    () => arrivalRate,
    (n) => Math.min(n, servers) / meanService,
  );
}

/**
 * Share of calls of N sources that find c servers busy: each idle source calls at rate g, so a call sees the chances of N - 1 sources,
 * p(n) ~ binomial(N - 1, n) (g S)^n.
 * Source: Engset (1918), Elektrotechnische Zeitschrift 31, 304-306; Gross and Harris (1998), section 2.7.
 */
export function engsetLoss(sources: number, servers: number, callRate: number, meanService: number): number {
  const seen = birthAndDeath(
    servers,
    (n) => (sources - 1 - n) * callRate,
    (n) => n / meanService,
  );
  return seen[servers]!;
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
