import { parentPort, workerData } from 'node:worker_threads';
import { InvariantError } from '../base/assert.ts';
import { InputError, type Issue } from '../base/issue.ts';
import type { Block, EnsemblePlan } from '../ensemble/plan.ts';
import { type BlockResult, openEnsemble } from '../ensemble/simulate-block.ts';

/** What a thread sends back for a block: its result, or what went wrong, since classes do not pass from thread to thread. */
export type WorkerAnswer =
  | { readonly kind: 'result'; readonly result: BlockResult }
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] }
  | { readonly kind: 'fault'; readonly message: string };

/** A thread that simulates the blocks it is sent, until it is ended. */
const ensemble = openEnsemble(workerData as EnsemblePlan);
parentPort!.on('message', (block: Block) => parentPort!.postMessage(answer(block)));

function answer(block: Block): WorkerAnswer {
  try {
    return { kind: 'result', result: ensemble.simulate(block) };
  } catch (error) {
    const { firstPoint, points } = block;
    const where = `in draws ${firstPoint + 1} to ${firstPoint + points}`;
    if (error instanceof InputError) return { kind: 'refused', issues: error.issues };
    if (error instanceof InvariantError) return { kind: 'fault', message: `${error.message}, ${where}` };
    throw error;
  }
}
