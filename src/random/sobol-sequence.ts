import { assert } from '../base/assert.ts';
import { SOBOL_DIRECTIONS } from './sobol-directions.ts';
import { createStream } from './streams.ts';

const BITS = 32;
const TOP_BIT = 31;
const KEYS = 2;
const UNIT = 1 / 4294967296; // 2^-32

/** Of each dimension its polynomial and initial direction numbers. The first needs none: all its numbers mk are 1. */
const ROWS: readonly (readonly number[])[] = [
  [1],
  ...SOBOL_DIRECTIONS.trim()
    .split('\n')
    .map((row) => row.split(' ').map(Number)),
];

/** A Sobol' sequence has at most so many dimensions. */
export const SOBOL_DIMENSIONS = ROWS.length;

/** A scrambled Sobol' sequence: each of its points is known by its index alone. */
export type SobolSequence = {
  /** how many, 1 .. SOBOL_DIMENSIONS */
  readonly dimensions: number;
  /** shape KEYS of each dimension: what its scrambling depends on */
  readonly keys: Int32Array;
};

/**
 * Opens a scrambled Sobol' sequence. A dimension's coordinates depend on the label and the number of the dimension alone.
 * @param label names the substreams that the scrambling comes from; another label gives an independent scrambling
 * @param dimensions 1 .. SOBOL_DIMENSIONS
 * @throws InvariantError for other dimensions
 */
export function createSobol(label: string, dimensions: number): SobolSequence {
  assert(dimensions >= 1 && dimensions <= SOBOL_DIMENSIONS, `1 to ${SOBOL_DIMENSIONS} dimensions`, { dimensions });
  const keys = new Int32Array(KEYS * dimensions);
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const stream = createStream(`${label}/sobol/${dimension}`);
    for (let i = 0; i < KEYS; i++) keys[KEYS * dimension + i] = stream.next() / UNIT;
  }
  return { dimensions, keys };
}

/**
 * A point of a sequence, by its index. Any 2^m points from a multiple of 2^m on have one in each of 2^m equal intervals, in every dimension;
 * each point by itself is uniform over the labels.
 * @param sequence from createSobol
 * @param index k, 0 .. 2^32 - 1
 * @returns shape dimensions: strictly between 0 and 1, odd multiples of 2^-33
 * @throws InvariantError for another index
 */
export function sobolPoint(sequence: SobolSequence, index: number): Float64Array {
  assert(Number.isInteger(index) && index >= 0 && index * UNIT < 1, 'an index is a whole number below 2^32', { index });
  const point = new Float64Array(sequence.dimensions);
  for (let dimension = 0; dimension < point.length; dimension++) {
    const at = KEYS * dimension;
    const bits = scramble(sobolBits(dimension, index), sequence.keys[at]!, sequence.keys[at + 1]!);
    point[dimension] = ((bits >>> 0) + 0.5) * UNIT;
  }
  return point;
}

/**
 * A coordinate of the sequence without scrambling, as a number of 2^-32: the sum modulo 2 of the direction numbers at the ones of
 * the index's Gray code, k XOR k/2.
 * Source: Antonov and Saleev (1979), USSR Computational Mathematics and Mathematical Physics 19, 252-256.
 * @param dimension 0 .. SOBOL_DIMENSIONS - 1
 * @param index k, 0 .. 2^32 - 1
 *
 * [0, 1, 2, 3].map((k) => sobolBits(1, k) / 2 ** 32) // => [0, 0.5, 0.25, 0.75]
 */
export function sobolBits(dimension: number, index: number): number {
  const directions = directionsOf(dimension);
  let bits = 0;
  for (let gray = index ^ (index >>> 1), k = 0; gray !== 0; gray >>>= 1, k++) {
    if ((gray & 1) === 1) bits ^= directions[k]!;
  }
  return bits >>> 0;
}

const expanded: Int32Array[] = [];

function directionsOf(dimension: number): Int32Array {
  expanded[dimension] ??= expandDirections(ROWS[dimension]!);
  return expanded[dimension];
}

/**
 * The direction numbers v1, v2, ... as 32 bits behind the point: vk = mk 2^-k as given, and then, with a polynomial of degree s and
 * coefficients a1 .. a(s-1) between the outer ones, vk = a1 v(k-1) + ... + a(s-1) v(k-s+1) + v(k-s) + v(k-s) 2^-s, modulo 2.
 */
function expandDirections([polynomial = 0, ...initial]: readonly number[]): Int32Array {
  const degree = initial.length;
  const directions = new Int32Array(BITS);
  for (let k = 0; k < BITS; k++) {
    if (degree === 0) directions[k] = 1 << (TOP_BIT - k);
    else if (k < degree) directions[k] = initial[k]! << (TOP_BIT - k);
    else directions[k] = nextDirection(directions, k, polynomial, degree);
  }
  return directions;
}

function nextDirection(directions: Int32Array, k: number, polynomial: number, degree: number): number {
  const oldest = directions[k - degree]!;
  let direction = oldest ^ (oldest >>> degree);
  for (let j = 1; j < degree; j++) {
    if (((polynomial >> (degree - j)) & 1) === 1) direction ^= directions[k - j]!;
  }
  return direction;
}

/**
 * Owen's nested scrambling: whether a bit is flipped depends on all bits before it, by one bit of a hash of these and the keys. So
 * intervals of the length 2^-m change places as wholes, for every m, and each permutation is as likely.
 * Source: Owen (1995), Randomly permuted (t,m,s)-nets and (t,s)-sequences, in Monte Carlo and Quasi-Monte Carlo Methods, 299-317.
 */
function scramble(bits: number, key: number, otherKey: number): number {
  let flips = 0;
  for (let place = TOP_BIT; place >= 0; place--) {
    const before = place === TOP_BIT ? 1 : (1 << (TOP_BIT - place)) | (bits >>> (place + 1)); // a 1 in front tells 01 from 001
    flips |= (mix(mix(before ^ key) + otherKey) >>> TOP_BIT) << place;
  }
  return bits ^ flips;
}

/**
 * A permutation of 32 bits in which each bit depends on all.
 * Source: Appleby's MurmurHash3 (public domain), its last step.
 */
function mix(bits: number): number {
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
