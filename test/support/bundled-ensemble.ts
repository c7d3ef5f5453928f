import type * as ensemble from '../../src/ensemble/run-ensemble.ts';
import { bundled } from './bundled.ts';

export const { executeHere, memoryStore, outcomesInOrder, runEnsemble } =
  await bundled<typeof ensemble>('src/ensemble/run-ensemble.ts');
