import { constant } from './lab-records.ts';
import type { Mechanisms } from './random-mechanisms.ts';

/** Parameters of a mechanism with which it does nothing: its part of the work and of the chances is 0. */
export const IDLE: Readonly<Record<string, Partial<Mechanisms>>> = {
  'review of work without flaws': {
    review: {
      stage: 4,
      flawsPerVisit: 0,
      aiFlawRatio: constant(3),
      scrutinyMinutes: 10,
      policy: { elasticity: 0, budgetShare: 0 },
      automated: { besideShare: constant(0), catchShare: 1, sameModelCorrelation: 0 },
      incidentShare: 1,
      incidentLagDays: 1,
    },
  },
  'results that are all true and seen': {
    results: {
      trueShare: 1,
      powerShare: 1,
      falsePositiveShare: 1,
      reportStage: 3,
      readStages: [3, 4],
      readingMinutes: 60,
      automated: { besideShare: constant(0), catchShare: 1, sameModelCorrelation: 0 },
      replicatedShare: 0,
      replicateFrom: 2,
      correctionLagDays: 1,
    },
  },
  'search where there is no weakness': {
    findings: { weaknessesPerChange: 0, weaknessesAtEpoch: 0, foundPerYear: 5, aiSearchRatio: 5, searchStage: 4 },
  },
  'handoffs that take no time': { coordination: { handoffHours: 0, referencePeople: 10, exponent: 1 } },
  'no drift, a battery without work, no approvals, a pause without length': {
    control: {
      data: { jobs: 0, growthExponent: 1 },
      drift: {
        amplification: 1,
        goods: [{ id: 'good', aim: 'keep', weightShare: 1, trendPerGeneration: 0, spread: 0 }],
      },
      battery: {
        signals: [{ id: 'signal', jobs: 0, good: 0, sensitivity: 10, noise: 1 }],
        falseAlarmShare: 0,
        correlation: 0.5,
        judges: 'vector',
        sameModelBlindness: 1,
        growthExponent: 1,
      },
      detection: { action: 'rollback', rounds: 0, removedShare: 0, jobs: 5, retrainDays: 5 },
      approvals: 0,
      minimumDays: 0,
      pauses: [{ fromDays: 200, toDays: 200 }],
      release: undefined,
    },
  },
};
