import { childResult, tell } from './child.ts';
import type { MeasuredTable } from './table.ts';
import { wholeText } from './table.ts';
import type { TaskId } from './tasks.ts';
import { TASKS } from './tasks.ts';

/** So large a young generation [MB] that nothing is collected meanwhile: what is allocated then shows as growth. */
const YOUNG_MEGABYTES = 256;
const FLAGS = ['--expose-gc', `--min-semi-space-size=${YOUNG_MEGABYTES}`, `--max-semi-space-size=${YOUNG_MEGABYTES}`];

/** Heap growth over so many events after a warm-up, the most of some processes. */
export function measureAllocation(folder: string, events: number, rounds: number): MeasuredTable {
  const rows = (Object.keys(TASKS) as TaskId[]).map((task) => {
    tell(`heap growth: ${TASKS[task].title}`);
    const command = [process.execPath, ...FLAGS, `${folder}/allocation.mjs`];
    const results = Array.from({ length: rounds }, () =>
      childResult<{ growthBytes: number; collections: number }>(command, task, events),
    );
    const growthBytes = Math.max(...results.map((result) => result.growthBytes));
    const collections = Math.max(...results.map((result) => result.collections));
    return [TASKS[task].title, wholeText(events), wholeText(growthBytes), (growthBytes / events).toFixed(2), String(collections)];
  });
  const heads = ['task', 'events', 'heap growth, bytes', 'bytes per event', 'collections'];
  return { id: 'allocation', title: `Heap growth, the most of ${rounds} processes`, heads, rows };
}

/** Memory of one process after ever longer simulations. */
export function measureFootprint(folder: string, lengths: readonly number[]): MeasuredTable {
  tell('memory by the length of a simulation');
  const bytes = childResult<readonly number[]>([process.execPath, `${folder}/footprint.mjs`], ...lengths);
  return {
    id: 'footprint',
    title: 'Memory of the process [MB], by events simulated',
    heads: [TASKS.single.title, ...lengths.map(wholeText)],
    rows: [['resident memory, MB', ...bytes.map((value) => (value / 2 ** 20).toFixed(1))]],
  };
}
