import type {
  Battery,
  Coordination,
  DetectionPolicy,
  Drift,
  Findings,
  GenerationControl,
  Results,
  Review,
  StagedRelease,
} from '../lab/oversight/control-parameters.ts';
import type { LoopPart } from '../lab/oversight/six-parts.ts';
import type { LabDocument } from './schema/lab.ts';

type GenerationsDocument = LabDocument['generations'];

/** The review of code; stages become indices. */
export function reviewOf({ review }: LabDocument, stageIds: readonly string[]): Review | undefined {
  return (
    review && {
      stage: stageIds.indexOf(review.at),
      flawsPerVisit: review.flaws,
      aiFlawRatio: review.aiFlaws,
      scrutinyMinutes: review.scrutiny,
      policy: review.policy,
      automated: automatedOf(review.automated),
      incidentShare: review.incidents.share,
      incidentLagDays: review.incidents.after,
    }
  );
}

/** Whether results are true; stages become indices. */
export function resultsOf({ results }: LabDocument, stageIds: readonly string[]): Results | undefined {
  return (
    results && {
      trueShare: results.true,
      powerShare: results.power,
      falsePositiveShare: results.falsePositives,
      reportStage: stageIds.indexOf(results.at),
      readStages: results.read.map((stage) => stageIds.indexOf(stage)).sort((a, b) => a - b),
      readingMinutes: results.reading,
      automated: automatedOf(results.automated),
      replicatedShare: results.replicate.share,
      replicateFrom: stageIds.indexOf(results.replicate.from),
      correctionLagDays: results.corrections?.after,
    }
  );
}

function automatedOf(automated: NonNullable<LabDocument['review']>['automated']): Review['automated'] {
  return {
    besideShare: automated.beside,
    catchShare: automated.catch,
    sameModelCorrelation: automated.correlation,
  };
}

/** Security weaknesses and the search for them. */
export function findingsOf({ findings }: LabDocument, stageIds: readonly string[]): Findings | undefined {
  return (
    findings && {
      weaknessesPerChange: findings.perChange,
      weaknessesAtEpoch: findings.atEpoch,
      foundPerYear: findings.found,
      aiSearchRatio: findings.aiSearch,
      searchStage: stageIds.indexOf(findings.search),
    }
  );
}

/** What handing work over costs. */
export function coordinationOf({ coordination }: LabDocument): Coordination | undefined {
  return (
    coordination && {
      handoffHours: coordination.hours,
      referencePeople: coordination.people,
      exponent: coordination.exponent,
    }
  );
}

/** What a generation passes through besides training and evaluation days; undefined where that is nothing. */
export function generationControlOf(generations: GenerationsDocument): GenerationControl | undefined {
  const { data, drift, battery, detection, approvals, minimum, pauses, release } = generations;
  const isNothing = [data, drift, battery, release].every((part) => part === undefined) && approvals === 0 && minimum === 0;
  if (isNothing && pauses.length === 0) return undefined;
  const goods = Object.keys(drift?.goods ?? {}).sort();
  return {
    data: data && { jobs: data.jobs, growthExponent: data.growth },
    drift: drift && driftOf(drift, goods),
    battery: battery && batteryOf(battery, goods),
    detection: detectionOf(detection),
    approvals,
    minimumDays: minimum,
    pauses: pauses.map(({ from, to }) => ({ fromDays: from, toDays: to })).sort((a, b) => a.fromDays - b.fromDays),
    release: release && releaseOf(release),
  };
}

/** Goods by id, so that the order of writing changes no number. */
function driftOf(drift: NonNullable<GenerationsDocument['drift']>, goods: readonly string[]): Drift {
  return {
    amplification: drift.amplification,
    goods: goods.map((id) => {
      const { aim, weight, trend, spread } = drift.goods[id]!;
      return { id, aim, weightShare: weight, trendPerGeneration: trend, spread };
    }),
  };
}

function batteryOf(battery: NonNullable<GenerationsDocument['battery']>, goods: readonly string[]): Battery {
  const ids = Object.keys(battery.signals).sort();
  return {
    signals: ids.map((id) => {
      const { jobs, of, sensitivity, noise } = battery.signals[id]!;
      return { id, jobs, good: goods.indexOf(of), sensitivity, noise };
    }),
    falseAlarmShare: battery.falseAlarms,
    correlation: battery.correlation,
    judges: battery.judges,
    sameModelBlindness: battery.sameModel,
    growthExponent: battery.growth,
  };
}

function releaseOf(release: NonNullable<GenerationsDocument['release']>): StagedRelease {
  const { share, days, sensitivity, falseAlarms } = release;
  return { share, days, sensitivity, falseAlarmShare: falseAlarms };
}

/** Without a policy whatever was found is promoted. */
function detectionOf(detection: GenerationsDocument['detection']): DetectionPolicy {
  return {
    action: detection?.action ?? 'promote',
    rounds: detection?.rounds ?? 0,
    removedShare: detection?.removed ?? 0,
    jobs: detection?.jobs ?? 0,
    retrainDays: detection?.retrain ?? 0,
  };
}

/** The parts of the loop that are switched off. */
export function partsOff({ loop }: LabDocument): readonly LoopPart[] {
  const parts = Object.keys(loop) as readonly LoopPart[];
  return parts.filter((part) => loop[part] === 'off');
}
