import { join } from 'node:path';
import type { Reproduction } from '../calibrate/reproduce/reproduce.ts';
import type { Trends } from '../calibrate/series.ts';
import { outcomesInOrder } from '../ensemble/run-ensemble.ts';
import { type ManifestFacts, REPRODUCTION_KIND, RESOLVED_FILE, SUMMARY_FILE } from '../io/manifest.ts';
import { packageVersion } from '../io/package-files.ts';
import { trendSources } from '../io/read-trends.ts';
import { type ResultFile, writeResultFolder } from '../io/result-folder.ts';
import { sha256OfTexts } from '../io/sha256.ts';
import { csvText } from '../report/csv.ts';
import { dataPackage } from '../report/data-package.ts';
import { jsonText } from '../report/json.ts';
import { reproductionSummary } from '../report/reproduction-summary.ts';
import { reproductionTables } from '../report/reproduction-tables.ts';
import { type Arguments, REPRODUCTION_DRAWS } from './arguments.ts';
import { commandText } from './command-text.ts';
import type { SimulatedEnsemble } from './ensemble-run.ts';
import { finishFirst } from './interrupts.ts';
import { type LearnedDraws, POSTERIOR_FILE, storedPosterior } from './learned-draws.ts';
import type { GivenScenario } from './load.ts';
import { pictureFiles } from './pictures.ts';
import { optionWords } from './replay.ts';
import { resultFolder } from './result-place.ts';

/** A history that was held against what was published. */
export interface ReproducedHistory {
  readonly scenario: GivenScenario;
  /** Sample that draws come from, if there is one. */
  readonly learned: LearnedDraws | undefined;
  readonly ensemble: SimulatedEnsemble;
  readonly reproduction: Reproduction;
  readonly trends: Trends;
}

/**
 * Name of a reproduction's folder.
 *
 * reproductionId({ id: 'history' }) // => 'history-reproduction'
 */
export function reproductionId({ id }: Pick<GivenScenario, 'id'>): string {
  return `${id}-reproduction`;
}

/** Words that repeat a reproduction from where the reader is; what came through a pipe is taken from its results. */
export function reproductionWords(scenario: Pick<GivenScenario, 'id' | 'name' | 'lasting'>, given: Arguments): string[] {
  if (scenario.lasting) return wordsOf(scenario.name, given);
  return resolvedWords(resultFolder({ id: reproductionId(scenario) }, given), given);
}

/** The same from the scenario and the sample as they were written into the folder of the results. */
function resolvedWords(folder: string, given: Arguments): string[] {
  return wordsOf(join(folder, RESOLVED_FILE), { ...given, set: [], posterior: storedPosterior(given.posterior, folder) });
}

function wordsOf(name: string, given: Arguments): string[] {
  const { draws = REPRODUCTION_DRAWS, posterior } = given;
  const learned = posterior === undefined ? [] : ['--posterior', posterior];
  return ['reproduce', name, '--draws', String(draws), ...learned, ...optionWords({ ...given, until: undefined })];
}

/**
 * Writes a reproduction into its folder.
 * @throws InputError if the folder is somebody else's; Interrupted if somebody pressed Ctrl-C meanwhile
 */
export async function writeReproduction(history: ReproducedHistory, given: Arguments): Promise<void> {
  const { scenario, learned, reproduction, trends } = history;
  const id = reproductionId(scenario);
  const tables = reproductionTables(reproduction, trends);
  const files: ResultFile[] = [
    ...tables.map((table) => ({ name: `${table.id}.csv`, text: csvText(table) })),
    { name: SUMMARY_FILE, text: jsonText(reproductionSummary(reproduction)) },
    { name: RESOLVED_FILE, text: scenario.scenario.resolvedYaml },
    ...(learned === undefined ? [] : [{ name: POSTERIOR_FILE, text: learned.text }]),
    { name: 'datapackage.json', text: jsonText(dataPackage(id, scenario.scenario.title, tables)) },
  ];
  const facts = manifestFacts(history, given);
  const { title } = scenario.scenario;
  const material = { reproduction, published: trends };
  files.push(...(await pictureFiles(() => ({ material, title, tables, scenarios: [scenario], facts }), given)));
  await finishFirst(() => writeResultFolder(resultFolder({ id }, given), files, facts, given.force));
}

function manifestFacts({ scenario, learned, ensemble }: ReproducedHistory, given: Arguments): ManifestFacts {
  const id = reproductionId(scenario);
  const paths = [...outcomesInOrder(ensemble.plan, ensemble)].flatMap(({ outcomes }) => outcomes.flat());
  return {
    loopgain: packageVersion(),
    scenario: { id: scenario.id, title: scenario.scenario.title, kind: REPRODUCTION_KIND },
    seed: given.seed,
    sources: { ...scenario.sources, ...trendSources(), ...learned?.sources },
    replay: commandText(resolvedWords(id, { ...given, out: '.' }), ['npx', 'loopgain']),
    granularity: Math.max(...paths.map(({ granularity }) => granularity)),
    events: paths.reduce((sum, { events }) => sum + events, 0),
    fingerprint: sha256OfTexts(paths.map(({ fingerprint }) => fingerprint)),
    audit: [],
  };
}
