/**
 * Elementary functions in fixed-point integers, with hundreds of bits to spare: an oracle that shares nothing with the
 * functions under test. A fixed-point number is a bigint that counts units of 2^-BITS.
 */
const BITS = 400;
export const ONE = 1n << BigInt(BITS);
const MIN_EXPONENT = -1074;
const FRACTION_BITS = 52;
const GUARD_BITS = 20;
const RATIO_BITS = 200;

/** An exact number: fixed * 2^(exponent - BITS). */
export type Exact = { readonly fixed: bigint; readonly exponent: number };

export const multiply = (a: bigint, b: bigint): bigint => (a * b) >> BigInt(BITS);
export const divide = (a: bigint, b: bigint): bigint => (a << BigInt(BITS)) / b;
const shift = (a: bigint, places: number): bigint => (places >= 0 ? a << BigInt(places) : a >> BigInt(-places));

/** Integer significand and exponent of a finite double. */
function split(x: number): { significand: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> BigInt(FRACTION_BITS)) & 0x7ffn);
  const fraction = bits & ((1n << BigInt(FRACTION_BITS)) - 1n);
  const size = biased === 0 ? fraction : fraction | (1n << BigInt(FRACTION_BITS));
  return { significand: x < 0 ? -size : size, exponent: Math.max(biased, 1) - 1 + MIN_EXPONENT };
}

export const toFixed = (x: number): bigint => shift(split(x).significand, split(x).exponent + BITS);

/** 2 artanh(z). */
function doubleArtanh(z: bigint): bigint {
  const square = multiply(z, z);
  let power = z;
  let sum = 0n;
  for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
    sum += power / n;
    power = multiply(power, square);
  }
  return 2n * sum;
}

const LN2 = doubleArtanh(ONE / 3n);

/** 16 artan(1/5) - 4 artan(1/239). */
export const PI = 16n * artanOfInverse(5n) - 4n * artanOfInverse(239n);

function artanOfInverse(n: bigint): bigint {
  let power = ONE / n;
  let sum = 0n;
  for (let k = 0n; power !== 0n; k++) {
    sum += (k % 2n === 0n ? power : -power) / (2n * k + 1n);
    power /= n * n;
  }
  return sum;
}

export function expOfFixed(x: bigint): Exact {
  const exponent = Number((2n * x + LN2) / (2n * LN2)) - (x < 0n ? 1 : 0);
  const rest = x - BigInt(exponent) * LN2;
  let term = ONE;
  let sum = 0n;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    sum += term;
    term = multiply(term, rest) / n;
  }
  return { fixed: sum, exponent };
}

export function logToFixed(x: number): bigint {
  const { significand, exponent } = split(x);
  const bits = significand.toString(2).length;
  const mantissa = shift(significand, BITS - bits);
  return doubleArtanh(divide(mantissa - ONE, mantissa + ONE)) + BigInt(exponent + bits) * LN2;
}

export const exactExp = (x: number): Exact => expOfFixed(toFixed(x));
export const exactLog = (x: number): Exact => ({ fixed: logToFixed(x), exponent: 0 });
export const exactLog2 = (x: number): Exact => ({ fixed: divide(logToFixed(x), LN2), exponent: 0 });
export const exactPow = (x: number, y: number): Exact =>
  expOfFixed((split(y).significand * logToFixed(x)) >> BigInt(-split(y).exponent));

export function exactExpm1(x: number): Exact {
  const { fixed, exponent } = exactExp(x);
  return { fixed: shift(fixed, exponent) - ONE, exponent: 0 };
}

/** ln of a positive fixed-point number. */
export function logOfFixed(x: bigint): bigint {
  const doublings = x.toString(2).length - BITS;
  const mantissa = shift(x, -doublings);
  return doubleArtanh(divide(mantissa - ONE, mantissa + ONE)) + BigInt(doublings) * LN2;
}

export const exactLog1p = (x: number): Exact => ({ fixed: logOfFixed(ONE + toFixed(x)), exponent: 0 });

/** Distance of a double from the exact number, in units in its last place. */
export function ulpsFrom(actual: number, exact: Exact): number {
  const { significand, exponent } = split(actual);
  const scaled = shift(exact.fixed, exact.exponent - BITS - exponent + GUARD_BITS);
  return Math.abs(Number((significand << BigInt(GUARD_BITS)) - scaled)) / (1 << GUARD_BITS);
}

/** (actual - exact) / exact. */
export function relativeDifference(actual: number, exact: Exact): number {
  const { significand, exponent } = split(actual);
  const scaled = shift(significand, exponent - exact.exponent + BITS);
  return Number(divide(scaled - exact.fixed, exact.fixed) >> BigInt(BITS - RATIO_BITS)) / 2 ** RATIO_BITS;
}
