import { expect, test } from 'vitest';
import { formatIssue } from '../../../src/base/issue.ts';
import { CONTROLLED, childOf, loadTexts } from '../../support/scenario-files.ts';

/** Warnings of the controlled lab without a class, by further overrides and lines; not those of parameters that an override leaves unread. */
function warningsWithout(classId: string, overrides: readonly string[] = [], lines = CONTROLLED): readonly string[] {
  const { warnings } = loadTexts(childOf(lines), [`classes.${classId}=null`, ...overrides]);
  const told = warnings.filter(({ path }) => !path.startsWith('parameters.'));
  return told.map((issue) => formatIssue(issue).replace(/^main\.yaml:(?=\d)/, ''));
}

function warning(place: string, classId: string, work: string): string {
  return `${place}: warning: expected a class \`${classId}\`, whose jobs it calls for, got no such class. ${work} take nobody's time: add \`${classId}: {path: [...]}\` under \`classes\``;
}

/** A class, what the reader is told without it, and overrides each of which leaves nothing to tell. */
const FREE: readonly (readonly [classId: string, place: string, work: string, ...unless: string[]])[] = [
  ['incident', '33:15 review.incidents.share', 'Incidents', 'review=none', 'review.incidents.share=0', 'review.flaws=0'],
  [
    'correction',
    '43:3 results.corrections',
    'Corrections of null results (`results.corrections: none` where there are none)',
    ...['results=none', 'results.corrections=none', 'results.falsePositives=0', 'results.true=1'],
  ],
  ['finding', '44:59 findings.found', 'Fixes of what search finds', 'findings=none', 'findings.found=0'],
  ['data', '47:10 generations.data.jobs', '40 data jobs', 'generations.data=none', 'generations.data.jobs=0'],
  ['evaluation', '54:5 generations.battery.signals', '15 evaluation jobs', 'generations.battery=none', 'loop.control=off'],
  ['approval', '63:3 generations.approvals', '3 approvals', 'generations.approvals=0', 'loop.control=off'],
  [
    'remediation',
    '62:59 generations.detection.jobs',
    '12 remediation jobs',
    ...['detection=none', 'detection.jobs=0', 'detection.rounds=0', 'detection.action=rollback', 'battery=none'].map(
      (part) => `generations.${part}`,
    ),
  ],
];

test.each(FREE)('work of a lab without the class %s is told to be free', (classId, place, work, ...unless) => {
  expect(warningsWithout(classId)).toEqual([warning(place, classId, work)]);
  for (const override of unless) expect(warningsWithout(classId, [override]), override).toEqual([]);
});

test('weaknesses that there are or that changes leave are what search finds', () => {
  expect(warningsWithout('finding', ['findings.atEpoch=0'])).toHaveLength(1);
  expect(warningsWithout('finding', ['findings.perChange=0'])).toHaveLength(1);
  expect(warningsWithout('finding', ['findings.atEpoch=0', 'findings.perChange=0'])).toEqual([]);
});

test('what is free before and after a change is told once, and what a change calls for is told where it stands', () => {
  const withChange = `${CONTROLLED}from: 2021-07-01\nchange: {generations: {approvals: 5}}\n`;
  const told = warning('68:24 change.generations.approvals', 'approval', '5 approvals');
  expect(warningsWithout('approval', ['generations.approvals=0'], withChange)).toEqual([told]);
  const without = `${CONTROLLED}from: 2021-07-01\nchange: {generations: {minimum: 8 days}}\n`;
  expect(warningsWithout('approval', [], without)).toHaveLength(1);
});
