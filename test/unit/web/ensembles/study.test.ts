import { expect, test } from 'vitest';
import type { EnsemblePlan } from '../../../../src/ensemble/plan.ts';
import type { Executor } from '../../../../src/ensemble/run-ensemble.ts';
import { runStudy, type StudyTools } from '../../../../src/web/ensembles/study.ts';

function planOf(points: number): EnsemblePlan {
  const listed = Array.from({ length: points }, () => ({ draw: 'point' as const, values: [] }));
  return { seed: 1, replications: 1, members: [], design: { kind: 'listed', points: listed } };
}

/** Gives empty results, until the signal or, where it is given, an error ends it. */
function emptyExecutor(failsAt?: number): Executor {
  return async function* (_, blocks, signal) {
    for (const { index } of blocks) {
      if (signal.aborted) return;
      if (index === failsAt) throw new Error('a worker stopped');
      yield { index, outcomes: [] };
    }
  };
}

function study(points: number, tools: Partial<StudyTools> = {}) {
  const looks: number[][] = [];
  const progress: number[] = [];
  const finished = runStudy(planOf(points), {
    executor: emptyExecutor(),
    summarize: async (_, results) => {
      looks.push(results.map(({ index }) => index));
      return { draws: results.length, stories: [], futures: [] };
    },
    signal: new AbortController().signal,
    onProgress: (done) => progress.push(done),
    onSummary: () => {},
    ...tools,
  });
  return { finished, looks, progress };
}

test('looks at what is done each time it has doubled, and at all of it in the end', async () => {
  const shown: number[] = [];
  const { finished, looks, progress } = study(40, { onSummary: ({ draws }) => shown.push(draws) });
  await finished;
  expect(looks.map(({ length }) => length)).toEqual([8, 16, 32, 40]);
  expect(looks.at(-1)).toEqual(Array.from({ length: 40 }, (_, i) => i));
  expect(shown).toEqual([8, 16, 32, 40]);
  expect(progress).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
});

test('a plan that ends where it would be looked at anyway is looked at once there', async () => {
  const { finished, looks } = study(16);
  await finished;
  expect(looks.map(({ length }) => length)).toEqual([8, 16]);
});

test('what was done before it was cancelled is looked at', async () => {
  const stop = new AbortController();
  const { finished, looks } = study(64, { signal: stop.signal, onProgress: (done) => done === 11 && stop.abort() });
  await finished;
  expect(looks.map(({ length }) => length)).toEqual([8, 11]);
});

test('where nothing was done there is nothing to look at', async () => {
  const { finished, looks } = study(64, { signal: AbortSignal.abort() });
  await finished;
  expect(looks).toEqual([]);
});

test('what stops a worker or a look is thrown', async () => {
  await expect(study(16, { executor: emptyExecutor(3) }).finished).rejects.toThrow('a worker stopped');
  await expect(study(16, { summarize: () => Promise.reject(new Error('no look')) }).finished).rejects.toThrow('no look');
});
