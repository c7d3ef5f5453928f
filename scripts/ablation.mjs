// Writes the tables of docs/ablation.md: every lever alone and in pairs, each future less one lever, and what else decides.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions } from './bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'loopgain-ablation-'));

try {
  const entryPoints = { ablation: 'scripts/ablation/main.ts' };
  await build({ ...bundleOptions(root, folder), entryPoints, outExtension: { '.js': '.mjs' } });
  process.chdir(root);
  await import(pathToFileURL(join(folder, 'ablation.mjs')).href);
} finally {
  await rm(folder, { recursive: true });
}
