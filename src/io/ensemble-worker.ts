import { parentPort } from 'node:worker_threads';
import { blockAnswerer, type WorkerTask } from '../ensemble/answer-blocks.ts';

/** A thread that simulates the blocks it is sent, until it is ended. */
const answer = blockAnswerer();
parentPort!.on('message', (task: WorkerTask) => {
  const answered = answer(task);
  if (answered !== undefined) parentPort!.postMessage(answered);
});
