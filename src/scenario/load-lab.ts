import { sampleTimes } from '../base/calendar.ts';
import type { Issue } from '../base/issue.ts';
import type { LabParameters, LabScenario } from '../lab/parameters.ts';
import type { Environment } from './environment.ts';
import { toLabParameters } from './lab.ts';
import type { LocatedMap } from './located.ts';
import { issueAt, nodeAt, placeOf, toPlain } from './located.ts';
import { splitAtFork } from './merge.ts';
import { createFindings } from './references.ts';
import type { SampleChoice } from './schema/common.ts';
import type { LabDocument } from './schema/lab.ts';
import { labSchema } from './schema/lab.ts';
import { readDate } from './schema/leaves.ts';
import { readDocument, warnOfUnused } from './schema/read-document.ts';

type Loaded<Value> = { readonly value: Value | undefined; readonly issues: readonly Issue[] };

/** Turns a merged document of kind lab into a simulation's input, or tells why not. */
export function loadLab(root: LocatedMap): { readonly lab: LabScenario | undefined; readonly issues: readonly Issue[] } {
  const used = new Set<string>();
  const { base: baseRoot, fork: forkRoot } = splitAtFork(root);
  const { document, issues: baseIssues, env } = readDocument(baseRoot, labSchema, used);
  const base = assemble(baseRoot, document);
  const changed = forkRoot && readDocument(forkRoot, labSchema, used);
  const fork = forkRoot && changed && assemble(forkRoot, changed.document);
  const fromDays = readFrom(root, env);
  const issues = [...baseIssues, ...base.issues, ...(changed?.issues ?? []), ...(fork?.issues ?? []), ...fromDays.issues];
  if (document === undefined || base.value === undefined || issues.length > 0) return { lab: undefined, issues };
  const parameters = fork?.value;
  const structure = parameters === undefined ? [] : compareStructure(base.value, parameters, root);
  const lab: LabScenario = {
    epochCivilDays: document.time.epoch,
    warmUpDays: document.time.warmUp,
    endDays: document.time.end,
    sampleDays: sampleDaysOf(document.time),
    base: base.value,
    fork: parameters && fromDays.value !== undefined ? { fromDays: fromDays.value, parameters } : undefined,
  };
  return structure.length > 0 ? { lab: undefined, issues: structure } : { lab, issues: warnOfUnused(root, env) };
}

function assemble(root: LocatedMap, document: LabDocument | undefined): Loaded<LabParameters> {
  if (document === undefined) return { value: undefined, issues: [] };
  const findings = createFindings(root);
  const value = toLabParameters(document, findings);
  return { value, issues: findings.issues };
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
      : refuse('from', 'the date from which `change` holds', 'nothing');
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
function compareStructure(base: LabParameters, fork: LabParameters, root: LocatedMap): readonly Issue[] {
  const structures: readonly [string, (parameters: LabParameters) => unknown][] = [
    ['pools', ({ people, agents, fleet }) => [people.map(({ id }) => id), agents.id, fleet.id]],
    ['stages', ({ stages }) => stages.map((stage) => [stage.id, stage.kind, stage.kind === 'work' ? stage.pool : -1])],
    ['classes', ({ classes }) => classes.map(({ id, path, leadPool, priority }) => [id, path, leadPool, priority])],
  ];
  return structures
    .filter(([, of]) => JSON.stringify(of(base)) !== JSON.stringify(of(fork)))
    .map(([key]) => ({
      expected: `the same ${key} before and after \`from\``,
      received: `other ${key}`,
      hint: 'A change holds other values only; put what differs in structure outside `change`',
      ...placeOf(root, ['change', key]),
      path: `change.${key}`,
      severity: 'error',
    }));
}
