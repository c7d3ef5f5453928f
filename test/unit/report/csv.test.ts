import { expect, test } from 'vitest';
import { csvText } from '../../../src/report/csv.ts';
import { sampleTable } from '../../support/sample-table.ts';

test('a table is written with ISO dates, twelve digits, empty missing values and quoted texts', () => {
  expect(csvText(sampleTable)).toBe(
    [
      'date,wait_days,jobs,stage,capped',
      '2021-01-01,0.3,3,plain,false',
      '2021-02-01,,1000000,"comma, ""quote""",true',
      '2021-03-01,-1e-300,0,"two\nlines",',
      '',
    ].join('\n'),
  );
});

test('a carriage return is quoted, or readers would see two rows', () => {
  const table = { ...sampleTable, rows: 1, columns: sampleTable.columns.slice(3, 4), values: { stage: ['a\rb'] } };
  expect(csvText(table)).toBe('stage\n"a\rb"\n');
});

test('tables longer than a chunk keep every row in order', () => {
  const rows = 10_000;
  const values = { jobs: Float64Array.from({ length: rows }, (_, row) => row) };
  const lines = csvText({ ...sampleTable, rows, columns: sampleTable.columns.slice(2, 3), values })
    .trimEnd()
    .split('\n');
  expect(lines).toEqual(['jobs', ...Array.from({ length: rows }, (_, row) => String(row))]);
});

test('a short column is a fault of ours, named; a ratio over nothing is a missing value', () => {
  const columns = sampleTable.columns.slice(1, 2);
  expect(() => csvText({ ...sampleTable, rows: 2, columns, values: { wait_days: [1] } })).toThrow(
    /column = "wait_days", row = 1/,
  );
  const two = { ...sampleTable, rows: 2, columns: sampleTable.columns.slice(1, 3) };
  expect(csvText({ ...two, values: { wait_days: [Infinity, -Infinity], jobs: [1, 2] } })).toBe('wait_days,jobs\n,1\n,2\n');
});
