import { momentsOf, standardError } from '../src/stats/moments.ts';
import { childResult, medianOf, tell } from './child.ts';
import type { Engine } from './engines.ts';
import { enginesHere } from './engines.ts';
import type { MeasuredTable } from './table.ts';
import { wholeText } from './table.ts';
import type { TaskId } from './tasks.ts';
import { TASKS } from './tasks.ts';

/** What an engine prints; the first of the stretches is its warm-up. */
interface Path {
  readonly events: number;
  readonly seconds: number;
  readonly meanCycleDays: readonly number[];
}

/** Standard errors that a mean may lie off theory. */
const MOST_ERRORS = 4;
/** A standard error larger than this share of theory's result would notice too little. */
const LARGEST_ERROR_SHARE = 0.1;

/** The tables of all engines, by task; `faults` takes in who does not come to theory's result. */
export function measurePeers(folder: string, rounds: number, faults: string[]): readonly MeasuredTable[] {
  const engines = enginesHere(folder);
  return (Object.keys(TASKS) as TaskId[]).map((task) => {
    const paths = engines.map((): Path[] => []);
    for (let round = 1; round <= rounds; round++) {
      for (const [i, { id, command, days }] of engines.entries()) {
        tell(`${TASKS[task].title}, round ${round} of ${rounds}: ${id}`);
        paths[i]!.push(childResult<Path>(command, task, days[task], round));
      }
    }
    return tableOf(task, engines, paths, faults);
  });
}

function tableOf(task: TaskId, engines: readonly Engine[], paths: readonly (readonly Path[])[], faults: string[]): MeasuredTable {
  const { title, meanCycleDays } = TASKS[task];
  const best = paths.map((of) => Math.max(...of.map(eventsPerMicrosecond)));
  const rows = engines.map(({ id, version }, i) => {
    const moments = momentsOf(paths[i]!.flatMap((path) => path.meanCycleDays.slice(1)));
    const error = standardError(moments);
    const isNear = Math.abs(moments.mean - meanCycleDays) <= MOST_ERRORS * error;
    if (!isNear || !(error <= LARGEST_ERROR_SHARE * meanCycleDays)) {
      faults.push(`${title}: ${id} gives ${moments.mean} days, theory ${meanCycleDays}, standard error ${error}`);
    }
    return [
      `${id} ${version}`,
      wholeText(Math.max(...paths[i]!.map(({ events }) => events))),
      best[i]!.toFixed(3),
      medianOf(paths[i]!.map(eventsPerMicrosecond)).toFixed(3),
      (best[0]! / best[i]!).toFixed(1),
      `${moments.mean.toFixed(2)} ± ${error.toFixed(2)}`,
    ];
  });
  const heads = ['engine', 'events', 'best, M/s', 'median, M/s', 'loopgain is times as fast', 'mean cycle time, days'];
  return { id: task, title: `${title}; theory ${meanCycleDays.toFixed(2)} days`, heads, rows };
}

function eventsPerMicrosecond({ events, seconds }: Path): number {
  return events / seconds / 1e6;
}
