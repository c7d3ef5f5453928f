import { expect, test } from 'vitest';
import { alignedText, foldedText, wrapText } from '../../../src/report/aligned-text.ts';
import { countText, figureText, percentText } from '../../../src/report/figure-text.ts';
import { jsonText } from '../../../src/report/json.ts';
import { networkBindingText } from '../../../src/report/network-text.ts';

test('columns line up under two head lines, and no line ends in a space', () => {
  const columns = [
    { head: 'stage', unit: '', align: 'left' },
    { head: 'wait', unit: 'days', align: 'right' },
    { head: 'note', unit: '', align: 'left' },
  ] as const;
  const lines = alignedText(columns, [
    ['serve', '8.1', ''],
    ['a-longer-one', '12', 'binds'],
  ]);
  expect(lines).toEqual(['stage         wait  note', '              days', 'serve          8.1', 'a-longer-one    12  binds']);
});

test('a text wraps at spaces; a word wider than the line stays whole', () => {
  expect(wrapText('a bb  ccc incomprehensibility d', 6)).toEqual(['a bb', 'ccc', 'incomprehensibility', 'd']);
  expect(wrapText('', 6)).toEqual([]);
});

test.each([
  [Number.NaN, '-'],
  [0, '0'],
  [-0.00001, '-1e-5'],
  [999.6, '1,000'],
  [1234567, '1,234,567'],
  [-1234, '-1,234'],
  [12345678, '1.23e7'],
  [Infinity, 'unbounded'],
])('%f reads %s', (value, text) => {
  expect(figureText(value)).toBe(text);
});

test('shares read as percentages and counts with their noun', () => {
  expect(percentText(0.9051)).toBe('90.5 %');
  expect(percentText(Number.NaN)).toBe('-');
  expect(countText(2, 'scenario')).toBe('2 scenarios');
});

test('JSON uses the digits of the files and null for what is not finite', () => {
  expect(JSON.parse(jsonText({ a: [1 / 3, Infinity, Number.NaN, -0] }))).toEqual({ a: [0.333333333333, null, null, 0] });
});

test.each([
  [0.5, /50 % of its capacity is in use, so that 2 times the work would fill it\.$/],
  [0.9999, /100 % of its capacity is in use, so that more work would only wait\.$/],
])('a pool that is busy %f of the time has that much room', (utilizationShare, told) => {
  const figures = {
    id: 'clerk',
    arrivals: 1,
    departures: 1,
    throughputPerDay: 1,
    meanInProcess: 1,
    meanWaiting: 1,
    meanWaitDays: 1,
    meanCycleDays: 1,
    utilizationShare,
    lost: 0,
    balked: 0,
    abandoned: 0,
    blockedShare: 0,
  };
  expect(networkBindingText({ pools: [figures], stages: [] })[0]).toMatch(told);
});

test('a table that is too wide folds into narrower ones, each with its first column, and loses no cell', () => {
  const columns = ['id', 'one', 'two', 'three', 'four'].map((head) => ({ head, unit: '', align: 'left' as const }));
  const rows = [
    ['a', '1', '22', '333', '4444'],
    ['bbbb', '5', '66', '777', '8888'],
  ];
  const lines = foldedText(columns, rows, 20);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(20);
  expect(lines.filter((line) => line.startsWith('bbbb'))).toHaveLength(lines.filter((line) => line.startsWith('id')).length);
  for (const cell of rows.flat()) expect(lines.join(' ').split(/ +/)).toContain(cell);
  expect(foldedText(columns, rows, 80)).toEqual(alignedText(columns, rows));
});
