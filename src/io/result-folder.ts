import { type Dirent, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../base/issue.ts';
import { jsonText } from '../report/json.ts';
import { MANIFEST_FILE, MANIFEST_FORMAT, type Manifest, type ManifestFacts, readManifest } from './manifest.ts';
import { sha256 } from './sha256.ts';

/** A text file of a result folder. */
export interface ResultFile {
  /** File name, without folders. */
  readonly name: string;
  readonly text: string;
}

/**
 * Checks, before anything is simulated, that results may go into a folder: it is missing, empty, or holds results of loopgain.
 * @param folder as the reader named it
 * @param force whether any other folder may be replaced too
 * @throws InputError if it may not be replaced
 */
export function checkResultFolder(folder: string, force: boolean): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw refusedFolder(folder, 'a file', 'Choose another folder with --out');
  const entries = readdirSync(folder, { withFileTypes: true });
  if (force || entries.length === 0 || readManifest(folder) !== undefined) return;
  throw refusedFolder(
    folder,
    `a folder with ${describeEntries(entries)}`,
    'Choose another with --out, or add --force to replace it',
  );
}

/**
 * Writes a folder of results whole or not at all: beside its place first, the manifest last, then swapped in by renaming. What was
 * there before is back in place if anything fails.
 * @param folder as the reader named it; missing parents are made
 * @throws InputError if the folder may not be replaced; Node's error if the disk refuses
 */
export function writeResultFolder(folder: string, files: readonly ResultFile[], facts: ManifestFacts, force: boolean): void {
  checkResultFolder(folder, force);
  const sibling = join(dirname(folder), `.${basename(folder)}-${process.pid}`);
  const [partial, replaced] = [`${sibling}.partial`, `${sibling}.replaced`];
  try {
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    for (const { name, text } of files) writeFileSync(join(partial, name), text);
    writeFileSync(join(partial, MANIFEST_FILE), jsonText(completeManifest(facts, files)));
    swapIn(partial, folder, replaced);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

function swapIn(partial: string, folder: string, replaced: string): void {
  const old = existsSync(folder);
  if (old) renameSync(folder, replaced);
  try {
    renameSync(partial, folder);
  } catch (error) {
    if (old) renameSync(replaced, folder);
    throw error;
  }
  if (old) rmSync(replaced, { recursive: true, force: true });
}

function completeManifest(facts: ManifestFacts, files: readonly ResultFile[]): Manifest {
  return { format: MANIFEST_FORMAT, ...facts, files: Object.fromEntries(files.map(({ name, text }) => [name, sha256(text)])) };
}

function describeEntries(entries: readonly Dirent[]): string {
  const [first] = entries.map((entry) => entry.name).sort();
  return entries.length === 1 ? `\`${first}\`` : `\`${first}\` and ${entries.length - 1} more`;
}

function refusedFolder(folder: string, received: string, hint: string): InputError {
  const expected = 'a missing or empty folder, or one with results of loopgain';
  return new InputError([{ file: folder, path: '', severity: 'error', expected, received, hint }]);
}
