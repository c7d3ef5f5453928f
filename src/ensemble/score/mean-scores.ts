import { log } from '../../numeric/log.ts';
import { ALL } from '../forecast/given.ts';
import type { Scale, Score, ScoredOutcome } from './score-outcome.ts';

/** Outcomes whose scores are averaged together; metrics apart by what their distances are measured in. */
export type Group = 'metric-log' | 'metric-linear' | 'milestone' | 'future' | 'all';

/** Mean scores of a view over outcomes of a group; NaN where its outcomes have no such score. */
export interface MeanScore {
  readonly given: string;
  readonly group: Group;
  readonly outcomes: number;
  /** Share of the forecast's paths that the view has. */
  readonly pathShare: number;
  /** Draws that the view has. */
  readonly draws: number;
  /** NaN where the outcomes are of several units, and of all. */
  readonly crps: number;
  readonly logScore: number;
  readonly brier: number;
  /** What the outcomes say for the view against the whole forecast [nats]; 0 for the whole, NaN without log scores. */
  readonly evidence: number;
}

const GROUPS: readonly Group[] = ['metric-log', 'metric-linear', 'milestone', 'future', 'all'];
const GROUP_OF: Readonly<Record<Scale, Group>> = {
  log: 'metric-log',
  linear: 'metric-linear',
  years: 'milestone',
  none: 'future',
};

/** Mean scores by view and group, of outcomes that were scored against all paths and against each option of each variant. */
export function meanScores(scored: readonly ScoredOutcome[]): readonly MeanScore[] {
  const wholes = new Map(scored.filter(({ given }) => given === ALL).map((whole) => [whole.outcome, whole]));
  const views = [...new Set(scored.map(({ given }) => given))];
  return views.flatMap((given) =>
    GROUPS.flatMap((group) => {
      const own = scored.filter((one) => {
        const { scale } = wholes.get(one.outcome)!.score;
        return one.given === given && (group === 'all' || GROUP_OF[scale] === group);
      });
      return own.length === 0 ? [] : [meanOf(given, group, own, wholes)];
    }),
  );
}

function meanOf(
  given: string,
  group: Group,
  own: readonly ScoredOutcome[],
  wholes: ReadonlyMap<ScoredOutcome['outcome'], ScoredOutcome>,
): MeanScore {
  const scores = own.map(({ score }) => score);
  const weights = own.map(({ outcome, score }) => evidenceOf(score, wholes.get(outcome)!.score)).filter((x) => !Number.isNaN(x));
  return {
    ...{ given, group, outcomes: own.length, pathShare: own[0]!.pathShare, draws: own[0]!.score.draws },
    crps: group !== 'all' && oneUnit(own) ? mean(scores.map(({ crps }) => crps)) : Number.NaN,
    logScore: mean(scores.map(({ logScore }) => logScore)),
    brier: group === 'all' ? Number.NaN : mean(scores.map(({ brier }) => brier)),
    evidence: weights.length === 0 ? Number.NaN : weights.reduce((sum, weight) => sum + weight, 0),
  };
}

/**
 * What an outcome says for a view against the whole forecast, the difference of their log scores [nats]: the logarithm of how much likelier
 * it was. No outcome may say more than so many draws can tell, log(2 (n + 1)), as for a share that none of them showed: beyond the
 * outermost path a kernel's tail is a guess.
 * @param view n draws
 *
 * evidenceOf({ logScore: 900, draws: 9 }, { logScore: 2 }).toFixed(3) // => '-2.996'
 */
export function evidenceOf(view: Pick<Score, 'logScore' | 'draws'>, whole: Pick<Score, 'logScore'>): number {
  const most = log(2 * (view.draws + 1));
  return Math.max(-most, Math.min(most, whole.logScore - view.logScore));
}

function oneUnit(scored: readonly ScoredOutcome[]): boolean {
  const units = scored.map(({ outcome: { finding }, score: { scale } }) => (scale === 'linear' ? finding.subject : scale));
  return new Set(units).size === 1;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
