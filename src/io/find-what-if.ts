import { statSync } from 'node:fs';
import { InputError } from '../base/issue.ts';
import { suggest } from '../base/suggest.ts';
import { scenarioFileId, shippedWhatIfs } from './package-files.ts';
import { shownPath } from './scenario-files.ts';

/** A what-if named by its reader, found. */
export interface FoundWhatIf {
  readonly id: string;
  readonly path: string;
}

/**
 * Finds the what-if that a reader means: a file, or the name of one that comes with loopgain.
 * @throws InputError if there is none, with the name that is nearest
 */
export function findWhatIf(name: string): FoundWhatIf {
  if (statSync(name, { throwIfNoEntry: false })?.isFile() === true) return { id: scenarioFileId(name), path: name };
  const shipped = shippedWhatIfs();
  const match = shipped.find(({ id }) => id === name);
  if (match !== undefined) return { id: match.id, path: shownPath(match.path) };
  const known = shipped.map(({ id }) => id);
  const near = suggest(scenarioFileId(name), known);
  throw new InputError([
    {
      path: `--what-if ${name}`,
      severity: 'error',
      expected: 'a what-if that comes with loopgain, or a file of one',
      received: 'neither',
      hint: near === undefined ? `There are ${known.join(', ')}` : `Did you mean ${near}?`,
    },
  ]);
}
