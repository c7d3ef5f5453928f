import { exp } from '../../numeric/exp.ts';
import { inverseNormal, normalCdf } from '../../numeric/normal.ts';
import type { Battery, Good, Signal } from './control-parameters.ts';
import { harmOf, scalarHarm } from './drift.ts';

/** A standard normal variate is integrated from -9 to 9, beyond which is 2e-19 of it, by the trapezoidal rule. */
const REACH = 9;
const STEP = 1 / 16;
const SQRT_TWO_PI = 2.5066282746310002;

/**
 * Chance that a signal raises an alarm, 0..1: Phi(s h kept / sigma - z(1 - alpha)); with no harm it is alpha.
 * @param signal s, mean per unit of harm; sigma, its noise (0, ...)
 * @param harm h that it looks at [0, ...)
 * @param falseAlarmShare alpha [0, 1]
 * @param keptShare part of its sensitivity that is left [0, 1]
 *
 * signalChance({ sensitivity: 10, noise: 1 }, 0, 0.5) // => 0.5
 */
export function signalChance(
  signal: Pick<Signal, 'sensitivity' | 'noise'>,
  harm: number,
  falseAlarmShare: number,
  keptShare = 1,
): number {
  return normalCdf(-marginOf(signal, harm, falseAlarmShare, keptShare));
}

/**
 * Chance that a battery finds something: that any of its signals, whose noise has a common part, raises an alarm.
 *
 * 1 - integral of phi(x) prod Phi((t_i - sqrt(rho) x) / sqrt(1 - rho)) dx, t_i = z(1 - alpha) - s_i h_i kept / sigma_i,
 * kept = 1 - b ai; 1 - prod(1 - p_i) at rho = 0, the largest p_i at rho = 1; error below 1e-9.
 * @param goods the model's goods, which signals name by index
 * @param drifts true departure of each good, shape [goods]
 * @param aiJudgeShare ai, part of the judging that the model's own kind does [0, 1]
 *
 * detectionChance({ signals: [], falseAlarmShare: 0.05, correlation: 0, judges: 'vector', sameModelBlindness: 0, growthExponent: 0 }, [], [], 0) // => 0
 */
export function detectionChance(
  battery: Battery,
  goods: readonly Good[],
  drifts: readonly number[],
  aiJudgeShare: number,
): number {
  const kept = keptShareOf(battery, aiJudgeShare);
  return anyAlarm(
    battery,
    battery.signals.map((signal) => marginOf(signal, harmSeen(battery, signal, goods, drifts), battery.falseAlarmShare, kept)),
  );
}

/**
 * Chance that a battery finds something where nothing has drifted: 1 - (1 - alpha)^m for m independent signals.
 *
 * falseAlarmChance({ signals: [], falseAlarmShare: 0.05, correlation: 0, judges: 'vector', sameModelBlindness: 0, growthExponent: 0 }) // => 0
 */
export function falseAlarmChance(battery: Battery): number {
  return anyAlarm(
    battery,
    battery.signals.map((signal) => marginOf(signal, 0, battery.falseAlarmShare, 1)),
  );
}

/** One use of a battery. */
export interface BatteryReading {
  /** Signals that raised an alarm. */
  readonly alarms: number;
  /** Estimate of the harm, without bias where no sensitivity is lost; 0 where no signal has any. It may be below 0. */
  readonly measuredHarm: number;
}

/**
 * Reads the signals of a battery: x_i = s_i h_i kept / sigma_i + sqrt(rho) N_0 + sqrt(1 - rho) N_i, an alarm where x_i > z(1 - alpha).
 *
 * The harm is estimated by x_i sigma_i / s_i, averaged over the signals of a good and then by the goods' weights, or over all
 * signals where they look at one number for all goods.
 * @param goods the model's goods, which signals name by index
 * @param drifts true departure of each good, shape [goods]
 * @param aiJudgeShare part of the judging that the model's own kind does [0, 1]
 * @param uniforms strictly between 0 and 1, for what the signals share, then for each, shape [1 + signals]
 *
 * readSignals({ signals: [], falseAlarmShare: 0.05, correlation: 0, judges: 'vector', sameModelBlindness: 0, growthExponent: 0 }, [], [], 0, [0.5]) // => { alarms: 0, measuredHarm: 0 }
 */
export function readSignals(
  battery: Battery,
  goods: readonly Good[],
  drifts: readonly number[],
  aiJudgeShare: number,
  uniforms: readonly number[],
): BatteryReading {
  const { signals, correlation, falseAlarmShare } = battery;
  const common = Math.sqrt(correlation) * inverseNormal(uniforms[0]!);
  const kept = keptShareOf(battery, aiJudgeShare);
  const [alarms, estimates] = [[] as boolean[], [] as number[]];
  for (const [i, signal] of signals.entries()) {
    const noise = common + Math.sqrt(1 - correlation) * inverseNormal(uniforms[i + 1]!);
    const harm = harmSeen(battery, signal, goods, drifts);
    alarms.push(noise > marginOf(signal, harm, falseAlarmShare, kept));
    estimates.push(kept * harm + (noise * signal.noise) / signal.sensitivity);
  }
  return { alarms: alarms.filter(Boolean).length, measuredHarm: estimateHarm(battery, goods, estimates) };
}

/** Noise above which a signal raises an alarm, in standard deviations: t = z(1 - alpha) - s h kept / sigma. */
function marginOf(
  { sensitivity, noise }: Pick<Signal, 'sensitivity' | 'noise'>,
  harm: number,
  falseAlarmShare: number,
  keptShare: number,
): number {
  return -inverseNormal(falseAlarmShare) - (sensitivity * keptShare * harm) / noise;
}

function keptShareOf(battery: Battery, aiJudgeShare: number): number {
  return 1 - battery.sameModelBlindness * aiJudgeShare;
}

function harmSeen(battery: Battery, signal: Signal, goods: readonly Good[], drifts: readonly number[]): number {
  return battery.judges === 'scalar' ? scalarHarm(goods, drifts) : harmOf(goods[signal.good]!, drifts[signal.good]!);
}

/** Mean of the estimates that a signal can give, or of those of each good by its weight. */
function estimateHarm({ signals, judges }: Battery, goods: readonly Good[], estimates: readonly number[]): number {
  const meanOf = (isMeant: (signal: Signal) => boolean): number => {
    const meant = estimates.filter((_, i) => signals[i]!.sensitivity > 0 && isMeant(signals[i]!));
    return meant.length === 0 ? 0 : meant.reduce((sum, estimate) => sum + estimate, 0) / meant.length;
  };
  if (judges === 'scalar') return meanOf(() => true);
  return goods.reduce((sum, { weightShare }, good) => sum + weightShare * meanOf((signal) => signal.good === good), 0);
}

/** Chance that any of equally correlated standard normal variates is above its margin. */
function anyAlarm({ correlation }: Battery, margins: readonly number[]): number {
  if (margins.length === 0) return 0;
  if (margins.some((margin) => margin === -Infinity)) return 1; // alpha is 1
  if (margins.every((margin) => margin === Infinity)) return 0; // alpha is 0
  if (correlation === 0) return 1 - productOf(margins, (margin) => normalCdf(margin));
  if (correlation === 1) return normalCdf(-Math.min(...margins));
  return 1 - (correlation < 1 / 2 ? noneByCommonPart(margins, correlation) : noneByOwnParts(margins, correlation));
}

/** Given the common part, signals are independent. */
function noneByCommonPart(margins: readonly number[], correlation: number): number {
  const [common, own] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)];
  return normalMean((x) => productOf(margins, (margin) => normalCdf((margin - common * x) / own)));
}

/**
 * The same integrated by parts, whose factors are smooth up to a correlation of 1, where those of the other become steps: for each
 * signal, by its own part e, the chance that the common part leaves it, and with it the others, below their margins.
 */
function noneByOwnParts(margins: readonly number[], correlation: number): number {
  const [common, own] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)];
  const byTightest = (i: number): number =>
    normalMean((e) => {
      const others = productOf(margins, (margin, j) => (j === i ? 1 : normalCdf((margin - margins[i]!) / own + e)));
      return normalCdf((margins[i]! - own * e) / common) * others;
    });
  return margins.reduce((sum, _, i) => sum + byTightest(i), 0);
}

function productOf(margins: readonly number[], factor: (margin: number, i: number) => number): number {
  return margins.reduce((product, margin, i) => product * factor(margin, i), 1);
}

/** Mean of a function of a standard normal variate. */
function normalMean(of: (x: number) => number): number {
  let sum = 0;
  for (let x = -REACH; x <= REACH; x += STEP) sum += exp(-(x * x) / 2) * of(x);
  return (sum * STEP) / SQRT_TWO_PI;
}
