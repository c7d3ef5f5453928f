import { reliabilityBin, reliabilityTable } from '../../stats/calibration.ts';
import { type PitRange, partBetween, partHeld } from '../../stats/pit.ts';
import { type ShareInterval, wilsonInterval } from '../../stats/proportion.ts';
import type { Outcome } from './outcomes.ts';
import type { ScoredOutcome } from './score-outcome.ts';

/** Kinds of outcomes that have intervals. */
export type IntervalKind = 'metric' | 'milestone';

/** What was claimed of some outcomes, and what came. */
export interface CalibrationRow {
  readonly kind: IntervalKind;
  /** A central interval, a tenth of the forecast's distribution, or milestones whose stated probability is in a range. */
  readonly part: 'interval' | 'pit' | 'reliability';
  /** Ends of the part, as shares of the distribution or as probabilities. */
  readonly low: number;
  readonly high: number;
  readonly outcomes: number;
  /** Different samples at which they were found. */
  readonly dates: number;
  /** Of the outcomes, those in the part, or reached; in part where paths equal an outcome. */
  readonly inside: number;
  /** What a calibrated forecast would have; NaN without outcomes. */
  readonly expectedShare: number;
  /**
   * What it had, with its 95 % interval (Wilson): all outcomes of a date are of one state of one world and move together, so that they count
   * as one; as if dates were independent, which those that are near each other are not either.
   */
  readonly observed: ShareInterval;
}

/** What so many outcomes say of the width of a forecast's intervals. */
export type Verdict = 'too few dates to tell' | 'overconfident' | 'underconfident' | 'as claimed';

/** Central intervals whose coverage is told. */
export const INTERVAL_SHARES: readonly number[] = [0.5, 0.8, 0.9];
/** Of fewer dates even the coverage of a good forecast says next to nothing: 90 % held may be 70 % or 97 % of twenty. */
export const FEWEST_DATES = 20;

const KINDS: readonly IntervalKind[] = ['metric', 'milestone'];
const PIT_BINS = 10;
const RELIABILITY_BINS = 5;

/** Calibration of a forecast over outcomes that were scored against all its paths. */
export function calibrationOf(scored: readonly ScoredOutcome[]): readonly CalibrationRow[] {
  return [...KINDS.flatMap((kind) => intervalRows(kind, scored)), ...reliabilityRows(scored)];
}

/**
 * What a row of coverage says: overconfident where the interval held too few to be one of its share.
 *
 * verdictOf({ dates: 100, expectedShare: 0.9, observed: { share: 0.7, low: 0.6, high: 0.78 } }) // => 'overconfident'
 */
export function verdictOf({
  dates,
  expectedShare,
  observed,
}: Pick<CalibrationRow, 'dates' | 'expectedShare' | 'observed'>): Verdict {
  if (dates < FEWEST_DATES) return 'too few dates to tell';
  if (observed.high < expectedShare) return 'overconfident';
  return observed.low > expectedShare ? 'underconfident' : 'as claimed';
}

function intervalRows(kind: IntervalKind, scored: readonly ScoredOutcome[]): CalibrationRow[] {
  const own = scored.filter(({ outcome, score }) => outcome.finding.kind === kind && score.pitRange !== undefined);
  const ranges = own.map(({ score }) => score.pitRange!);
  const dates = datesOf(own);
  const rowOf = (part: 'interval' | 'pit', low: number, high: number, partOf: (range: PitRange) => number): CalibrationRow => {
    const inside = ranges.reduce((sum, range) => sum + partOf(range), 0);
    const observed = observedShare(inside, ranges.length, dates);
    return { kind, part, low, high, outcomes: ranges.length, dates, inside, expectedShare: high - low, observed };
  };
  const bins = Array.from({ length: PIT_BINS }, (_, bin) => [bin / PIT_BINS, (bin + 1) / PIT_BINS] as const);
  return [
    ...INTERVAL_SHARES.map((share) => rowOf('interval', (1 - share) / 2, (1 + share) / 2, (range) => partHeld(range, share))),
    ...bins.map(([low, high]) => rowOf('pit', low, high, (range) => partBetween(range, low, high))),
  ];
}

/** Of milestones: how often they had been reached by the day somebody looked. */
function reliabilityRows(scored: readonly ScoredOutcome[]): CalibrationRow[] {
  const stated = scored.flatMap(({ outcome: { finding, day, sample }, score: { probability } }) =>
    finding.kind === 'milestone' ? { probability, happened: finding.reachedDays <= day, outcome: { sample } } : [],
  );
  return reliabilityTable(stated, RELIABILITY_BINS).map((row, bin) => {
    const {
      lowProbability: low,
      highProbability: high,
      events: outcomes,
      happened: inside,
      meanProbability: expectedShare,
    } = row;
    const dates = datesOf(stated.filter(({ probability }) => reliabilityBin(probability, RELIABILITY_BINS) === bin));
    const observed = observedShare(inside, outcomes, dates);
    return { kind: 'milestone', part: 'reliability', low, high, outcomes, dates, inside, expectedShare, observed };
  });
}

function datesOf(scored: readonly { readonly outcome: Pick<Outcome, 'sample'> }[]): number {
  return new Set(scored.map(({ outcome }) => outcome.sample)).size;
}

/** As many tosses as dates. */
function observedShare(inside: number, outcomes: number, dates: number): ShareInterval {
  return wilsonInterval(outcomes === 0 ? 0 : (inside / outcomes) * dates, dates);
}
