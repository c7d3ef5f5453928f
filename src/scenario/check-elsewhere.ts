import type { Located } from './located.ts';
import { isAt, keysAt, textAt } from './outline.ts';
import type { Findings } from './references.ts';
import { LEAVE } from './routing.ts';

/** Whether a job of a class may be lost at a stage, turn away from it or lose patience there. */
export function maySendAway(root: Located, stage: string, jobClass: string): boolean {
  const at = ['stages', stage];
  const impatient = isAt(root, [...at, 'patience', 'byClass'])
    ? isAt(root, [...at, 'patience', 'byClass', jobClass])
    : isAt(root, [...at, 'patience']);
  return impatient || isAt(root, [...at, 'buffer']) || isAt(root, [...at, 'balking']);
}

/** What is sent away must not be sent in a circle, nor be replaced at once by what is sent away in turn: no time would pass. */
export function checkElsewhere({ root, add }: Findings): void {
  for (const stage of keysAt(root, ['stages'])) {
    if (isAt(root, ['stages', stage, 'elsewhere']) && chainFrom(root, stage).at(-1) === stage)
      add(['stages', stage, 'elsewhere'], {
        expected: 'a way that does not lead back here',
        received: `\`${textAt(root, ['stages', stage, 'elsewhere'])}\``,
        hint: 'Let jobs wait at a stage on a pool of capacity inf, and come back from there by `next`',
      });
  }
  for (const jobClass of keysAt(root, ['classes'])) {
    const at = ['classes', jobClass];
    const entry = textAt(root, [...at, 'path', 0]);
    if (entry === undefined || !isAt(root, [...at, 'wip']) || isAt(root, [...at, 'think'])) continue;
    const chain = chainFrom(root, entry);
    if (chain.at(-1) === LEAVE && chain.slice(0, -1).every((stage) => turnsAway(root, stage)))
      add([...at, 'wip'], {
        expected: `\`think\` beside it, since \`${entry}\` may send jobs away and they are replaced at once`,
        received: 'none',
      });
  }
}

/** The stages that a job comes to which each sends away, LEAVE at the end, or the first stage that comes again. */
function chainFrom(root: Located, stage: string): readonly string[] {
  const chain = [stage];
  for (let at = stage; ; ) {
    at = textAt(root, ['stages', at, 'elsewhere']) ?? LEAVE;
    chain.push(at);
    if (at === LEAVE || chain.indexOf(at) < chain.length - 1) return chain;
  }
}

/** Whether a job may be sent away on arrival. */
function turnsAway(root: Located, stage: string): boolean {
  return isAt(root, ['stages', stage, 'balking']) || textAt(root, ['stages', stage, 'buffer', 'whenFull']) === 'lose';
}
