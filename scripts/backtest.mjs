// Writes what docs/backtest.md shows: the whole back-test, simulated anew (minutes); arguments are passed on, such as --resume or --draws.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const kept = join(root, 'docs/data/backtest');

const words = ['dist/cli/main.js', 'backtest', '--force', ...process.argv.slice(2)];
const { status, stdout } = spawnSync(process.execPath, words, {
  cwd: root,
  encoding: 'utf8',
  stdio: ['inherit', 'pipe', 'inherit'],
});
if (status !== 0) process.exit(status ?? 1);
mkdirSync(kept, { recursive: true });
for (const name of ['forecasts.csv', 'skill.csv', 'coverage.csv'])
  copyFileSync(join(root, 'output/backtest', name), join(kept, name));
writeFileSync(join(kept, 'terminal.txt'), stdout);
process.stdout.write(stdout);
