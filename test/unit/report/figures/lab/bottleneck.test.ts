import { expect, test } from 'vitest';
import { bottleneck } from '../../../../../src/report/figures/lab/bottleneck.ts';
import { drawnTexts } from '../../../../support/drawn-figure.ts';
import { statedLabPath } from '../../../../support/stated-lab-path.ts';

const BUSY = { utilization_share: () => 0.9 };
const POOLS = { engineers: BUSY, researchers: BUSY, agents: { utilization_share: () => 0.001 } };
const waiting = (jobs: number) => ({ waiting_jobs: () => jobs });

const moving = statedLabPath({
  months: 36,
  stages: { decide: waiting(0.5), implement: waiting(90), debug: waiting(20), review: waiting(0) },
  pools: POOLS,
  binding: (month) => (month < 10 ? ['implement', 'engineers'] : ['decide', 'researchers']),
  migrations: [{ month: 10, fromStage: 'implement', toStage: 'decide', fromPool: 'engineers', toPool: 'researchers' }],
});

test('tells how often the bottleneck moves, and since when it is where', () => {
  const story = bottleneck.tell({ path: moving })!;
  expect(story.title).toBe('The bottleneck moves once: since Nov 2021 it is “decide”, which waits for researchers');
  expect(story.description).toBe('from 2021-01 implement (engineers), from 2021-11 decide (researchers)');
  const [first, second] = story.data.stretches;
  expect(first!.toDay).toBe(second!.fromDay);
  expect(second!.toDay).toBe(story.data.days.at(-1));
});

test('leaves out stages without a queue and pools that hardly work', () => {
  const { data } = bottleneck.tell({ path: moving })!;
  expect(data.queues.map(({ place }) => place)).toEqual(['implement', 'debug']);
  expect(data.utilizations.map(({ place }) => place)).toEqual(['engineers', 'researchers']);
});

test('keeps the stages that bind and those with the longest queues, in the order of the lab', () => {
  const lengths = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const stages = Object.fromEntries(lengths.map((jobs) => [`s${jobs}`, waiting(jobs)]));
  const path = statedLabPath({ months: 4, stages, pools: POOLS, binding: () => ['s1', 'engineers'] });
  expect(bottleneck.tell({ path })!.data.queues.map(({ place }) => place)).toEqual(['s1', 's4', 's5', 's6', 's7', 's8', 's9']);
});

test('begins with the first sample at which something binds, and may stay there', () => {
  const path = statedLabPath({ months: 6, pools: POOLS, binding: (month) => (month < 2 ? ['', ''] : ['decide', 'researchers']) });
  const { title, data } = bottleneck.tell({ path })!;
  expect(title).toBe('The bottleneck stays at “decide”, which waits for researchers');
  expect(data.stretches).toMatchObject([{ fromDay: data.days[2], toDay: data.days[6] }]);
});

test('has nothing to tell where nothing ever binds', () => {
  expect(bottleneck.tell({ path: statedLabPath({ months: 3 }) })).toBeUndefined();
});

test('is drawn without a number that is none, queues or not, though stretches are short', () => {
  const short = statedLabPath({
    ...{ months: 36, binding: () => ['implement', 'engineers'] as const, pools: POOLS },
    migrations: [30, 31, 32, 33].map((month) => ({
      ...{ month, fromStage: 'decide', toStage: 'implement', fromPool: 'researchers', toPool: 'engineers' },
    })),
  });
  for (const path of [moving, short]) {
    for (const text of drawnTexts(bottleneck, { path })) expect(text).not.toContain('NaN');
  }
});
