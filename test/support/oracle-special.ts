/** The gamma, beta and normal functions in the fixed-point integers of exact.ts, by series that share nothing with src/numeric. */
import { divide, type Exact, expOfFixed, logOfFixed, logToFixed, multiply, ONE, PI, toFixed } from './exact.ts';

const STIRLING_FROM = 64;
const STIRLING_TERMS = 60;
const FRACTION_TERMS = 400;

/** B(2k) / (2k (2k - 1)) for k = 1, 2, ..., from the tangent numbers T(k): B(2k) = +-2k T(k) / (4^k (4^k - 1)). */
const STIRLING: readonly bigint[] = (() => {
  const tangents = [0n, 1n];
  for (let k = 2; k <= STIRLING_TERMS; k++) tangents.push(BigInt(k - 1) * tangents[k - 1]!);
  for (let k = 2; k <= STIRLING_TERMS; k++) {
    for (let j = k; j <= STIRLING_TERMS; j++) tangents[j] = BigInt(j - k) * tangents[j - 1]! + BigInt(j - k + 2) * tangents[j]!;
  }
  return tangents.slice(1).map((tangent, i) => {
    const k = BigInt(i + 1);
    const four = 1n << (2n * k);
    return ((i % 2 === 0 ? ONE : -ONE) * tangent) / ((2n * k - 1n) * four * (four - 1n));
  });
})();

const HALF_LN_TWO_PI = logOfFixed(2n * PI) / 2n;

/** ln of the gamma function: the argument is stepped up to 64, where 60 terms of Stirling's series leave 2^-380. */
function logGammaOfFixed(x: bigint, lnX: bigint): bigint {
  let steps = ONE;
  let y = x;
  for (; y < BigInt(STIRLING_FROM) * ONE; y += ONE) steps = y === x ? ONE : multiply(steps, y);
  const lnY = y === x ? lnX : logOfFixed(y);
  const inverse = divide(ONE, y);
  const square = multiply(inverse, inverse);
  let series = 0n;
  for (const coefficient of STIRLING.toReversed()) series = multiply(series, square) + coefficient;
  const stirling = multiply(y - ONE / 2n, lnY) - y + HALF_LN_TWO_PI + multiply(series, inverse);
  return y === x ? stirling : stirling - logOfFixed(steps) - lnX;
}

export const exactLogGamma = (x: number): Exact => ({ fixed: logGammaOfFixed(toFixed(x), logToFixed(x)), exponent: 0 });

/** a^x e^-x / G(a + 1). */
function poissonWeight(a: bigint, x: bigint): Exact {
  const lnA = logOfFixed(a);
  return expOfFixed(multiply(a, logOfFixed(x)) - x - lnA - logGammaOfFixed(a, lnA));
}

/** P(a, x) = x^a e^-x / G(a + 1) * sum of x^n / ((a + 1) ... (a + n)). */
function gammaPOfFixed(a: bigint, x: bigint): Exact {
  let term = ONE;
  let sum = 0n;
  for (let n = 1n; term !== 0n; n++) {
    sum += term;
    term = (term * x) / (a + n * ONE);
  }
  const { fixed, exponent } = poissonWeight(a, x);
  return { fixed: multiply(fixed, sum), exponent };
}

/** Q(a, x) by Legendre's continued fraction, for x far above a. */
function gammaQByFraction(a: bigint, x: bigint): Exact {
  let rest = 0n;
  for (let n = BigInt(FRACTION_TERMS); n > 0n; n--) rest = divide(n * (n * ONE - a), x + (2n * n + 1n) * ONE - a - rest);
  const { fixed, exponent } = poissonWeight(a, x);
  return { fixed: divide(multiply(fixed, a), x + ONE - a - rest), exponent };
}

const complement = ({ fixed, exponent }: Exact): Exact => ({
  fixed: ONE - (exponent >= 0 ? fixed << BigInt(exponent) : fixed >> BigInt(-exponent)),
  exponent: 0,
});

function gammaQOfFixed(a: bigint, x: bigint): Exact {
  const far = 2n * a + BigInt(STIRLING_FROM) * ONE;
  return x > far ? gammaQByFraction(a, x) : complement(gammaPOfFixed(a, x));
}

export const exactGammaQ = (shape: number, x: number): Exact => gammaQOfFixed(toFixed(shape), toFixed(x));

export function exactGammaP(shape: number, x: number): Exact {
  const [a, fixedX] = [toFixed(shape), toFixed(x)];
  const far = 2n * a + BigInt(STIRLING_FROM) * ONE;
  return fixedX > far ? complement(gammaQByFraction(a, fixedX)) : gammaPOfFixed(a, fixedX);
}

/** Half of Q(1/2, z^2 / 2) below 0, and its complement above. */
export function exactNormalCdf(z: number): Exact {
  const square = multiply(toFixed(z), toFixed(z)) / 2n;
  const { fixed, exponent } = square === 0n ? { fixed: ONE, exponent: 0 } : gammaQOfFixed(ONE / 2n, square);
  const lower = { fixed, exponent: exponent - 1 };
  return z <= 0 ? lower : complement(lower);
}

/** erfc x = Q(1/2, x^2), 2 less that below 0. */
export function exactErfc(x: number): Exact {
  const square = multiply(toFixed(x), toFixed(x));
  const upper = square === 0n ? { fixed: ONE, exponent: 0 } : gammaQOfFixed(ONE / 2n, square);
  if (x >= 0) return upper;
  const { fixed } = complement(upper);
  return { fixed: fixed + ONE, exponent: 0 };
}

/** x^a (1 - x)^b / (a B(a, b)) * sum of (a + b) ... (a + b + n - 1) / ((a + 1) ... (a + n)) x^n, below the mean. */
function betaOfFixed(x: bigint, a: bigint, b: bigint): Exact {
  if (multiply(x, a + b + 2n * ONE) > a + ONE) return complement(betaOfFixed(ONE - x, b, a));
  let term = ONE;
  let sum = 0n;
  for (let n = 0n; term !== 0n; n++) {
    sum += term;
    term = multiply((term * (a + b + n * ONE)) / (a + (n + 1n) * ONE), x);
  }
  const lnGamma = (y: bigint): bigint => logGammaOfFixed(y, logOfFixed(y));
  const lnBeta = lnGamma(a) + lnGamma(b) - lnGamma(a + b);
  const { fixed, exponent } = expOfFixed(multiply(a, logOfFixed(x)) + multiply(b, logOfFixed(ONE - x)) - lnBeta);
  return { fixed: divide(multiply(fixed, sum), a), exponent };
}

export const exactBeta = (x: number, a: number, b: number): Exact => betaOfFixed(toFixed(x), toFixed(a), toFixed(b));

/** 1 / (1 + e^-x). */
export function exactLogistic(x: number): Exact {
  const size = expOfFixed(-toFixed(Math.abs(x)));
  const small = size.exponent >= 0 ? size.fixed << BigInt(size.exponent) : size.fixed >> BigInt(-size.exponent);
  if (x >= 0) return { fixed: divide(ONE, ONE + small), exponent: 0 };
  return { fixed: divide(size.fixed, ONE + small), exponent: size.exponent };
}

/** ln p - ln(1 - p). */
export const exactLogit = (p: number): Exact => ({ fixed: logToFixed(p) - logOfFixed(ONE - toFixed(p)), exponent: 0 });
