import { choleskyOf } from '../numeric/cholesky.ts';
import { exp } from '../numeric/exp.ts';
import { log } from '../numeric/log.ts';
import { inverseNormal } from '../numeric/normal.ts';
import { createStream, type Stream } from '../random/streams.ts';
import { effectiveSize, logMeanExp, type NormalFit, normalFit, type Particle, resampledPlaces, weightsOf } from './population.ts';

/** Simulates a path at each of these points; `draws` number their chance. The same points and numbers give the same figures. */
export type Simulate = (points: readonly Float64Array[], draws: readonly number[]) => Promise<readonly Float64Array[]>;

/** ln of how likely the data are, given what a path says. */
export type LogLikelihood = (simulated: Float64Array) => number;

/** How a posterior sample is made; nothing of it moves what it tends to. */
export interface SmcOptions {
  /** Names the random numbers. */
  readonly key: string;
  /** Share of the particles that stay effective from one temperature to the next. */
  readonly effectiveShare: number;
  /** Moves of every particle at each temperature, and at the last one; every second one walks. */
  readonly moves: number;
  readonly lastMoves: number;
  /** Told how much of the new data's likelihood is let in from now on [0, 1] */
  readonly onStage?: (temperature: number) => void;
}

/** What a stage did. */
export interface SmcStage {
  /** Power of the new data's likelihood that has been taken in [0, 1] */
  readonly temperature: number;
  /** Particles that the weights before resampling were worth. */
  readonly effective: number;
  /** Share of the proposed moves that were taken. */
  readonly accepted: number;
}

/** A sample of the posterior, all particles weighing the same. */
export interface Posterior {
  readonly particles: readonly Particle[];
  readonly stages: readonly SmcStage[];
  /** ln of how likely the new data are given the data before them. */
  readonly logEvidence: number;
  /** Paths simulated in all, those of the start included. */
  readonly paths: number;
}

const BISECTIONS = 50;
/** Share of moves taken at which their length stays as it is. */
const WANTED_ACCEPTANCE = 0.3;
const SHORTEST = 0.1;
/** Chance of a score to be drawn anew, at first. */
const FIRST_CHANCE = 0.5;
/** Particles that are all alike still move. */
const LEAST_DEVIATION = 1e-3;
/** Variances of a step over those of the particles, whose tails would else be out of reach. */
const WIDENING = 1.25;

/**
 * Turns a sample of what was known into one of what is known with new data, by sequential Monte Carlo: the new likelihood is let in by
 * degrees, each as much as leaves `effectiveShare` of the particles effective; particles are resampled and then moved by Metropolis steps
 * of two kinds in turn (see `refreshed` and `walked`). The likelihood is that of one path, whose chance is drawn anew at each step: so the
 * sample is of values and chances together.
 * Sources: Del Moral, Doucet and Jasra 2006; Beskos et al. 2008 for the proposal; Andrieu and Roberts 2009 for the chances.
 * @param start particles of the prior, or of the posterior under `before`
 * @param before log-likelihood of the data that the start has seen
 * @param now log-likelihood of these and the new data
 */
export async function assimilate(
  start: Posterior,
  before: LogLikelihood,
  now: LogLikelihood,
  simulate: Simulate,
  options: SmcOptions,
): Promise<Posterior> {
  const { key, effectiveShare, moves, lastMoves } = options;
  const stages: SmcStage[] = [];
  let population: Population = { particles: start.particles, paths: start.paths, length: 1, chance: FIRST_CHANCE };
  let [temperature, logEvidence] = [0, 0];
  while (temperature < 1) {
    const stream = createStream(`${key}/${stages.length}`);
    const { particles } = population;
    const news = particles.map(({ simulated }) => now(simulated) - before(simulated));
    const next = nextTemperature(news, temperature, effectiveShare * particles.length);
    const logWeights = news.map((value) => (next - temperature) * value);
    const weights = weightsOf(logWeights);
    logEvidence += logMeanExp(logWeights);
    temperature = next;
    options.onStage?.(temperature);
    const resampled = resampledPlaces(weights, stream.next()).map((place) => particles[place]!);
    const tempered: LogLikelihood = (simulated) => before(simulated) + temperature * (now(simulated) - before(simulated));
    const times = temperature === 1 ? lastMoves : moves;
    const judge = { simulate, stream, tempered };
    const { accepted, ...moved } = await movedPopulation({ ...population, particles: resampled }, times, judge);
    population = moved;
    stages.push({ temperature, effective: effectiveSize(weights), accepted });
  }
  return { particles: population.particles, stages, logEvidence, paths: population.paths };
}

/** Particles on their way, and how far they move. */
interface Population {
  readonly particles: readonly Particle[];
  /** Simulated so far. */
  readonly paths: number;
  /** Of a walk, see `walked`. */
  readonly length: number;
  /** Of a score to be drawn anew, see `refreshed`. */
  readonly chance: number;
}

/** By what the moves of a stage are judged, and from which stream they come. */
interface Judge {
  readonly simulate: Simulate;
  readonly stream: Stream;
  readonly tempered: LogLikelihood;
}

/** Moves every particle so many times, each half by what the other has in common; longer moves where more than enough are taken. */
async function movedPopulation(
  start: Population,
  times: number,
  { simulate, stream, tempered }: Judge,
): Promise<Population & Pick<SmcStage, 'accepted'>> {
  let { particles, paths, length, chance } = start;
  let taken = 0;
  for (let move = 0; move < times; move++) {
    const walks = move % 2 === 1;
    const unmoved = particles;
    for (const part of [0, 1]) {
      const isOfPart = (_: Particle, i: number): boolean => i % 2 === part;
      const others = particles.filter((particle, i) => !isOfPart(particle, i));
      const propose = walks ? walked(stream, others, length) : refreshed(stream, chance);
      const own = particles.filter(isOfPart);
      const moved = await moveAll(own, tempered, { simulate, stream, propose, firstDraw: paths + 1 });
      paths += own.length;
      particles = particles.map((particle, i) => (i % 2 === part ? moved[(i - part) / 2]! : particle));
    }
    const accepted = particles.filter((particle, i) => particle !== unmoved[i]).length / particles.length;
    taken += accepted / times;
    const better = exp(accepted - WANTED_ACCEPTANCE);
    if (walks) length = Math.min(1, Math.max(SHORTEST, length * better));
    else chance = Math.min(1, Math.max(SHORTEST, chance * better));
  }
  return { particles, paths, length, chance, accepted: taken };
}

/** The highest temperature at which the particles are worth so many; found by bisection, 1 where all of the news can be let in. */
function nextTemperature(news: readonly number[], from: number, wanted: number): number {
  const worthAt = (to: number): number => effectiveSize(weightsOf(news.map((value) => (to - from) * value)));
  if (worthAt(1) >= wanted) return 1;
  let [low, high] = [from, 1];
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2;
    if (worthAt(middle) >= wanted) low = middle;
    else high = middle;
  }
  return high;
}

/** Proposes other scores for a particle; the densities of going there and back are those of N(0, 1), or equal. */
interface Proposal {
  readonly from: (scores: Float64Array) => Float64Array;
  /** ln of what the prior's density adds to the likelihood when a step is judged. */
  readonly logPrior: (scores: Float64Array) => number;
}

/** How particles are moved at once. */
interface Move {
  readonly simulate: Simulate;
  readonly stream: Stream;
  readonly propose: Proposal;
  readonly firstDraw: number;
}

/** Takes each step with probability min(1, L(z') p(z') / (L(z) p(z))). */
async function moveAll(particles: readonly Particle[], logLikelihood: LogLikelihood, move: Move): Promise<readonly Particle[]> {
  const { simulate, stream, propose, firstDraw } = move;
  const proposals = particles.map(({ scores }) => propose.from(scores));
  const draws = particles.map((_, i) => firstDraw + i);
  const found = await simulate(proposals, draws);
  const worth = ({ scores, simulated }: Particle): number => logLikelihood(simulated) + propose.logPrior(scores);
  return particles.map((particle, i): Particle => {
    const next = { scores: proposals[i]!, simulated: found[i]!, draw: draws[i]! };
    return log(stream.next()) < worth(next) - worth(particle) ? next : particle;
  });
}

/** Draws some of the scores anew from the prior, each with a given chance: what the data say nothing of stays as unsure as it was. */
function refreshed(stream: Stream, chance: number): Proposal {
  return {
    from: (scores) => scores.map((score) => (stream.next() < chance ? inverseNormal(stream.next()) : score)),
    logPrior: () => 0,
  };
}

/**
 * Steps along what others have in common: z' = m + sqrt(1 - s^2) (z - m) + s e, m their mean and e normal with their covariance C, a little
 * wider; it is reversible for N(m, C), so that a step is judged by ln N(z; 0, 1) - ln N(z; m, C).
 * @param others do not move meanwhile
 * @param length s, (0, 1]
 */
function walked(stream: Stream, others: readonly Particle[], length: number): Proposal {
  const fit = normalFit(others.map(({ scores }) => scores));
  const normal = factored({ ...fit, covariance: fit.covariance.map((value) => value * WIDENING) });
  const kept = Math.sqrt(1 - length * length);
  return {
    from: (scores) => {
      const step = normal.transform(scores.map(() => inverseNormal(stream.next())));
      return scores.map((score, i) => fit.mean[i]! + kept * (score - fit.mean[i]!) + length * step[i]!);
    },
    logPrior: (scores) => normal.halfDistance(scores) - squares(scores) / 2,
  };
}

/** L e, and half the squared distance from the mean in its measure, of a normal distribution. */
function factored({ mean, covariance }: NormalFit) {
  const d = mean.length;
  const deviations = mean.map((_, i) => Math.max(LEAST_DEVIATION, Math.sqrt(covariance[i * d + i]!)));
  const { rows } = choleskyOf(d, (i, j) => covariance[i * d + j]! / (deviations[i]! * deviations[j]!));
  const transform = (independent: Float64Array): Float64Array =>
    deviations.map((deviation, i) => {
      let sum = 0;
      for (let j = 0; j <= i; j++) sum += rows[i]![j]! * independent[j]!;
      return deviation * sum;
    });
  const halfDistance = (point: Float64Array): number => {
    const solved = new Float64Array(d);
    for (let i = 0; i < d; i++) {
      let rest = (point[i]! - mean[i]!) / deviations[i]!;
      for (let j = 0; j < i; j++) rest -= rows[i]![j]! * solved[j]!;
      solved[i] = rest / rows[i]![i]!;
    }
    return squares(solved) / 2;
  };
  return { transform, halfDistance };
}

function squares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
