import type { NetworkSpec, Route } from '../src/queueing/spec.ts';
import { EXIT } from '../src/queueing/spec.ts';
import { exponential, networkOf, openClass, poolOf, stationOf } from '../test/support/networks.ts';
import data from './tasks.json' with { type: 'json' };

/** A network that every engine simulates; a job a day arrives, all times are exponential. */
export interface Task {
  readonly title: string;
  /** W of theory: the sum over stages of visits times S / (1 - rho) for one server, S / (1 - rho^2) for two [days]. */
  readonly meanCycleDays: number;
  readonly stages: readonly { readonly servers: number; readonly ratePerDay: number }[];
  readonly rework: { readonly from: number; readonly to: number; readonly share: number };
}

export type TaskId = keyof typeof data;

/** The tasks, which the peers read from the same file. */
export const TASKS: Readonly<Record<TaskId, Task>> = data;

/** A task as a network of ours. */
export function specOf({ stages, rework }: Task): NetworkSpec {
  const stations = stages.map(({ ratePerDay }, i) => {
    const onward = i + 1 < stages.length ? i + 1 : EXIT;
    const back: Route = { kind: 'chance', to: [rework.to, onward], probability: [rework.share, 1 - rework.share] };
    const isReworked = i === rework.from && rework.share > 0;
    return stationOf(`stage${i}`, i, [exponential(1 / ratePerDay)], isReworked ? back : { kind: 'fixed', to: onward });
  });
  return networkOf(
    stages.map(({ servers }, i) => poolOf(`pool${i}`, servers)),
    [openClass('job', exponential(1))],
    stations,
  );
}
