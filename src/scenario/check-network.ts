import type { Issue, Parsed } from '../base/issue.ts';
import { checkElsewhere, maySendAway } from './check-elsewhere.ts';
import type { Environment } from './environment.ts';
import { readNumber, readQuantity } from './environment.ts';
import type { Located } from './located.ts';
import { nodeAt } from './located.ts';
import { isAt, keysAt, textAt, textsAt } from './outline.ts';
import type { Findings } from './references.ts';
import { checkPath, createFindings } from './references.ts';
import type { Ways } from './routing.ts';
import { findTraps, LEAVE } from './routing.ts';
import { readEnd } from './schema/common.ts';
import { RANGES } from './schema/leaves.ts';

/** What is wrong between the parts of a network: names, the clock, and ways through the stages. */
export function checkNetwork(root: Located, env: Environment): readonly Issue[] {
  const findings = createFindings(root);
  const [pools, classes, stages] = [keysAt(root, ['pools']), keysAt(root, ['classes']), keysAt(root, ['stages'])];
  for (const pool of pools) checkKeys(findings, ['pools', pool, 'limits'], classes, 'a class');
  for (const jobClass of classes) checkPath(findings, jobClass, stages, 'Send jobs back with `back` or `next`');
  for (const stage of stages) {
    const at = ['stages', stage];
    findings.checkName(textAt(root, [...at, 'staff']), pools, [...at, 'staff'], 'a pool');
    findings.checkName(textAt(root, [...at, 'back', 'to']), stages, [...at, 'back', 'to'], 'a stage');
    checkKeys(findings, [...at, 'next'], [...stages, LEAVE], 'a stage or exit');
    findings.checkName(textAt(root, [...at, 'elsewhere']), [...stages, LEAVE], [...at, 'elsewhere'], 'a stage or exit');
    for (const key of ['work', 'patience']) checkKeys(findings, [...at, key, 'byClass'], classes, 'a class');
  }
  checkElsewhere(findings);
  checkClock(findings, env);
  checkWays(findings, waysOf(root, env));
  return findings.issues;
}

function checkKeys({ root, checkName }: Findings, path: readonly string[], known: readonly string[], expected: string): void {
  for (const key of keysAt(root, path)) checkName(key, known, [...path, key], expected);
}

function checkClock({ root, add }: Findings, env: Environment): void {
  if (textAt(root, ['time', 'sample']) === 'month') {
    add(['time', 'sample'], {
      expected: 'week, day or a time such as 10 days',
      received: '`month`',
      hint: 'A plain network has no calendar',
    });
  }
  const end = valueAt(root, ['time', 'end'], (written) => readEnd(written, env));
  const warmUp = valueAt(root, ['time', 'warmUp'], (written) => readQuantity(written, 'days', 'nonNegative', env));
  if (end !== undefined && warmUp !== undefined && warmUp >= end)
    add(['time', 'warmUp'], { expected: 'less than the end', received: `${warmUp} of ${end} days` });
}

function valueAt(
  root: Located,
  path: readonly PropertyKey[],
  read: (written: string | number) => Parsed<number>,
): number | undefined {
  const node = nodeAt(root, path);
  if (node?.kind !== 'scalar' || (typeof node.value !== 'string' && typeof node.value !== 'number')) return undefined;
  const parsed = read(node.value);
  return parsed.ok ? parsed.value : undefined;
}

/** The ways that are meant: a name or a share that cannot be used is taken for one that lets jobs through. */
function waysOf(root: Located, env: Environment): Ways {
  const stages = keysAt(root, ['stages']);
  const paths = new Map(keysAt(root, ['classes']).map((id) => [id, textsAt(root, ['classes', id, 'path']) ?? []]));
  const entries = [...paths].flatMap(([id, [entry = '']]) => (stages.includes(entry) ? [[id, entry] as const] : []));
  const ids = new Set(stages);
  const known = (target: string): string => (ids.has(target) ? target : LEAVE);
  const shareAt = (path: readonly string[]): number | undefined =>
    valueAt(root, path, (written) => readNumber(written, RANGES.any, 'share', env));
  const served = (stage: string, jobClass: string): readonly string[] | undefined => {
    const at = ['stages', stage];
    if (isAt(root, [...at, 'next'])) {
      const targets = keysAt(root, [...at, 'next']);
      return targets.length === 0 ? [LEAVE] : targets.filter((target) => shareAt([...at, 'next', target]) !== 0).map(known);
    }
    const path = paths.get(jobClass) ?? [];
    const place = path.indexOf(stage);
    if (place < 0) return undefined;
    const next = path[place + 1] ?? LEAVE;
    const following = path.slice(0, place + 1).includes(next) ? LEAVE : known(next);
    if (!isAt(root, [...at, 'back'])) return [following];
    const share = shareAt([...at, 'back', 'share']);
    const back = share === 0 ? [] : [known(textAt(root, [...at, 'back', 'to']) ?? LEAVE)];
    return share === 1 ? back : [...back, following];
  };
  const onward = (stage: string, jobClass: string): readonly string[] | undefined => {
    const next = served(stage, jobClass);
    if (next === undefined || !maySendAway(root, stage, jobClass)) return next;
    return [...next, known(textAt(root, ['stages', stage, 'elsewhere']) ?? LEAVE)];
  };
  const hasWork = (stage: string, jobClass: string): boolean => {
    const at = ['stages', stage, 'work', 'byClass'];
    return !isAt(root, at) || isAt(root, [...at, jobClass]) || keysAt(root, at).some((id) => !paths.has(id));
  };
  return { stages, entries: new Map(entries), onward, hasWork };
}

/** Each class must be able to go on and find work wherever it comes, and to leave in the end. */
function checkWays({ add }: Findings, ways: Ways): void {
  for (const { stage, jobClass, kind } of findTraps(ways)) {
    const who = jobClass === undefined ? '' : ` for ${jobClass}`;
    const expected = {
      workless: `work${who}, which comes here`,
      unrouted: `a way on${who}: \`next\`, or a place on its path`,
      endless: `a way from here to the exit${who}`,
    }[kind];
    const path = kind === 'workless' ? ['stages', stage, 'work', 'byClass', jobClass!] : ['stages', stage];
    add(path, { expected, received: 'none' });
  }
}
