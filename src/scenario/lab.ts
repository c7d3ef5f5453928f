import { assert } from '../base/assert.ts';
import { switchOff } from '../lab/oversight/six-parts.ts';
import type { AgentPool, CalledClassId, Fleet, LabClass, LabParameters, LimitedClassId, PeoplePool } from '../lab/parameters.ts';
import { coordinationOf, findingsOf, generationControlOf, partsOff, resultsOf, reviewOf } from './lab-control.ts';
import type { Pool, PoolOf } from './lab-stages.ts';
import { CALLED_IDS, LIMITED_IDS, orderStages, poolsOf, stageOf } from './lab-stages.ts';
import type { LabDocument } from './schema/lab.ts';
import { horizonLawOf } from './schema/research.ts';

/**
 * A lab's parameters from its document, which checkLab has found nothing wrong with: ids become indices, people by id and stages in the order of the experiments' path, so
 * that the order of writing changes no number.
 */
export function toLabParameters(document: LabDocument): LabParameters {
  const people = peopleOf(document);
  const peopleIds = people.map(({ id }) => id);
  const stageIds = orderStages(document);
  const parameters: LabParameters = {
    staffing: document.staffing,
    people,
    agents: agentsOf(document),
    fleet: fleetOf(document),
    classes: [
      ...LIMITED_IDS.map((id) => limitedOf(id, document, stageIds, peopleIds)),
      ...CALLED_IDS.flatMap((id) => calledOf(id, document, stageIds)),
    ],
    stages: stageIds.map((id) => stageOf(id, document, stageIds, peopleIds)),
    snippets: {
      savedShare: document.snippets.saved,
      opensDays: document.snippets.opens,
      midpointDays: document.snippets.midpoint,
      widthDays: document.snippets.width,
    },
    oversight: oversightOf(document),
    review: reviewOf(document, stageIds),
    results: resultsOf(document, stageIds),
    findings: findingsOf(document, stageIds),
    coordination: coordinationOf(document),
    ...researchOf(document),
    granularity: document.granularity,
  };
  return switchOff(parameters, partsOff(document));
}

function theOnlyPool<Kind extends Pool['kind']>(document: LabDocument, kind: Kind): [string, PoolOf<Kind>] {
  const [first] = poolsOf(document, kind);
  assert(first !== undefined, 'a lab has one pool of each kind', { kind });
  return first;
}

function peopleOf(document: LabDocument): readonly PeoplePool[] {
  return poolsOf(document, 'people').map(([id, pool]) => ({
    id,
    headcount: pool.capacity,
    hoursPerDay: pool.hoursPerDay,
    daysPerWeek: pool.daysPerWeek,
    changeReserveShare: pool.reserve?.change ?? 0,
  }));
}

function agentsOf(document: LabDocument): AgentPool {
  const [id, pool] = theOnlyPool(document, 'agents');
  return {
    id,
    atEpoch: pool.capacity,
    efficiencyExponent: pool.exponent,
    changeReserveShare: pool.reserve?.change ?? 0,
  };
}

function fleetOf(document: LabDocument): Fleet {
  const { compute } = document;
  const [id, pool] = theOnlyPool(document, 'accelerators');
  const orders = compute.orders && {
    everyDays: compute.orders.every,
    aboveUtilization: compute.orders.above,
    orderShare: compute.orders.share,
    leadDays: compute.orders.lead,
  };
  return {
    id,
    accelerators: pool.capacity,
    trainingShare: compute.shares.training,
    experimentShare: compute.shares.experiments,
    inferenceShare: compute.shares.inference,
    idleTakenShare: compute.idle.taken,
    orders,
  };
}

function limitedOf(
  id: LimitedClassId,
  document: LabDocument,
  stageIds: readonly string[],
  peopleIds: readonly string[],
): LabClass {
  const { priority, lead, wip, path } = document.classes[id];
  const limit = {
    leadPool: peopleIds.indexOf(lead),
    perLeadPerson: wip.perPerson,
    perAgent: wip.perAgent,
    perSlot: wip.perSlot,
  };
  return { id, priority, limit, path: path.map((stage) => stageIds.indexOf(stage)) };
}

function calledOf(id: CalledClassId, document: LabDocument, stageIds: readonly string[]): readonly LabClass[] {
  const called = document.classes[id];
  if (called === undefined) return [];
  return [{ id, priority: called.priority, limit: undefined, path: called.path.map((stage) => stageIds.indexOf(stage)) }];
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
      control: generationControlOf(generations),
    },
  };
}
