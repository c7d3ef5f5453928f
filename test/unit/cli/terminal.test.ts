import { expect, test } from 'vitest';
import { processTerminal, type TerminalStream } from '../../../src/cli/terminal.ts';

class FakeStream implements TerminalStream {
  text = '';
  readonly isTTY: boolean;
  private listener: (error: Error) => void = () => {};
  constructor(isTTY: boolean) {
    this.isTTY = isTTY;
  }
  write(text: string): void {
    this.text += text;
  }
  on(_event: 'error', listener: (error: Error) => void): void {
    this.listener = listener;
  }
  fail(code: string): void {
    this.listener(Object.assign(new Error(code), { code }));
  }
}

function terminalOn(environment: NodeJS.ProcessEnv, isTTY = true) {
  const [stdout, stderr, codes] = [new FakeStream(isTTY), new FakeStream(isTTY), [] as number[]];
  const exit = (code: number) => codes.push(code);
  return { stdout, stderr, codes, terminal: processTerminal(environment, { stdout, stderr, exit }) };
}

test.each([{ NO_COLOR: '1' }, { TERM: 'dumb' }])('no escape sequence with %j', (environment) => {
  const { stdout, stderr, terminal } = terminalOn(environment);
  terminal.progress('simulating mm1');
  terminal.out(terminal.dim('done'));
  expect(stdout.text + stderr.text).not.toContain('\u001b');
});

test('progress is wiped before anything else is said, and never shown off a terminal or on a dumb one', () => {
  const { stderr, terminal } = terminalOn({});
  terminal.progress('simulating history: 2022-01');
  terminal.progress('short');
  terminal.out('');
  expect(stderr.text).toBe(`\rsimulating history: 2022-01\r${'short'.padEnd(27)}\r     \r`);
  for (const [environment, isTTY] of [[{ TERM: 'dumb' }, true] as const, [{}, false] as const]) {
    const silent = terminalOn(environment, isTTY);
    silent.terminal.progress('simulating');
    expect(silent.stderr.text).toBe('');
  }
});

test('an output that cannot be written is a failure, a reader that stops early is none', () => {
  const { stdout, stderr, codes } = terminalOn({});
  stdout.fail('EPIPE');
  expect({ codes, text: stderr.text }).toEqual({ codes: [], text: '' });
  stdout.fail('ENOSPC');
  expect({ codes, text: stderr.text }).toEqual({
    codes: [1],
    text: 'loopgain failed: the standard output is a full disk (ENOSPC)\n',
  });
  stderr.fail('ENOSPC');
});

test('a bottleneck band has a colour for each letter, the same text below it, and none where there is no colour', () => {
  const line = 'binds    |RRRIDDR.|';
  const { stdout, terminal } = terminalOn({});
  terminal.out(`${line}\nmetr  METR\n`);
  const esc = String.fromCharCode(27);
  const painted = stdout.text.split('\n')[0]!;
  const runs = [...painted.matchAll(new RegExp(`${esc}\\[7m${esc}\\[(\\d+)m([A-Z]+)`, 'g'))].map(([, colour, letters]) => ({
    colour,
    letters,
  }));
  expect(runs.map(({ letters }) => letters)).toEqual(['RRR', 'I', 'DD', 'R']);
  expect(runs[0]!.colour).toBe(runs[3]!.colour);
  expect(new Set(runs.map(({ colour }) => colour)).size).toBe(3);
  expect(stdout.text.replaceAll(new RegExp(`${esc}\\[\\d+m`, 'g'), '')).toBe(`${line}\nmetr  METR\n`);
  const plain = terminalOn({ NO_COLOR: '1' });
  plain.terminal.out(line);
  expect(plain.stdout.text).toBe(line);
  const piped = terminalOn({}, false);
  piped.terminal.out(line);
  expect(piped.stdout.text).toBe(line);
});
