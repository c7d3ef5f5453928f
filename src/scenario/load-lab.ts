import { sampleTimes } from '../base/calendar.ts';
import type { Issue } from '../base/issue.ts';
import type { LabScenario } from '../lab/parameters.ts';
import { checkCallers } from './check-control.ts';
import { checkLab } from './check-lab.ts';
import { checkLateChange, checkValues } from './check-values.ts';
import type { Environment } from './environment.ts';
import { warnOfFreeWork } from './free-work.ts';
import { toLabParameters } from './lab.ts';
import type { LocatedMap } from './located.ts';
import { issueAt, issueAtKey, nodeAt, toPlain } from './located.ts';
import { splitAtFork } from './merge.ts';
import { isAt, keysAt } from './outline.ts';
import type { SampleChoice } from './schema/common.ts';
import type { LabDocument } from './schema/lab.ts';
import { labSchema } from './schema/lab.ts';
import { readDate } from './schema/leaves.ts';
import type { ReadDocument } from './schema/read-document.ts';
import { readDocument, warnOfUnused } from './schema/read-document.ts';

type Loaded<Value> = { readonly value: Value | undefined; readonly issues: readonly Issue[] };

/**
 * Turns a merged document of kind lab into a simulation's input, or tells why not.
 * @param used names of parameters that something else reads; filled with those that are read here
 */
export function loadLab(
  root: LocatedMap,
  used = new Set<string>(),
): { readonly lab: LabScenario | undefined; readonly issues: readonly Issue[] } {
  const { base: baseRoot, fork: forkRoot } = splitAtFork(root);
  const base = readPart(baseRoot, used);
  const fork = forkRoot && readPart(forkRoot, used);
  const fromDays = readFrom(root, base.env);
  const forkIssues = fork === undefined ? [] : issuesOfChange(fork.issues, base.issues, root);
  const structure = forkRoot === undefined ? [] : compareStructure(baseRoot, forkRoot, root);
  const { document } = base;
  const tooLate = document === undefined || fromDays.value === undefined ? [] : checkLateChange(root, document, fromDays.value);
  const issues = [...base.issues, ...forkIssues, ...fromDays.issues, ...structure, ...tooLate, ...checkCallers(root)];
  if (document === undefined || issues.length > 0) return { lab: undefined, issues };
  const lab: LabScenario = {
    epochCivilDays: document.time.epoch,
    warmUpDays: document.time.warmUp,
    endDays: document.time.end,
    sampleDays: sampleDaysOf(document.time),
    base: toLabParameters(document),
    fork:
      fork?.document === undefined || fromDays.value === undefined
        ? undefined
        : { fromDays: fromDays.value, parameters: toLabParameters(fork.document) },
  };
  const free = warnOfFreeWork(lab.base, baseRoot);
  const freeLater = lab.fork === undefined || forkRoot === undefined ? [] : warnOfFreeWork(lab.fork.parameters, forkRoot);
  return { lab, issues: [...warnOfUnused(root, base.env), ...free, ...issuesOfChange(freeLater, free, root)] };
}

/** What holds up to the fork, or from it on. */
function readPart(root: LocatedMap, used: Set<string>): ReadDocument<LabDocument> {
  const read = readDocument(root, labSchema, used);
  const values = read.document === undefined ? [] : checkValues(read.document, root);
  return { ...read, issues: [...read.issues, ...checkLab(root), ...values] };
}

/** Issues from the fork on that there are not before it; those in what is changed are told by where that is written. */
function issuesOfChange(fork: readonly Issue[], base: readonly Issue[], root: LocatedMap): readonly Issue[] {
  const textOf = ({ path, expected, received }: Issue): string => JSON.stringify([path, expected, received]);
  const told = new Set(base.map(textOf));
  const isChanged = (path: string): boolean => isAt(root, ['change', ...path.split('.').slice(0, -1)]);
  return fork
    .filter((issue) => !told.has(textOf(issue)))
    .map((issue) => (isChanged(issue.path) ? { ...issue, path: `change.${issue.path}` } : issue));
}

function sampleDaysOf({
  sample,
  epoch,
  end,
}: {
  readonly sample: SampleChoice;
  readonly epoch: number;
  readonly end: number;
}): Float64Array {
  if (sample.kind === 'grain') return sampleTimes(sample.grain, epoch, end);
  return Float64Array.from({ length: Math.floor(end / sample.days) + 1 }, (_, index) => index * sample.days);
}

/** The fork's day. `change` needs it; without `change` it only marks the day on which other futures part. */
function readFrom(root: LocatedMap, env: Environment): Loaded<number> {
  const [from, change] = [nodeAt(root, ['from']), nodeAt(root, ['change'])];
  const refuse = (path: string, expected: string, received: string, hint?: string): Loaded<number> => ({
    value: undefined,
    issues: [issueAt(root, [path], hint === undefined ? { expected, received } : { expected, received, hint })],
  });
  if (change !== undefined && change.kind !== 'map') return refuse('change', 'a map of what changes', String(toPlain(change)));
  if (from === undefined)
    return change === undefined
      ? { value: undefined, issues: [] }
      : {
          value: undefined,
          issues: [issueAtKey(root, ['change'], { expected: '`from`, the date from which `change` holds', received: 'nothing' })],
        };
  const timing = change?.entries.get('time') ?? change?.entries.get('kind') ?? change?.entries.get('title');
  if (timing !== undefined) {
    const issue = issueAt(root, ['change'], {
      expected: 'what can change during a simulation',
      received: '`time`, `kind` or `title`',
    });
    return { value: undefined, issues: [{ ...issue, ...timing.keyPlace }] };
  }
  const parsed = readDate(from.kind === 'scalar' && typeof from.value === 'string' ? from.value : String(toPlain(from)), env);
  if (!parsed.ok) return { value: undefined, issues: [issueAt(root, ['from'], parsed.problem)] };
  if (parsed.value < 0 || parsed.value > env.endDays) {
    return refuse('from', 'a date from the epoch to the end', `\`${String(toPlain(from))}\``);
  }
  return { value: parsed.value, issues: [] };
}

/** A fork changes values only: jobs are under way in pools and stages, and would be lost with them. */
function compareStructure(base: LocatedMap, fork: LocatedMap, root: LocatedMap): readonly Issue[] {
  const keys = (of: LocatedMap, room: string, inner: readonly string[]) =>
    [...keysAt(of, [room])].sort().map((id) => [id, ...inner.map((key) => plainAt(of, [room, id, key]))]);
  const goods = ['generations', 'drift', 'goods'];
  const structures: [path: string, (of: LocatedMap) => unknown][] = [
    ['pools', (of) => keys(of, 'pools', ['kind'])],
    [
      'stages',
      (of) => [keys(of, 'stages', ['staff']), keys(of, 'stages', []).map(([id]) => isAt(of, ['stages', String(id), 'slot']))],
    ],
    ['classes', (of) => keys(of, 'classes', ['path', 'lead', 'priority'])],
    ['staffing', (of) => plainAt(of, ['staffing'])],
  ];
  // Drift may come in or end with a change, but what has drifted is kept by good.
  if (isAt(base, goods) && isAt(fork, goods)) structures.push([goods.join('.'), (of) => [...keysAt(of, goods)].sort()]);
  return structures
    .filter(([, of]) => JSON.stringify(of(base)) !== JSON.stringify(of(fork)))
    .map(([path]) => ({
      ...issueAtKey(root, ['change', ...path.split('.')], {
        expected: `the same ${path} before and after \`from\``,
        received: `other ${path}`,
        hint: 'A change holds other values only; put what differs in structure outside `change`',
      }),
    }));
}

function plainAt(root: LocatedMap, path: readonly string[]): unknown {
  const node = nodeAt(root, path);
  return node === undefined ? undefined : toPlain(node);
}
