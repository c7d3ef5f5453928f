import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions } from './bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'loopgain-bench-'));

try {
  const measured = ['task', 'growth', 'company', 'allocation', 'footprint', 'forecast'].map((name) => [
    name,
    `bench/measure/${name}.ts`,
  ]);
  const entryPoints = { main: 'bench/main.ts', ...Object.fromEntries(measured) };
  await build({ ...bundleOptions(root, folder), entryPoints, outExtension: { '.js': '.mjs' } });
  process.chdir(root);
  const { bench } = await import(pathToFileURL(join(folder, 'main.mjs')).href);
  process.exitCode = bench(process.argv.slice(2), folder);
} finally {
  await rm(folder, { recursive: true });
}
