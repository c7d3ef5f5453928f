import { describe, expect, test } from 'vitest';
import type { Film, FilmedStage } from '../../../../src/web/engine/film.ts';
import { headline, shownStages, stretchesOf } from '../../../../src/web/network/stretches.ts';
import { lineText, longestTold, tellMoment } from '../../../../src/web/network/told-moment.ts';
import { dateText, momentText } from '../../../../src/web/network/words.ts';

function stage(id: string, pool: string, more: Partial<FilmedStage>): FilmedStage {
  return {
    ...{ id, pool, kind: 'work', waitingJobs: [0, 0, 0], inProcessJobs: [1, 1, 1], waitDays: [0, 0, 0] },
    ...{ visitsPerYear: [100, 100, 100], automatedShare: [0, 0, 0], utilizationShare: [0.1, 0.1, 0.1], speedupRatio: [1, 1, 1] },
    ...more,
  };
}

/** A lab whose coding gets eight times as fast: it is bound by coding first and by deciding then. */
const film: Film = {
  days: [18628, 18659, 18687],
  partingDay: null,
  stages: [
    stage('decide', 'researchers', {
      waitingJobs: [0, 1, 64],
      waitDays: [0, 1, 12],
      automatedShare: [0, 0, 0.4],
      utilizationShare: [0.2, 0.5, 0.72],
    }),
    stage('implement', 'engineers', {
      ...{ waitingJobs: [30, 3, 0], waitDays: [9, 1, 0] },
      ...{ automatedShare: [0, 0.5, 0.93], speedupRatio: [1, 2, 8] },
    }),
    stage('run', 'fleet', { kind: 'slots', waitDays: [null, 0, 0] }),
    stage('merge', 'engineers', { visitsPerYear: [0, 5, 5] }),
    stage('mend', 'engineers', { visitsPerYear: [0, null, 0] }),
  ],
  pools: [
    { id: 'researchers', utilizationShare: [0.3, 0.7, 1], capacityServers: [10, 10, 10] },
    { id: 'engineers', utilizationShare: [1, 1, 0.4], capacityServers: [10, 10, 10] },
    { id: 'fleet', utilizationShare: [0.9, 0.9, 0.9], capacityServers: [10, 10, 10] },
  ],
  path: [0, 1, 2],
  changePath: [1, 3],
  experimentsFirst: true,
  binding: ['implement', 'implement', 'decide'],
  generation: [0, 1, 2],
  horizonMinutes: [1, 2, 3],
  isCapped: [false, false, false],
  progressRatio: [1, 1.1, 1.4],
};

describe('a moment in words', () => {
  test('where jobs wait for whom, and what AI does elsewhere', () => {
    expect(tellMoment(film, 2)).toBe(
      'In March 2021 decide is the bottleneck: 64 jobs wait there for 12 days on average, and its researchers are busy 100 % of the time, 72 % at this stage. ' +
        'AI does 93 % of the work at implement, which goes 8× as fast as by hand; at decide it does 40 %. The bottleneck came here from implement in March 2021.',
    );
  });

  test('before AI all is done by hand', () => {
    expect(tellMoment(film, 0)).toContain('30 jobs wait there for 9 days');
    expect(tellMoment(film, 0)).toMatch(/by hand\.$/);
  });

  test('accelerators are neither people nor sped up', () => {
    const told = tellMoment({ ...film, binding: ['run', 'run', 'run'] }, 2);
    expect(told).toContain('hardly a job waits there, and the accelerators are busy 90 % of the time, 10 % at this stage');
    expect(told).toContain('waiting for accelerators it cannot shorten');
  });

  test('a lab that has not been looked at has no bottleneck', () => {
    const unknown = { ...film, binding: ['', '', 'decide'] };
    expect(tellMoment(unknown, 0)).toBe('In January 2021 no stage is known to bind yet.');
    expect(tellMoment(unknown, 2)).not.toContain('came here');
    expect(momentText(unknown, 0)).toBe('January 2021: no bottleneck yet');
    expect(momentText(unknown, 2)).toBe('March 2021: decide binds');
  });

  test('no moment has more to say than the longest', () => {
    const lengths = [0, 1, 2].map((sample) => tellMoment(film, sample).length);
    expect(longestTold(film)).toHaveLength(Math.max(...lengths));
  });

  test('a line of one job is singular, a missing number no line', () => {
    expect(lineText({ waitingJobs: [1], waitDays: [1] }, 0)).toBe('1 job waits there for 1 day on average');
    expect(lineText({ waitingJobs: [null], waitDays: [null] }, 0)).toBe('hardly a job waits there');
  });
});

test('the headline says what AI speeds up and where the bottleneck goes', () => {
  expect(headline(film)).toBe('AI makes implement 8× as fast, and the bottleneck moves from implement to decide');
  expect(headline({ ...film, binding: ['decide', 'decide', 'implement'] })).toBe('The bottleneck moves from decide to implement');
  expect(headline({ ...film, binding: ['decide', 'implement', 'decide'] })).toContain(
    'moves 2 times, away from decide and back to it',
  );
  expect(headline({ ...film, binding: ['', '', ''] })).toBe('No bottleneck is known');
});

test('stretches cover the film once, in order', () => {
  const stretches = stretchesOf(['', 'run', 'run', 'decide', 'run']);
  expect(stretches.map(({ stage: id, from }) => [id, from])).toEqual([
    ['', 0],
    ['run', 1],
    ['decide', 3],
    ['run', 4],
  ]);
  for (const [i, { to }] of stretches.entries()) expect(to).toBe(stretches[i + 1]?.from ?? 4);
});

test('beside the loop stand the stages that anything comes to or that ever bind', () => {
  expect(shownStages(film)).toEqual({ loop: [0, 1, 2], aside: [3] });
  expect(shownStages({ ...film, binding: ['mend', '', ''] })).toEqual({ loop: [0, 1, 2], aside: [3, 4] });
});

test('months are enough for monthly samples, weeks need a day', () => {
  expect(dateText([18628, 18659], 1)).toBe('February 2021');
  expect(dateText([18628, 18635], 0)).toBe('1 January 2021');
});
