import { readFileSync } from 'node:fs';
import type { LoopPart } from '../../src/lab/oversight/six-parts.ts';
import type { LabScenario } from '../../src/lab/parameters.ts';
import { loadTexts } from './scenario-files.ts';

/** All parts of the loop. */
export const PARTS: readonly LoopPart[] = ['objective', 'generator', 'substrate', 'evaluator', 'promotion', 'control'];

const AUTOMATION = 'automation: {opens: 2021-01-01, width: 30 days, task: 60 minutes}';
const LOOP = `
loopgain: 1
extends: small-lab.yaml
title: A lab to which all six parts of its loop matter
time: {end: 2024-01-01}
pools:
  researchers: {capacity: 12}
  engineers: {capacity: 20}
  agents: {capacity: 200, exponent: 0.5}
  fleet: {capacity: "8000 * 1.5^years"}
  evaluators: {kind: people, capacity: 3, hoursPerDay: 6.9, daysPerWeek: 5}
classes:
  incident: {path: [mitigate]}
  data: {path: [label]}
  evaluation: {path: [evaluate]}
  approval: {path: [approve]}
stages:
  decide: {gate: true, ${AUTOMATION}}
  design: {${AUTOMATION}}
  implement: {snippets: true, ${AUTOMATION}}
  debug: {${AUTOMATION}}
  scaffold: {${AUTOMATION}}
  analyze: {${AUTOMATION}}
  integrate: {gate: true, ${AUTOMATION}}
  review: {gate: true, back: {to: implement, share: 0}, ${AUTOMATION}}
  mitigate: {activity: operate, staff: engineers, work: {incident: 10 work hours}}
  label: {activity: label, staff: evaluators, work: {data: 4 work hours}, ${AUTOMATION}}
  evaluate: {activity: evaluate, staff: evaluators, work: {evaluation: 4 work hours}, ${AUTOMATION}}
  approve: {activity: evaluate, staff: evaluators, work: {approval: 4 work hours}}
snippets: {saved: 0.15}
horizon: {reference: {minutes: 240 minutes}}
progress: {reference: 415.4}
review: {at: review, flaws: 1, aiFlaws: 1.5, scrutiny: 10 minutes, policy: fixed, automated: {beside: 0.5, catch: 0.33, correlation: 0.5}, incidents: {share: 0.3, after: 90 days}}
generations:
  trigger: {effectiveCompute: null, cadence: 90 days}
  train: 40 days
  evaluate: 5 days
  data: {jobs: 20}
  drift: {amplification: 0.2, goods: {honesty: {aim: keep, weight: 1, spread: 0.05}}}
  battery: {signals: {answers: {jobs: 60, of: honesty, sensitivity: 20}}, falseAlarms: 0.05}
  detection: {action: remediate, rounds: 3, removed: 0.7, retrain: 5 days}
  approvals: 3
`;

/** The same staff, fleet and work without a word of AI, by whose efficiency runs get no cheaper. */
const BY_HAND = `
loopgain: 1
extends: small-lab.yaml
title: The same lab by hand
time: {end: 2024-01-01}
parameters: {psi: {value: 0}}
pools:
  researchers: {capacity: 12}
  engineers: {capacity: 20}
  fleet: {capacity: "8000 * 1.5^years"}
progress: {reference: 415.4}
`;

const load = (main: string, overrides: readonly string[]): LabScenario =>
  loadTexts({ 'main.yaml': main, 'small-lab.yaml': readFileSync('scenarios/small-lab.yaml', 'utf8') }, overrides).lab!;

/** The lab without some parts of its loop. */
export const loopWithout = (...off: readonly LoopPart[]): LabScenario =>
  load(
    LOOP,
    off.map((part) => `loop.${part}=off`),
  );

/** The lab in which AI does nothing, and people, who look after it, make no flaws. */
export const flawlessWithoutAi = (): LabScenario =>
  load(LOOP, [...PARTS.filter((part) => part !== 'control').map((part) => `loop.${part}=off`), 'review.flaws=0']);

/** The lab that never had any. */
export const labByHand = (): LabScenario => load(BY_HAND, []);
