import { expect, test } from 'vitest';
import { describeFailure } from '../../../src/cli/failure.ts';
import { finishFirst } from '../../../src/cli/interrupts.ts';

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('a %s during the work takes effect after it, as code %i', async (signal, code) => {
  let done = false;
  const work = finishFirst(() => {
    process.emit(signal, signal);
    done = true;
  });
  const error = await work.catch((thrown: unknown) => thrown);
  expect(done).toBe(true);
  expect(describeFailure(error, [])).toEqual({ text: 'loopgain: interrupted', exitCode: code });
});

test('a signal from outside during the work is heard', async () => {
  const work = finishFirst(() => {
    process.kill(process.pid, 'SIGTERM');
    // Until the kernel has delivered it.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  });
  expect(describeFailure(await work.catch((thrown: unknown) => thrown), []).exitCode).toBe(143);
});

test('without one nothing happens', async () => {
  const before = process.listenerCount('SIGINT');
  await finishFirst(() => {});
  expect(process.listenerCount('SIGINT')).toBe(before);
});
