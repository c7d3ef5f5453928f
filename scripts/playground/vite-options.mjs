import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import preact from '@preact/preset-vite';
import { build } from 'esbuild';
import { viteSingleFile } from 'vite-plugin-singlefile';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PUBLISHED = 'virtual:published';
const PACKAGES = [
  '@observablehq/plot',
  '@preact/signals',
  'csv-stringify/browser/esm/sync',
  'mathjs/number',
  'ml-levenberg-marquardt',
  'preact',
  'preact/hooks',
  'seedrandom/lib/alea.js',
  'yaml',
  'zod',
];

/**
 * How the playground is bundled, for the build and for the server of `npm run playground`.
 * @param {string} [outDir] where to write
 * @returns {import('vite').InlineConfig}
 */
export function viteOptions(outDir = join(root, 'dist/playground')) {
  return {
    configFile: false,
    root: join(root, 'src/web'),
    base: './',
    logLevel: 'warn',
    // In one file, workers too, it runs from any server and from a disk.
    plugins: [preact(), publishedData(), viteSingleFile()],
    worker: { format: 'iife', plugins: () => [publishedData()] },
    resolve: { mainFields: ['module', 'main'] },
    server: { fs: { allow: [root] } },
    optimizeDeps: { include: PACKAGES }, // those that only a worker imports would be found late, and the page loaded anew
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4096,
    },
  };
}

/**
 * Gives the page what is in the package's data: the published series and the posterior sample.
 * @returns {import('vite').Plugin}
 */
function publishedData() {
  return {
    name: 'published-data',
    resolveId: (id) => (id === PUBLISHED ? `\0${PUBLISHED}` : undefined),
    load: async (id) => (id === `\0${PUBLISHED}` ? publishedModule() : undefined),
  };
}

/** Reads the data as the command line does, and writes them down as a module; NaN stays NaN. */
async function publishedModule() {
  const { readTrends, readPosterior, loadHistory } = await readers();
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const posterior = readPosterior(join(root, 'scenarios/history-posterior.csv'), [loadHistory().uncertainty]);
  const exported = { series: [...readTrends()], posterior, version };
  return Object.entries(exported)
    .map(([name, value]) => `export const ${name} = ${literal(value)};`)
    .join('\n');
}

/** @returns {Promise<any>} what the package reads its data with, bundled for this Node */
async function readers() {
  const folder = await mkdtemp(join(root, 'node_modules/.playground-'));
  try {
    const outfile = join(folder, 'readers.mjs');
    const banner = { js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);" };
    await build({
      ...{ absWorkingDir: root, entryPoints: ['scripts/playground/readers.ts'], outfile, banner, logLevel: 'warning' },
      ...{ bundle: true, platform: 'node', format: 'esm', mainFields: ['module', 'main'] },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @param {unknown} value */
function literal(value) {
  const marked = JSON.stringify(value, (_, part) => (Number.isNaN(part) ? '\0NaN' : part));
  return marked.replaceAll('"\\u0000NaN"', 'NaN');
}
