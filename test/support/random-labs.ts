import fc from 'fast-check';
import { switchOff } from '../../src/lab/oversight/six-parts.ts';
import type { CalledClassId, LabClass, LabParameters, LabScenario, LabStage } from '../../src/lab/parameters.ts';
import type { Generations } from '../../src/lab/research-parameters.ts';
import { automationOf, classOf, constant, hoursOf, peopleOf, slotStage, smallLab, workStage } from './lab-records.ts';
import type { Mechanisms } from './random-mechanisms.ts';
import { maybe, mechanisms, number, STAGE } from './random-mechanisms.ts';

const CALLED: readonly CalledClassId[] = ['incident', 'correction', 'finding', 'data', 'evaluation', 'approval', 'remediation'];

/** Where called work is done: by people of its own, by all engineers, or as a change that is reviewed too. */
const PATHS = {
  serve: [STAGE.serve],
  both: [STAGE.serve, STAGE.review],
  'like a change': [STAGE.implement, STAGE.review],
} as const;

const QUARTER_DAYS = 91;
const QUARTERS = 6;

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
