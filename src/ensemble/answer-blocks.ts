import { InvariantError } from '../base/assert.ts';
import { InputError, type Issue } from '../base/issue.ts';
import type { Block, EnsemblePlan } from './plan.ts';
import { type BlockResult, type OpenEnsemble, openEnsemble } from './simulate-block.ts';

/** What a thread sends back for a block: its result, or what went wrong, since classes do not pass from thread to thread. */
export type WorkerAnswer =
  | { readonly kind: 'result'; readonly result: BlockResult }
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] }
  | { readonly kind: 'fault'; readonly message: string };

/** What a thread is asked: to simulate blocks of this plan from now on, or one of its blocks. */
export type WorkerTask =
  | { readonly kind: 'plan'; readonly plan: EnsemblePlan }
  | { readonly kind: 'block'; readonly block: Block };

/** A thread's work: it simulates the blocks it is asked for, plan after plan. A plan is read when its first block is asked for. */
export function blockAnswerer(): (task: WorkerTask) => WorkerAnswer | undefined {
  let ensemble: (() => OpenEnsemble) | undefined;
  return (task) => {
    if (task.kind === 'block') return answer(ensemble!, task.block);
    ensemble = opened(task.plan);
    return undefined;
  };
}

function opened(plan: EnsemblePlan): () => OpenEnsemble {
  let open: OpenEnsemble | undefined;
  return () => {
    open ??= openEnsemble(plan);
    return open;
  };
}

function answer(ensemble: () => OpenEnsemble, block: Block): WorkerAnswer {
  try {
    return { kind: 'result', result: ensemble().simulate(block) };
  } catch (error) {
    const { firstPoint, points } = block;
    const where = `in draws ${firstPoint + 1} to ${firstPoint + points}`;
    if (error instanceof InputError) return { kind: 'refused', issues: error.issues };
    if (error instanceof InvariantError) return { kind: 'fault', message: `${error.message}, ${where}` };
    throw error;
  }
}
