import { expect, test } from 'vitest';
import { formatIssue, InputError, type Issue } from '../../../src/base/issue.ts';

const negative: Issue = {
  file: 'scenarios/fast.yaml',
  line: 14,
  column: 18,
  path: 'stages.run.serviceTime',
  severity: 'error',
  expected: 'more than 0 days',
  received: '-3',
  hint: 'Did you mean 3?',
};

test('an issue is one line that starts with a place an editor can open', () => {
  expect(formatIssue(negative)).toBe(
    'scenarios/fast.yaml:14:18 stages.run.serviceTime: expected more than 0 days, got -3. Did you mean 3?',
  );
});

test.each<[string, Issue]>([
  [
    'scenarios/fast.yaml: expected text, got binary',
    { file: 'scenarios/fast.yaml', path: '', severity: 'error', expected: 'text', received: 'binary' },
  ],
  [
    'pools.clerk: warning: expected a load below 1, got 1.2',
    { path: 'pools.clerk', severity: 'warning', expected: 'a load below 1', received: '1.2' },
  ],
  ['expected a file, got nothing', { path: '', severity: 'error', expected: 'a file', received: 'nothing' }],
])('%s', (line, issue) => {
  expect(formatIssue(issue)).toBe(line);
});

test('an input error carries all issues and prints one per line', () => {
  const error = new InputError([negative, { ...negative, line: 15 }]);
  expect(error.issues).toHaveLength(2);
  expect(error.message.split('\n').map((line) => line.slice(0, 22))).toEqual([
    'scenarios/fast.yaml:14',
    'scenarios/fast.yaml:15',
  ]);
  expect(error).toMatchObject({ name: 'InputError' });
});
