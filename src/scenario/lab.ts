import type {
  AgentPool,
  Fleet,
  JobClassId,
  LabClass,
  LabParameters,
  LabStage,
  PeoplePool,
  WorkStage,
} from '../lab/parameters.ts';
import type { Findings } from './references.ts';
import type { LabDocument } from './schema/lab.ts';
import { horizonLawOf } from './schema/research.ts';

const CLASS_IDS: readonly JobClassId[] = ['experiment', 'change'];

type Pool = LabDocument['pools'][string];
type PoolOf<Kind extends Pool['kind']> = Extract<Pool, { kind: Kind }>;

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

function poolsOf<Kind extends Pool['kind']>(document: LabDocument, kind: Kind): [string, PoolOf<Kind>][] {
  const found = Object.entries(document.pools).filter((entry): entry is [string, PoolOf<Kind>] => entry[1].kind === kind);
  return found.sort(([a], [b]) => (a < b ? -1 : 1));
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

/** The experiments' path first, then other stages by id. */
function orderStages(document: LabDocument): readonly string[] {
  const ids = Object.keys(document.stages);
  const path = [...new Set(document.classes.experiment.path)].filter((id) => ids.includes(id));
  return [...path, ...ids.filter((id) => !path.includes(id)).sort()];
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

function stageOf(
  id: string,
  document: LabDocument,
  stageIds: readonly string[],
  peopleIds: readonly string[],
  findings: Findings,
): LabStage {
  const stage = document.stages[id]!;
  const at = ['stages', id];
  if ((stage.work === undefined) === (stage.slot === undefined)) {
    findings.add(at, { expected: 'either `work` or `slot`', received: stage.work === undefined ? 'neither' : 'both' });
  }
  if (stage.slot !== undefined) {
    findings.indexOf(
      poolsOf(document, 'accelerators').map(([pool]) => pool),
      stage.staff,
      [...at, 'staff'],
      'the pool of accelerators',
    );
    const { days, cv, work, frontier, efficiency } = stage.slot;
    const { activity } = stage;
    return {
      kind: 'slots',
      id,
      activity,
      slotDays: days,
      cv,
      acceleratorDaysAtEpoch: work,
      frontierExponent: frontier,
      efficiencyExponent: efficiency,
    };
  }
  return {
    kind: 'work',
    id,
    activity: stage.activity,
    pool: findings.indexOf(peopleIds, stage.staff, [...at, 'staff'], 'a pool of people'),
    hours: hoursOf(id, document, findings),
    automation: automationOf(stage.automation),
    gate: stage.gate,
    snippets: stage.snippets,
    back: backOf(id, document, stageIds, findings),
  };
}

function hoursOf(id: string, document: LabDocument, findings: Findings): WorkStage['hours'] {
  const work = document.stages[id]!.work ?? {};
  const hours = (jobClass: JobClassId): number => {
    const visits = document.classes[jobClass].path.includes(id);
    if (visits && work[jobClass] === undefined) {
      findings.add(['stages', id, 'work', jobClass], {
        expected: `work hours, since the path of ${jobClass} comes here`,
        received: 'nothing',
      });
    }
    return visits ? (work[jobClass] ?? 0) : 0;
  };
  return { experiment: hours('experiment'), change: hours('change') };
}

function automationOf({
  opens,
  midpoint,
  width,
  ceiling,
  task,
  offset,
  speed,
  level,
}: LabDocument['stages'][string]['automation']): WorkStage['automation'] {
  return {
    opening: opens,
    midpointDays: midpoint,
    widthDays: width,
    ceilingShare: ceiling,
    taskMinutes: task,
    offsetDoublings: offset,
    speed,
    level,
  };
}

/** Rework goes to an earlier stage of every path that comes here; a share of 0 is none. */
function backOf(id: string, document: LabDocument, stageIds: readonly string[], findings: Findings): WorkStage['back'] {
  const { back } = document.stages[id]!;
  if (back === undefined) return undefined;
  const at = ['stages', id, 'back', 'to'];
  const to = findings.indexOf(stageIds, back.to, at, 'a stage');
  for (const jobClass of CLASS_IDS) {
    const { path } = document.classes[jobClass];
    const [here, there] = [path.indexOf(id), path.indexOf(back.to)];
    const known = stageIds.includes(back.to);
    if (known && here >= 0 && (there < 0 || there >= here)) {
      findings.add(at, { expected: `a stage before \`${id}\` on the path of ${jobClass}`, received: `\`${back.to}\`` });
    }
  }
  return back.share === 0 ? undefined : { to, share: back.share };
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
