import type { AgentPool, Fleet, JobClassId, LabClass, LabParameters, PeoplePool } from '../lab/parameters.ts';
import type { Pool, PoolOf } from './lab-stages.ts';
import { CLASS_IDS, orderStages, poolsOf, stageOf } from './lab-stages.ts';
import type { Findings } from './references.ts';
import type { LabDocument } from './schema/lab.ts';
import { horizonLawOf } from './schema/research.ts';

/**
 * A lab's parameters from its document: ids become indices, people by id and stages in the order of the experiments' path, so
 * that the order of writing changes no number.
 */
export function toLabParameters(document: LabDocument, findings: Findings): LabParameters {
  const people = peopleOf(document, findings);
  const peopleIds = people.map(({ id }) => id);
  const stageIds = orderStages(document);
  return {
    staffing: document.staffing,
    people,
    agents: agentsOf(document, findings),
    fleet: fleetOf(document, findings),
    classes: CLASS_IDS.map((id) => classOf(id, document, stageIds, peopleIds, findings)),
    stages: stageIds.map((id) => stageOf(id, document, stageIds, peopleIds, findings)),
    snippets: {
      savedShare: document.snippets.saved,
      opensDays: document.snippets.opens,
      midpointDays: document.snippets.midpoint,
      widthDays: document.snippets.width,
    },
    oversight: oversightOf(document),
    ...researchOf(document),
    granularity: document.granularity,
  };
}

function theOnlyPool<Kind extends Pool['kind']>(
  document: LabDocument,
  kind: Kind,
  findings: Findings,
): [string, PoolOf<Kind>] | undefined {
  const found = poolsOf(document, kind);
  if (found.length !== 1)
    findings.add(['pools'], {
      expected: `one pool of kind ${kind}`,
      received: found.length === 0 ? 'none' : found.map(([id]) => id).join(', '),
    });
  return found[0];
}

function peopleOf(document: LabDocument, findings: Findings): readonly PeoplePool[] {
  const pools = poolsOf(document, 'people');
  if (pools.length === 0) findings.add(['pools'], { expected: 'a pool of kind people', received: 'none' });
  return pools.map(([id, pool]) => ({
    id,
    headcount: pool.capacity,
    hoursPerDay: pool.hoursPerDay,
    daysPerWeek: pool.daysPerWeek,
    changeReserveShare: pool.reserve?.change ?? 0,
  }));
}

function agentsOf(document: LabDocument, findings: Findings): AgentPool {
  const [id, pool] = theOnlyPool(document, 'agents', findings) ?? ['', undefined];
  return {
    id,
    atEpoch: pool?.capacity ?? 0,
    efficiencyExponent: pool?.exponent ?? 0,
    changeReserveShare: pool?.reserve?.change ?? 0,
  };
}

function fleetOf({ compute, ...document }: LabDocument, findings: Findings): Fleet {
  const [id, pool] = theOnlyPool({ compute, ...document }, 'accelerators', findings) ?? ['', undefined];
  const orders = compute.orders && {
    everyDays: compute.orders.every,
    aboveUtilization: compute.orders.above,
    orderShare: compute.orders.share,
    leadDays: compute.orders.lead,
  };
  return {
    id,
    accelerators: pool?.capacity ?? { startDays: 0, stepDays: 1, values: new Float64Array(1) },
    trainingShare: compute.shares.training,
    experimentShare: compute.shares.experiments,
    inferenceShare: compute.shares.inference,
    idle: compute.idle,
    orders,
  };
}

function classOf(
  id: JobClassId,
  document: LabDocument,
  stageIds: readonly string[],
  peopleIds: readonly string[],
  findings: Findings,
): LabClass {
  const jobClass = document.classes[id];
  const at = ['classes', id];
  jobClass.path.forEach((stage, index) => {
    if (jobClass.path.indexOf(stage) < index)
      findings.add([...at, 'path', index], { expected: 'each stage once', received: `\`${stage}\` again` });
  });
  return {
    id,
    priority: jobClass.priority,
    leadPool: findings.indexOf(peopleIds, jobClass.lead, [...at, 'lead'], 'a pool of people'),
    perLeadPerson: jobClass.wip.perPerson,
    perAgent: jobClass.wip.perAgent,
    perSlot: jobClass.wip.perSlot,
    path: jobClass.path.map((stage, index) => findings.indexOf(stageIds, stage, [...at, 'path', index], 'a stage')),
  };
}

function oversightOf({ oversight }: LabDocument): LabParameters['oversight'] {
  const { closedLoop } = oversight;
  return {
    baseShare: oversight.base,
    baseMinutes: oversight.at,
    delegatedHorizonShare: oversight.delegated,
    lengthExponent: oversight.exponent,
    gateShare: oversight.gate,
    seenShare: oversight.seen,
    closedLoop: {
      opening: closedLoop.opens,
      midpointDays: closedLoop.midpoint,
      widthDays: closedLoop.width,
      taskMinutes: closedLoop.task,
      offsetDoublings: closedLoop.offset,
      trustHorizonMinutes: closedLoop.trust,
      trustWidthDoublings: closedLoop.trustWidth,
    },
  };
}

function researchOf({
  progress,
  taste,
  horizon,
  generations,
}: LabDocument): Pick<LabParameters, 'progress' | 'taste' | 'horizon' | 'generations'> {
  return {
    progress: {
      thetaPerYear: progress.theta,
      referencePerYear: progress.reference,
      parallelExponent: progress.lambda,
      fishingExponent: progress.beta,
      windowDays: progress.window,
      limit: progress.limit,
    },
    taste: { sigma: taste.sigma, evenMinutes: taste.even, logitsPerDoubling: taste.slope },
    horizon: {
      law: horizonLawOf(horizon),
      referenceDays: horizon.reference.date,
      referenceMinutes: horizon.reference.minutes,
      earlierMinutes: horizon.earlier,
      capMinutes: horizon.cap,
      logisticExponent: horizon.logistic,
      taskSpreadDoublings: horizon.spread,
    },
    generations: {
      trigger: generations.trigger,
      overlap: generations.overlap,
      trainDays: generations.train,
      evaluateDays: generations.evaluate,
      gateDays: generations.gateDelay,
      gate: generations.gate,
    },
  };
}
