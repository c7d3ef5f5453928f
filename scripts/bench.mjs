import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions } from './bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'loopgain-bench-'));

try {
  await build({ ...bundleOptions(root, folder), entryPoints: { engine: 'bench/engine.ts' }, outExtension: { '.js': '.mjs' } });
  await import(pathToFileURL(join(folder, 'engine.mjs')).href);
} finally {
  await rm(folder, { recursive: true });
}
