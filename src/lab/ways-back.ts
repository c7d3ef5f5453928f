import { MINUTES_PER_HOUR } from '../base/units.ts';
import { curveAt } from './curve.ts';
import { automatedCatchShare, reviewOutcome } from './oversight/detection.ts';
import { missedShare } from './oversight/reading.ts';
import type { LabClass, LabParameters, WorkStage } from './parameters.ts';
import type { StageRates } from './stage-rates.ts';
import { agentReadShare } from './stage-rates.ts';
import type { WayBack } from './visit-ratios.ts';

/** The stage whose baseline hours measure code, and in which flaws are made. */
export const CODE_STAGE = 'implement';

/** Work that hardly ever passes is planned as if it came so often at most: 1 in 10^12 passes. */
const MOST_REVIEWS = 1e12;

/** Rates by stage, undefined where nothing is automated or nobody works. */
type Rates = readonly (StageRates | undefined)[];

/**
 * Ways back of a class at present rates: what review sends back, and what is done a second time to check.
 *
 * Where flaws are modelled the share sent back follows from them: of R reviews per job all but the last end in a way back, 1 - 1/R.
 * @param days since the epoch, for what changes with time
 */
export function waysBack(p: LabParameters, jobClass: LabClass, rates: Rates, days: number): readonly WayBack[] {
  const { review, results } = p;
  const ways: WayBack[] = [];
  for (const k of jobClass.path) {
    const stage = p.stages[k]!;
    if (results !== undefined && jobClass.id === 'experiment' && k === results.reportStage) {
      const again = replicated(p);
      if (again !== undefined) ways.push(again);
    } else if (stage.kind === 'work' && stage.back !== undefined) {
      const isReview = review !== undefined && k === review.stage;
      const share = isReview ? 1 - 1 / Math.min(MOST_REVIEWS, reviewsPerJob(p, jobClass, rates, days)) : stage.back.share;
      ways.push({ from: k, to: stage.back.to, share });
    }
  }
  return ways;
}

/** The same where people do all of the work. */
export function waysBackByHand(p: LabParameters, jobClass: LabClass): readonly WayBack[] {
  return waysBack(p, jobClass, [], 0);
}

/** A share x of reports is replicated, once: x / (1 + x) of all reports lead back. */
function replicated({ results }: LabParameters): WayBack | undefined {
  const { trueShare, powerShare, falsePositiveShare, replicatedShare, reportStage, replicateFrom } = results!;
  if (replicatedShare === 0) return undefined;
  const again = replicatedShare * (trueShare * powerShare + (1 - trueShare) * falsePositiveShare);
  return { from: reportStage, to: replicateFrom, share: again / (1 + again) };
}

/** m0 of a class's code [minutes]: scrutiny times its baseline hours of code; 0 where it writes none. */
export function scrutinyOf(p: LabParameters, { id, path }: LabClass): number {
  const code = codeStageOf(p);
  const stage = p.stages[code];
  if (p.review === undefined || stage?.kind !== 'work' || !path.includes(code)) return 0;
  return p.review.scrutinyMinutes * stage.hours[id];
}

function codeStageOf({ stages }: LabParameters): number {
  return stages.findIndex(({ id }) => id === CODE_STAGE);
}

/** Reviews that a job goes through, expected. */
function reviewsPerJob(p: LabParameters, jobClass: LabClass, rates: Rates, days: number): number {
  const review = p.review!;
  const scrutinyMinutes = scrutinyOf(p, jobClass);
  if (scrutinyMinutes === 0) return 1;
  const code = codeStageOf(p);
  const byAi = rates[code]?.automatedShare ?? 0;
  const flawsByPeople = review.flawsPerVisit * (1 - byAi);
  const flawsByAi = review.flawsPerVisit * curveAt(review.aiFlawRatio, days) * byAi;
  const flaws = flawsByPeople + flawsByAi;
  if (flaws === 0) return 1;
  const r = rates[review.stage];
  const minutes = (p.stages[review.stage] as WorkStage).hours[jobClass.id] * MINUTES_PER_HOUR * (r?.depthShare ?? 1);
  const missed = missedShare(1 - (r?.automatedShare ?? 0), r?.oversightShare ?? 0, minutes, scrutinyMinutes);
  const read = r === undefined ? 0 : agentReadShare(r);
  const caught = (isOwn: number): number => 1 - missed * (1 - automatedCatchShare(review.automated, read, isOwn));
  const catchShare = (flawsByPeople * caught(0) + flawsByAi * caught(1)) / flaws;
  return reviewOutcome(flaws, catchShare).reviews;
}
