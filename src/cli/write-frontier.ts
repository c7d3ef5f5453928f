import { join } from 'node:path';
import { FRONTIER_KIND, type ManifestFacts, RESOLVED_FILE, SUMMARY_FILE } from '../io/manifest.ts';
import { packageVersion } from '../io/package-files.ts';
import { type ResultFile, writeResultFolder } from '../io/result-folder.ts';
import { csvText } from '../report/csv.ts';
import { dataPackage } from '../report/data-package.ts';
import type { LabFrontier } from '../report/figures/material.ts';
import { jsonText } from '../report/json.ts';
import type { Table } from '../report/table.ts';
import { type Arguments, DEFAULT_STEPS } from './arguments.ts';
import { commandText } from './command-text.ts';
import { finishFirst } from './interrupts.ts';
import type { GivenScenario } from './load.ts';
import { pictureFiles } from './pictures.ts';
import { optionWords } from './replay.ts';
import { resultFolder } from './result-place.ts';

/** What a sweep found, ready to be written. */
export interface FrontierOutcome {
  readonly table: Table;
  readonly picture: LabFrontier;
  /** For summary.json and --json. */
  readonly summary: unknown;
  /** Most jobs that one simulated job stood for. */
  readonly granularity: number;
  /** Of all simulations together. */
  readonly events: number;
  readonly fingerprint: string;
}

/** Folder of a sweep's results. */
export function frontierFolder({ id }: Pick<GivenScenario, 'id'>, given: Pick<Arguments, 'out'>): string {
  return resultFolder({ id: frontierId(id) }, given);
}

/** Words that repeat a sweep from where the reader is; what came through a pipe is taken from its results. */
export function frontierWords(scenario: Pick<GivenScenario, 'id' | 'name' | 'lasting'>, given: Arguments): string[] {
  if (scenario.lasting) return wordsOf(scenario.name, given);
  return wordsOf(join(frontierFolder(scenario, given), RESOLVED_FILE), { ...given, set: [], until: undefined });
}

/**
 * Writes a sweep into its folder.
 * @throws InputError if the folder is somebody else's; Interrupted if somebody pressed Ctrl-C meanwhile
 */
export async function writeFrontier(scenario: GivenScenario, outcome: FrontierOutcome, given: Arguments): Promise<void> {
  const { table, summary } = outcome;
  const files: ResultFile[] = [
    { name: `${table.id}.csv`, text: csvText(table) },
    { name: SUMMARY_FILE, text: jsonText(summary) },
    { name: RESOLVED_FILE, text: scenario.scenario.resolvedYaml },
    { name: 'datapackage.json', text: jsonText(dataPackage(frontierId(scenario.id), scenario.scenario.title, [table])) },
  ];
  const facts = manifestFacts(scenario, outcome, given);
  const { title } = scenario.scenario;
  const material = { frontier: outcome.picture };
  files.push(...(await pictureFiles(() => ({ material, title, tables: [table], scenarios: [scenario], facts }), given)));
  await finishFirst(() => writeResultFolder(frontierFolder(scenario, given), files, facts, given.force));
}

function manifestFacts({ id, scenario, sources }: GivenScenario, outcome: FrontierOutcome, given: Arguments): ManifestFacts {
  const { granularity, events, fingerprint } = outcome;
  const inPlace = { ...given, out: '.', set: [], until: undefined };
  return {
    loopgain: packageVersion(),
    scenario: { id, title: scenario.title, kind: FRONTIER_KIND },
    seed: given.seed,
    ...(given.replications === undefined ? {} : { replications: given.replications }),
    sources,
    replay: commandText(wordsOf(`${frontierId(id)}/${RESOLVED_FILE}`, inPlace), ['npx', 'loopgain']),
    granularity,
    events,
    fingerprint,
    audit: [],
  };
}

function frontierId(id: string): string {
  return `${id}-frontier`;
}

function wordsOf(name: string, given: Arguments): string[] {
  const steps = given.steps === DEFAULT_STEPS ? [] : ['--steps', String(given.steps)];
  return ['frontier', name, ...steps, ...optionWords(given)];
}
