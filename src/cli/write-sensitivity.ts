import { join } from 'node:path';
import { RESOLVED_FILE, SENSITIVITY_KIND, SUMMARY_FILE } from '../io/manifest.ts';
import { packageVersion } from '../io/package-files.ts';
import { type ResultFile, writeResultFolder } from '../io/result-folder.ts';
import { csvText } from '../report/csv.ts';
import { dataPackage } from '../report/data-package.ts';
import { jsonText } from '../report/json.ts';
import type { Arguments } from './arguments.ts';
import { commandText } from './command-text.ts';
import { finishFirst } from './interrupts.ts';
import { pictureFiles } from './pictures.ts';
import { optionWords } from './replay.ts';
import { resultFolder } from './result-place.ts';
import type { Found } from './sensitivity-study.ts';

/** What was looked into: a scenario, or the folder of a forecast. */
export interface Subject {
  readonly id: string;
  readonly title: string;
  /** As the reader named it. */
  readonly name: string;
  /** Whether the reader can name it so again. */
  readonly lasting: boolean;
  /** The scenario with everything merged in; none of a forecast, which has its own. */
  readonly resolvedYaml?: string;
  /** Days from 1970-01-01 to the epoch of a scenario. */
  readonly epochCivilDays?: number;
  readonly sources: Readonly<Record<string, string>>;
}

/**
 * Name of a sensitivity's folder.
 *
 * sensitivityId('compounding', 'tornado') // => 'compounding-sensitivity-tornado'
 */
export function sensitivityId(id: string, method: string): string {
  return `${id}-sensitivity-${method}`;
}

/** Words that repeat a sensitivity from where the reader is; what came through a pipe is taken from its results. */
export function sensitivityWords({ id, name, lasting }: Subject, method: string, given: Arguments): string[] {
  if (lasting) return wordsOf(name, method, given);
  const folder = resultFolder({ id: sensitivityId(id, method) }, given);
  return wordsOf(join(folder, RESOLVED_FILE), method, { ...given, set: [], until: undefined });
}

/**
 * Writes a sensitivity into its folder.
 * @throws InputError if the folder is somebody else's; Interrupted if somebody pressed Ctrl-C meanwhile
 */
export async function writeSensitivity(subject: Subject, method: string, found: Found, given: Arguments): Promise<void> {
  const id = sensitivityId(subject.id, method);
  const { title, resolvedYaml, sources, epochCivilDays } = subject;
  const { tables, facts } = found;
  const files: ResultFile[] = [
    ...tables.map((table) => ({ name: `${table.id}.csv`, text: csvText(table) })),
    { name: SUMMARY_FILE, text: jsonText(found.summary) },
    ...(resolvedYaml === undefined ? [] : [{ name: RESOLVED_FILE, text: resolvedYaml }]),
    { name: 'datapackage.json', text: jsonText(dataPackage(id, title, tables)) },
  ];
  // From the folder above: the scenario is in this one, a forecast beside it.
  const place = resolvedYaml === undefined ? subject.id : `${id}/${RESOLVED_FILE}`;
  const inPlace = { ...given, out: '.', set: [], until: undefined };
  const manifest = {
    ...facts,
    loopgain: packageVersion(),
    scenario: { id: subject.id, title, kind: SENSITIVITY_KIND },
    seed: given.seed,
    sources,
    replay: commandText(wordsOf(place, method, inPlace), ['npx', 'loopgain']),
    audit: [],
  };
  const material =
    epochCivilDays === undefined ? {} : { sensitivity: { id: subject.id, title, epochCivilDays, ...found.pictured } };
  files.push(...(await pictureFiles(() => ({ material, title, tables, scenarios: [], facts: manifest }), given)));
  await finishFirst(() => writeResultFolder(resultFolder({ id }, given), files, manifest, given.force));
}

function wordsOf(name: string, method: string, given: Arguments): string[] {
  const { targets, parameters, trajectories, draws } = given;
  return [
    ...['sensitivity', name, '--method', method],
    ...targets.flatMap((target) => ['--target', target]),
    ...(parameters.length === 0 ? [] : ['--parameters', parameters.join(',')]),
    ...(trajectories === undefined ? [] : ['--trajectories', String(trajectories)]),
    ...(draws === undefined ? [] : ['--draws', String(draws)]),
    ...optionWords(given),
  ];
}
