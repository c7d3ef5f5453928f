import { join } from 'node:path';
import type { ManifestFacts } from '../io/manifest.ts';
import { packageVersion } from '../io/package-files.ts';
import { type ResultFile, writeResultFolder } from '../io/result-folder.ts';
import { csvText } from '../report/csv.ts';
import { dataPackage } from '../report/data-package.ts';
import { jsonText } from '../report/json.ts';
import type { Arguments } from './arguments.ts';
import { finishFirst } from './interrupts.ts';
import type { GivenScenario } from './load.ts';
import { replayText } from './replay.ts';
import type { Outcome } from './simulate.ts';

/** Folder for results where none is given. */
const DEFAULT_OUT = 'output';

/** Folder of a scenario's results. */
export function resultFolder({ id }: Pick<GivenScenario, 'id'>, { out }: Pick<Arguments, 'out'>): string {
  return join(out ?? DEFAULT_OUT, id);
}

/**
 * Writes a scenario's results into its folder.
 * @throws InputError if the folder is somebody else's; Interrupted if somebody pressed Ctrl-C meanwhile
 */
export async function writeResults(scenario: GivenScenario, outcome: Outcome, given: Arguments): Promise<void> {
  const files = resultFiles(scenario, outcome);
  const facts = manifestFacts(scenario, outcome, given);
  await finishFirst(() => writeResultFolder(resultFolder(scenario, given), files, facts, given.force));
}

/** Every file of a scenario's results but the manifest. */
function resultFiles({ id, scenario }: GivenScenario, { tables, summary }: Outcome): ResultFile[] {
  return [
    ...tables.map((table) => ({ name: `${table.id}.csv`, text: csvText(table) })),
    { name: 'summary.json', text: jsonText(summary) },
    { name: 'scenario.resolved.yaml', text: scenario.resolvedYaml },
    { name: 'datapackage.json', text: jsonText(dataPackage(id, scenario.title, tables)) },
  ];
}

function manifestFacts(
  { id, portableName, scenario, sources }: GivenScenario,
  outcome: Outcome,
  given: Arguments,
): ManifestFacts {
  const { audit, events, fingerprint, granularity } = outcome;
  return {
    loopgain: packageVersion(),
    scenario: { id, title: scenario.title, kind: scenario.kind },
    seed: given.seed,
    sources,
    replay: replayText(portableName, given),
    granularity,
    events,
    fingerprint,
    audit,
  };
}
