import { assertNever } from '../../base/assert.ts';
import type { JobClassId, LabParameters, LabStage, WorkStage } from '../parameters.ts';
import type { AutomatedReading, GenerationControl } from './control-parameters.ts';

/**
 * A part of the loop by which models make models: what to go for, what makes, on what it runs, what judges, what releases, what looks
 * after it all.
 */
export type LoopPart = 'objective' | 'generator' | 'substrate' | 'evaluator' | 'promotion' | 'control';

const DECIDING = 'decide';
const JUDGING = 'communicate';

/**
 * A lab without some parts of its loop; all else is left as it is.
 *
 * - objective: people decide what to go for; stages of the activity `decide` never open to agents.
 * - generator: people make; all stages but those of `decide` and those that judge never open, and no snippets are written.
 * - substrate: software efficiency makes neither runs cheaper (psi = 0) nor agents more (omega = 0).
 * - evaluator: people alone judge; stages of `communicate`, and those that evaluation and approval visit, never open, and AI reads
 *   neither code nor reports beside people nor catches anything.
 * - promotion: no candidate passes the gate.
 * - control: nobody looks after AI; review takes no minutes and AI reads nothing beside, no report is read or tried again, no battery,
 *   approvals, least days, pauses or staged release, no oversight of what is delegated, no floor of it at the gates. Flaws, ideas, data
 *   and drift stay.
 * @param off the parts that are off, in any order
 * @returns new parameters; p itself where none is off
 *
 * switchOff({ generations: { gate: 'promote' } }, ['promotion']) // => { generations: { gate: 'closed' } }
 */
export function switchOff(p: LabParameters, off: readonly LoopPart[]): LabParameters {
  return off.reduce(withoutPart, p);
}

function withoutPart(p: LabParameters, part: LoopPart): LabParameters {
  switch (part) {
    case 'objective':
      return byPeople(p, ({ activity }) => activity === DECIDING);
    case 'generator':
      return {
        ...byPeople(p, (stage, index) => stage.activity !== DECIDING && !judges(p, stage, index)),
        snippets: { ...p.snippets, savedShare: 0 },
      };
    case 'substrate':
      return {
        ...p,
        agents: { ...p.agents, efficiencyExponent: 0 },
        stages: p.stages.map((stage) => (stage.kind === 'slots' ? { ...stage, efficiencyExponent: 0 } : stage)),
      };
    case 'evaluator':
      return withoutEvaluator(p);
    case 'promotion':
      return { ...p, generations: { ...p.generations, gate: 'closed' } };
    case 'control':
      return withoutControl(p);
    default:
      return assertNever(part);
  }
}

/** Some stages are never done by agents. */
function byPeople(p: LabParameters, isMeant: (stage: WorkStage, index: number) => boolean): LabParameters {
  const stages = p.stages.map((stage: LabStage, index): LabStage => {
    if (stage.kind === 'slots' || !isMeant(stage, index)) return stage;
    return { ...stage, automation: { ...stage.automation, opening: { kind: 'never' } } };
  });
  return { ...p, stages };
}

function withoutEvaluator(p: LabParameters): LabParameters {
  return {
    ...byPeople(p, (stage, index) => judges(p, stage, index)),
    review: p.review && { ...p.review, automated: unread(p.review.automated) },
    results: p.results && { ...p.results, automated: unread(p.results.automated) },
  };
}

/** Whether work is judged at a stage, or models are. */
function judges({ classes }: LabParameters, { activity }: WorkStage, index: number): boolean {
  const isVisitedBy = (classId: JobClassId): boolean => classes.some(({ id, path }) => id === classId && path.includes(index));
  return activity === JUDGING || isVisitedBy('evaluation') || isVisitedBy('approval');
}

function unread(reading: AutomatedReading): AutomatedReading {
  return { ...reading, besideShare: { startDays: 0, stepDays: 1, values: Float64Array.of(0) }, catchShare: 0 };
}

/** Flaws, null results and drift stay; nobody looks for them. */
function withoutControl(p: LabParameters): LabParameters {
  const { control } = p.generations;
  const nobody = { elasticity: 1, budgetShare: 0 };
  return {
    ...p,
    review: p.review && { ...p.review, policy: nobody, automated: unread(p.review.automated) },
    results: p.results && { ...p.results, readStages: [], replicatedShare: 0 },
    oversight: { ...p.oversight, baseShare: 0, gateShare: 0 },
    generations: { ...p.generations, control: control && uncontrolled(control) },
  };
}

function uncontrolled({ data, drift, detection }: GenerationControl): GenerationControl | undefined {
  if (data === undefined && drift === undefined) return undefined;
  return { data, drift, detection, battery: undefined, approvals: 0, minimumDays: 0, pauses: [], release: undefined };
}
