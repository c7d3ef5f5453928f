import { existsSync, lstatSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InputError } from '../base/issue.ts';
import { jsonText } from '../report/json.ts';
import { makeFolders, removeFolders } from './make-folders.ts';
import { MANIFEST_FILE, MANIFEST_FORMAT, type Manifest, type ManifestFacts, readManifest } from './manifest.ts';
import { systemErrorCode } from './read-text.ts';
import { sha256OfFile } from './sha256.ts';
import { describeWriteFault } from './write-fault.ts';

/** A file of a result folder: its name without folders, and its text, or what writes it at a path where it is large or no text. */
export type ResultFile =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly write: (path: string) => void };

/** Files that a message names; more are counted. */
const NAMED_FILES = 3;

/** How often a folder is looked at, and results are put in place, again after another process has put its own there meanwhile. */
const SWAPS = 100;

/**
 * Checks, before anything is simulated, that results can and may go into a folder: it is missing and can be made, or empty, or holds
 * results of loopgain as it wrote them and nothing else.
 * @param folder as the reader named it
 * @param force whether whatever is in it may be replaced
 * @throws InputError if it cannot be written or may not be replaced
 */
export function checkResultFolder(folder: string, force: boolean): void {
  for (let look = 1; ; look++) {
    const found = entryOf(folder);
    try {
      if (found !== undefined) checkPresent(folder, force);
      tryToWrite(folder);
      return;
    } catch (error) {
      // While another process puts its results there, what is found is half the old and half the new.
      if (look < SWAPS && entryOf(folder) !== found) continue;
      const fault = describeWriteFault(error);
      throw fault === undefined ? error : refusedFolder(folder, fault);
    }
  }
}

/**
 * Writes a folder of results whole or not at all: beside its place first, the manifest last, then swapped in by renaming. What was
 * there before is back in place if anything fails.
 * @param folder as the reader named it; missing parents are made, and a link is followed
 * @throws InputError if the folder may not be replaced; an error with the system's code if the disk refuses
 */
export function writeResultFolder(folder: string, files: readonly ResultFile[], facts: ManifestFacts, force: boolean): void {
  checkResultFolder(folder, force);
  const partial = `${siblingOf(folder)}.partial`;
  let made: readonly string[] = [];
  try {
    rmSync(partial, { recursive: true, force: true });
    made = makeFolders(partial);
    for (const file of files) writeFile(join(partial, file.name), file);
    writeFileSync(join(partial, MANIFEST_FILE), jsonText(completeManifest(facts, files, partial)));
    swapIn(partial, placeOf(folder), `${siblingOf(folder)}.replaced`);
  } catch (error) {
    const fault = describeWriteFault(error);
    if (fault === undefined) throw error;
    throw Object.assign(new Error(`${folder}: ${fault}`, { cause: error }), { code: systemErrorCode(error) });
  } finally {
    rmSync(partial, { recursive: true, force: true });
    removeFolders(made.slice(0, -1));
  }
}

function checkPresent(folder: string, force: boolean): void {
  const target = statSync(folder, { throwIfNoEntry: false });
  if (target === undefined) throw refusedFolder(folder, 'a link to nothing');
  if (!target.isDirectory()) throw refusedFolder(folder, 'a file');
  const strays = force ? [] : strayFiles(folder);
  if (strays.length === 0) return;
  const hint = 'Choose another with --out, or add --force to replace it with all that is in it';
  throw refusedFolder(folder, `a folder with ${listFiles(strays)}`, hint);
}

/** What tells a folder from another that has taken its place. */
function entryOf(path: string): string | undefined {
  try {
    const entry = lstatSync(path, { throwIfNoEntry: false, bigint: true });
    // The number of a folder that is gone may be given to the next one.
    return entry && `${entry.ino} ${entry.ctimeNs}`;
  } catch (error) {
    // Where nothing can be, trying to write says why.
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
}

/** Makes what writing will make, and removes it again. */
function tryToWrite(folder: string): void {
  const made: string[] = [];
  try {
    for (const path of [`${siblingOf(folder)}.partial`, folder]) made.push(...makeFolders(path));
  } finally {
    removeFolders(made);
  }
}

/** The folder itself where there is a link to it. */
function placeOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return folder;
  }
}

/** Where a folder is written before it is put in place: beside it, on the same disk. */
function siblingOf(folder: string): string {
  return join(dirname(placeOf(folder)), `.loopgain-${process.pid}`);
}

/** Puts results in place, also while another process does the same: the last one stays. */
function swapIn(partial: string, folder: string, aside: string): void {
  const old: string[] = [];
  for (let swap = 1; existsSync(partial); swap++) {
    try {
      if (moveAway(folder, `${aside}-${swap}`)) old.push(`${aside}-${swap}`);
      renameSync(partial, folder);
    } catch (error) {
      if (swap < SWAPS && ['ENOTEMPTY', 'EEXIST'].includes(systemErrorCode(error) ?? '')) continue;
      if (old.length > 0 && !existsSync(folder)) renameSync(old.pop()!, folder);
      throw error;
    }
  }
  for (const path of old) rmSync(path, { recursive: true, force: true });
}

function moveAway(folder: string, aside: string): boolean {
  try {
    renameSync(folder, aside);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

function writeFile(path: string, file: ResultFile): void {
  if ('text' in file) writeFileSync(path, file.text);
  else file.write(path);
}

function completeManifest(facts: ManifestFacts, files: readonly ResultFile[], folder: string): Manifest {
  const hashes = files.map(({ name }) => [name, sha256OfFile(join(folder, name))]);
  return { format: MANIFEST_FORMAT, ...facts, files: Object.fromEntries(hashes) };
}

/** What in a folder loopgain did not write, or not so. */
function strayFiles(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = entries.length === 0 ? undefined : readManifest(folder)?.files;
  return entries.flatMap((entry) => {
    const written = files !== undefined && entry.isFile() && (entry.name === MANIFEST_FILE || Object.hasOwn(files, entry.name));
    if (!written) return `\`${entry.name}\``;
    const same = entry.name === MANIFEST_FILE || files[entry.name] === sha256OfFile(join(folder, entry.name));
    return same ? [] : `\`${entry.name}\` (changed since)`;
  });
}

function listFiles(names: readonly string[]): string {
  const more = names.length - NAMED_FILES;
  const shown = more > 0 ? [...names.slice(0, NAMED_FILES), `${more} more`] : names;
  return shown.length === 1 ? shown[0]! : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

function refusedFolder(folder: string, received: string, hint = 'Choose another with --out'): InputError {
  const expected = 'a folder for results: missing, empty, or with nothing but results of loopgain';
  return new InputError([{ file: folder, path: '', severity: 'error', expected, received, hint }]);
}
