import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemErrorCode } from './read-text.ts';

/** How often a folder is made again after another process has removed the one above. */
const TRIES = 100;

/**
 * Makes a folder and those above it. One at a time: Node's own recursion never ends where a file system lets nothing be made (/proc).
 * @param tries how often a refusal is taken for the doing of another process [1, ...)
 * @returns those that were made, the outermost first
 * @throws Node's error if the disk refuses, with nothing left behind
 */
export function makeFolders(path: string, tries = TRIES): string[] {
  if (existsSync(path)) return [];
  const made = dirname(path) === path ? [] : makeFolders(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (systemErrorCode(error) === 'EEXIST' && existsSync(path)) return made;
    removeFolders(made);
    // Or have removed the one above, which it had made to try.
    if (tries > 1 && systemErrorCode(error) === 'ENOENT') return makeFolders(path, tries - 1);
    throw error;
  }
  return [...made, path];
}

/** Removes folders that were made, as far as nobody has put anything into them. */
export function removeFolders(made: readonly string[]): void {
  for (const folder of [...made].reverse()) {
    try {
      rmdirSync(folder);
    } catch (error) {
      if (systemErrorCode(error) === undefined) throw error;
    }
  }
}
