import { posterior, series, version } from 'virtual:published';
import { formatIssue, InputError } from '../../base/issue.ts';
import { Laboratory } from './laboratory.ts';
import type { Question, Reply } from './messages.ts';

/** A thread that answers the page's questions, one after the other. */
const laboratory = new Laboratory({ published: new Map(series), posterior, version });

addEventListener('message', ({ data: [number, question] }: MessageEvent<[number, Question]>) => {
  try {
    postMessage({ number, kind: 'answer', answer: laboratory.answer(question) } satisfies Reply);
  } catch (error) {
    const issues = error instanceof InputError ? error.issues.map(formatIssue) : [String(error)];
    postMessage({ number, kind: 'refused', issues } satisfies Reply);
  }
});
