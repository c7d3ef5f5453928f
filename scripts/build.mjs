import { spawnSync } from 'node:child_process';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const commandLine = join(root, 'dist/cli/main.js');

// Some of what is bundled is CommonJS and asks for Node's own modules through `require`, which an ES module lacks.
const requireBanner = `import { createRequire as createBundleRequire } from 'node:module';
const require = createBundleRequire(import.meta.url);`;

await rm(join(root, 'dist'), { recursive: true, force: true });

// Everything is bundled: left to Node, mathjs alone resolves a thousand files and costs over a second per start.
// Splitting keeps what a command imports lazily out of its start, so that `--version` answers at once.
await build({
  absWorkingDir: root,
  entryPoints: { 'cli/main': 'src/cli/main.ts', index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  mainFields: ['module', 'main'],
  banner: { js: requireBanner },
  logLevel: 'warning',
});

const bundle = await readFile(commandLine, 'utf8');
await writeFile(commandLine, bundle.startsWith('#!') ? bundle : `#!/usr/bin/env node\n${bundle}`);
await chmod(commandLine, 0o755);

const compiler = join(root, 'node_modules/@typescript/native/bin/tsc');
const declarations = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
process.exitCode = declarations.status ?? 1;
