import { join } from 'node:path';
import type { Arguments } from './arguments.ts';

/** Folder for results where none is given. */
export const DEFAULT_OUT = 'output';

/**
 * Folder of a scenario's results.
 *
 * resultFolder({ id: 'mm1' }, { out: undefined }) // => 'output/mm1'
 */
export function resultFolder({ id }: { readonly id: string }, { out }: Pick<Arguments, 'out'>): string {
  return join(out ?? DEFAULT_OUT, id);
}
