import type { CalledClassId, JobClassId, LabStage, LimitedClassId, WorkStage } from '../lab/parameters.ts';
import type { LabDocument } from './schema/lab.ts';

/** The classes that every lab has, in the order of their indices. */
export const LIMITED_IDS: readonly LimitedClassId[] = ['experiment', 'change'];
/** The classes that a lab may have besides; those that it has come next, in this order. */
export const CALLED_IDS: readonly CalledClassId[] = [
  'incident',
  'correction',
  'finding',
  'data',
  'evaluation',
  'approval',
  'remediation',
];
/** All of them. */
export const CLASS_IDS: readonly JobClassId[] = [...LIMITED_IDS, ...CALLED_IDS];

/** A pool of a lab's document. */
export type Pool = LabDocument['pools'][string];
/** A pool of one kind. */
export type PoolOf<Kind extends Pool['kind']> = Extract<Pool, { kind: Kind }>;

/** The pools of one kind with their ids, sorted by them. */
export function poolsOf<Kind extends Pool['kind']>(document: LabDocument, kind: Kind): [string, PoolOf<Kind>][] {
  const found = Object.entries(document.pools).filter((entry): entry is [string, PoolOf<Kind>] => entry[1].kind === kind);
  return found.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The experiments' path first, then other stages by id. */
export function orderStages(document: LabDocument): readonly string[] {
  const ids = Object.keys(document.stages);
  const path = [...new Set(document.classes.experiment.path)].filter((id) => ids.includes(id));
  return [...path, ...ids.filter((id) => !path.includes(id)).sort()];
}

/** A stage's parameters; what it refers to becomes indices. */
export function stageOf(id: string, document: LabDocument, stageIds: readonly string[], peopleIds: readonly string[]): LabStage {
  const stage = document.stages[id]!;
  if (stage.slot !== undefined) {
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
    pool: peopleIds.indexOf(stage.staff),
    hours: hoursOf(id, document),
    automation: automationOf(stage.automation),
    gate: stage.gate,
    snippets: stage.snippets,
    back: backOf(id, document, stageIds),
  };
}

function hoursOf(id: string, document: LabDocument): WorkStage['hours'] {
  const work = document.stages[id]!.work ?? {};
  const hours = (jobClass: JobClassId): number => {
    const comes = document.classes[jobClass]?.path.includes(id) ?? false;
    return comes ? (work[jobClass] ?? 0) : 0;
  };
  return Object.fromEntries(CLASS_IDS.map((jobClass) => [jobClass, hours(jobClass)])) as WorkStage['hours'];
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

/** A share of 0 sends back what review caught alone. */
function backOf(id: string, document: LabDocument, stageIds: readonly string[]): WorkStage['back'] {
  const { back } = document.stages[id]!;
  return back && { to: stageIds.indexOf(back.to), share: back.share };
}
