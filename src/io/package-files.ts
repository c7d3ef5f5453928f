import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert } from '../base/assert.ts';

/** A scenario or a what-if that comes with loopgain. */
export interface ShippedScenario {
  /** File name without its ending. */
  readonly id: string;
  readonly path: string;
}

/**
 * Folder of the package, wherever the command is started: the nearest one above this module that holds a package.json.
 * @throws InvariantError if there is none
 */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    assert(folder !== dirname(folder), 'the program lies below its package.json', { folder });
    folder = dirname(folder);
  }
  return folder;
}

/** Version of loopgain, from its package.json. */
export function packageVersion(): string {
  const description: unknown = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8'));
  const version =
    typeof description === 'object' && description !== null && 'version' in description ? description.version : undefined;
  assert(typeof version === 'string', 'package.json has a version', { version });
  return version;
}

/** Folder of what-ifs below that of the scenarios. */
const WHAT_IFS_FOLDER = 'what-ifs';

/** Every scenario in the package's scenarios folder and below it, ordered by path; what-ifs, which are laid over scenarios, are none. */
export function shippedScenarios(): ShippedScenario[] {
  const folder = join(packageFolder(), 'scenarios');
  return yamlFilesIn(folder).filter(({ path }) => !path.startsWith(join(folder, WHAT_IFS_FOLDER) + sep));
}

/** Every what-if that comes with loopgain, ordered by path. */
export function shippedWhatIfs(): ShippedScenario[] {
  return yamlFilesIn(join(packageFolder(), 'scenarios', WHAT_IFS_FOLDER));
}

function yamlFilesIn(folder: string): ShippedScenario[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'));
  return paths.sort().map((path) => ({ id: scenarioFileId(path), path: join(folder, path) }));
}

/**
 * Id of a scenario file, which names its result folder: its name in small letters and digits of any script, with hyphens, and a letter
 * first.
 *
 * scenarioFileId('scenarios/mm1.yaml') // => 'mm1'
 * scenarioFileId('My Lab (2).yml') // => 'my-lab-2'
 * scenarioFileId('2030.yaml') // => 'scenario-2030'
 * scenarioFileId('日本.yaml') // => '日本'
 */
export function scenarioFileId(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).replace(/\.ya?ml$/i, '');
  const id = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return /^\p{L}/u.test(id) ? id : `scenario-${id}`.replace(/-$/, '');
}
