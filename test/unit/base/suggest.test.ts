import { expect, test } from 'vitest';
import { editDistance, suggest } from '../../../src/base/suggest.ts';

test.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['abc', '', 3],
  ['kitten', 'sitting', 3],
  ['reivew', 'review', 1],
  ['ca', 'abc', 3],
])('from %j to %j takes %d edits', (from, to, edits) => {
  expect(editDistance(from, to)).toBe(edits);
});

test.each([
  ['reveiw', 'review'],
  ['Debug', 'debug'],
  ['integrat', 'integrate'],
  ['rn', 'run'],
  ['xyz', undefined],
  ['', undefined],
])('%j: did you mean %j?', (written, meant) => {
  expect(suggest(written, ['run', 'review', 'debug', 'integrate'])).toBe(meant);
});

test('of equally near words the first is suggested', () => {
  expect(suggest('bat', ['cat', 'hat'])).toBe('cat');
});
