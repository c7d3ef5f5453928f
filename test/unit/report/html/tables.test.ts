import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { narrowed } from '../../../../src/report/html/narrowed.ts';
import { parametersMarkup } from '../../../../src/report/html/parameters-markup.ts';
import { storyTables } from '../../../../src/report/html/story-tables.ts';
import { tableMarkup } from '../../../../src/report/html/table-markup.ts';
import type { Table } from '../../../../src/report/table.ts';
import type { ParameterInfo } from '../../../../src/scenario/loaded.ts';

const table: Table = {
  id: 'lab',
  title: 'The lab',
  rows: 2,
  columns: [
    { id: 'date', unit: 'date', meaning: 'Day', type: 'date' },
    { id: 'code_per_engineer_ratio', unit: 'ratio', meaning: 'Code', type: 'number' },
    { id: 'human_share', unit: 'share', meaning: 'People', type: 'number' },
    { id: 'capped_flag', unit: 'flag', meaning: 'Capped', type: 'boolean' },
    { id: 'stage', unit: 'text', meaning: 'Stage', type: 'text' },
  ],
  values: {
    date: [18628, 18659],
    code_per_engineer_ratio: [1.2345, Number.NaN],
    human_share: [0.5, 1],
    capped_flag: [0, 1],
    stage: ['run', 'a & b'],
  },
};
const cellsOf = (markup: string): string[][] =>
  [...parseHTML(`<body>${markup}</body>`).document.querySelectorAll('tr')].map((row) =>
    [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent!.trim()),
  );

test('a table has words for heads, its units, short numbers to the right, shares in per cent and nothing for what is missing', () => {
  const { markup } = tableMarkup(table);
  expect(cellsOf(markup)).toEqual([
    ['date', 'code per engineer ×', 'human %', 'capped', 'stage'],
    ['2021-01-01', '1.23', '50', 'no', 'run'],
    ['2021-02-01', '', '100', 'yes', 'a & b'],
  ]);
  expect(markup.match(/<td class="number">/g)).toHaveLength(4);
  expect(markup).toContain('role="group" tabindex="0" aria-label="The lab"');
});

test('a narrowed table keeps rows and columns that are asked for, in this order', () => {
  const shown = narrowed(table, { title: 'Late', columns: ['stage', 'date'], rows: (row) => row === 1 });
  expect(cellsOf(tableMarkup(shown).markup)).toEqual([
    ['stage', 'date'],
    ['a & b', '2021-02-01'],
  ]);
  expect(() => narrowed(table, { columns: ['nothing'] })).toThrow('has the columns');
});

test('a long list of records is thinned out evenly, and says so', () => {
  const points = Array.from({ length: 100 }, (_, i) => ({ day: i, value: i }));
  const [markup] = storyTables({ points, title: 'no list', none: [] });
  const rows = cellsOf(markup!.markup);
  expect(rows.slice(0, 3)).toEqual([
    ['day', 'value'],
    ['1970-01-01', '0'],
    ['1970-01-05', '4'],
  ]);
  expect(rows).toHaveLength(26);
  expect(markup!.markup).toContain('points (one row in 4 of 100)');
});

test('parameters that all scenarios share are told once, those of one beside its name', () => {
  const psi = {
    id: 'psi',
    value: 1,
    unit: '',
    low: 0,
    high: 2e7,
    prior: undefined,
    priorSource: undefined,
    role: 'assumed',
    source: '',
  } as const;
  const other: ParameterInfo = { ...psi, id: 'eta', value: 123456 };
  const text = parametersMarkup([
    { id: 'a', title: 'A', parameters: [psi, other] },
    { id: 'b', title: 'B', parameters: [psi] },
  ]).markup;
  const captions = [...text.matchAll(/<caption>(.*?)<\/caption>/g)].map(([, caption]) => caption);
  expect(captions).toEqual(['Only of A', 'Of all scenarios']);
  const rows = cellsOf(text).filter(([name]) => name !== 'name');
  expect(rows.map((cells) => cells.slice(0, 4))).toEqual([
    ['eta', '123,456', '', '0 to 2e7'],
    ['psi', '1', '', '0 to 2e7'],
  ]);
});
