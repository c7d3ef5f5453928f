import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { InvariantError } from '../base/assert.ts';
import { InputError } from '../base/issue.ts';
import type { WorkerAnswer, WorkerTask } from '../ensemble/answer-blocks.ts';
import type { Block, EnsemblePlan } from '../ensemble/plan.ts';
import { type Executor, executeHere } from '../ensemble/run-ensemble.ts';
import type { BlockResult } from '../ensemble/simulate-block.ts';

/** Where the build puts it, seen from the folder beside it into which it puts this module. */
const WORKER = new URL('../io/ensemble-worker.js', import.meta.url);

/** Simulates in the thread that asks, which hears of interrupts between two blocks. */
async function* executeInTurns(...[plan, blocks, signal]: Parameters<Executor>): ReturnType<Executor> {
  for await (const result of executeHere(plan, blocks, signal)) {
    yield result;
    // Signals are delivered when the event loop polls, which is not before the first turn.
    await nextTurn();
    await nextTurn();
  }
}

/**
 * Simulates blocks in so many threads, each taking the next block when it has done one; with one thread in that which asks. Threads stay for
 * the next plan, since one that has simulated before is twice as fast, and keep no process from ending.
 * @param threads 1 or more
 */
export function threadExecutor(threads: number): Executor {
  if (threads === 1) return executeInTurns;
  const idle: Worker[] = [];
  return async function* simulateInThreads(plan, blocks, signal) {
    const wanted = Math.min(threads, blocks.length);
    const team = new Team(plan, blocks, signal, idle.splice(0, wanted), wanted);
    let isDone = false;
    try {
      for (let received = 0; received < blocks.length; received++) {
        const result = await team.nextResult();
        if (result === undefined) return;
        yield result;
      }
      isDone = true;
    } finally {
      if (isDone) idle.push(...team.release());
      else await team.dismiss();
    }
  };
}

/** Threads that share a list of blocks, and the results that nobody has taken yet. */
class Team {
  readonly #workers: readonly Worker[];
  readonly #blocks: readonly Block[];
  readonly #signal: AbortSignal;
  readonly #results: BlockResult[] = [];
  #next = 0;
  #failure: Error | undefined;
  #isDismissed = false;
  #wake: (() => void) | undefined;
  readonly #onAbort = (): void => this.#wake?.();

  constructor(
    plan: EnsemblePlan,
    blocks: readonly Block[],
    signal: AbortSignal,
    experienced: readonly Worker[],
    threads: number,
  ) {
    this.#blocks = blocks;
    this.#signal = signal;
    signal.addEventListener('abort', this.#onAbort, { once: true });
    const fresh = Array.from({ length: threads - experienced.length }, () => new Worker(WORKER));
    this.#workers = [...experienced, ...fresh];
    for (const worker of this.#workers) this.#engage(worker, plan);
  }

  /** The next result in the order in which they come; undefined once the signal is aborted. What is done is given before a failure. */
  async nextResult(): Promise<BlockResult | undefined> {
    for (;;) {
      const result = this.#results.shift();
      if (result !== undefined) return result;
      if (this.#failure !== undefined) throw this.#failure;
      if (this.#signal.aborted) return undefined;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Ends all threads, whatever they are at. */
  async dismiss(): Promise<void> {
    this.#leave();
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  /** Lets go of threads that have nothing to do any more. */
  release(): readonly Worker[] {
    this.#leave();
    for (const worker of this.#workers) {
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event); // without a name it would go deaf for good
      worker.unref();
    }
    return this.#workers;
  }

  #leave(): void {
    this.#isDismissed = true;
    this.#signal.removeEventListener('abort', this.#onAbort);
  }

  #engage(worker: Worker, plan: EnsemblePlan): void {
    worker.ref();
    worker.on('message', (answer: WorkerAnswer) => {
      if (answer.kind === 'result') this.#results.push(answer.result);
      else this.#fail(answer.kind === 'refused' ? new InputError(answer.issues) : new InvariantError(answer.message));
      this.#feed(worker);
      this.#wake?.();
    });
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', (code) => {
      if (!this.#isDismissed) this.#fail(new Error(`a thread ended by itself, with code ${code}`));
    });
    worker.postMessage({ kind: 'plan', plan } satisfies WorkerTask);
    this.#feed(worker);
  }

  #feed(worker: Worker): void {
    const block = this.#signal.aborted || this.#failure !== undefined ? undefined : this.#blocks[this.#next++];
    if (block !== undefined) worker.postMessage({ kind: 'block', block } satisfies WorkerTask);
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#wake?.();
  }
}
