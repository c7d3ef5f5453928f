import type { Timetable } from '../../src/queueing/spec.ts';

/**
 * Mean number in M/G/infinity over a stretch, empty at day 0: L(t) = a (1 - e^(-t / S)) for exponential service, so the mean over from..to
 * is a (1 - S (e^(-from / S) - e^(-to / S)) / (to - from)).
 * Source: Takacs (1962), Introduction to the Theory of Queues, chapter 3; Kleinrock (1975), Queueing Systems I, problem 2.19.
 */
export function fillingUpExponential(arrivalRate: number, meanService: number, fromDays: number, toDays: number): number {
  const fallen = Math.exp(-fromDays / meanService) - Math.exp(-toDays / meanService);
  return arrivalRate * meanService * (1 - (meanService * fallen) / (toDays - fromDays));
}

/** What a timetable says of a day. */
export function valueAt({ everyDays, atDays, values }: Timetable, day: number): number {
  const within = everyDays === Infinity ? day : day - everyDays * Math.floor(day / everyDays);
  return values[atDays.findLastIndex((from) => from <= within)]!;
}

const STEPS_PER_CYCLE = 8_000;

/**
 * Mean number in M(t)/M/infinity over each of equal parts of a cycle, in the long run: dm/dt = r(t) - m / S.
 * Source: Eick, Massey and Whitt (1993), Operations Research 41, 731-742.
 * @param rates r, jobs per day; it cycles
 */
export function cyclicMeansExponential(rates: Timetable, meanService: number, parts: number): number[] {
  const step = rates.everyDays / STEPS_PER_CYCLE;
  const kept = Math.exp(-step / meanService);
  const sums = new Array<number>(parts).fill(0);
  let mean = 0;
  const cycles = 1 + Math.ceil((40 * meanService) / rates.everyDays);
  for (let cycle = 1; cycle <= cycles; cycle++) {
    for (let i = 0; i < STEPS_PER_CYCLE; i++) {
      const limit = valueAt(rates, (i + 0.5) * step) * meanService;
      const within = limit + ((mean - limit) * (1 - kept) * meanService) / step;
      if (cycle === cycles) sums[Math.floor((i * parts) / STEPS_PER_CYCLE)]! += within;
      mean = limit + (mean - limit) * kept;
    }
  }
  return sums.map((sum) => (sum * parts) / STEPS_PER_CYCLE);
}

/**
 * Mean number in M(t)/D/infinity over each of equal parts of a cycle: who came in the last D days, m(t) = integral of r from t - D to t.
 * Source: as cyclicMeansExponential.
 */
export function cyclicMeansDeterministic(rates: Timetable, service: number, parts: number): number[] {
  const step = rates.everyDays / STEPS_PER_CYCLE;
  const came = new Float64Array(STEPS_PER_CYCLE + 1);
  for (let i = 0; i < STEPS_PER_CYCLE; i++) came[i + 1] = came[i]! + valueAt(rates, (i + 0.5) * step) * step;
  const cameBy = (day: number): number => {
    const cycles = Math.floor(day / rates.everyDays);
    return cycles * came[STEPS_PER_CYCLE]! + came[Math.round((day - cycles * rates.everyDays) / step)]!;
  };
  return Array.from({ length: parts }, (_, part) => {
    const first = Math.floor((part * STEPS_PER_CYCLE) / parts);
    const count = STEPS_PER_CYCLE / parts;
    let sum = 0;
    for (let i = first; i < first + count; i++) sum += cameBy((i + 0.5) * step) - cameBy((i + 0.5) * step - service);
    return sum / count;
  });
}
