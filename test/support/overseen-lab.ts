import { readFileSync } from 'node:fs';
import type { LabScenario } from '../../src/lab/parameters.ts';
import { loadTexts, replaceIn } from './scenario-files.ts';

/**
 * The small lab of the package with all of the control layer: review, results, findings, coordination, data, drift, a battery, approvals,
 * a pause and a staged release.
 */
export const OVERSEEN_LAB = `loopgain: 1
extends: small-lab
title: A small lab that looks after its work
time: {epoch: 2021-01-01, end: 2024-01-01, sample: 91 days, warmUp: 91 days}
pools:
  evaluators: {kind: people, capacity: 10, hoursPerDay: 6.9, daysPerWeek: 5}
classes:
  incident: {path: [mitigate]}
  correction: {path: [takeback]}
  finding: {path: [fix]}
  data: {path: [label]}
  evaluation: {path: [evaluate]}
  approval: {path: [approve]}
  remediation: {path: [mend]}
  change: {wip: {perPerson: 3}}
stages:
  review: {back: {to: implement, share: 0.1}}
  mitigate: {activity: operate, staff: engineers, work: {incident: 10 work hours}}
  takeback: {activity: operate, staff: researchers, work: {correction: 10 work hours}}
  fix: {activity: operate, staff: engineers, work: {finding: 5 work hours}}
  label: {activity: label, staff: evaluators, work: {data: 20 work hours}}
  evaluate: {activity: evaluate, staff: evaluators, work: {evaluation: 20 work hours}}
  approve: {activity: evaluate, staff: researchers, work: {approval: 4 work hours}}
  mend: {activity: evaluate, staff: researchers, work: {remediation: 20 work hours}}
review:
  at: review
  flaws: 0.17
  aiFlaws: 1.5
  scrutiny: 10 minutes
  policy: fixed
  automated: {beside: 0, catch: 0.33, correlation: 0.5}
  incidents: {share: 0.3, after: 90 days}
results:
  at: analyze
  read: [analyze, integrate]
  true: 0.4
  power: 0.8
  falsePositives: 0.2
  reading: 600 minutes
  automated: {beside: 0, catch: 0.33, correlation: 0.5}
  replicate: {share: 0.2, from: run}
  corrections: {after: 180 days}
findings: {search: review, perChange: 0.05, atEpoch: 100, found: 0.5, aiSearch: 20}
coordination: {hours: 0.5 work hours, people: 100, exponent: 0.5}
generations:
  trigger: {effectiveCompute: null, cadence: 120 days}
  data: {jobs: 10, growth: 0}
  drift: {amplification: 0.1, goods: {honesty: {aim: keep, weight: 1, trend: 0.01, spread: 0.02}}}
  battery: {signals: {alignment: {jobs: 10, of: honesty, sensitivity: 20, noise: 1}}, falseAlarms: 0.05, correlation: 0, judges: vector, sameModel: 0, growth: 0}
  detection: {action: remediate, rounds: 2, removed: 0.7, jobs: 10, retrain: 20 days}
  approvals: 3
  minimum: 0 days
  pauses: [{from: 2022-01-01, to: 2022-01-15}]
  release: {share: 0.1, days: 14 days, sensitivity: 10}
`;

/** The same as simulations want it, with values laid over it. */
export function overseenLab(set: readonly string[] = []): LabScenario {
  const text = replaceIn(OVERSEEN_LAB, 'extends: small-lab', 'extends: small-lab.yaml');
  return loadTexts({ 'main.yaml': text, 'small-lab.yaml': readFileSync('scenarios/small-lab.yaml', 'utf8') }, set).lab!;
}
