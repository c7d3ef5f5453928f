import { reliabilityTable } from '../../stats/calibration.ts';
import { type ShareInterval, wilsonInterval } from '../../stats/proportion.ts';
import { partBetween, partHeld, type PitRange } from './pit-range.ts';
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
  /** Of these, those in the part, or reached; in part where paths equal an outcome. */
  readonly inside: number;
  /** What a calibrated forecast would have; NaN without outcomes. */
  readonly expectedShare: number;
  /** What it had, with its 95 % interval (Wilson), as if outcomes were independent. */
  readonly observed: ShareInterval;
}

/** What so many outcomes say of the width of a forecast's intervals. */
export type Verdict = 'too few to tell' | 'overconfident' | 'underconfident' | 'as claimed';

/** Central intervals whose coverage is told. */
export const INTERVAL_SHARES: readonly number[] = [0.5, 0.8, 0.9];
/** Of fewer outcomes even the coverage of a good forecast says next to nothing: 90 % held may be 70 % or 97 % of twenty. */
export const FEWEST_OUTCOMES = 20;

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
 * verdictOf({ outcomes: 100, expectedShare: 0.9, observed: { share: 0.7, low: 0.6, high: 0.78 } }) // => 'overconfident'
 */
export function verdictOf({
  outcomes,
  expectedShare,
  observed,
}: Pick<CalibrationRow, 'outcomes' | 'expectedShare' | 'observed'>): Verdict {
  if (outcomes < FEWEST_OUTCOMES) return 'too few to tell';
  if (observed.high < expectedShare) return 'overconfident';
  return observed.low > expectedShare ? 'underconfident' : 'as claimed';
}

function intervalRows(kind: IntervalKind, scored: readonly ScoredOutcome[]): CalibrationRow[] {
  const ranges = scored.flatMap(({ outcome, score }) => (outcome.finding.kind === kind ? (score.pitRange ?? []) : []));
  const rowOf = (part: 'interval' | 'pit', low: number, high: number, partOf: (range: PitRange) => number): CalibrationRow => {
    const inside = ranges.reduce((sum, range) => sum + partOf(range), 0);
    const observed = wilsonInterval(inside, ranges.length);
    return { kind, part, low, high, outcomes: ranges.length, inside, expectedShare: high - low, observed };
  };
  const bins = Array.from({ length: PIT_BINS }, (_, bin) => [bin / PIT_BINS, (bin + 1) / PIT_BINS] as const);
  return [
    ...INTERVAL_SHARES.map((share) => rowOf('interval', (1 - share) / 2, (1 + share) / 2, (range) => partHeld(range, share))),
    ...bins.map(([low, high]) => rowOf('pit', low, high, (range) => partBetween(range, low, high))),
  ];
}

/** Of milestones: how often they had been reached by the day somebody looked. */
function reliabilityRows(scored: readonly ScoredOutcome[]): CalibrationRow[] {
  const stated = scored.flatMap(({ outcome: { finding, day }, score: { probability } }) =>
    finding.kind === 'milestone' ? { probability, happened: finding.reachedDays <= day } : [],
  );
  return reliabilityTable(stated, RELIABILITY_BINS).map((row) => ({
    ...{ kind: 'milestone', part: 'reliability', low: row.lowProbability, high: row.highProbability },
    ...{ outcomes: row.events, inside: row.happened, expectedShare: row.meanProbability, observed: row.observed },
  }));
}
