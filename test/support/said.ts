import { carryOut } from '../../src/cli/command-line.ts';

/** What a command line carried out in this process came to. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Carries out a command line here, in the working directory of the tests. */
export async function said(...words: string[]): Promise<Said> {
  const texts = { out: '', err: '' };
  const code = await carryOut(words, {
    out: (text) => {
      texts.out += text;
    },
    err: (text) => {
      texts.err += text;
    },
    progress: () => {},
    dim: (text) => text,
  });
  return { code, ...texts };
}

/** Carries out a command line here as npm would in a folder, in a tenth of the time of a process of its own. */
export async function saidIn(folder: string, ...words: string[]): Promise<Said> {
  const [home, command] = [process.cwd(), process.env['npm_command']];
  process.chdir(folder);
  process.env['npm_command'] = 'exec';
  try {
    return await said(...words);
  } finally {
    process.chdir(home);
    if (command === undefined) delete process.env['npm_command'];
    else process.env['npm_command'] = command;
  }
}
