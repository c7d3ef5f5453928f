import type { Issue, Problem } from '../base/issue.ts';
import { suggest } from '../base/suggest.ts';
import type { Located } from './located.ts';
import { issueAt } from './located.ts';

/** Gathers issues about references while a document is turned into the parameters of a simulation. */
export type Findings = {
  /** Notes an issue at a path of keys. */
  readonly add: (path: readonly PropertyKey[], problem: Problem) => void;
  /** The index of an id in a list of ids; notes an issue and gives 0 where it is not there. */
  readonly indexOf: (ids: readonly string[], id: string, path: readonly PropertyKey[], expected: string) => number;
  readonly issues: Issue[];
};

/** Starts a list of findings about one document. */
export function createFindings(root: Located): Findings {
  const issues: Issue[] = [];
  const add = (path: readonly PropertyKey[], problem: Problem): void => {
    issues.push(issueAt(root, path, problem));
  };
  const indexOf = (ids: readonly string[], id: string, path: readonly PropertyKey[], expected: string): number => {
    const index = ids.indexOf(id);
    if (index < 0) add(path, describeUnknownId(id, ids, expected));
    return Math.max(index, 0);
  };
  return { add, indexOf, issues };
}

function describeUnknownId(id: string, ids: readonly string[], expected: string): Problem {
  const near = suggest(id, ids);
  const list = ids.length === 0 ? 'There is none' : `There are ${ids.join(', ')}`;
  return { expected, received: `\`${id}\``, hint: near === undefined ? list : `Did you mean \`${near}\`?` };
}
