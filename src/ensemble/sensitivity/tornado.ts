import { numberText } from '../../base/number-text.ts';
import { AS_WRITTEN, type DrawValues } from '../../scenario/drawn.ts';
import type { Uncertainty } from '../../scenario/uncertainty.ts';
import { type MeanInterval, meanInterval } from '../../stats/intervals.ts';
import { HIGH_SHARE, LOW_SHARE, quantileOf } from './quantile-of.ts';
import { meanAt, type TargetValues, valuesAt } from './target-values.ts';

/** One way in which a factor is set, all else as written. */
interface Setting {
  /** The parameter's value, or the variant's option. */
  readonly text: string;
  /** Where its paths are. */
  readonly point: number;
}

/** A parameter at its low and its high quantile, or a variant at each of its options. */
interface Factor {
  readonly id: string;
  readonly kind: 'parameter' | 'variant';
  readonly settings: readonly Setting[];
}

/** Points that move one factor at a time; the first is the scenario as it is written. */
export interface TornadoDesign {
  readonly points: readonly DrawValues[];
  readonly factors: readonly Factor[];
}

/** What a factor does to a target by itself. */
export interface TornadoBar {
  readonly factor: string;
  readonly kind: Factor['kind'];
  readonly lowSetting: string;
  readonly highSetting: string;
  /** Means over replications [unit of the target]. */
  readonly lowMean: number;
  readonly highMean: number;
  /** High less low, paired by replication. */
  readonly swing: MeanInterval;
  /** Settings of which the two are, by their means where there are more than two: the interval allows for that choice. */
  readonly settings: number;
  /** Paths at the two settings that end before they have come to the target, of all. */
  readonly censoredShare: number;
}

/** Each uncertain parameter at the ends of its 90 % interval, and each option of each variant, one at a time. */
export function tornadoDesign({ parameters, variants }: Pick<Uncertainty, 'parameters' | 'variants'>): TornadoDesign {
  const points: DrawValues[] = [AS_WRITTEN];
  const settingOf = (text: string, values: Partial<DrawValues>): Setting => {
    points.push({ ...AS_WRITTEN, ...values });
    return { text, point: points.length - 1 };
  };
  const ofParameters = parameters.map((parameter): Factor => {
    const values = [LOW_SHARE, HIGH_SHARE].map((share) => quantileOf(parameter, share));
    const settings = values.map((value) => settingOf(numberText(value), { parameters: { [parameter.id]: value } }));
    return { id: parameter.id, kind: 'parameter', settings };
  });
  const ofVariants = variants.map(({ id, options }): Factor => {
    const settings = options.map((option) => settingOf(option.id, { options: { [id]: option.id } }));
    return { id, kind: 'variant', settings };
  });
  return { points, factors: [...ofParameters, ...ofVariants] };
}

/**
 * What each factor does to a target, widest swing first: mean at the high less mean at the low setting, with its 95 % interval over
 * paired replications. Of a variant, low and high are the options with the least and the greatest mean; of more than two options
 * the interval is one that the differences of all pairs have at once.
 */
export function tornadoBars({ factors }: TornadoDesign, of: TargetValues): readonly TornadoBar[] {
  const bars = factors.map(({ id, kind, settings }): TornadoBar => {
    const ordered = kind === 'parameter' ? settings : [...settings].sort((a, b) => meanAt(of, a.point) - meanAt(of, b.point));
    const [low, high] = [ordered[0]!, ordered.at(-1)!];
    const [atLow, atHigh] = [valuesAt(of, low.point), valuesAt(of, high.point)];
    return {
      ...{ factor: id, kind, lowSetting: low.text, highSetting: high.text },
      lowMean: meanAt(of, low.point),
      highMean: meanAt(of, high.point),
      swing: meanInterval(
        atHigh.map((value, i) => value - atLow[i]!),
        (settings.length * (settings.length - 1)) / 2,
      ),
      settings: settings.length,
      censoredShare: (of.censored[low.point]! + of.censored[high.point]!) / (2 * of.replications),
    };
  });
  return bars.sort((a, b) => Math.abs(b.swing.mean) - Math.abs(a.swing.mean) || (a.factor < b.factor ? -1 : 1));
}
