import { log2 } from '../numeric/log.ts';
import { logistic } from '../numeric/logistic.ts';
import { pow } from '../numeric/pow.ts';
import type { HorizonPassings } from './adoption.ts';
import { adoptionShare, openingDays } from './adoption.ts';
import { curveAt } from './curve.ts';
import type { Fleet, LabParameters, WorkStage } from './parameters.ts';
import type { SuccessShares, TaskModel } from './task-model.ts';

/** What the lab looks like at one moment to whoever plans its work. */
export interface Moment {
  readonly days: number;
  /** S, software efficiency relative to the epoch. */
  readonly softwareEfficiency: number;
  /** p50 horizon of the deployed model. */
  readonly horizonMinutes: number;
  readonly passings: HorizonPassings;
  /** Accelerators owned, ordered ones that have arrived included. */
  readonly accelerators: number;
  /** The fleet of the epoch, which ratios of compute refer to; a future may share its own out differently. */
  readonly epochFleet: Fleet;
  /** Whether no successor is in training, so that its compute may be used otherwise. */
  readonly trainingIdle: boolean;
  /** The twin: no agents, no snippets. */
  readonly withoutAi: boolean;
  /** How much of a full review people give, 0..1. */
  readonly reviewDepthShare: number;
  /** Servers that called classes held lately, by [stage * pools + pool]; undefined where a lab has none. */
  readonly heldByCalled: readonly number[] | undefined;
}

/** How AI changes the work of one stage at one moment. */
export interface StageRates {
  /** a: share of tasks that agents attempt. */
  readonly attemptedShare: number;
  /** (median / H_k)^b. */
  readonly difficulty: number;
  /** What becomes of attempted tasks. */
  readonly success: SuccessShares;
  /** f: share of the stage's hours done by successful attempts. */
  readonly automatedShare: number;
  /** o (1 - f_o): people's oversight hours per delegated hour. */
  readonly oversightShare: number;
  /** People's minutes over those that the stage would take in full; 1 but where a review is thinned. */
  readonly depthShare: number;
  /** Share of the work that agents read besides, for a second look. */
  readonly besideShare: number;
  /** Share of what agents do here that people see. */
  readonly seenShare: number;
  /** What handing over costs people per visit. */
  readonly handoffHours: number;
  /** u: share of hands-on hours that snippets save. */
  readonly snippetsShare: number;
  /** s: delegated human hours per agent hour. */
  readonly speed: number;
  /** Automation level AL0-AL5. */
  readonly level: number;
}

const LEVEL_SNIPPETS = 1;
const LEVEL_CLOSED_LOOP = 5;
const BY_HAND: StageRates = {
  attemptedShare: 0,
  difficulty: Infinity,
  success: { ofTasks: 0, ofHours: 0, ofSquares: 0 },
  automatedShare: 0,
  oversightShare: 0,
  depthShare: 1,
  besideShare: 0,
  seenShare: 1,
  handoffHours: 0,
  snippetsShare: 0,
  speed: 1,
  level: 0,
};

/**
 * Rates of a stage: attempts a, success by hours, f = a E[L P] / E[L], oversight o = o0 (l / l0)^(gamma - 1) and its floor at a gate.
 * Sources: success METR (arXiv 2503.14499); ladder dates public; oversight assumed.
 */
export function stageRates(
  p: LabParameters,
  stage: WorkStage,
  moment: Moment,
  tasks: TaskModel,
  common = commonRates(p, moment, tasks),
): StageRates {
  const depthShare = p.stages[p.review?.stage ?? -1] === stage ? moment.reviewDepthShare : 1;
  if (moment.withoutAi) return byHand(depthShare, handoffHours(p, stage, moment, 0));
  const { automation } = stage;
  const opened = openingDays(automation.opening, moment.passings);
  const adoption = adoptionShare(moment.days - opened, automation.midpointDays, automation.widthDays);
  const attemptedShare = automation.ceilingShare * adoption;
  const stageHorizon = moment.horizonMinutes * pow(2, automation.offsetDoublings);
  const difficulty = tasks.difficulty(automation.taskMinutes, stageHorizon);
  const success = tasks.success(difficulty);
  const saved = stage.snippets ? common.snippetsShare : 0;
  const automatedShare = attemptedShare * success.ofHours;
  return {
    attemptedShare,
    difficulty,
    success,
    automatedShare,
    depthShare,
    besideShare: besideShare(p, stage, moment),
    seenShare: seenByPeopleShare(p, stage, moment, common.closedShare),
    handoffHours: handoffHours(p, stage, moment, automatedShare),
    oversightShare: (stage.gate ? common.gateOversightShare : common.oversightShare) * (1 - common.oversightAutomatedShare),
    snippetsShare: saved,
    speed: automation.speed,
    level: automationLevel(p, automation.level, attemptedShare, saved, common.closedShare),
  };
}

function byHand(depthShare: number, handoff: number): StageRates {
  return depthShare === 1 && handoff === 0 ? BY_HAND : { ...BY_HAND, depthShare, handoffHours: handoff };
}

/**
 * Hours that handing a visit over costs people: hours (people / reference)^exponent (1 - f); an agent that does the work hands nothing over.
 * Source: assumed, after Brooks 1975: communication grows with the team.
 */
function handoffHours({ coordination, people }: LabParameters, stage: WorkStage, moment: Moment, automatedShare: number): number {
  if (coordination === undefined) return 0;
  const team = curveAt(people[stage.pool]!.headcount, moment.days);
  return coordination.handoffHours * pow(team / coordination.referencePeople, coordination.exponent) * (1 - automatedShare);
}

/** Share of the work at a stage that agents read as a second pass, beside people. */
function besideShare({ review, results, stages }: LabParameters, stage: WorkStage, moment: Moment): number {
  const k = stages.indexOf(stage);
  if (review !== undefined && k === review.stage) return curveAt(review.automated.besideShare, moment.days);
  if (results?.readStages.includes(k)) return curveAt(results.automated.besideShare, moment.days);
  return 0;
}

/** What is the same at all stages of one moment. */
export interface CommonRates {
  /** Adoption of the closed-loop rung, 0..1. */
  readonly closedShare: number;
  /** u where a stage has snippets. */
  readonly snippetsShare: number;
  /** o before any of it is automated: at ordinary stages, and at the gates. */
  readonly oversightShare: number;
  readonly gateOversightShare: number;
  /** f_o. */
  readonly oversightAutomatedShare: number;
}

/** Rates that all stages have in common; o: longer pieces are delegated as the horizon grows, and minutes per piece grow more slowly. */
export function commonRates(p: LabParameters, moment: Moment, tasks: TaskModel): CommonRates {
  const closedShare = closedLoopShare(p, moment);
  const { baseShare, baseMinutes, delegatedHorizonShare, lengthExponent, gateShare, seenShare } = p.oversight;
  const delegatedMinutes = Math.max(baseMinutes, delegatedHorizonShare * moment.horizonMinutes);
  const oversightShare = baseShare * pow(delegatedMinutes / baseMinutes, lengthExponent - 1);
  return {
    closedShare,
    snippetsShare: snippetsShare(p, moment),
    oversightShare,
    gateOversightShare: Math.max(oversightShare, gateShare * curveAt(seenShare, moment.days) * (1 - closedShare)),
    oversightAutomatedShare: oversightAutomation(p, moment, tasks, closedShare),
  };
}

/** Adoption of the closed-loop rung, 0..1. */
export function closedLoopShare(p: LabParameters, moment: Moment): number {
  const { opening, midpointDays, widthDays } = p.oversight.closedLoop;
  return adoptionShare(moment.days - openingDays(opening, moment.passings), midpointDays, widthDays);
}

/** Share of what agents do at a stage that people see: at a gate what they must, while the closed loop is not open; elsewhere none. */
export function seenByPeopleShare(
  p: LabParameters,
  stage: WorkStage,
  moment: Moment,
  closedShare = closedLoopShare(p, moment),
): number {
  return stage.gate ? curveAt(p.oversight.seenShare, moment.days) * (1 - closedShare) : 0;
}

function snippetsShare(p: LabParameters, moment: Moment): number {
  const { savedShare, opensDays, midpointDays, widthDays } = p.snippets;
  return savedShare * adoptionShare(moment.days - opensDays, midpointDays, widthDays);
}

/** f_o: share of oversight that AI takes over where the closed-loop rung is open. */
function oversightAutomation(p: LabParameters, moment: Moment, tasks: TaskModel, closed: number): number {
  if (closed === 0) return 0;
  const { taskMinutes, offsetDoublings, trustHorizonMinutes, trustWidthDoublings } = p.oversight.closedLoop;
  const success = tasks.success(tasks.difficulty(taskMinutes, moment.horizonMinutes * pow(2, offsetDoublings)));
  const trust = logistic(log2(moment.horizonMinutes / trustHorizonMinutes) / trustWidthDoublings);
  return closed * success.ofHours * trust;
}

function automationLevel(p: LabParameters, stageLevel: number, attempted: number, saved: number, closed: number): number {
  if (attempted < 1 / 2) return saved >= p.snippets.savedShare / 2 && saved > 0 ? LEVEL_SNIPPETS : 0;
  return closed >= 1 / 2 ? LEVEL_CLOSED_LOOP : stageLevel;
}

/**
 * People's hours left per baseline hour of a stage: what was not attempted (less what snippets save), what failed, and oversight.
 *
 * h = depth ((1 - a)(1 - u) + a - f + a o (1 - f_o)), each a share.
 *
 * humanHoursShare({ attemptedShare: 0, automatedShare: 0, oversightShare: 0, snippetsShare: 0.25, depthShare: 1 }) // => 0.75
 */
export function humanHoursShare(
  r: Pick<StageRates, 'attemptedShare' | 'automatedShare' | 'oversightShare' | 'snippetsShare' | 'depthShare'>,
): number {
  const notAttempted = (1 - r.attemptedShare) * (1 - r.snippetsShare);
  return (notAttempted + r.attemptedShare - r.automatedShare + r.attemptedShare * r.oversightShare) * r.depthShare;
}

/**
 * Agents' work per baseline hour of a stage, in human hours: what they attempt, and what they read besides, a + beside (1 - a).
 *
 * agentReadShare({ attemptedShare: 0.5, besideShare: 0.5 }) // => 0.75
 */
export function agentReadShare({ attemptedShare, besideShare }: Pick<StageRates, 'attemptedShare' | 'besideShare'>): number {
  return attemptedShare + besideShare * (1 - attemptedShare);
}
