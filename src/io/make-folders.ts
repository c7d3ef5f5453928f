import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemErrorCode } from './read-text.ts';

/**
 * Makes a folder and those above it. One at a time: Node's own recursion never ends where a file system lets nothing be made (/proc).
 * @returns those that were made, the outermost first
 * @throws Node's error if the disk refuses, with nothing left behind
 */
export function makeFolders(path: string): string[] {
  if (existsSync(path)) return [];
  const made = dirname(path) === path ? [] : makeFolders(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (systemErrorCode(error) === 'EEXIST' && existsSync(path)) return made;
    removeFolders(made);
    throw error;
  }
  return [...made, path];
}

/** Removes folders that were made, as far as nobody has put anything into them. */
export function removeFolders(made: readonly string[]): void {
  try {
    for (const folder of [...made].reverse()) rmdirSync(folder);
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
  }
}
