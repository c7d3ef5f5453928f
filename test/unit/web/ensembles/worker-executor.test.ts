import { expect, test } from 'vitest';
import type { WorkerAnswer, WorkerTask } from '../../../../src/ensemble/answer-blocks.ts';
import { blocksOf, type EnsemblePlan } from '../../../../src/ensemble/plan.ts';
import type { BlockResult } from '../../../../src/ensemble/simulate-block.ts';
import { helperCount, type StartHelper, workerExecutor } from '../../../../src/web/ensembles/worker-executor.ts';

const PLAN: EnsemblePlan = {
  seed: 1,
  replications: 1,
  members: [],
  design: { kind: 'listed', points: Array.from({ length: 6 }, () => ({ draw: 'point' as const, values: [] })) },
};
const BLOCKS = blocksOf(PLAN, 1);

/** A worker that answers when the test says. */
interface FakeWorker {
  readonly tasks: WorkerTask[];
  isEnded: boolean;
  readonly answer: (answer: WorkerAnswer) => void;
  readonly fail: (message: string) => void;
}

function fakeWorkers(): { readonly workers: FakeWorker[]; readonly start: StartHelper } {
  const workers: FakeWorker[] = [];
  const start: StartHelper = (onAnswer, onFailure) => {
    const worker: FakeWorker = { tasks: [], isEnded: false, answer: onAnswer, fail: onFailure };
    workers.push(worker);
    return { ask: (task) => worker.tasks.push(task), end: () => void Object.assign(worker, { isEnded: true }) };
  };
  return { workers, start };
}

/** Index of the block that a worker is at. */
function at({ tasks }: FakeWorker): number | undefined {
  const last = tasks.at(-1);
  return last?.kind === 'block' ? last.block.index : undefined;
}

function finish(worker: FakeWorker): void {
  worker.answer({ kind: 'result', result: { index: at(worker)!, outcomes: [] } });
}

async function collect(results: AsyncIterable<BlockResult>, into: number[]): Promise<void> {
  for await (const { index } of results) into.push(index);
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

test('one processor stays free, and at most eight are taken', () => {
  expect([1, 2, 3, 8, 9, 10, 64].map(helperCount)).toEqual([1, 1, 2, 7, 8, 8, 8]);
});

test('each worker takes the next block when it has done one, and results come in order', async () => {
  const { workers, start } = fakeWorkers();
  const indices: number[] = [];
  const collected = collect(workerExecutor(3, start)(PLAN, BLOCKS, new AbortController().signal), indices);
  await settle();
  expect(workers.map(({ tasks }) => tasks[0])).toEqual(Array(3).fill({ kind: 'plan', plan: PLAN }));
  expect(workers.map(at)).toEqual([0, 1, 2]);
  finish(workers[2]!);
  expect(workers.map(at)).toEqual([0, 1, 3]);
  finish(workers[1]!);
  finish(workers[2]!);
  expect(workers.map(at)).toEqual([0, 4, 5]);
  await settle();
  expect(indices).toEqual([]);
  finish(workers[0]!);
  await settle();
  expect(indices).toEqual([0, 1, 2, 3]);
  finish(workers[2]!);
  finish(workers[1]!);
  await collected;
  expect(indices).toEqual([0, 1, 2, 3, 4, 5]);
  expect(workers.every(({ isEnded }) => isEnded)).toBe(true);
});

test('no more workers than blocks', async () => {
  const { workers, start } = fakeWorkers();
  const collected = collect(workerExecutor(8, start)(PLAN, BLOCKS.slice(0, 2), new AbortController().signal), []);
  await settle();
  expect(workers).toHaveLength(2);
  for (const worker of workers) finish(worker);
  await collected;
});

test('a signal ends all workers at once, and what is done in order is kept', async () => {
  const { workers, start } = fakeWorkers();
  const stop = new AbortController();
  const indices: number[] = [];
  const collected = collect(workerExecutor(2, start)(PLAN, BLOCKS, stop.signal), indices);
  await settle();
  finish(workers[0]!);
  await settle();
  stop.abort();
  expect(workers.every(({ isEnded }) => isEnded)).toBe(true);
  await collected;
  expect(indices).toEqual([0]);
});

test('nothing is started for a signal that has been aborted before', async () => {
  const { workers, start } = fakeWorkers();
  const indices: number[] = [];
  await collect(workerExecutor(2, start)(PLAN, BLOCKS, AbortSignal.abort()), indices);
  expect([workers, indices]).toEqual([[], []]);
});

test.each([
  [
    'refuses',
    (worker: FakeWorker) =>
      worker.answer({ kind: 'refused', issues: [{ path: 'psi', severity: 'error', expected: 'more', received: '0' }] }),
    /psi/,
  ],
  ['finds a fault', (worker: FakeWorker) => worker.answer({ kind: 'fault', message: 'at day 3' }), /at day 3/],
  ['stops', (worker: FakeWorker) => worker.fail('out of memory'), /out of memory/],
])('where a worker %s, all are ended and it is thrown', async (_, spoil, expected) => {
  const { workers, start } = fakeWorkers();
  const collected = collect(workerExecutor(2, start)(PLAN, BLOCKS, new AbortController().signal), []);
  const failed = expect(collected).rejects.toThrow(expected);
  await settle();
  spoil(workers[1]!);
  await failed;
  expect(workers.every(({ isEnded }) => isEnded)).toBe(true);
});
