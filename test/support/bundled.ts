import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions } from '../../scripts/bundle.mjs';
import { ROOT } from './markdown.ts';

/**
 * A module in one piece with all that it imports, as it ships. Vitest runs each file by itself and looks up every constant of
 * another file anew where it is used: the same numbers to the byte, some eight times slower. Classes are other ones than those a
 * test imports itself.
 * @param path of the module, from the root of the package
 */
export async function bundled<T>(path: string): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'loopgain-bundled-'));
  try {
    const outfile = join(folder, 'module.mjs');
    const { splitting: _, outdir: __, ...options } = bundleOptions(ROOT, folder);
    await build({ ...options, entryPoints: [path], outfile });
    return (await import(pathToFileURL(outfile).href)) as T;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
