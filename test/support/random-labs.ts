import fc from 'fast-check';
import type { Curve } from '../../src/lab/curve.ts';
import type {
  Battery,
  Coordination,
  DetectionPolicy,
  Drift,
  Findings,
  GenerationControl,
  Pause,
  Results,
  Review,
  StagedRelease,
} from '../../src/lab/oversight/control-parameters.ts';
import type { LoopPart } from '../../src/lab/oversight/six-parts.ts';
import { switchOff } from '../../src/lab/oversight/six-parts.ts';
import type { CalledClassId, LabClass, LabParameters, LabScenario, LabStage } from '../../src/lab/parameters.ts';
import type { Generations } from '../../src/lab/research-parameters.ts';
import { automationOf, classOf, constant, hoursOf, peopleOf, slotStage, smallLab, workStage } from './lab-records.ts';

/** Stages of a random lab, in the order in which they stand. */
const STAGE = { decide: 0, implement: 1, run: 2, analyze: 3, review: 4, serve: 5 } as const;

const CALLED: readonly CalledClassId[] = ['incident', 'correction', 'finding', 'data', 'evaluation', 'approval', 'remediation'];
const PARTS: readonly LoopPart[] = ['objective', 'generator', 'substrate', 'evaluator', 'promotion', 'control'];

/** Where called work is done: by people of its own, by all engineers, or as a change that is reviewed too. */
const PATHS = {
  serve: [STAGE.serve],
  both: [STAGE.serve, STAGE.review],
  'like a change': [STAGE.implement, STAGE.review],
} as const;

const QUARTER_DAYS = 91;
const QUARTERS = 6;

/** All that oversight may be in a lab. */
export interface Mechanisms {
  readonly review: Review | undefined;
  readonly results: Results | undefined;
  readonly findings: Findings | undefined;
  readonly coordination: Coordination | undefined;
  readonly control: GenerationControl | undefined;
  readonly off: readonly LoopPart[];
}

/** What a lab is that has them: its granularity, its AI, its people. */
interface Surroundings {
  readonly isExact: boolean;
  readonly staffing: LabParameters['staffing'];
  readonly opensDays: number;
  readonly horizonMinutes: number;
  readonly researchers: number;
  readonly servants: number;
  readonly backShare: number;
  readonly idleTakenShare: number;
  readonly seenShare: number;
  readonly classes: readonly CalledClassId[];
  readonly path: keyof typeof PATHS;
  readonly generations: Pick<Generations, 'overlap' | 'gate' | 'gateDays'>;
}

/** A small lab in words, of which `scenarioOf` makes one that can be simulated. */
export interface RandomLab {
  readonly surroundings: Surroundings;
  readonly mechanisms: Mechanisms;
  /** What holds from a day on in their place. */
  readonly fork: { readonly fromDays: number; readonly mechanisms: Mechanisms } | undefined;
}

/** What is there once in two times. */
function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof(fc.constant(undefined), arbitrary);
}

/** One of these numbers, the simplest first. */
function number(...values: readonly number[]): fc.Arbitrary<number> {
  return fc.constantFrom(...values);
}

function level(...values: readonly number[]): fc.Arbitrary<Curve> {
  return number(...values).map(constant);
}

const automated = fc.record({
  besideShare: level(0, 0.5, 1),
  catchShare: number(0, 0.3, 1),
  sameModelCorrelation: number(0, 0.5, 1),
});

const review: fc.Arbitrary<Review> = fc.record({
  stage: fc.constant(STAGE.review),
  flawsPerVisit: number(0.2, 0, 1, 4),
  aiFlawRatio: level(1, 0, 3),
  scrutinyMinutes: number(60, 1, 1e5),
  policy: fc.record({ elasticity: number(0, 0.5, 1), budgetShare: number(1, 0.2, 0) }),
  automated,
  incidentShare: number(0, 0.3, 1),
  incidentLagDays: number(0, 30),
});

const results: fc.Arbitrary<Results> = fc.record({
  trueShare: number(1, 0.4, 0.05),
  powerShare: number(1, 0.8),
  falsePositiveShare: number(0, 0.2, 1),
  reportStage: fc.constant(STAGE.analyze),
  readStages: fc.constantFrom([STAGE.analyze], [STAGE.analyze, STAGE.review], []),
  readingMinutes: number(120, 1, 1e5),
  automated,
  replicatedShare: number(0, 0.3, 1),
  replicateFrom: fc.constantFrom(STAGE.run, STAGE.implement, STAGE.decide),
  correctionLagDays: number(0, 60),
});

const findings: fc.Arbitrary<Findings> = fc.record({
  weaknessesPerChange: number(0, 0.05, 2),
  weaknessesAtEpoch: number(0, 0.4, 100),
  foundPerYear: number(0.5, 0, 20),
  aiSearchRatio: number(1, 0, 20),
  searchStage: fc.constantFrom(STAGE.review, STAGE.serve),
});

const coordination: fc.Arbitrary<Coordination> = fc.record({
  handoffHours: number(0, 0.5),
  referencePeople: number(10),
  exponent: number(0, 0.5),
});

const good = fc.record({
  aim: fc.constantFrom<'keep' | 'raise'>('keep', 'raise'),
  trendPerGeneration: number(0, -0.02, 0.3),
  spread: number(0, 0.05, 1),
});

const drift: fc.Arbitrary<Drift> = fc.tuple(number(0, 0.2, -1), fc.array(good, { minLength: 1, maxLength: 2 })).map(
  ([amplification, goods]): Drift => ({
    amplification,
    goods: goods.map((one, i) => ({ id: `good-${i}`, weightShare: 1 / goods.length, ...one })),
  }),
);

const signal = fc.record({
  id: fc.constant('signal'),
  jobs: number(0, 2, 5),
  good: fc.constant(0),
  sensitivity: number(0, 20),
  noise: number(1, 0.1),
});

const battery: fc.Arbitrary<Battery> = fc.record({
  signals: fc.array(signal, { maxLength: 3 }),
  falseAlarmShare: number(0, 0.05, 0.5, 1),
  correlation: number(0, 0.7, 1),
  judges: fc.constantFrom('vector', 'scalar'),
  sameModelBlindness: number(0, 1),
  growthExponent: number(0, 1),
});

const detection: fc.Arbitrary<DetectionPolicy> = fc.record({
  action: fc.constantFrom('promote', 'remediate', 'rollback'),
  rounds: number(0, 1, 2),
  removedShare: number(0, 0.7, 1),
  jobs: number(0, 1, 5),
  retrainDays: number(0, 10),
});

const release: fc.Arbitrary<StagedRelease> = fc.record({
  share: number(0, 0.1, 1),
  days: number(0, 14),
  sensitivity: number(0, 10),
});

/** Pauses at the epoch, before it, one that overlaps the next, one without length. */
const pauses: fc.Arbitrary<readonly Pause[]> = fc.subarray([
  { fromDays: 300, toDays: 350 },
  { fromDays: 330.5, toDays: 370.25 },
  { fromDays: 0, toDays: 40 },
  { fromDays: -30, toDays: -10 },
  { fromDays: 200, toDays: 200 },
]);

const control: fc.Arbitrary<GenerationControl> = fc
  .record({
    data: maybe(fc.record({ jobs: number(0, 3, 12), growthExponent: number(0, 0.5) })),
    drift: maybe(drift),
    battery: maybe(battery),
    detection,
    approvals: number(0, 1, 7),
    minimumDays: number(0, 60),
    pauses,
    release: maybe(release),
  })
  .map((one) => ({ ...one, battery: one.drift === undefined ? undefined : one.battery })); // its signals look at a good

const mechanisms: fc.Arbitrary<Mechanisms> = fc.record({
  review: maybe(review),
  results: maybe(results),
  findings: maybe(findings),
  coordination: maybe(coordination),
  control: maybe(control),
  off: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray([...PARTS]) }),
});

const surroundings: fc.Arbitrary<Surroundings> = fc.record({
  isExact: fc.boolean(),
  staffing: fc.constantFrom('pooled', 'dedicated'),
  opensDays: number(Infinity, -1e5, 250),
  horizonMinutes: number(60, 1, 1000),
  researchers: number(3, 1),
  servants: number(2, 0, 0.5),
  backShare: number(0, 0.2),
  idleTakenShare: number(0, 1),
  seenShare: number(1, 0),
  classes: fc.oneof(fc.constant([...CALLED]), fc.subarray([...CALLED])),
  path: fc.constantFrom('serve', 'both', 'like a change'),
  generations: fc.record({
    overlap: fc.constantFrom(1, 2, 3),
    gate: fc.constantFrom('promote', 'promote', 'closed'),
    gateDays: number(0, 5),
  }),
});

/** Small labs with any of the mechanisms of oversight, and forks that change them; one lab runs in a few hundredths of a second. */
export const randomLab: fc.Arbitrary<RandomLab> = fc.record({
  surroundings,
  mechanisms,
  fork: maybe(fc.record({ fromDays: number(200, 182, 250.5), mechanisms })),
});

/** Experiments and changes, and what is called for. */
function classesOf({ classes, path }: Surroundings): readonly LabClass[] {
  const limited = [
    classOf('experiment', [STAGE.decide, STAGE.implement, STAGE.run, STAGE.analyze, STAGE.review]),
    classOf('change', [STAGE.implement, STAGE.review]),
  ];
  return [...limited, ...classes.map((id) => classOf(id, PATHS[path]))];
}

function stagesOf({ opensDays, backShare }: Surroundings): readonly LabStage[] {
  const opening = opensDays === Infinity ? ({ kind: 'never' } as const) : ({ kind: 'date', days: opensDays } as const);
  const automation = automationOf({ opening, midpointDays: 30, widthDays: 10 });
  const both = { incident: 6, correction: 6, finding: 3, data: 12, evaluation: 12, approval: 3, remediation: 12 };
  const withCalled = (experiment: number, change: number) => hoursOf({ experiment, change, ...both });
  return [
    workStage('decide', 0, [16, 0], { activity: 'decide', gate: true, automation }),
    workStage('implement', 1, [24, 6], { snippets: true, automation, hours: withCalled(24, 6) }),
    slotStage({ acceleratorDaysAtEpoch: 6000 }),
    workStage('analyze', 0, [8, 0], { activity: 'design', automation }),
    workStage('review', 1, [4, 1], {
      activity: 'communicate',
      gate: true,
      automation,
      hours: withCalled(4, 1),
      back: { to: STAGE.implement, share: backShare },
    }),
    workStage('serve', 2, [0, 0], { activity: 'evaluate', automation, hours: hoursOf(both) }),
  ];
}

/** The parameters of a lab in words. */
export function parametersOf(around: Surroundings, mechanisms: Mechanisms): LabParameters {
  const p = smallLab();
  const { control: generationControl, off, ...others } = mechanisms;
  const whole: LabParameters = {
    ...p,
    ...others,
    staffing: around.staffing,
    people: [peopleOf('researchers', around.researchers), peopleOf('engineers', 6, 0.4), peopleOf('servants', around.servants)],
    agents: { ...p.agents, atEpoch: 0.4 },
    fleet: { ...p.fleet, idleTakenShare: around.idleTakenShare },
    classes: classesOf(around),
    stages: stagesOf(around),
    snippets: { savedShare: 0.1, opensDays: 0, midpointDays: 100, widthDays: 50 },
    oversight: { ...p.oversight, seenShare: constant(around.seenShare) },
    horizon: { ...p.horizon, referenceDays: 60, referenceMinutes: around.horizonMinutes, earlierMinutes: around.horizonMinutes },
    generations: {
      ...around.generations,
      trigger: { kind: 'cadence', days: 50 },
      trainDays: 30,
      evaluateDays: 10,
      control: generationControl,
    },
    granularity: around.isExact ? { kind: 'exact' } : { kind: 'auto', jobsPerYear: { experiment: 60, change: 100 } },
  };
  return switchOff(whole, off);
}

/** The scenario of a lab in words: six quarters after one of warm-up. */
export function randomScenario({ surroundings: around, mechanisms: first, fork }: RandomLab): LabScenario {
  const sampleDays = Float64Array.from({ length: QUARTERS + 1 }, (_, i) => i * QUARTER_DAYS);
  return {
    epochCivilDays: 18_628,
    warmUpDays: QUARTER_DAYS,
    endDays: QUARTERS * QUARTER_DAYS,
    sampleDays,
    base: parametersOf(around, first),
    fork: fork && { fromDays: fork.fromDays, parameters: parametersOf(around, fork.mechanisms) },
  };
}
