import type { Film, FilmedStage } from '../engine/film.ts';
import { timesText, valueAt } from './words.ts';

/** Samples in which one stage binds. */
export interface Stretch {
  readonly stage: string;
  readonly from: number;
  /** First sample after it, or the last one of all. */
  readonly to: number;
}

/**
 * The stretches of time that a film falls into by the stage that binds.
 * @param binding by sample; '' where none is known
 *
 * stretchesOf(['run', 'run', 'decide', 'decide']) // => [{ stage: 'run', from: 0, to: 2 }, { stage: 'decide', from: 2, to: 3 }]
 */
export function stretchesOf(binding: readonly string[]): Stretch[] {
  const starts = [...binding.keys()].filter((sample) => sample === 0 || binding[sample] !== binding[sample - 1]);
  return starts.map((from, i) => ({ stage: binding[from]!, from, to: starts[i + 1] ?? binding.length - 1 }));
}

/** What a film is about, as a headline: what AI speeds up, and where the bottleneck goes. */
export function headline(film: Film): string {
  const { binding } = film;
  const known = stretchesOf(binding).filter(({ stage }) => stage !== '');
  const [first, last] = [known[0]?.stage, known.at(-1)?.stage];
  if (first === undefined || last === undefined) return 'No bottleneck is known';
  const end = binding.length - 1;
  const spared = sparedStage(film, last, end);
  const faster = spared && `AI makes ${spared.id} ${timesText(valueAt(spared.speedupRatio, end))} as fast, and `;
  const moved = movesText(known.length - 1, first, last);
  return faster === undefined ? capitalized(moved) : faster + moved;
}

/**
 * How often the bottleneck moves, and where to.
 *
 * movesText(0, 'decide', 'decide') // => 'the bottleneck is decide all the time'
 * movesText(1, 'run', 'decide') // => 'the bottleneck moves from run to decide'
 * movesText(4, 'run', 'run') // => 'the bottleneck moves 4 times, away from run and back to it'
 * movesText(5, 'run', 'decide') // => 'the bottleneck moves 5 times: it is run at first, decide in the end'
 */
export function movesText(moves: number, first: string, last: string): string {
  if (moves === 0) return `the bottleneck is ${last} all the time`;
  if (moves === 1) return `the bottleneck moves from ${first} to ${last}`;
  if (first === last) return `the bottleneck moves ${moves} times, away from ${first} and back to it`;
  return `the bottleneck moves ${moves} times: it is ${first} at first, ${last} in the end`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The stage that AI has sped up most among those on the path that do not bind; undefined where all goes by hand. */
export function sparedStage({ stages, path }: Film, binding: string, sample: number): FilmedStage | undefined {
  const speedupOf = (stage: FilmedStage): number => valueAt(stage.speedupRatio, sample);
  return path
    .map((k) => stages[k]!)
    .filter((stage) => stage.id !== binding && stage.kind === 'work' && speedupOf(stage) > NOTABLE)
    .reduce<FilmedStage | undefined>((best, stage) => (best && speedupOf(best) >= speedupOf(stage) ? best : stage), undefined);
}

/** A stage that AI speeds up by less is done by hand. */
const NOTABLE = 1.05;

/**
 * Stages that the network shows: those that experiments visit, and others that anything comes to or that ever bind.
 *
 * shownStages({ path: [1], binding: ['b'], stages: [{ id: 'a', visitsPerYear: [0] }, { id: 'b', visitsPerYear: [0] }] }) // => { loop: [1], aside: [] }
 */
export function shownStages({ path, binding, stages }: StagesOf): {
  readonly loop: readonly number[];
  readonly aside: readonly number[];
} {
  const loop = [...new Set(path)];
  const aside = [...stages.keys()].filter((stage) => {
    const { id, visitsPerYear } = stages[stage]!;
    return !loop.includes(stage) && (binding.includes(id) || visitsPerYear.some((visits) => (visits ?? 0) > 0));
  });
  return { loop, aside };
}

type StagesOf = Pick<Film, 'path' | 'binding'> & {
  readonly stages: readonly Pick<Film['stages'][number], 'id' | 'visitsPerYear'>[];
};
