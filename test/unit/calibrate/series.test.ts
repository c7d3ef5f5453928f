import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InputError, type Issue } from '../../../src/base/issue.ts';
import { figureOf, seriesOf } from '../../../src/calibrate/series.ts';
import { readTrends } from '../../../src/io/read-trends.ts';

const HEAD = 'date,label,value,low,high,bound,source,note';
const INFO = [
  'title: Lengths',
  'claimant: Somebody',
  'url: https://example.org',
  "published: '2025-03'",
  'accessed: 2026-11',
  'denominator: Itself',
  'unit: minutes',
  'licence: none',
  'transcription: primary',
  'interval: 95 %',
  'caveats: [Few]',
  '',
].join('\n');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopgain-trends-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function read(rows: string, info: string = INFO) {
  writeFileSync(join(folder, 'lengths.csv'), rows);
  writeFileSync(join(folder, 'lengths.info.yaml'), info);
  return readTrends(folder);
}

function issuesOf(rows: string, info?: string): readonly Issue[] {
  try {
    read(rows, info);
  } catch (error) {
    if (error instanceof InputError) return error.issues;
    throw error;
  }
  return [];
}

const places = (issues: readonly Issue[]): string[] => issues.map(({ file, line, path }) => `${basename(file!)}:${line} ${path}`);

test('a series is read whole: dates as spans of days, empty cells as NaN, further columns as text', () => {
  const series = seriesOf(
    read(`${HEAD},model,published\n2025-02,a,4,1,9,at least,them,"x, y",m1,2025-05\n,b,5,,,value,them,,,\n`),
    'lengths',
  );
  expect(series.info).toMatchObject({
    id: 'lengths',
    title: 'Lengths',
    published: '2025-03',
    accessed: '2026-11',
    caveats: ['Few'],
  });
  expect(series.info.publishedDay).toBe(20178);
  expect(figureOf(series, 'a')).toEqual({
    ...{ label: 'a', date: '2025-02', firstDay: 20120, lastDay: 20147, value: 4, low: 1, high: 9 },
    ...{ bound: 'at least', publishedDay: 20239, source: 'them', note: 'x, y', more: { model: 'm1', published: '2025-05' } },
  });
  expect(figureOf(series, 'b')).toMatchObject({ firstDay: NaN, lastDay: NaN, low: NaN, bound: 'value', publishedDay: 20178 });
});

test('every fault of the rows is told with its line and column', () => {
  const rows = [
    '2025-13,a,4,,,value,x,',
    '2025,b,four,,,value,x,',
    '2025,c,4,9,1,value,x,',
    '2025,d,,1,,value,x,',
    '2025,e,1,,,most,x,',
    '2025,,1,,,value,x,',
    '2025,g,1',
  ];
  const issues = issuesOf(`${HEAD}\n${rows.join('\n')}\n`);
  expect(places(issues)).toEqual([
    'lengths.csv:2 date',
    'lengths.csv:3 value',
    'lengths.csv:3 value',
    'lengths.csv:4 low',
    'lengths.csv:5 value',
    'lengths.csv:6 bound',
    'lengths.csv:7 label',
    'lengths.csv:8 ',
    'lengths.csv:8 bound',
  ]);
  expect(issues[0]).toMatchObject({ received: '`2025-13`' });
});

test('numbers that cannot be are refused where they stand, and a row that comes twice', () => {
  const rows = ['a,0,,', 'b,4,5,9', 'c,4,1,', 'd,4,-1,9', 'a,3,,'].map((row) => `2025,${row},value,x,`);
  const issues = issuesOf(`${HEAD}\n${rows.join('\n')}\n`);
  expect(places(issues)).toEqual([
    'lengths.csv:2 value',
    'lengths.csv:3 value',
    'lengths.csv:4 high',
    'lengths.csv:5 low',
    'lengths.csv:6 label',
  ]);
  const shares = ['0.5,,,value,x,,share', '50,,,value,x,,share', '-3,,,value,x,,nats', '0,,,value,x,,'];
  const byRow = shares.map((row, place) => `2025,${place},${row}`);
  expect(places(issuesOf(`${HEAD},unit\n${byRow.join('\n')}\n`))).toEqual(['lengths.csv:3 value', 'lengths.csv:5 value']);
});

test('a series without rows is refused', () => {
  expect(places(issuesOf(`${HEAD}\n`))).toEqual(['lengths.csv:2 ']);
});

test('columns in another order are refused, and a published day that is none', () => {
  expect(places(issuesOf('label,date\na,2025\n'))).toEqual(['lengths.csv:1 ']);
  expect(places(issuesOf(`${HEAD},published\n2025,a,1,,,value,x,,soon\n`))).toEqual(['lengths.csv:2 published']);
});

test('every fault of the info file is told with its line', () => {
  const info = INFO.replace('licence: none\n', '')
    .replace('primary', 'own')
    .replace("'2025-03'", 'soon')
    .replace('[Few]', 'few')
    .replace('url:', 'link:');
  const issues = issuesOf(`${HEAD}\n`, info);
  expect(places(issues)).toEqual([
    'lengths.info.yaml:3 link',
    'lengths.info.yaml:1 url',
    'lengths.info.yaml:4 published',
    'lengths.info.yaml:1 licence',
    'lengths.info.yaml:8 transcription',
    'lengths.info.yaml:10 caveats',
  ]);
});

test('a series without its other file is refused', () => {
  writeFileSync(join(folder, 'alone.csv'), `${HEAD}\n`);
  writeFileSync(join(folder, 'other.info.yaml'), INFO);
  const issues = issuesOf(`${HEAD}\n2025,a,0,,,value,x,\n`);
  expect(places(issues)).toEqual(['alone.info.yaml:undefined ', 'lengths.csv:2 value', 'other.csv:undefined ']);
  expect(issues[0]).toMatchObject({ hint: 'Each series has a .csv and a .info.yaml' });
});

test('an unknown series, or figure, is told with those that there are', () => {
  const trends = read(`${HEAD}\n2025,a,1,,,value,x,\n`);
  expect(() => seriesOf(trends, 'length')).toThrow(
    new InputError([
      {
        ...{ file: 'length.csv', path: '', severity: 'error' },
        ...{ expected: 'a series of this name', received: 'only lengths', hint: 'Is it `lengths`?' },
      },
    ]),
  );
  expect(() => figureOf(seriesOf(trends, 'lengths'), 'row')).toThrow(/^lengths\.csv label: .*`row`, got only a$/);
});
