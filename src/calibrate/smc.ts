import { choleskyOf } from '../numeric/cholesky.ts';
import { exp } from '../numeric/exp.ts';
import { log } from '../numeric/log.ts';
import { inverseNormal } from '../numeric/normal.ts';
import { createStream, type Stream } from '../random/streams.ts';
import {
  effectiveSize,
  logMeanExp,
  type NormalFit,
  normalFit,
  normalVector,
  type Particle,
  resampledPlaces,
  weightsOf,
} from './population.ts';

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
  /** Moves of every particle at each temperature, and at the last one. */
  readonly moves: number;
  readonly lastMoves: number;
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

/**
 * Turns a sample of what was known into one of what is known with new data, by sequential Monte Carlo: the new likelihood is let in by
 * degrees, each as much as leaves `effectiveShare` of the particles effective; particles are resampled and then moved by Metropolis steps.
 * A step proposes z' = m + sqrt(1 - s^2) (z - m) + s e, e normal with the particles' own covariance C, which is reversible for N(m, C); it
 * is taken with probability min(1, p(z') N(z; m, C) / (p(z) N(z'; m, C))), p = N(z; 0, 1) times the likelihood of one path there, whose
 * chance is drawn anew: so the sample is of values and chances together.
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
  let { particles, paths } = start;
  let [temperature, logEvidence, length] = [0, 0, 1];
  while (temperature < 1) {
    const stream = createStream(`${key}/${stages.length}`);
    const news = particles.map(({ simulated }) => now(simulated) - before(simulated));
    const next = nextTemperature(news, temperature, effectiveShare * particles.length);
    const logWeights = news.map((value) => (next - temperature) * value);
    const weights = weightsOf(logWeights);
    logEvidence += logMeanExp(logWeights);
    temperature = next;
    particles = resampledPlaces(weights, stream.next()).map((place) => particles[place]!);
    const tempered: LogLikelihood = (simulated) => before(simulated) + temperature * (now(simulated) - before(simulated));
    const times = temperature === 1 ? lastMoves : moves;
    let taken = 0;
    for (let move = 0; move < times; move++) {
      const moved = await moveAll(particles, tempered, { simulate, stream, length, firstDraw: paths + 1 });
      particles = moved.particles;
      paths += particles.length;
      taken += moved.accepted / times;
      length = Math.min(1, Math.max(SHORTEST, length * exp(moved.accepted - WANTED_ACCEPTANCE)));
    }
    stages.push({ temperature, effective: effectiveSize(weights), accepted: taken });
  }
  return { particles, stages, logEvidence, paths };
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

/** How all particles are moved at once. */
interface Move {
  readonly simulate: Simulate;
  readonly stream: Stream;
  /** s, (0, 1] */
  readonly length: number;
  readonly firstDraw: number;
}

async function moveAll(particles: readonly Particle[], logLikelihood: LogLikelihood, move: Move) {
  const { simulate, stream, length, firstDraw } = move;
  const fit = normalFit(particles.map(({ scores }) => scores));
  const normal = factored(fit);
  const kept = Math.sqrt(1 - length * length);
  const proposals = particles.map(({ scores }) => {
    const step = normal.transform(normalVector(stream, scores.length, inverseNormal));
    return scores.map((score, i) => fit.mean[i]! + kept * (score - fit.mean[i]!) + length * step[i]!);
  });
  const draws = particles.map((_, i) => firstDraw + i);
  const found = await simulate(proposals, draws);
  let accepted = 0;
  const logTarget = (scores: Float64Array, simulated: Float64Array): number =>
    logLikelihood(simulated) - squares(scores) / 2 + normal.halfDistance(scores);
  const moved = particles.map((particle, i): Particle => {
    const [scores, simulated, draw] = [proposals[i]!, found[i]!, draws[i]!];
    const gain = logTarget(scores, simulated) - logTarget(particle.scores, particle.simulated);
    const isTaken = log(stream.next()) < gain;
    if (isTaken) accepted++;
    return isTaken ? { scores, simulated, draw } : particle;
  });
  return { particles: moved, accepted: accepted / particles.length };
}

/** L e, and half the squared distance from the mean in its measure, of a normal distribution. */
function factored({ mean, covariance }: NormalFit) {
  const d = mean.length;
  const deviations = mean.map((_, i) => Math.sqrt(covariance[i * d + i]!));
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
