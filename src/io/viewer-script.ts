import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '../base/issue.ts';
import { packageFolder } from './package-files.ts';

/**
 * Script that draws a report's figures again in a browser, as the build has bundled it: beside the folder into which it puts this module, or
 * in the package where the source runs by itself.
 * @throws InputError if nothing was built
 */
export function viewerScript(): string {
  const beside = fileURLToPath(new URL('../report/viewer.js', import.meta.url));
  const path = existsSync(beside) ? beside : join(packageFolder(), 'dist', 'report', 'viewer.js');
  if (existsSync(path)) return readFileSync(path, 'utf8');
  const hint = 'Build it: npm run build';
  throw new InputError([
    { file: path, path: '', severity: 'error', expected: 'the viewer of reports', received: 'no file', hint },
  ]);
}
