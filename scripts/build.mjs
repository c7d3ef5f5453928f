import { spawnSync } from 'node:child_process';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions, viewerOptions } from './bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const commandLine = join(root, 'dist/cli/main.js');

await rm(join(root, 'dist'), { recursive: true, force: true });

await build(bundleOptions(root, 'dist'));
await build(viewerOptions(root, 'dist'));

const bundle = await readFile(commandLine, 'utf8');
await writeFile(commandLine, bundle.startsWith('#!') ? bundle : `#!/usr/bin/env node\n${bundle}`);
await chmod(commandLine, 0o755);

const compiler = join(root, 'node_modules/@typescript/native/bin/tsc');
const declarations = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
process.exitCode = declarations.status ?? 1;
