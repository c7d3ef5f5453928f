import { join } from 'node:path';
import type { LabComparison } from '../ensemble/comparison/comparison.ts';
import { outcomesInOrder } from '../ensemble/run-ensemble.ts';
import { COMPARISON_KIND, type ManifestFacts, SUMMARY_FILE } from '../io/manifest.ts';
import { packageVersion } from '../io/package-files.ts';
import { type ResultFile, writeResultFolder } from '../io/result-folder.ts';
import { sha256OfTexts } from '../io/sha256.ts';
import { csvText } from '../report/csv.ts';
import { dataPackage } from '../report/data-package.ts';
import { jsonText } from '../report/json.ts';
import { labComparisonSummary } from '../report/lab-comparison-figures.ts';
import { labComparisonTables } from '../report/lab-comparison-tables.ts';
import type { Arguments } from './arguments.ts';
import { commandText } from './command-text.ts';
import type { Pair } from './compared.ts';
import type { SimulatedEnsemble } from './ensemble-run.ts';
import { finishFirst } from './interrupts.ts';
import { type LearnedDraws, POSTERIOR_FILE, storedPosterior } from './learned-draws.ts';
import type { Pictured } from './pictured.ts';
import { pictureFiles } from './pictures.ts';
import { optionWords, whatIfWords } from './replay.ts';
import { resultFolder } from './result-place.ts';
import { comparisonId, comparisonSources, resolvedFile } from './write-comparison.ts';

/** What a comparison of labs found, ready to be written. */
export interface LabComparisonOutcome {
  readonly ensemble: SimulatedEnsemble;
  readonly comparison: LabComparison;
  /** The posterior sample that its draws came from; undefined for the priors, or for values as written. */
  readonly learned: LearnedDraws | undefined;
}

/** Words that repeat a comparison of labs from where the reader is; what came through a pipe is taken from its results. */
export function labComparisonWords(pair: Pair, given: Arguments): string[] {
  if (pair.every((compared) => compared.given.lasting)) return wordsOf([...given.scenarios, ...whatIfWords(given)], given);
  return resolvedWords(pair, resultFolder({ id: comparisonId(pair) }, given), given);
}

/** The same from the scenarios as they were written beside the results, with all changes in them. */
function resolvedWords(pair: Pair, folder: string, given: Arguments): string[] {
  const files = pair.map(({ id }) => join(folder, resolvedFile(id)));
  return wordsOf(files, { ...given, set: [], until: undefined, posterior: storedPosterior(given.posterior, folder) });
}

function wordsOf(scenarios: readonly string[], given: Arguments): string[] {
  const { draws, sampling, posterior } = given;
  const drawn = draws === undefined ? [] : ['--draws', String(draws)];
  const spread = sampling === undefined ? [] : ['--sampling', sampling];
  const from = posterior === undefined ? [] : ['--posterior', posterior];
  return ['compare', ...scenarios, ...drawn, ...from, ...spread, ...optionWords(given)];
}

/**
 * Writes a comparison of labs into its folder.
 * @throws InputError if the folder is somebody else's; Interrupted if somebody pressed Ctrl-C meanwhile
 */
export async function writeLabComparison(pair: Pair, outcome: LabComparisonOutcome, given: Arguments): Promise<void> {
  const id = comparisonId(pair);
  const title = pair.map((compared) => compared.given.scenario.title).join(' against ');
  const tables = labComparisonTables(outcome.comparison);
  const files: ResultFile[] = [
    ...tables.map((table) => ({ name: `${table.id}.csv`, text: csvText(table) })),
    { name: SUMMARY_FILE, text: jsonText(labComparisonSummary(outcome.comparison)) },
    ...pair.map((compared) => ({ name: resolvedFile(compared.id), text: compared.given.scenario.resolvedYaml })),
    ...(outcome.learned === undefined ? [] : [{ name: POSTERIOR_FILE, text: outcome.learned.text }]),
    { name: 'datapackage.json', text: jsonText(dataPackage(id, title, tables)) },
  ];
  const facts = manifestFacts(pair, title, outcome, given);
  files.push(...(await pictureFiles(() => picturedOf(pair, title, outcome, facts), given)));
  await finishFirst(() => writeResultFolder(resultFolder({ id }, given), files, facts, given.force));
}

function picturedOf(pair: Pair, title: string, { comparison }: LabComparisonOutcome, facts: ManifestFacts): Pictured {
  const titles = [pair[0].given.scenario.title, changedTitle(pair[1])] as const;
  const scenarios = pair.map(({ id, given }) => ({ id, scenario: given.scenario }));
  return { material: { comparison: { titles, comparison } }, title, tables: labComparisonTables(comparison), scenarios, facts };
}

/** What was changed of the second, before what it is: pictures name it by what comes before the first comma. */
function changedTitle({ given, changes }: Pair[1]): string {
  return changes.length === 0 ? given.scenario.title : `${changes.join('; ')}, for ${given.scenario.title}`;
}

function manifestFacts(
  pair: Pair,
  title: string,
  { ensemble, comparison, learned }: LabComparisonOutcome,
  given: Arguments,
): ManifestFacts {
  const id = comparisonId(pair);
  return {
    loopgain: packageVersion(),
    scenario: { id, title, kind: COMPARISON_KIND },
    seed: given.seed,
    replications: given.replications ?? 1,
    sources: { ...learned?.sources, ...comparisonSources(pair) },
    replay: commandText(resolvedWords(pair, id, { ...given, out: '.' }), ['npx', 'loopgain']),
    granularity: comparison.granularity,
    events: comparison.events,
    fingerprint: sha256OfTexts(fingerprintsOf(ensemble)),
    audit: [],
  };
}

/** Of every path, in order. */
function* fingerprintsOf({ plan, ...stored }: SimulatedEnsemble): Generator<string> {
  for (const { outcomes } of outcomesInOrder(plan, stored)) for (const { fingerprint } of outcomes.flat()) yield fingerprint;
}
