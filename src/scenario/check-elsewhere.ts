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

/** Jobs turned away at once must not come back at once, by `elsewhere` or as the `wip` is filled up: no time would pass. */
export function checkElsewhere({ root, add }: Findings): void {
  for (const stage of keysAt(root, ['stages'])) {
    if (turnsAway(root, stage) && turnedAwayTo(root, stage) === stage)
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
    if (turnedAwayTo(root, entry) === LEAVE)
      add([...at, 'wip'], {
        expected: `\`think\` beside it, since \`${entry}\` may turn jobs away and they are replaced at once`,
        received: 'none',
      });
  }
}

/** Where a job comes that each stage from this one on turns away: a stage at which it may stay, LEAVE, or a stage for the second time. */
function turnedAwayTo(root: Located, stage: string): string {
  const seen = new Set<string>();
  let at = stage;
  while (turnsAway(root, at) && !seen.has(at)) {
    seen.add(at);
    at = textAt(root, ['stages', at, 'elsewhere']) ?? LEAVE;
  }
  return at;
}

/** Whether a job may be turned away on arrival. */
function turnsAway(root: Located, stage: string): boolean {
  return isAt(root, ['stages', stage, 'balking']) || textAt(root, ['stages', stage, 'buffer', 'whenFull']) === 'lose';
}
