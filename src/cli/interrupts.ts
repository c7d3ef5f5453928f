import { constants } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Signals that ask a process to end. */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Somebody pressed Ctrl-C, or asked for the end otherwise, while something was done that had to be finished first. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  /** What a shell says of a process that the signal ended. */
  readonly exitCode: number;
  /** What is kept and how to go on; empty where nothing is. */
  readonly kept: string;

  constructor(signal: NodeJS.Signals, kept = '') {
    super(`interrupted by ${signal}`);
    this.exitCode = 128 + constants.signals[signal];
    this.kept = kept;
  }
}

/**
 * Does long work that keeps what it has done: the first interrupt aborts its signal, a second one ends the process at once.
 * @returns what the work gave, and the signal that interrupted it, if one did
 */
export async function stopEarly<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<{ readonly result: Result; readonly interruptedBy: NodeJS.Signals | undefined }> {
  const controller = new AbortController();
  let interruptedBy: NodeJS.Signals | undefined;
  const note = (signal: NodeJS.Signals): void => {
    interruptedBy = signal;
    controller.abort();
    for (const ending of ENDING) process.removeListener(ending, note);
  };
  for (const signal of ENDING) process.on(signal, note);
  try {
    return { result: await work(controller.signal), interruptedBy };
  } finally {
    for (const signal of ENDING) process.removeListener(signal, note);
  }
}

/**
 * Does something that must not be cut in half; an interrupt that comes meanwhile takes effect afterwards.
 * Outside of it an interrupt ends the process at once, as Node does by itself.
 * @throws Interrupted if one came
 */
export async function finishFirst(work: () => void): Promise<void> {
  let interruptedBy: NodeJS.Signals | undefined;
  const note = (signal: NodeJS.Signals): void => {
    interruptedBy = signal;
  };
  for (const signal of ENDING) process.on(signal, note);
  try {
    work();
    // Signals are delivered when the event loop polls, which it does between two turns and not before the first one after the work.
    await nextTurn();
    await nextTurn();
  } finally {
    for (const signal of ENDING) process.removeListener(signal, note);
  }
  if (interruptedBy !== undefined) throw new Interrupted(interruptedBy);
}
