/** A way out of a state of a Markov chain in continuous time. */
export interface Move<State> {
  readonly to: State;
  readonly ratePerDay: number;
}

/** Where a chain may go from a state. */
export type Moves<State> = (state: State) => readonly Move<State>[];

/** A chain with its states counted, in the order in which they are first reached. */
export interface Chain<State> {
  readonly states: readonly State[];
  /** Rates by state, then by the index of the state that it leads to [per day]. */
  readonly rates: readonly ReadonlyMap<number, number>[];
}

/**
 * Counts the states that a chain can reach; moves at rate 0 are none.
 * @param moves leads to finitely many states: cut what could grow for ever where it hardly ever comes
 */
export function chainOf<State>(start: State, moves: Moves<State>): Chain<State> {
  return chainsOf(start, [moves])[0]!;
}

/** Chains of the same states in the same order, one for each way to move; a state is one that any of them reaches. */
export function chainsOf<State>(start: State, ways: readonly Moves<State>[]): Chain<State>[] {
  const states = [start];
  const indexOf = new Map([[JSON.stringify(start), 0]]);
  const rates = ways.map((): Map<number, number>[] => []);
  for (let from = 0; from < states.length; from++) {
    for (const [way, moves] of ways.entries()) {
      const out = new Map<number, number>();
      for (const { to, ratePerDay } of moves(states[from]!)) {
        if (ratePerDay === 0) continue;
        const name = JSON.stringify(to);
        if (!indexOf.has(name)) indexOf.set(name, states.push(to) - 1);
        const index = indexOf.get(name)!;
        if (index !== from) out.set(index, (out.get(index) ?? 0) + ratePerDay);
      }
      rates[way]!.push(out);
    }
  }
  return rates.map((of) => ({ states, rates: of }));
}

/**
 * Long-run chances of the states, by elimination of one state after the other without a subtraction.
 * Source: Grassmann, Taksar and Heyman (1985), Operations Research 33, 1107-1116.
 * @param chain every state can be reached from every other
 */
export function stationaryChances({ states, rates }: Chain<unknown>): Float64Array {
  const out = rates.map((row) => new Map(row));
  const into = states.map(() => new Map<number, number>());
  for (const [from, row] of out.entries()) for (const [to, rate] of row) into[to]!.set(from, rate);
  for (let last = states.length - 1; last > 0; last--) {
    const lower = [...out[last]!].filter(([to]) => to < last);
    const total = lower.reduce((sum, [, rate]) => sum + rate, 0);
    for (const [from, rate] of into[last]!) {
      if (from >= last) continue;
      into[last]!.set(from, rate / total);
      for (const [to, onward] of lower) {
        if (to === from) continue;
        const more = (out[from]!.get(to) ?? 0) + (rate * onward) / total;
        out[from]!.set(to, more);
        into[to]!.set(from, more);
      }
    }
  }
  const chances = new Float64Array(states.length);
  chances[0] = 1;
  for (let state = 1; state < states.length; state++) {
    for (const [from, share] of into[state]!) if (from < state) chances[state]! += chances[from]! * share;
  }
  const sum = chances.reduce((total, chance) => total + chance, 0);
  return chances.map((chance) => chance / sum);
}

/** Mean of a figure of the states. */
export function meanOver<State>({ states }: Chain<State>, chances: Float64Array, figure: (state: State) => number): number {
  return states.reduce((sum, state, i) => sum + chances[i]! * figure(state), 0);
}

/** Means of figures of the states in the long run. */
export function stationaryMean<State>(start: State, moves: Moves<State>): (figure: (state: State) => number) => number {
  const chain = chainOf(start, moves);
  const chances = stationaryChances(chain);
  return (figure) => meanOver(chain, chances, figure);
}

/** Jumps per step of `advance`: few enough for e^-x to be a number of full precision. */
const MOST_JUMPS = 20;
const NEGLIGIBLE = 1e-15;
/** Change of the chances over a cycle that is none. */
const SETTLED = 1e-10;

/**
 * Chances of the states some days on, and their mean over those days, by uniformization:
 * p(t) = sum_k e^-qt (qt)^k / k! p P^k, P = I + Q / q.
 * Source: Jensen (1953), Skandinavisk Aktuarietidskrift 36, 87-91.
 */
export function advanceChances(
  chain: Chain<unknown>,
  chances: Float64Array,
  days: number,
): { readonly after: Float64Array; readonly mean: Float64Array } {
  const exits = chain.rates.map((row) => [...row.values()].reduce((sum, rate) => sum + rate, 0));
  const fastest = Math.max(...exits);
  const steps = Math.max(1, Math.ceil((fastest * days) / MOST_JUMPS));
  let after = chances;
  const mean = new Float64Array(chances.length);
  for (let step = 0; step < steps; step++) {
    const next = new Float64Array(chances.length);
    const jumps = (fastest * days) / steps;
    let jumped = after;
    let weight = Math.exp(-jumps);
    let beyond = 1 - weight;
    for (let k = 0; weight > NEGLIGIBLE || k < jumps; k++) {
      for (let i = 0; i < next.length; i++) {
        next[i]! += weight * jumped[i]!;
        mean[i]! += (Math.max(beyond, 0) * jumped[i]!) / (jumps * steps);
      }
      jumped = jump(chain, exits, fastest, jumped);
      weight *= jumps / (k + 1);
      beyond -= weight;
    }
    after = next;
  }
  return { after, mean };
}

/** p P. */
function jump({ rates }: Chain<unknown>, exits: readonly number[], fastest: number, chances: Float64Array): Float64Array {
  const next = new Float64Array(chances.length);
  for (const [from, row] of rates.entries()) {
    next[from]! += chances[from]! * (1 - exits[from]! / fastest);
    for (const [to, rate] of row) next[to]! += (chances[from]! * rate) / fastest;
  }
  return next;
}

/** A part of a cycle: its rates, how long it lasts, and what its beginning makes of the state that it finds. */
export interface CyclePart<State> {
  readonly chain: Chain<State>;
  readonly days: number;
  readonly begin?: (state: State) => State;
}

/**
 * Mean chances of the states over each part of a cycle, in the long run, by following the chain until a cycle ends as it began.
 * @param parts of the same states in the same order
 */
export function cyclicChances<State>(parts: readonly CyclePart<State>[]): Float64Array[] {
  let start: Float64Array = Float64Array.from(parts[0]!.chain.states, (_, i) => (i === 0 ? 1 : 0));
  for (;;) {
    let now = start;
    const means = parts.map((part) => {
      const { after, mean } = advanceChances(part.chain, begun(part, now), part.days);
      now = after;
      return mean;
    });
    const moved = now.reduce((sum, chance, i) => sum + Math.abs(chance - start[i]!), 0);
    if (moved < SETTLED) return means;
    start = now;
  }
}

function begun<State>({ chain, begin }: CyclePart<State>, chances: Float64Array): Float64Array {
  if (begin === undefined) return chances;
  const indexOf = new Map(chain.states.map((state, i) => [JSON.stringify(state), i]));
  const moved = new Float64Array(chances.length);
  for (const [i, state] of chain.states.entries()) moved[indexOf.get(JSON.stringify(begin(state)))!]! += chances[i]!;
  return moved;
}
