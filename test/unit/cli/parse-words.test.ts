import { expect, test } from 'vitest';
import { readArguments } from '../../../src/cli/arguments.ts';
import { commandText } from '../../../src/cli/command-text.ts';
import { COMMANDS } from '../../../src/cli/commands.ts';
import { parseWords } from '../../../src/cli/parse-words.ts';

async function given(...words: string[]) {
  const parsed = await parseWords(words);
  if (parsed.kind !== 'command') throw new Error(parsed.text);
  return { command: parsed.command.name, ...readArguments(parsed.values) };
}

async function text(...words: string[]): Promise<string> {
  const parsed = await parseWords(words);
  if (parsed.kind === 'command') throw new Error('a command');
  return parsed.text;
}

test('options have their defaults', async () => {
  expect(await given('run', 'mm1')).toEqual({
    command: 'run',
    scenarios: ['mm1'],
    topic: undefined,
    seed: 42,
    until: undefined,
    sample: undefined,
    set: [],
    whatIf: [],
    out: undefined,
    scenario: 'history',
    kind: 'network',
    force: false,
    trace: false,
    steps: 5,
    targets: [],
    parameters: [],
    resume: false,
    restart: false,
    template: false,
    simulate: false,
    figures: false,
    report: false,
    json: false,
    quiet: false,
  });
});

test('scenarios may stand around options, be a dash or look like a number', async () => {
  expect((await given('run', 'a', '--set', 'x=1', 'b', '--set', 'y.z=2 days', '-')).scenarios).toEqual(['a', 'b', '-']);
  expect((await given('run', '2030')).scenarios).toEqual(['2030']);
  expect((await given('run', 'a', '--set', 'x=1', '--set', 'y.z=2 days')).set).toEqual(['x=1', 'y.z=2 days']);
  expect(await given('run', 'a', '--set', 'x=-1', '-o', 'there', '-q')).toMatchObject({
    set: ['x=-1'],
    out: 'there',
    quiet: true,
  });
});

test('what follows two dashes is no option', async () => {
  expect((await given('run', '--', '-odd.yaml', '-', 'b')).scenarios).toEqual(['./-odd.yaml', '-', 'b']);
  expect((await given('--', 'run', 'a')).scenarios).toEqual(['a']);
});

test.each([
  [['run', 'a', '--seed', 'many'], /--seed: expected one whole number from 0 to \d+, in decimal digits, got `many`/],
  [['run', 'a', '--seed', '1.5'], /got `1\.5`/],
  [['run', 'a', '--seed', '0x10'], /got `0x10`/],
  [['run', 'a', '--seed', '1e3'], /got `1e3`/],
  [['run', 'a', '--seed', '-1'], /got `-1`/],
  [['run', 'a', '--seed', ''], /got nothing/],
  [['run', 'a', '--seed', '9007199254740993'], /got `9007199254740993`/],
  [['run', 'a', '--seed', '1', '--seed', '2'], /got `1` and `2`/],
  [['run', 'a', '--until', '2030-01-01', '--until', '2031-01-01'], /--until: expected one value/],
  [['run', 'a', '--out', ''], /--out: expected a value, got nothing/],
])('%j is refused', async (words, message) => {
  await expect(given(...words)).rejects.toThrow(message);
});

test.each([
  [[], /expected a command/],
  [['fly'], /fly/],
  [['validat', 'x'], /no command validat\. Did you mean validate\?/],
  [['run'], /Not enough|positional/],
  [['run', 'a', '--sead', '3'], /sead\nSee: .* run --help/],
  [['run', 'a', '--seed'], /seed/],
])('%j is unusable, and says where help is', async (words, message) => {
  const parsed = await parseWords(words);
  expect(parsed.kind).toBe('unusable');
  expect(await text(...words)).toMatch(message);
  expect(await text(...words)).toMatch(/\nSee: .* --help$/);
});

test('the help of every command shows its examples, each a command that the parser takes', async () => {
  const main = await text('--help');
  for (const { name, summary, examples } of COMMANDS) {
    expect(main).toContain(summary.slice(0, 30));
    const help = await text(name, '--help');
    expect(examples.length).toBeGreaterThan(0);
    for (const [line] of examples) {
      expect(help).toContain(line.replaceAll(/(?<=^|&& )loopgain/g, commandText([])));
      const words = line
        .replace(/ (<|>|&&) .*$/, '')
        .replaceAll('"', '')
        .split(' ')
        .slice(1);
      expect((await parseWords(words)).kind, line).toBe('command');
    }
  }
});

test('help is English and plain whatever the environment, and has a short name', async () => {
  expect(await text('-h')).toBe(await text('--help'));
  expect(await text('--help')).toMatch(/Commands:/);
});

test('the completion script completes commands', async () => {
  expect(await text('completion')).toContain('loopgain');
  expect((await text('--get-yargs-completions', 'loopgain', 'va')).split(/[:\n]/)).toContain('validate');
});
