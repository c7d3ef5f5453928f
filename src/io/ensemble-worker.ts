import { parentPort, workerData } from 'node:worker_threads';
import { InputError, type Issue } from '../base/issue.ts';
import type { Block, EnsemblePlan } from '../ensemble/plan.ts';
import { type BlockResult, openEnsemble } from '../ensemble/simulate-block.ts';

/** What a thread sends back for a block: its result, or what is wrong with a scenario at one of its points. */
export type WorkerAnswer = { readonly result: BlockResult } | { readonly issues: readonly Issue[] };

/** A thread that simulates the blocks it is sent, until it is ended. */
const ensemble = openEnsemble(workerData as EnsemblePlan);
parentPort!.on('message', (block: Block) => parentPort!.postMessage(answer(block)));

/** Classes do not pass from thread to thread, so that an error of the reader's would lose what it says. */
function answer(block: Block): WorkerAnswer {
  try {
    return { result: ensemble.simulate(block) };
  } catch (error) {
    if (error instanceof InputError) return { issues: error.issues };
    throw error;
  }
}
