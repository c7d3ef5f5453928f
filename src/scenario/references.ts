import type { Issue, Problem } from '../base/issue.ts';
import { suggest } from '../base/suggest.ts';
import type { Located } from './located.ts';
import { issueAt } from './located.ts';
import { textAt, textsAt } from './outline.ts';

/** Gathers what is wrong between the parts of a document, read as it is written: parts that the schema refuses hide no others. */
export type Findings = {
  readonly root: Located;
  /** Notes an issue at a path of keys. */
  readonly add: (path: readonly PropertyKey[], problem: Problem) => void;
  /** Notes an issue where a name is none of those known; what is no text is the schema's to report. */
  readonly checkName: (
    name: string | undefined,
    known: readonly string[],
    path: readonly PropertyKey[],
    expected: string,
  ) => void;
  readonly issues: Issue[];
};

/** Starts a list of findings about one document. */
export function createFindings(root: Located): Findings {
  const issues: Issue[] = [];
  const add = (path: readonly PropertyKey[], problem: Problem): void => {
    issues.push(issueAt(root, path, problem));
  };
  const checkName: Findings['checkName'] = (name, known, path, expected) => {
    if (name !== undefined && !known.includes(name)) add(path, describeUnknownId(name, known, expected));
  };
  return { root, add, checkName, issues };
}

/** Checks a class's path: stages that there are, each once. */
export function checkPath(findings: Findings, jobClass: string, stages: readonly string[], againHint?: string): void {
  const at = ['classes', jobClass, 'path'];
  const path = textsAt(findings.root, at) ?? [];
  path.forEach((stage, index) => {
    findings.checkName(textAt(findings.root, [...at, index]), stages, [...at, index], 'a stage');
    if (stage === '' || path.indexOf(stage) === index) return;
    const again = { expected: 'each stage once', received: `\`${stage}\` again` };
    findings.add([...at, index], againHint === undefined ? again : { ...again, hint: againHint });
  });
}

function describeUnknownId(id: string, ids: readonly string[], expected: string): Problem {
  const near = suggest(id, ids);
  const list = ids.length === 0 ? 'There is none' : `Known: ${ids.join(', ')}`;
  return { expected, received: `\`${id}\``, hint: near === undefined ? list : `Did you mean \`${near}\`?` };
}
