import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { EnsemblePlan } from '../ensemble/plan.ts';
import type { BlockStore } from '../ensemble/run-ensemble.ts';
import type { BlockResult } from '../ensemble/simulate-block.ts';
import { makeFolders } from './make-folders.ts';
import { packageVersion } from './package-files.ts';
import { sha256 } from './sha256.ts';

/** File that says which plan the blocks beside it are of. */
const PLAN_FILE = 'plan.sha256';

/** Blocks of an ensemble that is not finished, in a folder of their own. */
export interface BlockFolder extends BlockStore {
  /** Removes the folder with all blocks. */
  readonly remove: () => void;
}

/** Whether a folder holds blocks, and whether they are of this plan, simulated by this version. */
export function lookForBlocks(folder: string, plan: EnsemblePlan, pointsPerBlock: number): 'none' | 'of this' | 'of another' {
  if (!existsSync(join(folder, PLAN_FILE))) return 'none';
  return readFileSync(join(folder, PLAN_FILE), 'utf8') === planText(plan, pointsPerBlock) ? 'of this' : 'of another';
}

/**
 * Opens a folder of blocks; those of another plan are removed.
 * A block is written beside its place and then renamed, so that what is there is whole whenever the process was ended.
 */
export function openBlockFolder(folder: string, plan: EnsemblePlan, pointsPerBlock: number, keep: boolean): BlockFolder {
  if (!keep || lookForBlocks(folder, plan, pointsPerBlock) !== 'of this') {
    rmSync(folder, { recursive: true, force: true });
    makeFolders(folder);
    mkdirSync(folder, { recursive: true });
    writeWhole(join(folder, PLAN_FILE), planText(plan, pointsPerBlock));
  }
  const present = new Set(readdirSync(folder));
  const pathOf = (index: number): string => join(folder, nameOf(index));
  return {
    has: (index) => present.has(nameOf(index)),
    put: (result) => {
      writeWhole(pathOf(result.index), serialize(result));
      present.add(nameOf(result.index));
    },
    get: (index) => deserialize(readFileSync(pathOf(index))) as BlockResult,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function writeWhole(path: string, content: string | Uint8Array): void {
  writeFileSync(`${path}.partial`, content);
  renameSync(`${path}.partial`, path);
}

function nameOf(index: number): string {
  return `${index}.block`;
}

function planText(plan: EnsemblePlan, pointsPerBlock: number): string {
  return sha256(JSON.stringify([packageVersion(), pointsPerBlock, plan]));
}
