import { readFileSync } from 'node:fs';
import { InputError } from '../../src/base/issue.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import type { LoadedScenario } from '../../src/scenario/loaded.ts';

/** A plain network of two stages, one line per thing that a test may want to break. */
export const SMALL_NETWORK = `loopgain: 1
kind: network
title: Two stages
time: {end: 100 days}
pools: {clerks: {capacity: 3}}
classes:
  letter: {arrivals: {shape: exponential, mean: 1 days}, path: [sort, send]}
stages:
  sort: {staff: clerks, work: {shape: exponential, mean: 0.9 days}}
  send: {staff: clerks, work: {shape: deterministic, value: 1 hours}}
`;

/** A lab of four stages; its numbers mean nothing and, unlike those of the shipped scenarios, never move. */
export const SMALL_LAB = `loopgain: 1
kind: lab
title: A small lab
time: {epoch: 2021-01-01, end: 2022-01-01}
parameters:
  growth: {value: 2, unit: per year, range: [1, 4], role: assumed, source: nobody}
  taskScale: {value: 0.5, unit: ratio, range: [0, 1], role: assumed, source: nobody}
  theta: {value: 1.5, unit: per year, range: [0.1, 5], prior: 1 to 2, role: fitted, source: by hand, priorSource: nobody}
pools:
  researchers: {kind: people, capacity: "60 * growth^years", hoursPerDay: 7, daysPerWeek: 5}
  engineers: {kind: people, capacity: 100, hoursPerDay: 7, daysPerWeek: 5, reserve: {change: 0.4}}
  agents: {kind: agents, capacity: 200, exponent: 0.5}
  fleet: {kind: accelerators, capacity: 10000}
compute: {shares: {training: 0.4, experiments: 0.4, inference: 0.2}, idle: keep}
staffing: pooled
classes:
  experiment: {priority: 0, wip: {perPerson: 3, perAgent: 2, perSlot: 1}, lead: researchers, path: [decide, implement, run, review]}
  change: {priority: 1, wip: {perPerson: 3, perAgent: 2, perSlot: 0}, lead: engineers, path: [implement, review]}
stages:
  review: {activity: communicate, staff: engineers, work: {experiment: 4 work hours, change: 1 work hours}, back: {to: implement, share: 0}}
  decide: {activity: decide, staff: researchers, work: {experiment: 16 work hours}, gate: true, automation: {task: 960 * taskScale minutes, opens: {horizon: 1 days, after: 0.5 years}}}
  implement: {activity: build, staff: engineers, work: {experiment: 24 work hours, change: 6 work hours}, automation: {opens: 2021-02-01, ceiling: 0.9}}
  run: {activity: run, staff: fleet, slot: {days: 1 weeks, cv: 1, work: 2700 accelerator days, frontier: 0.3, efficiency: 0.3}}
snippets: {saved: 0.15, opens: 2021-03-01, midpoint: 1.5 years, width: 0.25 years}
oversight: {base: 0.05, at: 30 minutes, delegated: 0.2, exponent: 0.7, gate: 0.04, seen: "1 - step(years - 0.5) / 2", closedLoop: {opens: never, midpoint: 0.5 years, width: 0.2 years, task: 4 hours, offset: -5, trust: 60 days, trustWidth: 1}}
progress: {theta: theta, reference: 10000, lambda: 0.6, beta: 0.5, window: 30 days, limit: none}
taste: {sigma: 0.42, even: 260 minutes, slope: 0.28}
horizon: {law: exponential, doublings: 1.7, reference: {date: 2021-03-01, minutes: 4 minutes}, earlier: 3 minutes, cap: 12000000 minutes, logistic: 0.8, spread: 1.5}
generations: {trigger: {effectiveCompute: 2}, overlap: 2, train: 70 days, evaluate: 30 days, gate: promote}
granularity: auto
`;

/** What makes of the small lab one with every mechanism of the control layer and every class; each key is there once. */
export const CONTROLLED = `parameters:
  flaws: {value: 0.2, unit: number, range: [0, 1], role: assumed, source: nobody}
  noticed: {value: 0.3, unit: share, range: [0, 1], role: assumed, source: nobody}
  lag: {value: 90, unit: days, range: [0, 1000], role: assumed, source: nobody}
compute: {idle: {taken: 0.5}}
classes:
  experiment: {path: [decide, implement, run, analyze, review]}
  incident: {path: [mitigate]}
  correction: {path: [implement, review]}
  finding: {path: [implement, review], priority: 2}
  data: {path: [annotate]}
  evaluation: {path: [evaluate, analyze], priority: -3}
  approval: {path: [decide]}
  remediation: {path: [annotate, evaluate]}
stages:
  analyze: {activity: analyze, staff: researchers, work: {experiment: 8 work hours, evaluation: 2 work hours}}
  review: {work: {correction: 2 work hours, finding: 3 work hours}, back: {share: 0.1}}
  implement: {work: {correction: 5 work hours, finding: 12 work hours}}
  decide: {work: {approval: 7 work hours}}
  mitigate: {activity: build, staff: engineers, work: {incident: 40 work hours}}
  annotate: {activity: build, staff: engineers, work: {data: 10 work hours, remediation: 11 work hours}}
  evaluate: {activity: communicate, staff: researchers, work: {evaluation: 6 work hours, remediation: 9 work hours}}
loop: {objective: on, generator: on, substrate: on, evaluator: on, promotion: on, control: on}
review:
  at: review
  flaws: flaws
  aiFlaws: "1.5 - 0.5 * step(years - 0.5)"
  scrutiny: 1/6 hours
  policy: {elasticity: 0.5, budget: 0.25}
  automated: {beside: "step(years - 0.5)", catch: noticed, correlation: 0.5}
  incidents: {share: 0.25, after: lag days}
results:
  at: analyze
  read: [review, analyze]
  true: 0.4
  power: 0.8
  falsePositives: 0.2
  reading: 2 hours
  automated: {catch: 0.33, correlation: 0}
  replicate: {share: 0.1, from: run}
  corrections: {after: 2 * lag days}
findings: {search: review, perChange: 0.05, atEpoch: 100, found: 0.5, aiSearch: 20}
coordination: {hours: 0.5 work hours, people: 100, exponent: 0.5}
generations:
  data: {jobs: 40, growth: 0.1}
  drift:
    amplification: 0.1
    goods:
      skill: {aim: raise, weight: 0.25, trend: 0.3, spread: 0.02}
      honesty: {aim: keep, weight: 0.75, spread: 0.04}
  battery:
    signals:
      lies: {jobs: 10, of: honesty, sensitivity: 20, noise: 2}
      exams: {jobs: 5, of: skill, sensitivity: 10}
    falseAlarms: 0.05
    correlation: 0.2
    judges: scalar
    sameModel: 0.6
    growth: 0.3
  detection: {action: remediate, rounds: 2, removed: 0.7, jobs: 12, retrain: 3 weeks}
  approvals: 3
  minimum: 9 days
  pauses: [{from: 2021-09-01, to: 2021-09-15}, {from: 2021-02-01, to: 2021-02-03}]
  release: {share: 0.1, days: 2 weeks, sensitivity: 11, falseAlarms: 0.02}
`;

/** A scenario that extends the small lab, by its further lines. */
export function childOf(lines: string): Readonly<Record<string, string>> {
  return { 'main.yaml': `loopgain: 1\nextends: lab.yaml\n${lines}\n`, 'lab.yaml': SMALL_LAB };
}

/** Loads `main.yaml` from a map of file names to texts. */
export function loadTexts(files: Readonly<Record<string, string>>, overrides: readonly string[] = []): LoadedScenario {
  const missing = { expected: 'a readable UTF-8 text file', received: 'nothing at this path' };
  return loadScenario('main.yaml', { read: (path) => files[path] ?? missing, overrides });
}

/** Loads one text. */
export function loadText(text: string, overrides: readonly string[] = []): LoadedScenario {
  return loadTexts({ 'main.yaml': text }, overrides);
}

/** Loads a scenario of the package. */
export function loadShipped(name: string, overrides: readonly string[] = []): LoadedScenario {
  return loadScenario(`scenarios/${name}.yaml`, { read: (path) => readFileSync(path, 'utf8'), overrides });
}

/** The lines that a reader is shown, without the name of the file that they are in. */
export function problemsOf(load: () => unknown): readonly string[] {
  try {
    load();
  } catch (error) {
    if (error instanceof InputError) return error.message.split('\n').map((line) => line.replace(/^main\.yaml:(?=\d)/, ''));
    throw error;
  }
  return [];
}

/** The text with one piece of it replaced. */
export function replaceIn(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`there is no ${from}`);
  return text.replace(from, to);
}

/** The text with one line of it (from 1) replaced. */
export function replaceLine(text: string, line: number, by: string): string {
  return text
    .split('\n')
    .map((old, index) => (index === line - 1 ? by : old))
    .join('\n');
}
