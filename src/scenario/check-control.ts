import type { Issue } from '../base/issue.ts';
import type { CalledClassId } from '../lab/parameters.ts';
import { CODE_STAGE } from '../lab/ways-back.ts';
import { CALLED_IDS, LIMITED_IDS } from './lab-stages.ts';
import type { Located, LocatedMap } from './located.ts';
import { issueAtKey } from './located.ts';
import { isAt, keysAt, textAt, textsAt } from './outline.ts';
import type { Findings } from './references.ts';

const GOODS = ['generations', 'drift', 'goods'];
const SIGNALS = ['generations', 'battery', 'signals'];

/** What is wrong between the control layer and the rest of a lab: stages that review, report and search, goods that signals look at. */
export function checkControl(findings: Findings, stages: readonly string[]): void {
  checkReview(findings, stages);
  checkResults(findings);
  const work = stages.filter((stage) => isAt(findings.root, ['stages', stage, 'work']));
  const search = ['findings', 'search'];
  findings.checkName(textAt(findings.root, search), work, search, 'a stage with `work`');
  checkSignals(findings);
}

/** What it catches goes back, by `back`, and flaws must have been left before. */
function checkReview({ root, add, checkName }: Findings, stages: readonly string[]): void {
  const path = ['review', 'at'];
  const at = textAt(root, path);
  checkName(at, stages, path, 'a stage');
  if (at === undefined || !stages.includes(at)) return;
  if (!isAt(root, ['stages', at, 'back']))
    add(path, { expected: 'a stage with `back`, by which what it catches returns', received: `\`${at}\`, which has none` });
  const isAfterCode = LIMITED_IDS.some((jobClass) => pathBefore(pathOf(root, jobClass), at).includes(CODE_STAGE));
  if (!isAfterCode)
    add(path, { expected: `a stage after \`${CODE_STAGE}\` on the path of experiment or change`, received: `\`${at}\`` });
}

/** A report is read from where it is written on; what it reports on was done before. */
function checkResults({ root, add, checkName }: Findings): void {
  const visited = pathOf(root, 'experiment').filter((stage) => isAt(root, ['stages', stage]));
  const people = visited.filter((stage) => isAt(root, ['stages', stage, 'work']));
  const at = textAt(root, ['results', 'at']);
  checkName(at, people, ['results', 'at'], 'a stage with `work` on the path of experiment');
  if (at === undefined || !people.includes(at)) return;
  if (isAt(root, ['stages', at, 'back'])) {
    add(['results', 'at'], { expected: 'a stage without `back`, since replication goes back from it', received: `\`${at}\`` });
    return;
  }
  const earlier = pathBefore(visited, at);
  const later = people.filter((stage) => !earlier.includes(stage));
  const read = textsAt(root, ['results', 'read']) ?? [];
  for (const [index, stage] of read.entries()) {
    const path = ['results', 'read', String(index)];
    const expected = `a stage with \`work\` on the path of experiment, \`${at}\` or later`;
    if (stage !== '') checkName(stage, later, path, expected);
    if (read.indexOf(stage) < index) add(path, { expected: 'each stage once', received: `\`${stage}\` again` });
  }
  const from = ['results', 'replicate', 'from'];
  checkName(textAt(root, from), earlier, from, `a stage before \`${at}\` on the path of experiment`);
}

function checkSignals({ root, add, checkName }: Findings): void {
  const goods = keysAt(root, GOODS);
  const signals = keysAt(root, SIGNALS);
  if (signals.length > 0 && goods.length === 0) {
    add(['generations', 'battery'], {
      expected: '`drift` beside it, whose goods its signals look at',
      received: 'none',
      hint: 'Switch off both with `none`, or neither',
    });
    return;
  }
  for (const signal of signals) {
    const of = [...SIGNALS, signal, 'of'];
    checkName(textAt(root, of), goods, of, 'a good of `drift`');
  }
}

function pathOf(root: Located, jobClass: string): readonly string[] {
  return textsAt(root, ['classes', jobClass, 'path']) ?? [];
}

/** The stages of a path that come before one of them; none if it is not on it. */
function pathBefore(path: readonly string[], stage: string): readonly string[] {
  return path.slice(0, Math.max(0, path.indexOf(stage)));
}

/** What calls each class, and how it is written where it shall not. */
const CALLERS: Readonly<Record<CalledClassId, readonly [path: string, off: string]>> = {
  incident: ['review', 'none'],
  correction: ['results', 'none'],
  finding: ['findings', 'none'],
  data: ['generations.data', 'none'],
  evaluation: ['generations.battery', 'none'],
  approval: ['generations.approvals', '0'],
  remediation: ['generations.detection', 'none'],
};

/** Classes that nothing calls, up to the fork or from it on: what calls them was forgotten, unless it is switched off in so many words. */
export function checkCallers(root: LocatedMap): readonly Issue[] {
  return CALLED_IDS.flatMap((jobClass) => {
    const [caller, off] = CALLERS[jobClass];
    const keys = caller.split('.');
    const isCalled = isAt(root, keys) || isAt(root, ['change', ...keys]);
    if (isCalled || !isAt(root, ['classes', jobClass])) return [];
    return [
      issueAtKey(root, ['classes', jobClass], {
        expected: `\`${caller}\`, which calls it`,
        received: 'nothing',
        hint: `Leave the class out, or write \`${caller}: ${off}\` where nothing shall call it`,
      }),
    ];
  });
}
