import { InvariantError } from '../../base/assert.ts';
import { InputError } from '../../base/issue.ts';
import type { WorkerAnswer, WorkerTask } from '../../ensemble/answer-blocks.ts';
import type { Block, EnsemblePlan } from '../../ensemble/plan.ts';
import type { Executor } from '../../ensemble/run-ensemble.ts';
import type { BlockResult } from '../../ensemble/simulate-block.ts';

/** A Web Worker, as far as it simulates blocks. */
export interface Helper {
  readonly ask: (task: WorkerTask) => void;
  /** Ends it, whatever it is at. */
  readonly end: () => void;
}

/** Starts a worker, with what it is to do with its answers and where it fails. */
export type StartHelper = (onAnswer: (answer: WorkerAnswer) => void, onFailure: (message: string) => void) => Helper;

/** More would wait for memory rather than for each other. */
const MOST_HELPERS = 8;

/**
 * Workers for an ensemble: one processor stays free, so that the page stays quick.
 * @param processors 1 or more, as the browser tells
 *
 * helperCount(4) // => 3
 */
export function helperCount(processors: number): number {
  return Math.max(1, Math.min(MOST_HELPERS, processors - 1));
}

/**
 * Simulates blocks in so many Web Workers, each taking the next block when it has done one. Results come in the order of blocks, so that
 * those which are there are at any time the first of the plan: those that came first would be those that are simulated fast.
 * @param helpers 1 or more
 */
export function workerExecutor(helpers: number, start: StartHelper): Executor {
  return async function* simulateInWorkers(plan, blocks, signal) {
    const crew = new Crew(plan, blocks, signal, Math.min(helpers, blocks.length), start);
    try {
      for (const { index } of blocks) {
        const result = await crew.result(index);
        if (result === undefined) return;
        yield result;
      }
    } finally {
      crew.dismiss();
    }
  };
}

/** Workers that share a list of blocks, and the results that nobody has taken yet. */
class Crew {
  readonly #blocks: readonly Block[];
  readonly #signal: AbortSignal;
  readonly #helpers: readonly Helper[];
  readonly #results = new Map<number, BlockResult>();
  #next = 0;
  #failure: Error | undefined;
  #wake: (() => void) | undefined;
  readonly #onAbort = (): void => {
    this.#dismissHelpers();
    this.#wake?.();
  };

  constructor(plan: EnsemblePlan, blocks: readonly Block[], signal: AbortSignal, helpers: number, start: StartHelper) {
    this.#blocks = blocks;
    this.#signal = signal;
    signal.addEventListener('abort', this.#onAbort, { once: true });
    this.#helpers = Array.from({ length: signal.aborted ? 0 : helpers }, () => this.#engage(plan, start));
  }

  /** The result of a block, once it is there; undefined once the signal is aborted. */
  async result(index: number): Promise<BlockResult | undefined> {
    for (;;) {
      const result = this.#results.get(index);
      if (result !== undefined) {
        this.#results.delete(index);
        return result;
      }
      if (this.#failure !== undefined) throw this.#failure;
      if (this.#signal.aborted) return undefined;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Ends all workers. */
  dismiss(): void {
    this.#signal.removeEventListener('abort', this.#onAbort);
    this.#dismissHelpers();
  }

  #dismissHelpers(): void {
    for (const helper of this.#helpers) helper.end();
  }

  #engage(plan: EnsemblePlan, start: StartHelper): Helper {
    const helper = start(
      (answer) => {
        if (answer.kind === 'result') this.#results.set(answer.result.index, answer.result);
        else this.#fail(answer.kind === 'refused' ? new InputError(answer.issues) : new InvariantError(answer.message));
        this.#feed(helper);
        this.#wake?.();
      },
      (message) => this.#fail(new Error(message)),
    );
    helper.ask({ kind: 'plan', plan });
    this.#feed(helper);
    return helper;
  }

  #feed(helper: Helper): void {
    const block = this.#signal.aborted || this.#failure !== undefined ? undefined : this.#blocks[this.#next++];
    if (block !== undefined) helper.ask({ kind: 'block', block });
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#wake?.();
  }
}
