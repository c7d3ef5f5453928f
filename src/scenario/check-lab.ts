import type { Issue } from '../base/issue.ts';
import { suggest } from '../base/suggest.ts';
import { checkControl } from './check-control.ts';
import { CALLED_IDS, CLASS_IDS, LIMITED_IDS } from './lab-stages.ts';
import type { Located } from './located.ts';
import { isAt, keysAt, textAt, textsAt } from './outline.ts';
import type { Findings } from './references.ts';
import { checkPath, createFindings } from './references.ts';

const POOL_KINDS = ['people', 'agents', 'accelerators'] as const;
type PoolKind = (typeof POOL_KINDS)[number];

/** What is wrong between the parts of a lab: names, pools of each kind, work for every class that comes, rework that goes back. */
export function checkLab(root: Located): readonly Issue[] {
  const findings = createFindings(root);
  const stages = keysAt(root, ['stages']);
  checkPools(findings);
  for (const jobClass of CLASS_IDS) checkPath(findings, jobClass, stages);
  for (const jobClass of LIMITED_IDS) checkPool(findings, ['classes', jobClass, 'lead'], 'people', 'a pool of people');
  for (const jobClass of CALLED_IDS) checkNoSlots(findings, jobClass);
  for (const id of stages) checkStage(findings, id, stages);
  checkControl(findings, stages);
  return findings.issues;
}

function kindOf(root: Located, pool: string): string | undefined {
  const kind = textAt(root, ['pools', pool, 'kind']);
  return POOL_KINDS.find((known) => known === kind);
}

/** Pools of a kind, and those whose kind cannot be read, which may be of it. */
function poolsOfKind(root: Located, kind: PoolKind): readonly string[] {
  return keysAt(root, ['pools'])
    .filter((pool) => [kind, undefined].includes(kindOf(root, pool) as PoolKind | undefined))
    .sort();
}

function checkPools({ root, add }: Findings): void {
  const pools = keysAt(root, ['pools']);
  if (!isAt(root, ['pools']) || pools.some((pool) => kindOf(root, pool) === undefined)) return;
  if (poolsOfKind(root, 'people').length === 0) add(['pools'], { expected: 'a pool of kind people', received: 'none' });
  for (const kind of ['agents', 'accelerators'] as const) {
    const found = poolsOfKind(root, kind);
    if (found.length !== 1)
      add(['pools'], { expected: `one pool of kind ${kind}`, received: found.length === 0 ? 'none' : found.join(', ') });
  }
}

function checkPool({ root, checkName }: Findings, path: readonly string[], kind: PoolKind, expected: string): void {
  checkName(textAt(root, path), poolsOfKind(root, kind), path, expected);
}

function checkStage(findings: Findings, id: string, stages: readonly string[]): void {
  const { root, add } = findings;
  const at = ['stages', id];
  const [hasWork, hasSlot] = [isAt(root, [...at, 'work']), isAt(root, [...at, 'slot'])];
  const isMisspelt = (key: string): boolean => suggest(key, ['work', 'slot']) !== undefined;
  if (!hasWork && !hasSlot && keysAt(root, at).some(isMisspelt)) return;
  if (hasWork === hasSlot) add(at, { expected: 'either `work` or `slot`', received: hasWork ? 'both' : 'neither' });
  if (hasSlot) {
    checkPool(findings, [...at, 'staff'], 'accelerators', 'the pool of accelerators');
    return;
  }
  checkPool(findings, [...at, 'staff'], 'people', 'a pool of people');
  for (const jobClass of CLASS_IDS) if (hasWork) checkWork(findings, id, jobClass);
  checkBack(findings, id, stages);
}

function checkWork({ root, add }: Findings, id: string, jobClass: string): void {
  const path = ['stages', id, 'work', jobClass];
  const comes = textsAt(root, ['classes', jobClass, 'path'])?.includes(id) ?? false;
  if (comes && !isAt(root, path))
    add(path, { expected: `work hours, since the path of ${jobClass} comes here`, received: 'nothing' });
}

/** Accelerators are what experiments run on. */
function checkNoSlots({ root, add }: Findings, jobClass: string): void {
  const at = ['classes', jobClass, 'path'];
  for (const [index, stage] of (textsAt(root, at) ?? []).entries())
    if (isAt(root, ['stages', stage, 'slot']))
      add([...at, index], { expected: 'a stage with `work`', received: `\`${stage}\`, which has \`slot\`` });
}

/** Rework goes to an earlier stage of every path that comes here. */
function checkBack({ root, add, checkName }: Findings, id: string, stages: readonly string[]): void {
  const at = ['stages', id, 'back', 'to'];
  const to = textAt(root, at);
  if (to === undefined) return;
  checkName(to, stages, at, 'a stage');
  for (const jobClass of CLASS_IDS) {
    const path = textsAt(root, ['classes', jobClass, 'path']) ?? [];
    const [here, there] = [path.indexOf(id), path.indexOf(to)];
    if (stages.includes(to) && here >= 0 && (there < 0 || there >= here))
      add(at, { expected: `a stage before \`${id}\` on the path of ${jobClass}`, received: `\`${to}\`` });
  }
}
