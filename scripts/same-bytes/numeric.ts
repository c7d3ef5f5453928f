import { betaFraction, regularizedBeta } from '../../src/numeric/beta.ts';
import { balancedExponent, highWord, powerOfTwo, scaleByPowerOfTwo } from '../../src/numeric/bits.ts';
import { choleskyOf } from '../../src/numeric/cholesky.ts';
import { exp, expCorrection, expm1 } from '../../src/numeric/exp.ts';
import { inverseGammaP, logGamma, regularizedGammaP, regularizedGammaQ } from '../../src/numeric/gamma.ts';
import { inverseRegularizedBeta } from '../../src/numeric/inverse-beta.ts';
import { log, log1p, log2 } from '../../src/numeric/log.ts';
import { createBlock, minusLogAt, minusLogs } from '../../src/numeric/log-block.ts';
import { logistic, logit } from '../../src/numeric/logistic.ts';
import { erfc, inverseNormal, normalCdf } from '../../src/numeric/normal.ts';
import { pow } from '../../src/numeric/pow.ts';
import { sineNearZero } from '../../src/numeric/sine.ts';

const LEAST_EXPONENT = -1074;
const EXPONENTS = 2098;

/** A positive double of any size, each power of two as likely as any other. */
function anySize(u: number, v: number): number {
  return powerOfTwo(LEAST_EXPONENT + Math.floor(EXPONENTS * u)) * (1 + v);
}

/** Every function of src/numeric, of two numbers between 0 and 1 that are spread over what it is asked for. */
export const NUMERIC: Readonly<Record<string, (u: number, v: number) => number>> = {
  balancedExponent: (u, v) => balancedExponent(powerOfTwo(Math.floor(2000 * u) - 1000) * (1 + v)),
  betaFraction: (u, v) => betaFraction(u / 2, 10 * v, 10 * v),
  choleskyOf: (u, v) => choleskyOf(3, (row, column) => (row === column ? 1 : u * v)).rows[2]![2]!,
  createBlock: (u, v) => createBlock(1 + Math.floor(10 * (u + v))).highWords.length,
  erfc: (u, v) => erfc(60 * u * v - 6),
  exp: (u) => exp(1500 * u - 750),
  expCorrection: (u) => expCorrection(0.7 * u - 0.35),
  expm1: (u, v) => expm1((80 * u - 40) * v * v),
  highWord: (u, v) => highWord(-anySize(u, v)),
  inverseGammaP: (u, v) => inverseGammaP(u, 20 * v * v * v),
  inverseNormal: (u) => inverseNormal(u),
  inverseRegularizedBeta: (u, v) => inverseRegularizedBeta(u, 10 * v, 3),
  log: (u, v) => log(anySize(u, v)),
  log1p: (u, v) => log1p(u < 0.5 ? -v : anySize(u, v)),
  log2: (u, v) => log2(anySize(u, v)),
  logGamma: (u, v) => logGamma(200 * u * v * v),
  logistic: (u) => logistic(80 * u - 40),
  logit: (u, v) => logit(u * v),
  minusLogAt: (u, v) => minusLogAt(blockOf(u * v), 0),
  minusLogs: (u, v) => {
    const block = blockOf(u, v);
    minusLogs(block, 0, block.numbers, 0, 2);
    return block.numbers[0]! - block.numbers[1]!;
  },
  normalCdf: (u) => normalCdf(80 * u - 40),
  pow: (u, v) => pow(anySize(u, v), 4 * v - 2),
  powerOfTwo: (u) => powerOfTwo(LEAST_EXPONENT + Math.floor(EXPONENTS * u)),
  regularizedBeta: (u, v) => regularizedBeta(u, 10 * v, 3),
  regularizedGammaP: (u, v) => regularizedGammaP(20 * v, 40 * u * v),
  regularizedGammaQ: (u, v) => regularizedGammaQ(20 * v, 40 * u * v),
  scaleByPowerOfTwo: (u, v) => scaleByPowerOfTwo(0.5 + v, Math.floor(2162 * u) - 1138),
  sineNearZero: (u, v) => sineNearZero((1.57 * u - 0.785) * v),
};

function blockOf(...numbers: readonly number[]) {
  const block = createBlock(numbers.length);
  block.numbers.set(numbers);
  return block;
}
