import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { loopgain } from './command-line.ts';
import { withBlock } from './markdown.ts';

/** The commands of a page and what they print, carried out in the order of the page, in one folder. */
export interface PageCommands {
  /** What a block's commands print, by its name without `output of`. */
  readonly output: (name: string) => string;
  /** Carries out shell commands as a reader of the page would, after all of its own. */
  readonly shell: (commands: string) => string;
  /** Exit code of a command line, in the same folder. */
  readonly exitCode: (words: readonly string[]) => number | null;
  /** The page with what its commands print. */
  readonly page: string;
  readonly remove: () => void;
}

/** Carries out the commands of a page: blocks of `sh` that an `<!-- output of ... -->` follows. */
export function runPage(page: string): PageCommands {
  const blocks = [...page.matchAll(/```sh\n([^`]*)```\n\n<!-- (output of [\w -]+) -->/g)];
  expect(blocks.length).toBe(page.match(/^<!-- output of/gm)?.length);
  const folder = mkdtempSync(join(tmpdir(), 'loopgain-page-'));
  const shell = (commands: string): string => shellIn(folder, commands);
  const printed = new Map(blocks.map(([, commands, name]) => [name!, shell(commands!)]));
  return {
    output: (name) => printed.get(`output of ${name}`)!,
    shell,
    exitCode: (words) => spawnSync(loopgain.words[0]!, [...loopgain.words.slice(1), ...words], { cwd: folder }).status,
    page: [...printed].reduce((text, [name, output]) => withBlock(text, name, `\`\`\`text\n${output}\n\`\`\``), page),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function shellIn(folder: string, commands: string): string {
  const program = loopgain.words.map((word) => `'${word}'`).join(' ');
  const environment = { ...process.env, NO_COLOR: '1', npm_command: 'exec' };
  const script = commands.replaceAll('npx loopgain', program);
  const { stdout, stderr } = spawnSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8', env: environment });
  expect(stderr, commands).toBe('');
  return stdout.trimEnd();
}
