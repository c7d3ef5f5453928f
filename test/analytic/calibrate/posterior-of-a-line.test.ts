import { expect, test } from 'vitest';
import type { Particle } from '../../../src/calibrate/population.ts';
import { assimilate, type LogLikelihood, type Posterior, type Simulate } from '../../../src/calibrate/smc.ts';
import { choleskyOf } from '../../../src/numeric/cholesky.ts';
import { inverseNormal } from '../../../src/numeric/normal.ts';
import { createStream } from '../../../src/random/streams.ts';

// What is simulated is linear in the scores, with chance: y = H z + c. Then the posterior is normal and known in closed form:
// precision P = 1 + H' R^-1 H, mean P^-1 H' R^-1 y, R the variances of errors and chance together.
const H = [
  [1, 1, 0, 0],
  [1, 0, -0.5, 0],
  [0, 0, 0, 1],
];
const PUBLISHED = [1.5, -1, 2];
const ERRORS = [0.2, 0.15, 0.3];
const CHANCE = 0.1;
/** The first four matter; the figures say nothing of the others. */
const DIMENSIONS = 8;
const PARTICLES = 120;
const SEEDS = 8;

const variances = ERRORS.map((error) => error * error + CHANCE * CHANCE);

function exactPosterior(): {
  readonly mean: readonly number[];
  readonly variance: readonly number[];
  readonly logEvidence: number;
} {
  const precision = (i: number, j: number): number =>
    (i === j ? 1 : 0) + H.reduce((sum, row, k) => sum + (row[i]! * row[j]!) / variances[k]!, 0);
  const scales = [0, 1, 2, 3].map((i) => Math.sqrt(precision(i, i)));
  const { rows } = choleskyOf(4, (i, j) => precision(i, j) / (scales[i]! * scales[j]!));
  const solve = (right: readonly number[]): number[] => {
    const down: number[] = [];
    for (let i = 0; i < 4; i++) {
      const rest = right[i]! / scales[i]! - down.reduce((sum, value, j) => sum + rows[i]![j]! * value, 0);
      down.push(rest / rows[i]![i]!);
    }
    const up = [0, 0, 0, 0];
    for (let i = 3; i >= 0; i--) {
      let rest = down[i]!;
      for (let j = i + 1; j < 4; j++) rest -= rows[j]![i]! * up[j]!;
      up[i] = rest / rows[i]![i]!;
    }
    return up.map((value, i) => value / scales[i]!);
  };
  const weighted = [0, 1, 2, 3].map((i) => H.reduce((sum, row, k) => sum + (row[i]! * PUBLISHED[k]!) / variances[k]!, 0));
  const unit = (place: number): number[] => [0, 1, 2, 3].map((i) => (i === place ? 1 : 0));
  const mean = solve(weighted);
  const determinant = rows.reduce((sum, row, i) => sum + 2 * Math.log(row[i]! * scales[i]!), 0);
  const fit =
    PUBLISHED.reduce((sum, y, k) => sum + (y * y) / variances[k]!, 0) - weighted.reduce((sum, w, i) => sum + w * mean[i]!, 0);
  // Relative to the likelihood exp(-sum z^2 / 2) of the errors alone, which the chance makes wider.
  const widening = variances.reduce((sum, variance, k) => sum + Math.log(variance / ERRORS[k]! ** 2), 0);
  return { mean, variance: [0, 1, 2, 3].map((i) => solve(unit(i))[i]!), logEvidence: -(determinant + fit + widening) / 2 };
}

function linear(seed: number): Simulate {
  return async (points, draws) =>
    points.map((scores, i) => {
      const chance = createStream(`${seed}/chance/${draws[i]}`);
      return Float64Array.from(H, (row) =>
        row.reduce((sum, h, j) => sum + h * scores[j]!, CHANCE * inverseNormal(chance.next())),
      );
    });
}

const likelihoodOf =
  (figures: readonly number[]): LogLikelihood =>
  (simulated) =>
    -figures.reduce((sum, k) => sum + ((simulated[k]! - PUBLISHED[k]!) / ERRORS[k]!) ** 2, 0) / 2;

async function prior(seed: number): Promise<Posterior> {
  const stream = createStream(`${seed}/prior`);
  const points = Array.from({ length: PARTICLES }, () =>
    Float64Array.from({ length: DIMENSIONS }, () => inverseNormal(stream.next())),
  );
  const draws = points.map((_, i) => i + 1);
  const simulated = await linear(seed)(points, draws);
  const particles = points.map((scores, i): Particle => ({ scores, simulated: simulated[i]!, draw: draws[i]! }));
  return { particles, stages: [], logEvidence: 0, paths: PARTICLES };
}

const OPTIONS = { effectiveShare: 0.5, moves: 2, lastMoves: 8 };

async function sampled(
  seed: number,
  moments: readonly (readonly number[])[],
): Promise<Posterior & { readonly evidence: number }> {
  let known = await prior(seed);
  let [before, evidence]: [LogLikelihood, number] = [() => 0, 0];
  for (const [i, figures] of moments.entries()) {
    const now = likelihoodOf(figures);
    known = await assimilate(known, before, now, linear(seed), { ...OPTIONS, key: `${seed}/${i}` });
    evidence += known.logEvidence;
    before = now;
  }
  return { ...known, evidence };
}

const exact = exactPosterior();

test.each([
  ['all figures at once', [[0, 1, 2]]],
  ['one figure after another', [[0], [0, 1], [0, 1, 2]]],
])('%s: the sample has the mean, variance and evidence of the closed form', async (_, moments) => {
  const samples = await Promise.all(Array.from({ length: SEEDS }, (_, i) => sampled(i + 1, moments)));
  const momentsAt = (place: number) => {
    const means: number[] = [];
    const spreads: number[] = [];
    for (const { particles } of samples) {
      const values = particles.map(({ scores }) => scores[place]!);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      means.push(mean);
      spreads.push(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
    }
    return { means, spreads };
  };
  for (const place of [0, 1, 2, 3]) {
    const { means, spreads } = momentsAt(place);
    expectNear(means, exact.mean[place]!, Math.sqrt(exact.variance[place]!) / 4);
    expectNear(spreads, exact.variance[place]!, exact.variance[place]! / 4, exact.variance[place]! / 8);
  }
  for (const place of [4, 7]) {
    const { means, spreads } = momentsAt(place);
    expectNear(means, 0, 0.15);
    expectNear(spreads, 1, 0.15, 0.08);
  }
  expectNear(
    samples.map(({ evidence }) => evidence),
    exact.logEvidence,
    0.4,
    0.3,
  );
});

/** The mean over seeds is within four standard errors, which are small enough to notice a fault, and a bias that few particles have. */
function expectNear(values: readonly number[], truth: number, largestError: number, bias = 0): void {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const error = Math.sqrt(variance / values.length);
  expect(error).toBeLessThanOrEqual(largestError);
  expect(Math.abs(mean - truth)).toBeLessThanOrEqual(4 * error + bias);
}
