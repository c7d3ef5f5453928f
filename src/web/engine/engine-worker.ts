import { posterior, series, version } from 'virtual:published';
import { formatIssue, InputError } from '../../base/issue.ts';
import { blockAnswerer, type WorkerTask } from '../../ensemble/answer-blocks.ts';
import { Laboratory } from './laboratory.ts';
import type { Question, Reply } from './messages.ts';

/** A thread that answers the page's questions, one after the other, or simulates blocks of an ensemble. */
const laboratory = new Laboratory({ published: new Map(series), posterior, version });
const answerBlock = blockAnswerer();

addEventListener('message', ({ data }: MessageEvent<readonly [number, Question] | WorkerTask>) => {
  const answer = 'kind' in data ? answerBlock(data) : replyTo(...data);
  if (answer !== undefined) postMessage(answer);
});

function replyTo(number: number, question: Question): Reply {
  try {
    return { number, kind: 'answer', answer: laboratory.answer(question) };
  } catch (error) {
    const issues = error instanceof InputError ? error.issues.map(formatIssue) : [String(error)];
    return { number, kind: 'refused', issues };
  }
}
