import { type ManifestFacts, RESOLVED_FILE, SUMMARY_FILE } from '../io/manifest.ts';
import { packageVersion } from '../io/package-files.ts';
import { readTrends } from '../io/read-trends.ts';
import { type ResultFile, writeResultFolder } from '../io/result-folder.ts';
import { csvText } from '../report/csv.ts';
import { dataPackage } from '../report/data-package.ts';
import { jsonText } from '../report/json.ts';
import type { Arguments } from './arguments.ts';
import { commandText } from './command-text.ts';
import { finishFirst } from './interrupts.ts';
import type { GivenScenario } from './load.ts';
import type { Pictured } from './pictured.ts';
import { labPathOf, pictureFiles } from './pictures.ts';
import { optionWords } from './replay.ts';
import { resultFolder } from './result-place.ts';
import type { Outcome } from './simulate.ts';

/**
 * Writes a scenario's results into its folder.
 * @throws InputError if the folder is somebody else's; Interrupted if somebody pressed Ctrl-C meanwhile
 */
export async function writeResults(scenario: GivenScenario, outcome: Outcome, given: Arguments): Promise<void> {
  const facts = manifestFacts(scenario, outcome, given);
  const pictures = await pictureFiles(() => picturedOf(scenario, outcome, facts), given);
  const files = [...resultFiles(scenario, outcome), ...pictures];
  await finishFirst(() => writeResultFolder(resultFolder(scenario, given), files, facts, given.force));
}

/** Every file of a scenario's results but the manifest. */
function resultFiles({ id, scenario }: GivenScenario, { tables, summary }: Outcome): ResultFile[] {
  return [
    ...tables.map((table) => ({ name: `${table.id}.csv`, text: csvText(table) })),
    { name: SUMMARY_FILE, text: jsonText(summary) },
    { name: RESOLVED_FILE, text: scenario.resolvedYaml },
    { name: 'datapackage.json', text: jsonText(dataPackage(id, scenario.title, tables)) },
  ];
}

function picturedOf(scenario: GivenScenario, { tables, trajectory }: Outcome, facts: ManifestFacts): Pictured {
  const path = trajectory === undefined ? undefined : labPathOf(scenario, trajectory);
  const material = path === undefined ? {} : { path, paths: [path], published: readTrends() };
  return { material, title: scenario.scenario.title, tables, scenarios: [scenario], facts };
}

function manifestFacts({ id, scenario, sources }: GivenScenario, outcome: Outcome, given: Arguments): ManifestFacts {
  const { audit, events, fingerprint, granularity, replications } = outcome;
  // Said as from the folder above, which has the same name on every machine.
  const inPlace = { ...given, replications, precision: undefined, out: '.', set: [], until: undefined, sample: undefined };
  return {
    loopgain: packageVersion(),
    scenario: { id, title: scenario.title, kind: scenario.kind },
    seed: given.seed,
    ...(replications === undefined ? {} : { replications }),
    sources,
    replay: commandText(['run', `${id}/${RESOLVED_FILE}`, ...optionWords(inPlace)], ['npx', 'loopgain']),
    granularity,
    events,
    fingerprint,
    audit,
  };
}
