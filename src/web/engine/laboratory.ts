import { InputError } from '../../base/issue.ts';
import type { Trends } from '../../calibrate/series.ts';
import { summarizeForecast } from '../../ensemble/forecast/forecast.ts';
import { FUTURES } from '../../ensemble/forecast/view-tally.ts';
import { frameOf } from '../../ensemble/outcome.ts';
import { type EnsemblePlan, pointCount } from '../../ensemble/plan.ts';
import { evenSampling, pointsOf } from '../../ensemble/points.ts';
import { memoryStore } from '../../ensemble/run-ensemble.ts';
import type { BlockResult } from '../../ensemble/simulate-block.ts';
import type { LabScenario } from '../../lab/parameters.ts';
import { simulateWithTwin } from '../../lab/simulate-lab.ts';
import type { Trajectory } from '../../lab/trajectory.ts';
import { csvText } from '../../report/csv.ts';
import { tellAll } from '../../report/figures/catalogue.ts';
import type { LabPath, Material } from '../../report/figures/material.ts';
import { futureShare } from '../../report/forecast-figures.ts';
import { trajectoryTables } from '../../report/trajectory-tables.ts';
import type { DrawValues } from '../../scenario/drawn.ts';
import { loadScenario } from '../../scenario/load.ts';
import type { LoadedScenario } from '../../scenario/loaded.ts';
import { describe } from './describe.ts';
import { filmOf } from './film.ts';
import { keyFigures } from './key-figures.ts';
import type { Answers, Grain, Question, ToldStory } from './messages.ts';
import { overridesOf, type Setting } from './setting.ts';
import { findShipped, readShipped, shippedTitles, whatIfPath } from './shipped.ts';

/** What the package ships besides scenarios. */
export interface Package {
  readonly published: Trends;
  readonly posterior: readonly DrawValues[];
  readonly version: string;
}

/** Simulated jobs of a coarse path, of those that the scenario asks for. */
const COARSE_SHARE = 0.2;
/** Paths kept, so that what stands beside and what was looked at before need not be simulated again. */
const KEPT = 6;
const MS_PER_SECOND = 1000;

/** A path of a setting, with the lab that it is of. */
interface Run {
  readonly scenario: LoadedScenario;
  readonly lab: LabScenario;
  readonly trajectory: Trajectory;
  readonly seconds: number;
}

/** Answers the page's questions. */
export class Laboratory {
  readonly #package: Package;
  readonly #runs = new Map<string, Run>();

  constructor(shipped: Package) {
    this.#package = shipped;
  }

  /**
   * What a question asks for.
   * @throws InputError if its setting is none
   */
  answer(question: Question): Answers[Question['kind']] {
    switch (question.kind) {
      case 'list':
        return { version: this.#package.version, ...shippedTitles() };
      case 'describe':
        return describe(load(question.setting));
      case 'simulate':
        return this.#simulate(question.setting, question.beside, question.grain);
      case 'files':
        return this.#files(question.setting);
      case 'plan':
        return this.#plan(question.setting, question.draws);
      case 'summarize':
        return this.#summarize(question.plan, question.results);
    }
  }

  #simulate(setting: Setting, beside: Setting | undefined, grain: Grain): Answers['simulate'] {
    const run = this.#run(setting, grain);
    const other = beside === undefined ? undefined : this.#run(beside, grain);
    const path = pathOf(setting.scenario, run.scenario.title, run);
    const paths = other === undefined ? [path] : [pathOf('kept', 'Kept beside', other), pathOf('now', 'As set now', run)];
    return {
      setting,
      grain,
      title: run.scenario.title,
      answer: keyFigures(run.trajectory, run.lab),
      besideAnswer: other && keyFigures(other.trajectory, other.lab),
      stories: toldStories({ path, paths, published: this.#package.published }),
      film: filmOf(run.trajectory, run.lab.base, run.lab.epochCivilDays, run.lab.fork?.fromDays),
      fingerprint: run.trajectory.fingerprint,
      seconds: run.seconds,
    };
  }

  #run(setting: Setting, grain: Grain): Run {
    const key = JSON.stringify([setting, grain]);
    const kept = this.#runs.get(key);
    if (kept !== undefined) return kept;
    const scenario = load(setting);
    const lab = scenario.lab && (grain === 'coarse' ? coarsened(scenario.lab) : scenario.lab);
    if (lab === undefined) throw noLabRefused(setting.scenario);
    const start = performance.now();
    const trajectory = simulateWithTwin(lab, { seed: setting.seed, draw: 'point', replication: 1 });
    const run = { scenario, lab, trajectory, seconds: (performance.now() - start) / MS_PER_SECOND };
    if (this.#runs.size >= KEPT) this.#runs.delete(this.#runs.keys().next().value!);
    this.#runs.set(key, run);
    return run;
  }

  /** The files that the command of the setting writes. */
  #files(setting: Setting): Answers['files'] {
    const { scenario, lab, trajectory } = this.#run(setting, 'exact');
    const tables = trajectoryTables(trajectory, lab.epochCivilDays);
    return [
      ...tables.map((table) => ({ name: `${table.id}.csv`, text: csvText(table) })),
      { name: 'scenario.resolved.yaml', text: scenario.resolvedYaml },
    ];
  }

  #plan(setting: Setting, draws: number): EnsemblePlan {
    const scenario = load(setting);
    const { id, title, resolvedYaml, uncertainty } = scenario;
    if (uncertainty.parameters.length + uncertainty.variants.length === 0) throw surenessRefused(id);
    const members = [{ id, title, yaml: resolvedYaml, uncertainty }];
    const ofHistory = scenario.sources.some(({ path }) => path === 'scenarios/history.yaml');
    const posterior = ofHistory ? { posterior: this.#package.posterior } : {};
    const design = { kind: 'drawn' as const, draws, sampling: evenSampling(draws, members), ...posterior };
    return { seed: setting.seed, replications: 1, members, design };
  }

  #summarize(plan: EnsemblePlan, results: readonly BlockResult[]): Answers['summarize'] {
    const store = memoryStore();
    for (const result of results) store.put(result);
    const { id, yaml } = plan.members[0]!;
    const lab = loadScenario(id, { read: () => yaml, overrides: [] }).lab!;
    const forecast = summarizeForecast(firstPoints(plan, results.length), 0, frameOf(lab), { store, pointsPerBlock: 1 });
    const view = forecast.views[0]!;
    return {
      draws: forecast.draws,
      stories: toldStories({ forecasts: [forecast], published: this.#package.published }, 'forecasts'),
      futures: FUTURES.map((future, i) => ({ future, ...futureShare({ forecast, view }, i) })),
    };
  }
}

/** The page shows labs. */
function noLabRefused(path: string): InputError {
  return new InputError([
    { path, severity: 'error', expected: 'a lab', received: 'a plain network, or a part of other scenarios' },
  ]);
}

/** Draws need something to be unsure of. */
function surenessRefused(path: string): InputError {
  return new InputError([
    { path, severity: 'error', expected: 'a scenario with priors', received: 'one that is sure of everything' },
  ]);
}

/** The plan of the points that are done: its first. Fewer draws of a Latin hypercube would be others. */
function firstPoints(plan: EnsemblePlan, count: number): EnsemblePlan {
  if (count === pointCount(plan)) return plan;
  const { at } = pointsOf(plan);
  return { ...plan, design: { kind: 'listed', points: Array.from({ length: count }, (_, i) => at(i)) } };
}

/**
 * Loads the scenario of a setting.
 * @throws InputError with all its problems
 */
function load(setting: Setting): LoadedScenario {
  const found = findShipped(setting.scenario);
  return loadScenario(typeof found === 'string' ? found : setting.scenario, {
    read: readShipped,
    findShipped,
    whatIfs: setting.whatIfs.map(whatIfPath),
    overrides: overridesOf(setting),
  });
}

/** The lab with fewer simulated jobs, each of which stands for more; as it is where each stands for one. */
function coarsened(lab: LabScenario): LabScenario {
  const { base, fork } = lab;
  const { granularity } = base;
  if (granularity.kind === 'exact') return lab;
  const { experiment, change } = granularity.jobsPerYear;
  const jobsPerYear = { experiment: experiment * COARSE_SHARE, change: change * COARSE_SHARE };
  const coarse = { granularity: { ...granularity, jobsPerYear } };
  const parted = fork && { ...fork, parameters: { ...fork.parameters, ...coarse } };
  return { ...lab, base: { ...base, ...coarse }, fork: parted };
}

function pathOf(id: string, title: string, { lab, trajectory }: Run): LabPath {
  return { id, title, trajectory, epochCivilDays: lab.epochCivilDays, fromDays: lab.fork?.fromDays };
}

/** What pictures tell; where they must be about something, only those which are. */
function toldStories(material: Material, about?: keyof Material): ToldStory[] {
  const told = tellAll(material).filter(({ figure }) => about === undefined || figure.needs.includes(about));
  return told.map(({ figure, story }) => ({ figure: figure.id, story }));
}
