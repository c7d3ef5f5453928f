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
