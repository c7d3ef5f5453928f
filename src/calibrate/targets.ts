import { parseIsoDate } from '../base/calendar.ts';
import { log } from '../numeric/log.ts';
import { OBSERVABLES, type Observable, type Past } from './observables.ts';
import { type PublishedFigure, seriesError, seriesOf, type Trends } from './series.ts';

/** Last day of what the shipped history is fitted to [days since 1970-01-01]. */
export const FITTED_UNTIL = parseIsoDate('2025-12-31')!;

/** Pasts are simulated to here, beyond the last figure, so that it lies between two releases. */
export const SIMULATED_UNTIL = '2027-01-01';

/** Where no interval is published a figure is taken to be right within this factor, nine times in ten. */
export const FACTOR_WITHOUT_INTERVAL = 1.25;

/** Correlation of the errors of two figures of one series: same tasks, same chart, same lab. Assumed. */
export const ERROR_CORRELATION = 0.5;

/** Which figures of a published series have a counterpart in the model, and what it is. */
export interface TargetSeries {
  readonly series: string;
  readonly observable: Observable;
  /** Whether it takes part in fits; another series of the same measurements does not. */
  readonly fits: boolean;
  /** Figures that the history was given: they cannot be missed, and are never counted. */
  readonly inputs: (figure: PublishedFigure, place: number) => boolean;
  /** Figures that a prior is made of, and that are not learned from a second time. */
  readonly inPrior?: (figure: PublishedFigure) => boolean;
  /** The series whose measurements it states once more, rounded or quoted: shown, and never counted. */
  readonly repeats?: string;
  readonly keep?: (figures: readonly PublishedFigure[]) => readonly PublishedFigure[];
  /** Which numbers of a figure are meant, where it has more than one. */
  readonly read?: (figure: PublishedFigure, series: string) => PublishedFigure;
}

/** A published figure with its counterpart. */
export interface Target {
  readonly series: string;
  readonly observable: Observable;
  readonly fits: boolean;
  readonly input: boolean;
  readonly repeated: boolean;
  readonly figure: PublishedFigure;
  /** Interval within which the truth lies with `mass`: the published one, or a factor 1.25. */
  readonly low: number;
  readonly high: number;
  /** Whether the interval is published. */
  readonly intervalPublished: boolean;
  /** Standard deviation of its error, in log or in its unit by the observable's scale. */
  readonly error: number;
  readonly simulated: (past: Past) => number;
}

/** Whether the history was given a figure, was fitted to it, or says it without having seen it; or whether it is another's once more. */
export type Role = 'input' | 'fitted' | 'predicted' | 'repeated';

const CLAUDE = /^claude_/;
const FIRST_HORIZON = parseIsoDate('2024-03-04')!;

/** Models of one lab that were its best when they were released, from the history's first on. */
function bestOfClaude(figures: readonly PublishedFigure[]): readonly PublishedFigure[] {
  const own = figures
    .filter(({ label, firstDay }) => CLAUDE.test(label) && firstDay >= FIRST_HORIZON)
    .sort((one, other) => one.firstDay - other.firstDay || other.value - one.value);
  return own.filter(({ value }, i) => own.slice(0, i).every((before) => before.value < value));
}

/** A figure's p80 in place of its p50. */
function reliable(figure: PublishedFigure, series: string): PublishedFigure {
  const minutes = (column: string): number => {
    const written = figure.more[column] ?? '';
    if (Number(written) > 0) return Number(written);
    throw seriesError(series, column, {
      expected: `a horizon of ${figure.label} in minutes`,
      received: written === '' ? 'nothing' : `\`${written}\``,
    });
  };
  return { ...figure, value: minutes('p80'), low: minutes('p80_low'), high: minutes('p80_high') };
}

const noInputs = (): boolean => false;
const ofFirstModel = ({ lastDay }: PublishedFigure): boolean => lastDay <= parseIsoDate('2024-03-31')!;

/** METR's horizons of one lab's models, by suite. */
export function horizonTargets(suite: string, fits: boolean): TargetSeries {
  const series = `metr-horizons-${suite}`;
  return { series, observable: OBSERVABLES.horizon, fits, inputs: noInputs, inPrior: ofFirstModel, keep: bestOfClaude };
}

/** METR's p80 horizons of the same models. */
export function reliableTargets(suite: string, fits: boolean): TargetSeries {
  const { inPrior: _, ...horizons } = horizonTargets(suite, fits);
  return { ...horizons, observable: OBSERVABLES.reliableHorizon, read: reliable };
}

/** Every series that has a counterpart, in the order of the reports. */
export const TARGET_SERIES: readonly TargetSeries[] = [
  horizonTargets('1.1-2026-04', true),
  reliableTargets('1.1-2026-04', true),
  {
    ...{ series: 'metr-horizons-reported', observable: OBSERVABLES.horizon, fits: false, inputs: noInputs },
    keep: (figures) => figures.filter(({ bound }) => bound === 'at least'),
  },
  {
    ...{ series: 'essay-horizons', observable: OBSERVABLES.horizon, fits: false, inputs: noInputs },
    repeats: 'metr-horizons-1.1-2026-04',
    keep: (figures) => figures.filter(({ bound }) => bound === 'value'),
  },
  { series: 'code-per-engineer', observable: OBSERVABLES.codePerEngineer, fits: true, inputs: noInputs },
  { series: 'ai-code-share', observable: OBSERVABLES.aiCodeShare, fits: true, inputs: noInputs },
  { series: 'next-step-wins', observable: OBSERVABLES.nextStepWins, fits: true, inputs: noInputs },
  { series: 'felt-output', observable: OBSERVABLES.feltOutput, fits: false, inputs: noInputs },
  { series: 'open-ended-success', observable: OBSERVABLES.openEndedSuccess, fits: false, inputs: (_, place) => place === 0 },
  {
    ...{ series: 'training-code-speedup', observable: OBSERVABLES.trainingCodeSpeedup, fits: false },
    inputs: (_, place) => place === 0,
  },
];

/**
 * Published figures with their counterparts.
 * @param catalogue which series; all unless told
 * @throws InputError if a series is not there, or lacks a number that is read
 */
export function targetsOf(trends: Trends, catalogue: readonly TargetSeries[] = TARGET_SERIES): readonly Target[] {
  return catalogue.flatMap(({ series, observable, fits, inputs, inPrior, repeats, keep, read }) => {
    const { figures } = seriesOf(trends, series);
    const widest = Math.max(...figures.map(samplingError).filter((error) => !Number.isNaN(error)));
    const kept = [...(keep?.(figures) ?? figures)].sort((one, other) => one.lastDay - other.lastDay);
    const [anchor] = kept;
    return kept.map((written, place): Target => {
      const figure = withValue(read?.(written, series) ?? written);
      const interval = intervalOf(figure);
      const isInPrior = inPrior?.(written) ?? false;
      const sampled = samplingError(figure);
      return {
        ...{ series, observable, figure, ...interval },
        fits: fits && !isInPrior,
        input: inputs(written, place),
        repeated: repeats !== undefined,
        error: Number.isFinite(widest) ? (Number.isNaN(sampled) ? widest : sampled) : errorOf(interval, observable.scale),
        simulated: (past) => observable.of(past, figure, anchor),
      };
    });
  });
}

/** Role of a target for a history that was fitted to what is dated up to a day. */
export function roleOf({ input, repeated, figure }: Pick<Target, 'input' | 'repeated' | 'figure'>, untilDay: number): Role {
  if (repeated) return 'repeated';
  if (input) return 'input';
  return figure.lastDay <= untilDay ? 'fitted' : 'predicted';
}

/** Targets that a fit up to a day uses: of values, not of bounds. */
export function fittedTargets(targets: readonly Target[], untilDay: number): readonly Target[] {
  return targets.filter((target) => target.fits && target.figure.bound === 'value' && roleOf(target, untilDay) === 'fitted');
}

/** The middle of the interval stands for a value that is not published. */
function withValue(figure: PublishedFigure): PublishedFigure {
  return Number.isNaN(figure.value) ? { ...figure, value: (figure.low + figure.high) / 2 } : figure;
}

function intervalOf({ value, low, high }: PublishedFigure): Pick<Target, 'low' | 'high' | 'intervalPublished'> {
  if (!Number.isNaN(low) && !Number.isNaN(high)) return { low, high, intervalPublished: true };
  return { low: value / FACTOR_WITHOUT_INTERVAL, high: value * FACTOR_WITHOUT_INTERVAL, intervalPublished: false };
}

/** sqrt(p (1 - p) / n) of a share of n cases; NaN where no number of cases is published, which a series that has some takes for its widest. */
function samplingError({ value, more }: PublishedFigure): number {
  const cases = Number(more['n'] ?? '');
  return cases > 0 ? Math.sqrt((value * (1 - value)) / cases) : Number.NaN;
}

/**
 * Two-sided normal scores of the intervals, Phi^-1(0.975) where published, as METR's are at 95 %, and Phi^-1(0.95) for the factor. Written
 * out, since what is shipped was sampled with these bits.
 */
const PUBLISHED_SCORE = 1.959963984540054;
const FACTOR_SCORE = 1.6448536269514722;

function errorOf(
  { low, high, intervalPublished }: Pick<Target, 'low' | 'high' | 'intervalPublished'>,
  scale: Observable['scale'],
) {
  const width = scale === 'log' ? log(high / low) : high - low;
  return width / 2 / (intervalPublished ? PUBLISHED_SCORE : FACTOR_SCORE);
}
