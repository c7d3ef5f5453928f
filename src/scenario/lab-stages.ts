import type { JobClassId, LabStage, WorkStage } from '../lab/parameters.ts';
import type { Findings } from './references.ts';
import type { LabDocument } from './schema/lab.ts';

/** The classes of a lab, in the order of their indices. */
export const CLASS_IDS: readonly JobClassId[] = ['experiment', 'change'];

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
export function stageOf(
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
