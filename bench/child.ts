import { spawnSync } from 'node:child_process';
import { ascending, quantileType7 } from '../src/stats/quantiles.ts';

/**
 * What a program in a process of its own prints, read as JSON.
 * @throws Error with what it says if it fails
 */
export function childResult<T>(command: readonly string[], ...rest: readonly (string | number)[]): T {
  const [program = '', ...given] = command;
  const { status, stdout, stderr } = spawnSync(program, [...given, ...rest.map(String)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${[...command, ...rest].join(' ')} failed: ${stderr}`);
  return JSON.parse(stdout) as T;
}

/** The middle of some numbers. */
export function medianOf(values: readonly number[]): number {
  return quantileType7(ascending(values), 1 / 2);
}

/** Tells what is being measured, on stderr. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
