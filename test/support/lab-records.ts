import { DAYS_PER_YEAR } from '../../src/base/units.ts';
import type { Curve } from '../../src/lab/curve.ts';
import type { Plan } from '../../src/lab/demand.ts';
import { planExperiments } from '../../src/lab/demand.ts';
import { layOutPools } from '../../src/lab/layout.ts';
import type {
  Automation,
  JobClassId,
  LabClass,
  LabParameters,
  LabScenario,
  PeoplePool,
  SlotStage,
  WorkLimit,
  WorkStage,
} from '../../src/lab/parameters.ts';
import type { Moment } from '../../src/lab/stage-rates.ts';
import { TaskModel } from '../../src/lab/task-model.ts';
import type { StreamKey } from '../../src/random/streams.ts';
import { loadShipped } from './scenario-files.ts';

/** The key of a test's simulation. */
export function keyOf(seed: number): StreamKey {
  return { seed, draw: 'point', replication: 1 };
}

/** A curve that stays at a value. */
export function constant(value: number): Curve {
  return { startDays: 0, stepDays: 1, values: Float64Array.of(value) };
}

/** A curve that multiplies by `factor` a year, tabulated by the week for `years`. */
export function growing(atEpoch: number, factor: number, years: number): Curve {
  const weeks = Math.ceil((years * DAYS_PER_YEAR) / 7) + 1;
  return {
    startDays: 0,
    stepDays: 7,
    values: Float64Array.from({ length: weeks }, (_, i) => atEpoch * factor ** ((7 * i) / DAYS_PER_YEAR)),
  };
}

/** People who deliver five work hours a calendar day. */
export function peopleOf(id: string, heads: number | Curve, changeReserveShare = 0): PeoplePool {
  const headcount = typeof heads === 'number' ? constant(heads) : heads;
  return { id, headcount, hoursPerDay: 7, daysPerWeek: 5, changeReserveShare };
}

const NEVER: Automation = {
  opening: { kind: 'never' },
  midpointDays: 100,
  widthDays: 80,
  ceilingShare: 1,
  taskMinutes: 60,
  offsetDoublings: 0,
  speed: 8,
  level: 2,
};

/** Automation that agents have taken up wholly before the epoch, unless told otherwise. */
export function automationOf(change: Partial<Automation> = {}): Automation {
  return { ...NEVER, opening: { kind: 'date', days: -1e5 }, midpointDays: 1, widthDays: 1, ...change };
}

const NO_HOURS: WorkStage['hours'] = {
  experiment: 0,
  change: 0,
  incident: 0,
  correction: 0,
  finding: 0,
  data: 0,
  evaluation: 0,
  approval: 0,
  remediation: 0,
};

/** Hours per visit of the classes that come to a stage. */
export function hoursOf(hours: Partial<WorkStage['hours']>): WorkStage['hours'] {
  return { ...NO_HOURS, ...hours };
}

/** A stage of work by people alone, with the hours of an experiment and of a change. */
export function workStage(
  id: string,
  pool: number,
  hours: readonly [number, number],
  change: Partial<WorkStage> = {},
): WorkStage {
  return {
    kind: 'work',
    id,
    activity: 'build',
    pool,
    hours: hoursOf({ experiment: hours[0], change: hours[1] }),
    automation: NEVER,
    gate: false,
    snippets: false,
    back: undefined,
    ...change,
  };
}

/** Seven days in a slot; the epoch's 4,000 experiment accelerators allow 1,000 runs a year unless told otherwise. */
export function slotStage(change: Partial<SlotStage> = {}): SlotStage {
  return {
    kind: 'slots',
    id: 'run',
    activity: 'run',
    slotDays: 7,
    cv: 1,
    acceleratorDaysAtEpoch: (4000 * DAYS_PER_YEAR) / 1000,
    frontierExponent: 0.345,
    efficiencyExponent: 0.3,
    ...change,
  };
}

/** A class whose jobs visit these stages: of experiments and changes three are in process per person who leads them. */
export function classOf(id: JobClassId, path: readonly number[], limit: Partial<WorkLimit> = {}): LabClass {
  if (id === 'experiment') return { id, priority: 0, limit: { ...limitOf(0, 1), ...limit }, path };
  if (id === 'change') return { id, priority: 1, limit: { ...limitOf(1, 0), ...limit }, path };
  return { id, priority: id === 'incident' ? -1 : 0, limit: undefined, path };
}

function limitOf(leadPool: number, perSlot: number): WorkLimit {
  return { leadPool, perLeadPerson: 3, perAgent: 2, perSlot };
}

/**
 * A small lab without AI whose numbers are round and never move: researchers decide, engineers implement and review, experiments run.
 * People allow researchers 912 experiments a year, engineers more; accelerators 1,000.
 */
export function smallLab(change: Partial<LabParameters> = {}): LabParameters {
  return {
    staffing: 'pooled',
    people: [peopleOf('researchers', 8), peopleOf('engineers', 40, 0.4)],
    agents: { id: 'agents', atEpoch: 1000, efficiencyExponent: 0.5, changeReserveShare: 0 },
    fleet: {
      id: 'fleet',
      accelerators: constant(10_000),
      trainingShare: 0.4,
      experimentShare: 0.4,
      inferenceShare: 0.2,
      idleTakenShare: 0,
      orders: undefined,
    },
    classes: [classOf('experiment', [0, 1, 2, 3]), classOf('change', [1, 3])],
    stages: [
      workStage('decide', 0, [16, 0], { activity: 'decide', gate: true }),
      workStage('implement', 1, [24, 6], { snippets: true }),
      slotStage(),
      workStage('review', 1, [4, 1], { activity: 'communicate', gate: true }),
    ],
    snippets: { savedShare: 0, opensDays: 0, midpointDays: 100, widthDays: 50 },
    oversight: {
      baseShare: 0.05,
      baseMinutes: 30,
      delegatedHorizonShare: 0.2,
      lengthExponent: 0.7,
      gateShare: 0.04,
      seenShare: constant(1),
      closedLoop: {
        opening: { kind: 'never' },
        midpointDays: 1,
        widthDays: 1,
        taskMinutes: 240,
        offsetDoublings: -5,
        trustHorizonMinutes: 86_400,
        trustWidthDoublings: 1,
      },
    },
    review: undefined,
    results: undefined,
    findings: undefined,
    coordination: undefined,
    progress: {
      thetaPerYear: 1,
      referencePerYear: 1000,
      parallelExponent: 0.6,
      fishingExponent: 0.5,
      windowDays: 30,
      limit: { kind: 'none' },
    },
    taste: { sigma: 0.42, evenMinutes: 260, logitsPerDoubling: 0.28 },
    horizon: {
      law: { kind: 'exponential', doublingsPerDoubling: 1.7 },
      referenceDays: 365,
      referenceMinutes: 4,
      earlierMinutes: 0.05,
      capMinutes: 1.2e7,
      logisticExponent: 0.85,
      taskSpreadDoublings: 1.5,
    },
    generations: {
      trigger: { kind: 'effectiveCompute', gain: 2 },
      overlap: 2,
      trainDays: 70,
      evaluateDays: 30,
      gateDays: 0,
      gate: 'promote',
      control: undefined,
    },
    granularity: { kind: 'exact' },
    ...change,
  };
}

/** A scenario of `years` on these parameters, sampled four times a year, after half a year of warm-up. */
export function scenarioOf(base: LabParameters, years: number, change: Partial<LabScenario> = {}): LabScenario {
  const sampleDays = Float64Array.from({ length: Math.floor(years * 4) + 1 }, (_, i) => i * 91);
  const endDays = sampleDays.at(-1)!;
  return { epochCivilDays: 18_628, warmUpDays: 182, endDays, sampleDays, base, fork: undefined, ...change };
}

/** The lab on its first day, with what a test wants different. */
export function momentOf(change: Partial<Moment> = {}): Moment {
  return {
    days: 0,
    softwareEfficiency: 1,
    horizonMinutes: 60,
    passings: new Map(),
    accelerators: 10_000,
    epochFleet: smallLab().fleet,
    trainingIdle: false,
    withoutAi: false,
    reviewDepthShare: 1,
    heldByCalled: undefined,
    ...change,
  };
}

/** The task model that a lab uses. */
export function tasksOf(p: LabParameters): TaskModel {
  return new TaskModel(p.horizon.taskSpreadDoublings, p.horizon.logisticExponent);
}

/** The plan of a lab at a moment, its fleet the one of the epoch. */
export function planOf(p: LabParameters, moment: Moment = momentOf()): Plan {
  return planExperiments(p, layOutPools(p), { ...moment, epochFleet: p.fleet }, tasksOf(p));
}

/** Mean of numbers and the standard error of that mean. */
export function meanAndError(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}

/** A lab of the package as simulations want it, with values laid over it. */
export function shippedLab(name: string, set: readonly string[] = []): LabScenario {
  return loadShipped(name, set).lab!;
}
