import { childResult, tell } from './child.ts';
import type { MeasuredTable } from './table.ts';
import { wholeText } from './table.ts';
import type { TaskId } from './tasks.ts';
import { TASKS } from './tasks.ts';

/** So large a young generation [MB] that nothing is collected meanwhile: what is allocated then shows as growth. */
const YOUNG_MEGABYTES = 256;
const FLAGS = ['--expose-gc', `--min-semi-space-size=${YOUNG_MEGABYTES}`, `--max-semi-space-size=${YOUNG_MEGABYTES}`];

/** What `bench/measure/allocation.ts` prints. */
interface Allocation {
  readonly allocatedBytes: number;
  readonly keptBytes: number;
  readonly collections: number;
}

/** Heap growth over so many events after a warm-up, in some processes. */
export function measureAllocation(folder: string, events: number, rounds: number): MeasuredTable {
  const command = [process.execPath, ...FLAGS, `${folder}/allocation.mjs`];
  const rows = (Object.keys(TASKS) as TaskId[]).map((task) => {
    tell(`heap growth: ${TASKS[task].title}`);
    const results = Array.from({ length: rounds }, () => childResult<Allocation>(command, task, events));
    const perEvent = results.map(({ allocatedBytes }) => allocatedBytes / events);
    return [
      TASKS[task].title,
      wholeText(events),
      Math.min(...perEvent).toFixed(2),
      Math.max(...perEvent).toFixed(2),
      wholeText(Math.max(...results.map(({ keptBytes }) => keptBytes))),
      String(Math.max(...results.map(({ collections }) => collections))),
    ];
  });
  const heads = ['task', 'events', 'bytes per event, least', 'most', 'kept in all, bytes', 'collections'];
  return { id: 'allocation', title: `What is allocated, in ${rounds} processes`, heads, rows };
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
