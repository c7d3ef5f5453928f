import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Plugin } from 'vitest/config';
import { bundleOptions, viewerOptions } from '../../scripts/bundle.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCE = join(ROOT, 'src');

/** What a page is made of, which needs a browser's build. */
const WEB = /^web[/\\]/;

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the command line, built as it ships. */
    commandLine: string;
  }
}

/**
 * Has the tests run the source as the build makes it: every module under its own name, with constants written in. Vitest runs each
 * file by itself and looks up whatever comes from another anew where it is used: the same numbers to the byte, some five times
 * slower. While it watches, it does: what is built once would hide what has changed since. Tests that start processes find the
 * command line that was built from the same source.
 */
export async function builtSource(): Promise<Plugin> {
  const cache = join(ROOT, 'node_modules', '.cache'); // within the package, whose files the source looks for above itself
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'loopgain-tests-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const [sourceFolder, packageFolder] = [join(folder, 'source'), join(folder, 'package')];
  const [built] = await Promise.all([
    buildModules(sourceFolder),
    build(bundleOptions(ROOT, packageFolder)),
    build(viewerOptions(ROOT, packageFolder)),
  ]);
  let isWatching = false;
  return {
    name: 'built-source',
    enforce: 'pre',
    config: () => ({ test: { provide: { commandLine: join(packageFolder, 'cli', 'main.js') } } }),
    configureVitest: ({ vitest }) => {
      isWatching = vitest.config.watch;
    },
    resolveId: (source, importer = '') => {
      const id = isWatching ? undefined : built.get(resolve(importer, '..', source));
      return id === undefined ? undefined : { id, external: true };
    },
  };
}

/** Builds every module of the source into a folder; gives the path of what was built by that of its source. */
async function buildModules(folder: string): Promise<ReadonlyMap<string, string>> {
  const modules = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !WEB.test(path))
    .map((path) => path.slice(0, -'.ts'.length));
  const entryPoints = Object.fromEntries(modules.map((path) => [path, join('src', `${path}.ts`)]));
  await build({ ...bundleOptions(ROOT, folder), entryPoints, sourcemap: 'linked', sourcesContent: false });
  return new Map(modules.map((path) => [join(SOURCE, `${path}.ts`), join(folder, `${path}.js`)]));
}
