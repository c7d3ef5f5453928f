import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { TaskId } from './tasks.ts';

/** An engine that simulates the tasks in a process of its own. */
export interface Engine {
  readonly id: string;
  readonly version: string;
  readonly command: readonly string[];
  /** Length of a path [days]: shorter for slow engines, since a rate is per event. */
  readonly days: Readonly<Record<TaskId, number>>;
}

/** Debian's own Python is the one that Debian's package serves. */
const PYTHONS = ['python3', '/usr/bin/python3'];

/** Names of the engines, of which SimPy is measured where it is installed. */
export const ENGINE_IDS = ['loopgain', 'simjs', 'simscript', 'SimPy'] as const;

/**
 * The engines of this machine, ours first.
 * @param folder where the bundles are
 */
export function enginesHere(folder: string): readonly Engine[] {
  const node = (id: (typeof ENGINE_IDS)[number], script: string, days: Engine['days'], info: string): Engine => {
    const { version } = JSON.parse(readFileSync(info, 'utf8')) as { version: string };
    return { id, version, command: [process.execPath, script], days };
  };
  return [
    node('loopgain', `${folder}/task.mjs`, { single: 1_000_000, line: 200_000 }, 'package.json'),
    node('simjs', 'bench/peers/simjs.mjs', { single: 400_000, line: 80_000 }, 'node_modules/simjs/package.json'),
    node('simscript', 'bench/peers/simscript.mjs', { single: 20_000, line: 5_000 }, 'node_modules/simscript/package.json'),
    ...simPyHere(),
  ];
}

function simPyHere(): readonly Engine[] {
  for (const python of PYTHONS) {
    const { status, stdout } = spawnSync(python, ['-c', 'import simpy; print(simpy.__version__)'], { encoding: 'utf8' });
    if (status !== 0) continue;
    const command = [python, 'bench/peers/simpy_line.py'];
    return [{ id: 'SimPy', version: stdout.trim(), command, days: { single: 100_000, line: 20_000 } }];
  }
  process.stderr.write('SimPy is not installed (Debian: apt install python3-simpy3), so it is left out\n');
  return [];
}
