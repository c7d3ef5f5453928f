// Writes the tables of docs/granularity.md: what bundles of several sizes change against exact simulation.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions } from './bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'loopgain-granularity-'));

try {
  const entryPoints = { granularity: 'scripts/granularity/main.ts' };
  await build({ ...bundleOptions(root, folder), entryPoints, outExtension: { '.js': '.mjs' } });
  process.chdir(root);
  await import(pathToFileURL(join(folder, 'granularity.mjs')).href);
} finally {
  await rm(folder, { recursive: true });
}
