import { describe, expect, test } from 'vitest';
import type { GenerationControl, Results, Review } from '../../../../src/lab/oversight/control-parameters.ts';
import type { LoopPart } from '../../../../src/lab/oversight/six-parts.ts';
import { switchOff } from '../../../../src/lab/oversight/six-parts.ts';
import type { LabParameters, LabStage } from '../../../../src/lab/parameters.ts';
import { humanHoursShare, stageRates } from '../../../../src/lab/stage-rates.ts';
import {
  automationOf,
  classOf,
  constant,
  hoursOf,
  momentOf,
  planOf,
  slotStage,
  smallLab,
  tasksOf,
  workStage,
} from '../../../support/lab-records.ts';

const PARTS: readonly LoopPart[] = ['objective', 'generator', 'substrate', 'evaluator', 'promotion', 'control'];

const automated = { besideShare: constant(0.5), catchShare: 0.4, sameModelCorrelation: 0.5 };
const review: Review = {
  stage: 4,
  flawsPerVisit: 0.2,
  aiFlawRatio: constant(1.5),
  scrutinyMinutes: 10,
  policy: { elasticity: 0.5, budgetShare: 0.3 },
  automated,
  incidentShare: 0.3,
  incidentLagDays: 90,
};
const results: Results = {
  trueShare: 0.4,
  powerShare: 0.8,
  falsePositiveShare: 0.2,
  reportStage: 3,
  readStages: [3],
  readingMinutes: 120,
  automated,
  replicatedShare: 0.1,
  replicateFrom: 2,
  correctionLagDays: 180,
};
const control: GenerationControl = {
  data: { jobs: 10, growthExponent: 0.1 },
  drift: {
    amplification: 0.1,
    goods: [{ id: 'honesty', aim: 'keep', weightShare: 1, trendPerGeneration: 0.01, spread: 0.02 }],
  },
  battery: {
    signals: [{ id: 'alignment', jobs: 10, good: 0, sensitivity: 20, noise: 1 }],
    falseAlarmShare: 0.05,
    correlation: 0.1,
    judges: 'vector',
    sameModelBlindness: 0.5,
    growthExponent: 0,
  },
  detection: { action: 'rollback', rounds: 1, removedShare: 0.5, jobs: 5, retrainDays: 10 },
  approvals: 3,
  minimumDays: 20,
  pauses: [{ fromDays: 100, toDays: 114 }],
  release: { share: 0.1, days: 14, sensitivity: 5, falseAlarmShare: 0.05 },
};

/** A lab with everything on, agents at every stage of work since long ago. */
function wholeLab(): LabParameters {
  const automation = automationOf();
  const stages = [
    workStage('decide', 0, [16, 0], { activity: 'decide', gate: true, automation }),
    workStage('implement', 1, [24, 6], { activity: 'build', snippets: true, automation }),
    slotStage(),
    workStage('analyze', 0, [16, 0], { activity: 'analyze', automation }),
    workStage('review', 1, [4, 1], {
      activity: 'communicate',
      gate: true,
      snippets: true,
      automation,
      back: { to: 1, share: 0.1 },
    }),
    workStage('evaluate', 0, [0, 0], { activity: 'analyze', automation, hours: hoursOf({ evaluation: 8 }) }),
    workStage('approve', 0, [0, 0], { activity: 'decide', gate: true, automation, hours: hoursOf({ approval: 2 }) }),
  ];
  const classes = [
    classOf('experiment', [0, 1, 2, 3, 4]),
    classOf('change', [1, 4]),
    classOf('evaluation', [5]),
    classOf('approval', [6]),
  ];
  const { generations } = smallLab();
  return smallLab({
    stages,
    classes,
    review,
    results,
    snippets: { savedShare: 0.2, opensDays: -1e5, midpointDays: 1, widthDays: 1 },
    generations: { ...generations, control },
  });
}

/** Ids of the stages that agents never come to. */
function neverOpen({ stages }: LabParameters): string[] {
  return stages.filter((stage) => stage.kind === 'work' && stage.automation.opening.kind === 'never').map(({ id }) => id);
}

/** The lab with the openings of its stages as another has them. */
function withOpeningsOf(p: LabParameters, other: LabParameters): LabParameters {
  const stages = p.stages.map((stage, k): LabStage => {
    const from = other.stages[k]!;
    if (stage.kind === 'slots' || from.kind === 'slots') return stage;
    return { ...stage, automation: { ...stage.automation, opening: from.automation.opening } };
  });
  return { ...p, stages };
}

const whole = wholeLab();

describe('a part that is off changes what it says and nothing else', () => {
  test('none off is the lab itself', () => {
    expect(switchOff(whole, [])).toBe(whole);
  });

  test('objective: people decide', () => {
    const off = switchOff(whole, ['objective']);
    expect(neverOpen(off)).toEqual(['decide', 'approve']);
    expect(withOpeningsOf(off, whole)).toEqual(whole);
  });

  test('generator: people make, without snippets', () => {
    const off = switchOff(whole, ['generator']);
    expect(neverOpen(off)).toEqual(['implement', 'analyze']);
    expect(off.snippets).toEqual({ ...whole.snippets, savedShare: 0 });
    expect({ ...withOpeningsOf(off, whole), snippets: whole.snippets }).toEqual(whole);
  });

  test('substrate: better software makes neither runs cheaper nor agents more', () => {
    const off = switchOff(whole, ['substrate']);
    const stages = whole.stages.map((stage) => (stage.kind === 'slots' ? { ...stage, efficiencyExponent: 0 } : stage));
    expect(off).toEqual({ ...whole, stages, agents: { ...whole.agents, efficiencyExponent: 0 } });
    const capacityOf = (softwareEfficiency: number): readonly number[] => [
      ...planOf(off, momentOf({ softwareEfficiency })).capacity,
    ];
    expect(capacityOf(16)).toEqual(capacityOf(1));
    expect([...planOf(whole, momentOf({ softwareEfficiency: 16 })).capacity]).not.toEqual(capacityOf(1));
  });

  test('evaluator: people alone judge', () => {
    const off = switchOff(whole, ['evaluator']);
    expect(neverOpen(off)).toEqual(['review', 'evaluate', 'approve']);
    const reading = { besideShare: constant(0), catchShare: 0, sameModelCorrelation: 0.5 };
    expect(off.review).toEqual({ ...review, automated: reading });
    expect(off.results).toEqual({ ...results, automated: reading });
    expect({ ...withOpeningsOf(off, whole), review, results }).toEqual(whole);
  });

  test('promotion: the gate is closed', () => {
    expect(switchOff(whole, ['promotion'])).toEqual({ ...whole, generations: { ...whole.generations, gate: 'closed' } });
  });

  test('control: nobody looks after AI; flaws, ideas, data and drift stay', () => {
    const off = switchOff(whole, ['control']);
    const { data, drift, detection } = control;
    const none = { battery: undefined, approvals: 0, minimumDays: 0, pauses: [], release: undefined };
    expect(off).toEqual({
      ...whole,
      review: {
        ...whole.review!,
        policy: { elasticity: 1, budgetShare: 0 },
        automated: expect.objectContaining({ catchShare: 0 }),
      },
      results: { ...whole.results!, readStages: [], replicatedShare: 0 },
      oversight: { ...whole.oversight, baseShare: 0, gateShare: 0 },
      generations: { ...whole.generations, control: { data, drift, detection, ...none } },
    });
    const bare = { ...whole, generations: { ...whole.generations, control: { ...control, data: undefined, drift: undefined } } };
    expect(switchOff(bare, ['control']).generations.control).toBeUndefined();
  });

  test('a lab without the control layer loses nothing that it does not have', () => {
    const p = smallLab();
    const off = switchOff(p, ['evaluator', 'control']);
    expect(off.review).toBeUndefined();
    expect(off.results).toBeUndefined();
    expect(off.generations).toEqual(p.generations);
  });
});

describe('all six off', () => {
  const off = switchOff(whole, PARTS);

  test('is the same in any order, and off twice is off once', () => {
    expect(switchOff(whole, PARTS.toReversed())).toEqual(off);
    expect(switchOff(off, PARTS)).toEqual(off);
  });

  test('AI changes nothing: people do all hours, and demand is that of a lab without agents', () => {
    for (const days of [0, 500, 3000]) {
      const moment = momentOf({ days, horizonMinutes: 1e6, softwareEfficiency: 50, reviewDepthShare: 0 });
      for (const stage of off.stages) {
        if (stage.kind === 'slots') continue;
        const rates = stageRates(off, stage, moment, tasksOf(off));
        expect(rates).toMatchObject({ attemptedShare: 0, automatedShare: 0, oversightShare: 0, snippetsShare: 0, level: 0 });
        expect(humanHoursShare(rates)).toBe(stage === off.stages[off.review!.stage] ? 0 : 1);
      }
      const [path, twin] = [planOf(off, moment), planOf(off, { ...moment, withoutAi: true })];
      expect([...path.demandDays]).toEqual([...twin.demandDays]);
      expect([path.throughputPerYear, path.changesPerYear]).toEqual([twin.throughputPerYear, twin.changesPerYear]);
      // eight researchers decide and analyze once, for 5 hours a day, since nobody sends anything back
      expect(path.throughputPerYear).toBeCloseTo((8 * 5 * 365.25) / (16 + 16), 8);
    }
  });

  test('any part left on is something that AI still does, or something that is done about it', () => {
    for (const on of PARTS) {
      const parts = PARTS.filter((part) => part !== on);
      expect(switchOff(whole, parts), on).not.toEqual(off);
    }
  });
});
