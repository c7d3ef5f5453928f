import type { Answers, Question, Reply } from './messages.ts';

/** A setting that the engine refuses, with what is wrong with it. */
export class Refused extends Error {
  readonly issues: readonly string[];

  constructor(issues: readonly string[]) {
    super(issues.join('\n'));
    this.issues = issues;
  }
}

interface Waiting {
  readonly question: Question;
  readonly settle: (reply: Reply) => void;
}

/** Asks an engine in a thread of its own; questions are answered in turn. */
export class EngineClient {
  readonly #start: () => Worker;
  /** By number, in the order in which they were asked. */
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker;
  #number = 0;

  constructor(start: () => Worker) {
    this.#start = start;
    this.#worker = this.#started();
  }

  /** Gives up the question that is being answered; those behind it are asked anew, of a worker that has forgotten all. */
  skip(): void {
    const [first] = this.#waiting.keys();
    if (first === undefined) return;
    this.#worker.terminate();
    this.#worker = this.#started();
    this.#settle({ number: first, kind: 'refused', issues: ['given up, since it took too long'] });
    for (const [number, { question }] of this.#waiting) this.#worker.postMessage([number, question]);
  }

  #started(): Worker {
    const worker = this.#start();
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => this.#settle(data));
    worker.addEventListener('error', ({ message }) => {
      for (const number of this.#waiting.keys())
        this.#settle({ number, kind: 'refused', issues: [`the engine stopped: ${message}`] });
    });
    return worker;
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.number);
    this.#waiting.delete(reply.number);
    waiting?.settle(reply);
  }

  /** @throws Refused */
  ask<Kind extends Question['kind']>(question: Extract<Question, { kind: Kind }>): Promise<Answers[Kind]> {
    const number = this.#number++;
    return new Promise((resolve, reject) => {
      const settle = (reply: Reply): void => {
        if (reply.kind === 'answer') resolve(reply.answer as Answers[Kind]);
        else reject(new Refused(reply.issues));
      };
      this.#waiting.set(number, { question, settle });
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
