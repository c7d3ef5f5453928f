import { latinHypercube } from '../random/latin-hypercube.ts';
import type { Prior } from '../random/prior.ts';
import { priorQuantile } from '../random/prior-quantile.ts';
import { copulaOf, correlate } from '../random/rank-correlation.ts';
import { createSobol, sobolPoint } from '../random/sobol-sequence.ts';
import type { DrawValues } from '../scenario/drawn.ts';
import type { Uncertainty, Variant } from '../scenario/uncertainty.ts';
import { type EnsemblePlan, type Member, type Point, pointCount, type Sampling } from './plan.ts';

/** The points of a plan, each known by its place without those before it. */
export interface Points {
  readonly count: number;
  readonly at: (index: number) => Point;
}

/** Lists or draws the points of a plan; the same points for equal plans. */
export function pointsOf(plan: EnsemblePlan): Points {
  const count = pointCount(plan);
  const { design, members } = plan;
  if (design.kind === 'listed') return { count, at: (index) => design.points[index]! };
  const dimensions = dimensionsOf(members.map(({ uncertainty }) => uncertainty));
  const spread = spreadOf(plan, dimensions);
  const valuesOf = members.map(({ uncertainty }) => valuesOfShares(uncertainty, dimensions));
  const at = (index: number): Point => {
    const shares = spread(index);
    const learned = design.posterior?.[index % design.posterior.length];
    return { draw: index + 1, values: valuesOf.map((values, member) => withLearned(values(shares), learned, members[member]!)) };
  };
  return { count, at };
}

/** Values of a draw, those that a posterior sample has taken from it. */
function withLearned(drawn: DrawValues, learned: DrawValues | undefined, { uncertainty }: Member): DrawValues {
  if (learned === undefined) return drawn;
  const { parameters, variants } = uncertainty;
  const ids = new Set([...parameters, ...variants].map(({ id }) => id));
  const known = <T>(values: Readonly<Record<string, T>>): [string, T][] => Object.entries(values).filter(([id]) => ids.has(id));
  return {
    parameters: { ...drawn.parameters, ...Object.fromEntries(known(learned.parameters)) },
    options: { ...drawn.options, ...Object.fromEntries(known(learned.options)) },
  };
}

/** A Sobol' sequence is even in all pairs of dimensions once it has so many points for each. */
const SOBOL_POINTS_PER_INPUT = 10;

/** How so many draws are spread most evenly: few are by a Latin hypercube, since pairs of a short Sobol' sequence go together. */
export function evenSampling(draws: number, members: readonly Pick<Member, 'uncertainty'>[]): Sampling {
  const inputs = dimensionsOf(members.map(({ uncertainty }) => uncertainty)).length;
  return draws < SOBOL_POINTS_PER_INPUT * inputs ? 'latin-hypercube' : 'sobol';
}

/** What is drawn, sorted by name: parameters and variants of all members together, so that they share their draws. */
export function dimensionsOf(all: readonly Uncertainty[]): readonly string[] {
  const names = all.flatMap(({ parameters, variants }) => [
    ...parameters.map(({ id }) => id),
    ...variants.map(({ id }) => variantDimension(id)),
  ]);
  return [...new Set(names)].sort();
}

/** No parameter has a dot in its name. */
function variantDimension(id: string): string {
  return `variants.${id}`;
}

/** Independent uniform numbers of a point, by dimension. */
function spreadOf(plan: EnsemblePlan, dimensions: readonly string[]): (index: number) => Float64Array {
  const { seed, design } = plan;
  if (dimensions.length === 0) return () => new Float64Array(0);
  if (design.kind === 'drawn' && design.sampling === 'latin-hypercube') {
    const points = latinHypercube(`${seed}/priors`, dimensions, design.draws);
    return (index) => points.at(index);
  }
  const sequence = createSobol(`${seed}/priors`, dimensions.length);
  return (index) => sobolPoint(sequence, index);
}

/**
 * Turns uniform numbers into the values of one member: correlated as it says, then through the quantiles of its priors.
 * @param dimensions names of the numbers, among which are all that the member is unsure of (see dimensionsOf)
 */
export function valuesOfShares(uncertainty: Uncertainty, dimensions: readonly string[]): (shares: Float64Array) => DrawValues {
  const { parameters, variants, correlations } = uncertainty;
  const places = parameters.map(({ id }) => dimensions.indexOf(id));
  const order = parameters.map(({ id }) => id);
  const pairs = correlations.map(({ between: [one, other], rank }) => ({
    one: order.indexOf(one),
    other: order.indexOf(other),
    rank,
  }));
  const copula = copulaOf(parameters.length, pairs);
  return (shares) => {
    const own = Float64Array.from(places, (place) => shares[place]!);
    const correlated = correlate(copula, own);
    return {
      parameters: Object.fromEntries(parameters.map((parameter, i) => [parameter.id, valueAt(parameter, correlated[i]!)])),
      options: Object.fromEntries(
        variants.map((variant) => [variant.id, optionAt(variant, shares[dimensions.indexOf(variantDimension(variant.id))]!)]),
      ),
    };
  };
}

function valueAt(
  { prior, low, high }: { readonly prior: Prior; readonly low: number; readonly high: number },
  share: number,
): number {
  return priorQuantile(prior, { low, high }, share);
}

/** The option in whose stretch of the unit interval a share falls; stretches are as long as weights. */
function optionAt({ options }: Variant, share: number): string {
  let end = 0;
  for (const { id, weight } of options) {
    end += weight;
    if (share < end) return id;
  }
  return options.at(-1)!.id;
}
