import { Worker } from 'node:worker_threads';
import { InputError } from '../base/issue.ts';
import type { Block, EnsemblePlan } from '../ensemble/plan.ts';
import type { Executor } from '../ensemble/run-ensemble.ts';
import type { BlockResult } from '../ensemble/simulate-block.ts';
import type { WorkerAnswer } from './ensemble-worker.ts';

/** Where the build puts it, seen from the folder beside it into which it puts this module. */
const WORKER = new URL('../io/ensemble-worker.js', import.meta.url);

/**
 * Simulates blocks in so many threads, each taking the next block when it has done one.
 * @param threads 1 or more
 */
export function threadExecutor(threads: number): Executor {
  return (plan, blocks, signal) => simulateInThreads(plan, blocks, signal, Math.min(threads, blocks.length));
}

async function* simulateInThreads(
  plan: EnsemblePlan,
  blocks: readonly Block[],
  signal: AbortSignal,
  threads: number,
): AsyncIterable<BlockResult> {
  const inbox = new Inbox<BlockResult>();
  const workers = Array.from({ length: threads }, () => new Worker(WORKER, { workerData: plan }));
  let next = 0;
  const feed = (worker: Worker): void => {
    const block = signal.aborted ? undefined : blocks[next++];
    if (block !== undefined) worker.postMessage(block);
  };
  try {
    for (const worker of workers) {
      worker.on('message', (answer: WorkerAnswer) => {
        if ('issues' in answer) inbox.fail(new InputError(answer.issues));
        else inbox.put(answer.result);
        feed(worker);
      });
      worker.on('error', (error) => inbox.fail(error));
      feed(worker);
    }
    const stop = (): void => inbox.end();
    signal.addEventListener('abort', stop, { once: true });
    for (let received = 0; received < blocks.length; received++) {
      const result = await inbox.take();
      if (result === undefined) return;
      yield result;
    }
    signal.removeEventListener('abort', stop);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** A line of messages for one reader. */
class Inbox<Message> {
  readonly #messages: Message[] = [];
  #wake: (() => void) | undefined;
  #ended = false;
  #failure: Error | undefined;

  put(message: Message): void {
    this.#messages.push(message);
    this.#wake?.();
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  fail(error: Error): void {
    this.#failure ??= error;
    this.#wake?.();
  }

  /** The next message, or undefined after the end. */
  async take(): Promise<Message | undefined> {
    for (;;) {
      if (this.#failure !== undefined) throw this.#failure;
      const message = this.#messages.shift();
      if (message !== undefined || this.#ended) return message;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
