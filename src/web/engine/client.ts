import type { Answers, Question, Reply } from './messages.ts';

/** A setting that the engine refuses, with what is wrong with it. */
export class Refused extends Error {
  readonly issues: readonly string[];

  constructor(issues: readonly string[]) {
    super(issues.join('\n'));
    this.issues = issues;
  }
}

/** Asks an engine in a thread of its own; questions are answered in turn. */
export class EngineClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #number = 0;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      this.#waiting.get(data.number)?.(data);
      this.#waiting.delete(data.number);
    });
    worker.addEventListener('error', ({ message }) => {
      for (const [number, settle] of this.#waiting)
        settle({ number, kind: 'refused', issues: [`the engine stopped: ${message}`] });
      this.#waiting.clear();
    });
  }

  /** @throws Refused */
  ask<Kind extends Question['kind']>(question: Extract<Question, { kind: Kind }>): Promise<Answers[Kind]> {
    const number = this.#number++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, (reply) => {
        if (reply.kind === 'answer') resolve(reply.answer as Answers[Kind]);
        else reject(new Refused(reply.issues));
      });
      this.#worker.postMessage([number, question]);
    });
  }
}

/** Runs tasks one at a time; of those that come meanwhile only the last is run. */
export function latestOnly(): (task: () => Promise<void>) => void {
  let isBusy = false;
  let next: (() => Promise<void>) | undefined;
  const run = async (task: () => Promise<void>): Promise<void> => {
    isBusy = true;
    try {
      await task();
    } finally {
      isBusy = false;
      const following = next;
      next = undefined;
      if (following !== undefined) void run(following);
    }
  };
  return (task) => {
    if (isBusy) next = task;
    else void run(task);
  };
}
