/**
 * Throughput of a closed network of queues of one server each and a delay, by exact mean value analysis:
 * R(n) = D (1 + L(n-1)), X(n) = n / (Z + sum R), L(n) = X R.
 * Source: Reiser and Lavenberg (1980), Journal of the ACM 27, 313-322.
 * @param demands D of each queue, per job
 * @param delay Z, per job
 */
export function meanValueThroughput(jobs: number, demands: readonly number[], delay: number): number {
  return meanValueOfClasses([jobs], [demands], [delay]).throughputs[0]!;
}

/** What mean value analysis says of a closed network: by class the jobs per day, by queue the jobs in it. */
export interface MeanValues {
  readonly throughputs: readonly number[];
  readonly lengths: readonly number[];
}

/**
 * Closed network of several classes and queues of one server each, by exact mean value analysis over all populations:
 * R(i, r) = D(i, r) (1 + L(i) at one job less of class r), X(r) = N(r) / (Z(r) + sum over i of R(i, r)).
 * Source: Reiser and Lavenberg (1980), as meanValueThroughput; first come first served needs one mean of service for all classes
 * of a queue: Baskett, Chandy, Muntz and Palacios (1975), Journal of the ACM 22, 248-260.
 * @param demands [class][queue]
 * @param delays by class
 */
export function meanValueOfClasses(
  jobs: readonly number[],
  demands: readonly (readonly number[])[],
  delays: readonly number[],
): MeanValues {
  const known = new Map<string, MeanValues>();
  const solve = (population: readonly number[]): MeanValues => {
    const found = known.get(population.join());
    if (found !== undefined) return found;
    const residences = population.map((n, r) => {
      if (n === 0) return demands[r]!.map(() => 0);
      const { lengths } = solve(population.map((m, other) => (other === r ? m - 1 : m)));
      return demands[r]!.map((demand, i) => demand * (1 + lengths[i]!));
    });
    const throughputs = population.map((n, r) =>
      n === 0 ? 0 : n / residences[r]!.reduce((sum, time) => sum + time, delays[r]!),
    );
    const lengths = demands[0]!.map((_, i) => residences.reduce((sum, times, r) => sum + throughputs[r]! * times[i]!, 0));
    const values = { throughputs, lengths };
    known.set(population.join(), values);
    return values;
  };
  return solve(jobs);
}

/** A queue of a closed network: the work per job that it is asked for, and its servers. */
export interface ClosedQueue {
  readonly demand: number;
  readonly servers: number;
}

/**
 * Closed network of queues of several servers and a delay, by exact mean value analysis with the chances of each number:
 * R(n) = D sum over j of j / min(j, c) p(j-1 | n-1), p(j | n) = X(n) D / min(j, c) p(j-1 | n-1), p(0 | n) = 1 - sum p(j | n).
 * Source: Reiser (1981), Performance Evaluation 1, 7-18.
 */
export function meanValueOfServers(jobs: number, queues: readonly ClosedQueue[], delay: number): MeanValues {
  let chances = queues.map(() => [1]);
  let throughput = 0;
  for (let n = 1; n <= jobs; n++) {
    const residences = queues.map(({ demand, servers }, i) =>
      chances[i]!.reduce((sum, chance, ahead) => sum + (demand * (ahead + 1) * chance) / Math.min(ahead + 1, servers), 0),
    );
    throughput = n / residences.reduce((sum, time) => sum + time, delay);
    chances = queues.map(({ demand, servers }, i) => {
      const some = chances[i]!.map((chance, ahead) => (throughput * demand * chance) / Math.min(ahead + 1, servers));
      return [1 - some.reduce((sum, chance) => sum + chance, 0), ...some];
    });
  }
  return {
    throughputs: [throughput],
    lengths: chances.map((of) => of.reduce((sum, chance, n) => sum + n * chance, 0)),
  };
}

/**
 * Throughput of two stages of one exponential server each, the first never without work, with b places between them and blocking after
 * service: mu (b + 2) / (b + 3) for equal rates.
 * Source: Hunt (1956), Operations Research 4, 674-683.
 */
export function saturatedTandemThroughput(rate: number, places: number): number {
  return (rate * (places + 2)) / (places + 3);
}
