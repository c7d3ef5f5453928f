import { inverseNormal } from '../numeric/normal.ts';
import { shuffled } from '../random/shuffled.ts';
import { createSobol, sobolPoint } from '../random/sobol-sequence.ts';
import { createStream } from '../random/streams.ts';
import type { DrawValues } from '../scenario/drawn.ts';
import { logLikelihoodOf, misfitOf } from './likelihood.ts';
import { type PastTask, type RunPlan, simulatePast } from './past-simulator.ts';
import type { Particle } from './population.ts';
import { type ScoreSpace, scoreSpaceOf } from './score-space.ts';
import { assimilate, type LogLikelihood, type Posterior, type Simulate, type SmcOptions } from './smc.ts';
import type { Target } from './targets.ts';

/** How a posterior is sampled. */
export interface PosteriorOptions extends SmcOptions {
  readonly particles: number;
}

/** A posterior sample with the values that its scores stand for. */
export interface PosteriorSample extends Posterior {
  readonly space: ScoreSpace;
  /** By particle. */
  readonly values: readonly DrawValues[];
}

/** A moment of learning: the figures that are known then, each with those known before. */
export interface Knowledge {
  /** Names the moment. */
  readonly id: string;
  readonly targets: readonly Target[];
}

/**
 * Learns from published figures, moment after moment: a sample of the posterior at each, the first from points of the prior.
 * @param task all targets are read off each path; those of a moment are what it learns from
 * @param moments one or more
 * @returns the prior's sample, and that of each moment
 */
export async function learn(
  task: PastTask,
  moments: readonly Knowledge[],
  options: PosteriorOptions,
  run: RunPlan,
): Promise<{ readonly prior: PosteriorSample; readonly posteriors: readonly PosteriorSample[] }> {
  const space = scoreSpaceOf(task.member.uncertainty);
  let batches = 0;
  const simulate: Simulate = async (points, draws) => {
    const listed = points.map((scores, i) => ({ draw: draws[i]!, values: space.valuesAt(scores) }));
    const label = `paths-${batches}`;
    batches++;
    const found = await simulatePast(task, listed, 1, (plan) => run(plan, label));
    return found.map(([path]) => path!);
  };
  const withValues = (posterior: Posterior): PosteriorSample => {
    // Neighbours descend from one particle; whoever takes the first few shall have unrelated ones.
    const particles = shuffled(posterior.particles, createStream(`${options.key}/order`));
    return { ...posterior, particles, space, values: particles.map(({ scores }) => space.valuesAt(scores)) };
  };
  const prior = withValues(await samplePrior(space, simulate, options));
  const posteriors: PosteriorSample[] = [];
  let [known, before]: [Posterior, LogLikelihood] = [prior, () => 0];
  for (const { id, targets } of moments) {
    const now = logLikelihoodAt(task.targets, targets);
    known = await assimilate({ ...known, stages: [] }, before, now, simulate, { ...options, key: `${options.key}/${id}` });
    posteriors.push(withValues(known));
    before = now;
  }
  return { prior, posteriors };
}

async function samplePrior({ names }: ScoreSpace, simulate: Simulate, options: PosteriorOptions): Promise<Posterior> {
  const sequence = createSobol(`${options.key}/prior`, names.length);
  const points = Array.from({ length: options.particles }, (_, i) =>
    Float64Array.from(sobolPoint(sequence, i), (share) => inverseNormal(share)),
  );
  const draws = points.map((_, i) => i + 1);
  const found = await simulate(points, draws);
  const particles = points.map((scores, i): Particle => ({ scores, simulated: found[i]!, draw: draws[i]! }));
  return { particles, stages: [], logEvidence: 0, paths: particles.length };
}

/** Of some targets, read from what a path says by all of them. */
function logLikelihoodAt(all: readonly Target[], used: readonly Target[]): LogLikelihood {
  const places = used.map((target) => all.indexOf(target));
  const misfit = misfitOf(used);
  return (simulated) => logLikelihoodOf(misfit(Float64Array.from(places, (place) => simulated[place]!)));
}
