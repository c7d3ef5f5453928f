import { blockAnswerer, type WorkerTask } from '../../ensemble/answer-blocks.ts';

/** A thread that simulates the blocks it is sent, until it is ended. */
const answer = blockAnswerer();
addEventListener('message', ({ data }: MessageEvent<WorkerTask>) => {
  const answered = answer(data);
  if (answered !== undefined) postMessage(answered);
});
