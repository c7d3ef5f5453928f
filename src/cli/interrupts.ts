import { setImmediate as nextTurn } from 'node:timers/promises';

/** Somebody pressed Ctrl-C while something was done that had to be finished first. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/**
 * Does something that must not be cut in half; an interrupt that comes meanwhile takes effect afterwards.
 * Outside of it an interrupt ends the process at once, as Node does by itself.
 * @throws Interrupted if one came
 */
export async function finishFirst(work: () => void): Promise<void> {
  let interrupted = false;
  const note = (): void => {
    interrupted = true;
  };
  process.once('SIGINT', note);
  try {
    work();
    // Signals are delivered between turns of the event loop, the first one after the work.
    await nextTurn();
  } finally {
    process.removeListener('SIGINT', note);
  }
  if (interrupted) throw new Interrupted('interrupted');
}
