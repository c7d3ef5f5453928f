import type { ClassSpec, Distribution, NetworkSpec, PoolSpec, StationSpec } from '../../src/index.ts';
import { EXIT } from '../../src/index.ts';

const POOLS: readonly PoolSpec[] = [
  { id: 'plain', capacity: 2, onShrink: 'resume' },
  { id: 'parts', capacity: 2.5, onShrink: 'resume', classLimitShares: [1, 0.6] },
  {
    id: 'served',
    capacity: 3,
    onShrink: 'restart',
    schedule: { everyDays: 7, atDays: [0, 5], values: [3, 2] },
    discipline: 'shortest',
    preemption: 'resample',
    breakdowns: { upDays: { kind: 'exponential', mean: 20 }, downDays: { kind: 'lognormal', median: 0.5, spread: 1 } },
  },
];

/**
 * A network with a pool of each kind (plain, parts of servers, every feature), through which two classes go with the same work.
 * @param work mean near 0.7 days
 */
export function everyPool(work: Distribution): NetworkSpec {
  const classes: readonly ClassSpec[] = [
    {
      id: 'batches',
      priority: 1,
      entry: 0,
      source: {
        kind: 'open',
        interarrivalDays: { kind: 'gamma', mean: 1.6, cv: 0.8 },
        batch: { kind: 'geometric', mean: 1.5 },
        intensity: { everyDays: 1, atDays: [0, 0.3, 0.8], values: [0.5, 1.5, 0.5] },
      },
    },
    { id: 'rounds', priority: 0, entry: 1, source: { kind: 'limited', jobs: 3, thinkDays: work } },
  ];
  const stations: readonly StationSpec[] = [
    stationOf('first', 0, work, { to: [1, 2], probability: [0.55, 0.45] }),
    stationOf('second', 1, work, { to: [0, EXIT], probability: [0.15, 0.85] }),
    {
      ...stationOf('third', 2, work, { to: [1, EXIT], probability: [0.25, 0.75] }),
      buffer: { jobs: 6, whenFull: 'lose' },
      balking: { waitingJobs: 3, share: 0.4 },
      patienceDays: [work, undefined],
    },
  ];
  return { pools: POOLS, classes, stations, jobColumns: 0 };
}

function stationOf(
  id: string,
  pool: number,
  distribution: Distribution,
  chances: { readonly to: readonly number[]; readonly probability: readonly number[] },
): StationSpec {
  return {
    id,
    pool,
    services: [0, 1].map(() => ({ kind: 'drawn', distribution })),
    routes: [0, 1].map(() => ({ kind: 'chance', ...chances })),
  };
}
