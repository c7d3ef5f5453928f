import { join } from 'node:path';
import type { ManifestFacts } from '../io/manifest.ts';
import { COMPARISON_KIND, SUMMARY_FILE } from '../io/manifest.ts';
import { packageVersion } from '../io/package-files.ts';
import { type ResultFile, writeResultFolder } from '../io/result-folder.ts';
import type { NetworkStudy } from '../queueing/replicate.ts';
import { csvText } from '../report/csv.ts';
import { dataPackage } from '../report/data-package.ts';
import { jsonText } from '../report/json.ts';
import type { Table } from '../report/table.ts';
import type { Arguments } from './arguments.ts';
import { commandText } from './command-text.ts';
import type { Pair } from './compared.ts';
import { finishFirst } from './interrupts.ts';
import { pictureFiles } from './pictures.ts';
import { optionWords } from './replay.ts';
import { resultFolder } from './result-place.ts';

/** What a comparison of plain networks found, ready to be written. */
export interface ComparisonOutcome {
  readonly table: Table;
  /** For summary.json and --json. */
  readonly summary: unknown;
  readonly studies: readonly [NetworkStudy, NetworkStudy];
}

/**
 * Name of a comparison's folder.
 *
 * comparisonId([{ id: 'mmc' }, { id: 'mmc-changed' }]) // => 'mmc-vs-mmc-changed'
 */
export function comparisonId([first, second]: readonly [{ readonly id: string }, { readonly id: string }]): string {
  return `${first.id}-vs-${second.id}`;
}

/** Words that repeat a comparison of plain networks from where the reader is; what came through a pipe is taken from its results. */
export function comparisonWords(pair: Pair, given: Arguments): string[] {
  const options = { ...given, precision: undefined, sample: undefined, trace: false };
  if (pair.every((compared) => compared.given.lasting)) return ['compare', ...given.scenarios, ...optionWords(options)];
  const folder = resultFolder({ id: comparisonId(pair) }, given);
  return resolvedWords(pair, folder, { ...options });
}

/** The same from the scenarios as they were written beside the results, with all changes in them. */
function resolvedWords(pair: Pair, folder: string, given: Parameters<typeof optionWords>[0]): string[] {
  const files = pair.map(({ id }) => join(folder, resolvedFile(id)));
  return ['compare', ...files, ...optionWords({ ...given, set: [], until: undefined })];
}

/** Names the scenario, so that what is compared again has the same name. */
export function resolvedFile(id: string): string {
  return `${id}.yaml`;
}

/**
 * Writes a comparison of plain networks into its folder.
 * @throws InputError if the folder is somebody else's; Interrupted if somebody pressed Ctrl-C meanwhile
 */
export async function writeComparison(pair: Pair, outcome: ComparisonOutcome, given: Arguments): Promise<void> {
  const id = comparisonId(pair);
  const title = pair.map((compared) => compared.given.scenario.title).join(' against ');
  const files: ResultFile[] = [
    { name: `${outcome.table.id}.csv`, text: csvText(outcome.table) },
    { name: SUMMARY_FILE, text: jsonText(outcome.summary) },
    ...pair.map((compared) => ({ name: resolvedFile(compared.id), text: compared.given.scenario.resolvedYaml })),
    { name: 'datapackage.json', text: jsonText(dataPackage(id, title, [outcome.table])) },
  ];
  const facts = manifestFacts(pair, title, outcome, given);
  const scenarios = pair.map((compared) => ({ id: compared.id, scenario: compared.given.scenario }));
  files.push(...(await pictureFiles(() => ({ material: {}, title, tables: [outcome.table], scenarios, facts }), given)));
  await finishFirst(() => writeResultFolder(resultFolder({ id }, given), files, facts, given.force));
}

function manifestFacts(pair: Pair, title: string, { studies }: ComparisonOutcome, given: Arguments): ManifestFacts {
  const id = comparisonId(pair);
  const inPlace = { ...given, precision: undefined, sample: undefined, trace: false, out: '.' };
  return {
    loopgain: packageVersion(),
    scenario: { id, title, kind: COMPARISON_KIND },
    seed: given.seed,
    replications: studies[0].replications,
    sources: comparisonSources(pair),
    replay: commandText(resolvedWords(pair, id, inPlace), ['npx', 'loopgain']),
    granularity: 1,
    events: studies[0].result.events + studies[1].result.events,
    fingerprint: comparisonFingerprint(studies),
    audit: studies.flatMap(({ result }) => result.audit),
  };
}

/** Files of either, under its id: two scenarios may come from files of one name. */
export function comparisonSources(pair: Pair): ManifestFacts['sources'] {
  const named = pair.flatMap(({ id, given }) =>
    Object.entries(given.sources).map(([name, hash]) => [`${id}/${name}`, hash] as const),
  );
  return Object.fromEntries(named);
}

/** Those of both, first and second. */
export function comparisonFingerprint(studies: readonly [NetworkStudy, NetworkStudy]): string {
  return studies.map(({ result }) => result.fingerprint).join('-');
}
