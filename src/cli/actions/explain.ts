import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError, type Problem } from '../../base/issue.ts';
import { suggest } from '../../base/suggest.ts';
import { isResultFolder, MANIFEST_FILE, readManifest } from '../../io/manifest.ts';
import { shippedScenarios } from '../../io/package-files.ts';
import { fileNames } from '../../report/output-files.ts';
import { columnIds } from '../../report/output-tables.ts';
import type { Action, Answer } from '../answer.ts';
import { commandText } from '../command-text.ts';
import { explainFolder } from '../explain-folder.ts';
import { uncertaintyText } from '../explain-uncertainty.ts';
import { explainWord, wordsOf } from '../explain-word.ts';
import { AS_WRITTEN, loadAll } from '../load.ts';

/** Says what a folder of results, a column, a parameter or any other word of scenarios and results is about. */
export const explain: Action = ({ topic = '', scenario, simulate }) => {
  const manifest = readManifest(topic);
  if (manifest !== undefined) return explainFolder(topic, manifest, simulate);
  if (simulate) throw refuse('--simulate', { expected: 'a folder with results of a lab', received: `\`${topic}\`` });
  const sections = isScenario(topic)
    ? explainScenario(topic)
    : explainWord(isResultFolder(dirname(topic)) ? basename(topic) : topic, loadAll([scenario], AS_WRITTEN)[0]!);
  if (sections !== undefined) return sections;
  if (statSync(topic, { throwIfNoEntry: false })?.isDirectory() === true) throw noResult(topic);
  throw unknownTopic(topic, scenario);
};

function isScenario(topic: string): boolean {
  if (shippedScenarios().some(({ id }) => id === topic)) return true;
  return /\.ya?ml$/i.test(topic) && statSync(topic, { throwIfNoEntry: false })?.isFile() === true;
}

/** Files that are no scenarios. */
const PARTS: Readonly<Record<string, string>> = {
  priors: 'a file of priors, for labs to extend',
  'what-if': 'a what-if, which `compare` lays over a lab',
};

function explainScenario(name: string): Answer {
  const { scenario } = loadAll([name], AS_WRITTEN)[0]!;
  const { kind, title, parameters, uncertainty, from } = scenario;
  const parting = from === undefined ? '' : `, parting from what it extends on ${from}`;
  const parameterIds = parameters.length === 0 ? [] : [`Parameters: ${parameters.map(({ id }) => id).join(', ')}`];
  const part = PARTS[kind];
  const what = part ?? `a scenario (${kind})${parting}`;
  return {
    lines: [`${name} is ${what}: ${title}`, ...parameterIds, ...uncertaintyText(scenario)],
    notes: part !== undefined ? [] : [`Simulate it: ${commandText(['run', name])}`],
    json: { scenario: { name, kind, title, from }, parameters, uncertainty },
    warnings: [],
  };
}

/** A folder without a manifest may hold folders that have one. */
function noResult(folder: string): InputError {
  const results = readdirSync(folder)
    .map((name) => join(folder, name))
    .filter(isResultFolder);
  if (results.length > 0) {
    const hint = `Name one of them: ${results.join(', ')}`;
    return refuse(folder, { expected: 'a folder with the results of one scenario', received: 'a folder of such folders', hint });
  }
  const hint = 'Simulate the scenario again, with --force, or name another folder';
  const received = readdirSync(folder).includes(MANIFEST_FILE) ? 'something else' : 'nothing at this path';
  return refuse(join(folder, MANIFEST_FILE), { expected: 'the manifest of results of loopgain', received, hint });
}

function unknownTopic(topic: string, scenario: string): InputError {
  const { scenario: loaded } = loadAll([scenario], AS_WRITTEN)[0]!;
  const known = [
    ...wordsOf(loaded),
    ...columnIds(),
    ...fileNames().flatMap((name) => [name, name.replace(/\.csv$/, '')]),
    ...shippedScenarios().map(({ id }) => id),
  ];
  const near = suggest(topic, known);
  const hint =
    near === undefined
      ? `Columns are in docs/outputs.md, parameters in ${commandText(['explain', scenario])}`
      : `Did you mean ${near}?`;
  const expected =
    'a folder of results, a parameter, a column, a file of results, a stage, a scenario or a key of scenario files';
  return refuse(topic, { expected, received: 'none of these', hint });
}

function refuse(path: string, problem: Problem): InputError {
  return new InputError([{ path, severity: 'error', ...problem }]);
}
