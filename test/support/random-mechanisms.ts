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
import { constant } from './lab-records.ts';

/** Stages of a random lab, in the order in which they stand. */
export const STAGE = { decide: 0, implement: 1, run: 2, analyze: 3, review: 4, serve: 5 } as const;

const PARTS: readonly LoopPart[] = ['objective', 'generator', 'substrate', 'evaluator', 'promotion', 'control'];

/** All that oversight may be in a lab. */
export interface Mechanisms {
  readonly review: Review | undefined;
  readonly results: Results | undefined;
  readonly findings: Findings | undefined;
  readonly coordination: Coordination | undefined;
  readonly control: GenerationControl | undefined;
  readonly off: readonly LoopPart[];
}

/** What is there once in two times. */
export function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof(fc.constant(undefined), arbitrary);
}

/** One of these numbers, the simplest first. */
export function number(...values: readonly number[]): fc.Arbitrary<number> {
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
  scrutinyMinutes: number(10, 0.2, 2e4),
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
  correctionLagDays: fc.option(number(0, 60), { nil: undefined }),
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
  falseAlarmShare: number(0, 0.05, 1),
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

/** Any of them, alone or together. */
export const mechanisms: fc.Arbitrary<Mechanisms> = fc.record({
  review: maybe(review),
  results: maybe(results),
  findings: maybe(findings),
  coordination: maybe(coordination),
  control: maybe(control),
  off: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray([...PARTS]) }),
});
