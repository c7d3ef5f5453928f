import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { InputError } from '../base/issue.ts';
import type { EnsemblePlan } from '../ensemble/plan.ts';
import type { BlockStore } from '../ensemble/run-ensemble.ts';
import type { BlockResult } from '../ensemble/simulate-block.ts';
import { makeFolders } from './make-folders.ts';
import { packageVersion } from './package-files.ts';
import { readTextFile } from './read-text.ts';
import { sha256, sha256OfBytes, sha256OfTexts } from './sha256.ts';

/** File that says which plan the blocks beside it are of. */
const PLAN_FILE = 'plan.sha256';
/** File that names the process which simulates. */
const LOCK_FILE = 'lock';
const BLOCK = '.block';
const HASH_BYTES = 64;

/** Blocks of an ensemble that is not finished, in a folder of their own. */
export interface BlockFolder extends BlockStore {
  /** Lets another process have the folder. */
  readonly release: () => void;
  /** Removes the folder with all blocks. */
  readonly remove: () => void;
}

/** Whether a folder holds blocks, and whether they are of this plan, simulated by this very program. */
export function lookForBlocks(folder: string, plan: EnsemblePlan, pointsPerBlock: number): 'none' | 'of this' | 'of another' {
  if (!existsSync(join(folder, PLAN_FILE))) return 'none';
  return readFileSync(join(folder, PLAN_FILE), 'utf8') === planText(plan, pointsPerBlock) ? 'of this' : 'of another';
}

/**
 * Opens a folder of blocks for this process alone; with `keep` those that are there stay, as far as they are whole.
 * A block is written beside its place and then renamed, with a hash of its own, so that what counts as done is done.
 * @throws InputError if another process simulates there
 */
export function openBlockFolder(folder: string, plan: EnsemblePlan, pointsPerBlock: number, keep: boolean): BlockFolder {
  checkUnlocked(folder);
  if (!keep) rmSync(folder, { recursive: true, force: true });
  makeFolders(folder);
  mkdirSync(folder, { recursive: true });
  writeWhole(join(folder, LOCK_FILE), String(process.pid));
  writeWhole(join(folder, PLAN_FILE), planText(plan, pointsPerBlock));
  const pathOf = (index: number): string => join(folder, `${index}${BLOCK}`);
  const whole = new Set(
    readdirSync(folder).filter((name) => name.endsWith(BLOCK) && readBlock(join(folder, name)) !== undefined),
  );
  return {
    has: (index) => whole.has(`${index}${BLOCK}`),
    put: (result) => {
      const content = serialize(result);
      writeWhole(pathOf(result.index), Buffer.concat([Buffer.from(sha256OfBytes(content)), content]));
      whole.add(`${result.index}${BLOCK}`);
    },
    get: (index) => deserialize(readBlock(pathOf(index))!) as BlockResult,
    release: () => rmSync(join(folder, LOCK_FILE), { force: true }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Removes folders of blocks and the one that they lie in. */
export function removeBlockFolders(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** A process that was killed has left its lock. */
function checkUnlocked(folder: string): void {
  const path = join(folder, LOCK_FILE);
  if (!existsSync(path)) return;
  const pid = Number(readTextFile(path));
  if (pid === process.pid || !isAlive(pid)) return;
  const received = `process ${pid}, which is at it`;
  const hint = 'Wait for it, end it, or choose another place with --out';
  throw new InputError([{ file: folder, path: '', severity: 'error', expected: 'no other process', received, hint }]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Content of a block; undefined where it is torn, as a machine that lost its power leaves it. */
function readBlock(path: string): Uint8Array | undefined {
  const bytes = readFileSync(path);
  const content = bytes.subarray(HASH_BYTES);
  return bytes.subarray(0, HASH_BYTES).toString('latin1') === sha256OfBytes(content) ? content : undefined;
}

function writeWhole(path: string, content: string | Uint8Array): void {
  const partial = `${path}.${process.pid}.partial`;
  writeFileSync(partial, content);
  renameSync(partial, path);
}

/** Another program may simulate otherwise, and another engine may not read what this one wrote. */
function planText(plan: EnsemblePlan, pointsPerBlock: number): string {
  return sha256(JSON.stringify([packageVersion(), programHash(), process.versions.v8, pointsPerBlock, plan]));
}

/** Of all modules beside this one, in the order of their paths. */
function programHash(): string {
  const folder = fileURLToPath(new URL('../', import.meta.url));
  const modules = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.[jt]s$/.test(name));
  return sha256OfTexts(modules.sort().map((name) => readFileSync(join(folder, name), 'utf8')));
}
