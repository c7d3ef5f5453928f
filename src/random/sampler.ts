import { assertNever } from '../base/assert.ts';
import { exp } from '../numeric/exp.ts';
import { inverseGammaP } from '../numeric/gamma.ts';
import { log } from '../numeric/log.ts';
import { inverseNormal } from '../numeric/normal.ts';
import { type Distribution, weightsOf } from './distributions.ts';
import type { Stream } from './streams.ts';

/** What a variate is made from: small integers, so that the table's switch is one jump. Gamma becomes one of three by its shape. */
const EXPONENTIAL = 0;
const DETERMINISTIC = 1;
const LOGNORMAL = 2;
const ERLANG = 3;
const GAMMA = 4;
const UNIFORM = 5;
const TRIANGULAR = 6;
const EMPIRICAL = 7;
const HYPEREXPONENTIAL = 8;

const PARAMETERS = 3;
const INITIAL_CAPACITY = 16;
/** A shape this near to a whole number is that number: 1 / cv^2 of a cv such as sqrt(1/3) is off by rounding. */
const SHAPE_TOLERANCE = 1e-9;
/** Up to this shape a logarithm of a product of uniforms is faster than inversion. */
const MAX_GAMMA_PHASES = 64;
/** So many factors of at least 2^-53 stay far from underflow. */
const FACTORS_PER_LOGARITHM = 16;

type Recipe = {
  readonly code: number;
  readonly parameters: readonly number[];
  /** choices and their weights, for the kinds that pick one */
  readonly choices?: { readonly values: readonly number[]; readonly weights: readonly number[] };
};

/**
 * Distributions compiled into typed arrays, for drawing in a hot loop without an object or a closure per variate. Each
 * variate of a kind takes a fixed number of uniforms: Erlang (and gamma of whole shape up to 64) as many as phases,
 * hyperexponential 2, deterministic 0, all others 1, so that streams stay in step when parameters change.
 */
export class SamplerTable {
  #count = 0;
  #codes = new Uint8Array(INITIAL_CAPACITY);
  #parameters = new Float64Array(INITIAL_CAPACITY * PARAMETERS);
  #choiceCount = 0;
  #choiceValues = new Float64Array(INITIAL_CAPACITY);
  /** running sums of the weights, from 0 for each distribution */
  #choiceSums = new Float64Array(INITIAL_CAPACITY);

  /**
   * Compiles a distribution.
   * @param distribution valid (see validateDistribution)
   * @returns the index to draw with, counted from 0
   */
  add(distribution: Distribution): number {
    const recipe = recipeOf(distribution);
    const index = this.#count++;
    this.#codes = withRoom(this.#codes, this.#count);
    this.#parameters = withRoom(this.#parameters, this.#count * PARAMETERS);
    this.#codes[index] = recipe.code;
    this.#parameters.set(recipe.parameters, index * PARAMETERS);
    if (recipe.choices !== undefined) this.#addChoices(index, recipe.choices.values, recipe.choices.weights);
    return index;
  }

  #addChoices(index: number, values: readonly number[], weights: readonly number[]): void {
    this.#parameters[index * PARAMETERS] = this.#choiceCount;
    let sum = 0;
    for (const [i, value] of values.entries()) {
      sum += weights[i]!;
      const at = this.#choiceCount++;
      this.#choiceValues = withRoom(this.#choiceValues, this.#choiceCount);
      this.#choiceSums = withRoom(this.#choiceSums, this.#choiceCount);
      this.#choiceValues[at] = value;
      this.#choiceSums[at] = sum;
    }
    this.#parameters[index * PARAMETERS + 1] = this.#choiceCount - 1;
  }

  /**
   * Draws a variate of a compiled distribution.
   * @param index from add
   * @param stream where the uniforms come from
   */
  draw(index: number, stream: Stream): number {
    const at = index * PARAMETERS;
    const a = this.#parameters[at]!;
    const code = this.#codes[index]!;
    if (code === EXPONENTIAL) return a * stream.nextExponential();
    return this.#drawOther(code, a, this.#parameters[at + 1]!, this.#parameters[at + 2]!, stream);
  }

  /** Draws the next `count` variates into `target`, from place `from` on. */
  fill(index: number, stream: Stream, target: Float64Array, from: number, count: number): void {
    if (this.#codes[index] !== EXPONENTIAL) {
      for (let at = from; at < from + count; at++) target[at] = this.draw(index, stream);
      return;
    }
    const mean = this.#parameters[index * PARAMETERS]!;
    stream.fillExponentials(target, from, count);
    for (let at = from; at < from + count; at++) target[at]! *= mean;
  }

  #drawOther(code: number, a: number, b: number, c: number, stream: Stream): number {
    switch (code) {
      case DETERMINISTIC:
        return a;
      case LOGNORMAL:
        return a * exp(b * inverseNormal(stream.next()));
      case ERLANG:
        return drawErlang(a, b, stream);
      case GAMMA:
        return a * inverseGammaP(stream.next(), b);
      case UNIFORM:
        return a + b * stream.next();
      case TRIANGULAR:
        return drawTriangular(a, b, c, stream.next());
      case EMPIRICAL:
        return this.#choose(a, b, stream.next());
      default:
        return this.#choose(a, b, stream.next()) * stream.nextExponential();
    }
  }

  /** The value of the first choice whose running sum exceeds u of the total, by halving. */
  #choose(first: number, last: number, u: number): number {
    const target = u * this.#choiceSums[last]!;
    let low = first;
    let high = last;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#choiceSums[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return this.#choiceValues[low]!;
  }
}

/**
 * Draws one variate; a loop should compile the distribution into a SamplerTable once.
 * @param distribution valid (see validateDistribution)
 * @param stream where the uniforms come from
 */
export function sample(distribution: Distribution, stream: Stream): number {
  const table = new SamplerTable();
  return table.draw(table.add(distribution), stream);
}

function recipeOf(distribution: Distribution): Recipe {
  switch (distribution.kind) {
    case 'exponential':
      return { code: EXPONENTIAL, parameters: [distribution.mean] };
    case 'deterministic':
      return { code: DETERMINISTIC, parameters: [distribution.value] };
    case 'lognormal':
      return { code: LOGNORMAL, parameters: [distribution.median, distribution.spread] };
    case 'gamma':
      return gammaRecipe(distribution.mean, distribution.cv);
    case 'erlang':
      return erlangRecipe(distribution.mean, distribution.phases);
    case 'uniform':
      return { code: UNIFORM, parameters: [distribution.low, distribution.high - distribution.low] };
    case 'triangular':
      return { code: TRIANGULAR, parameters: [distribution.low, distribution.mode, distribution.high] };
    case 'empirical':
      return { code: EMPIRICAL, parameters: [], choices: { values: distribution.values, weights: weightsOf(distribution) } };
    case 'hyperexponential':
      return {
        code: HYPEREXPONENTIAL,
        parameters: [],
        choices: { values: distribution.means, weights: distribution.weights },
      };
    default:
      return assertNever(distribution);
  }
}

/** Shape 1 / cv^2 and scale mean cv^2; a whole shape is that many exponential phases. */
function gammaRecipe(mean: number, cv: number): Recipe {
  const shape = 1 / (cv * cv);
  const phases = Math.round(shape);
  const whole = Math.abs(shape - phases) <= SHAPE_TOLERANCE * shape;
  if (whole && phases <= MAX_GAMMA_PHASES) return erlangRecipe(mean, phases);
  return { code: GAMMA, parameters: [mean / shape, shape] };
}

function erlangRecipe(mean: number, phases: number): Recipe {
  if (phases === 1) return { code: EXPONENTIAL, parameters: [mean] };
  return { code: ERLANG, parameters: [mean / phases, phases] };
}

/** Sum of exponential phases: minus the logarithm of a product of uniforms, a few at a time lest the product underflow. */
function drawErlang(phaseMean: number, phases: number, stream: Stream): number {
  let sum = 0;
  let product = 1;
  for (let phase = 1; phase <= phases; phase++) {
    product *= stream.next();
    if (phase % FACTORS_PER_LOGARITHM === 0) {
      sum -= log(product);
      product = 1;
    }
  }
  return phaseMean * (sum - log(product));
}

function drawTriangular(low: number, mode: number, high: number, u: number): number {
  const range = high - low;
  if (u * range < mode - low) return low + Math.sqrt(u * range * (mode - low));
  return high - Math.sqrt((1 - u) * range * (high - mode));
}

/** The array, or a copy of twice its length once it is too short. */
function withRoom<Numbers extends Uint8Array | Float64Array>(numbers: Numbers, length: number): Numbers {
  if (length <= numbers.length) return numbers;
  const wider = new (numbers.constructor as new (length: number) => Numbers)(2 * numbers.length);
  wider.set(numbers);
  return wider;
}
