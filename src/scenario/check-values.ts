import type { Issue, Problem } from '../base/issue.ts';
import { poolsOf } from './lab-stages.ts';
import type { LocatedMap } from './located.ts';
import { issueAt, issueAtKey } from './located.ts';
import { isAt } from './outline.ts';
import type { LabDocument } from './schema/lab.ts';

const MORE_THAN_NOTHING = 'more than 0';

/** What is wrong between the values of a lab, each of which is fine by itself: compute that its stages and generations cannot do without. */
export function checkValues(document: LabDocument, root: LocatedMap): readonly Issue[] {
  const { stages, compute, horizon, time } = document;
  const issues: Issue[] = [];
  const refuse = (path: readonly string[], problem: Problem): void => {
    issues.push(issueAt(root, path, problem));
  };
  const [inSlots] = Object.entries(stages).flatMap(([id, stage]) => (stage.slot === undefined ? [] : [id]));
  if (inSlots !== undefined) {
    const expected = `${MORE_THAN_NOTHING}, since \`${inSlots}\` runs in slots of accelerators`;
    if (compute.shares.experiments === 0) refuse(['compute', 'shares', 'experiments'], { expected, received: '0' });
    for (const [id, { capacity }] of poolsOf(document, 'accelerators')) {
      if (capacity.values.includes(0))
        refuse(['pools', id, 'capacity'], { expected: `${expected}, on every day`, received: '0' });
    }
  }
  if (compute.shares.training === 0 && horizon.reference.date < time.end) {
    refuse(['compute', 'shares', 'training'], { expected: `${MORE_THAN_NOTHING}, since successors are trained`, received: '0' });
  }
  return issues;
}

/** What a change says too late: how the first model came to be, once it is out. */
export function checkLateChange(root: LocatedMap, { horizon }: LabDocument, fromDays: number): readonly Issue[] {
  if (fromDays < horizon.reference.date) return [];
  return [
    ['change', 'horizon', 'reference', 'date'],
    ['change', 'horizon', 'earlier'],
  ]
    .filter((path) => isAt(root, path))
    .map((path) =>
      issueAtKey(root, path, {
        expected: 'what matters once generation 0 is out',
        received: `\`${path.at(-1)}\`, which decides about the time before`,
        hint: 'Put it outside `change`, or name a `from` before the reference date',
      }),
    );
}
