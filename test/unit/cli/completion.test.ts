import { expect, test } from 'vitest';
import { completeWords } from '../../../src/cli/completion.ts';
import { parseWords } from '../../../src/cli/parse-words.ts';

test.each([
  [['run', 'mm1'], ['mm1']],
  [['run', 'mm1', '--trace', 'his'], ['history']],
  [['validate', 's-c'], ['s-curve']],
  [
    ['explain', 'leverage_ra'],
    ['leverage_ratio', 'leverage_ratio_at_end'],
  ],
  [['explain', 'seenFl'], ['seenFloor']],
  [['explain', 'psi', '--scenario', 's-c'], ['s-curve']],
  [['forecast', 'history', '--posterior', 's'], ['shipped']],
])('%j is completed by name', async (words, names) => {
  expect(await completeWords(words)).toEqual(names);
});

test.each([[['run', 'no-such-scenario/']], [['run', 'mm1', '--out', '']], [['run', 'mm1', '-o', 'm']]])(
  '%j is left to the file names of the shell',
  async (words) => {
    expect(await completeWords(words)).toEqual([]);
  },
);

test.each([[[]], [['va']], [['run', '--se']], [['init', '--kind', '']], [['list', '']]])(
  '%j is left to the option parser',
  async (words) => {
    expect(await completeWords(words)).toBeUndefined();
  },
);

test('names come out as the completion script asks for them, one per line', async () => {
  const asked = await parseWords(['--get-yargs-completions', 'loopgain', 'run', 'compou']);
  expect(asked).toEqual({ kind: 'text', text: 'compounding' });
  expect((await parseWords(['--get-yargs-completions', 'loopgain', 'run', '--se'])).kind).toBe('text');
});
