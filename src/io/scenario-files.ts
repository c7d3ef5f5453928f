import { realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Problem } from '../base/issue.ts';
import { suggest } from '../base/suggest.ts';
import type { FindShipped, ReadScenarioFile } from '../scenario/chain.ts';
import { packageFolder, shippedScenarios, shippedWhatIfs } from './package-files.ts';
import { readScenarioFile } from './read-text.ts';

/**
 * Reads a scenario and the files that it extends, which must lie in its folder or in the package's, links followed: a scenario
 * from elsewhere reads nothing else of a disk.
 * @param scenario path of the scenario, or `-` for the standard input
 */
export function readerFor(scenario: string): ReadScenarioFile {
  return (path) => {
    const strays = path !== scenario && !foldersOf(scenario).some((folder) => isBelow(realPathOf(path), realPathOf(folder)));
    if (!strays) return readScenarioFile(path);
    const hint = 'Copy the file there instead of linking to it';
    return { expected: "a file in the scenario's folder or below it", received: 'a link that leads out of it', hint };
  };
}

/** Finds the scenarios that come with loopgain by their name. */
export const findShipped: FindShipped = (name) => {
  const shipped = shippedScenarios();
  const found = shipped.find(({ id }) => id === name);
  return found === undefined
    ? describeUnknown(
        name,
        shipped.map(({ id }) => id),
      )
    : shownPath(found.path);
};

/** Shipped scenarios have a full path; messages show it from the working directory, as short as it can be. */
export function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere.length < path.length ? fromHere : path;
}

/** Where a shipped scenario or what-if lies in the package, as `loopgain/scenarios/mm1.yaml`; undefined for a file that is none. */
export function shippedName(path: string): string | undefined {
  const found = [...shippedScenarios(), ...shippedWhatIfs()].find((shipped) => shipped.path === resolve(path));
  return found && ['loopgain', ...relative(packageFolder(), found.path).split(sep)].join('/');
}

function describeUnknown(name: string, ids: readonly string[]): Problem {
  const near = suggest(name, ids);
  const hint = near === undefined ? 'The command `list` shows them; a file needs its ending' : `Did you mean \`${near}\`?`;
  return { expected: 'the name of a shipped scenario, or a file such as `history.yaml`', received: `\`${name}\``, hint };
}

function foldersOf(scenario: string): readonly string[] {
  return [scenario === '-' ? '.' : dirname(scenario), join(packageFolder(), 'scenarios')];
}

/** The path with its links followed; where there is nothing, that of its folder, since reading will tell. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path === dirname(path) ? path : realPathOf(dirname(path));
  }
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
