import { expect, test } from 'vitest';
import { OUTPUT_KINDS } from '../../src/report/output-tables.ts';
import { quoted, tableRows, textOf } from '../support/markdown.ts';

const glossary = textOf('docs/glossary.md');
const [words, units] = glossary.split('\n## Units\n') as [string, string];

/** What a reader looks up: without marks, case and accents of writing. */
function entryOf(cell: string): string {
  return cell.replace(/[`*]/g, '').toLowerCase();
}

test('words stand under their first letter, in alphabetical order, each once', () => {
  const entries: string[] = [];
  for (const group of words.split('\n## ').slice(1)) {
    const letter = group[0]!.toLowerCase();
    const own = tableRows(group, 3).map(([word]) => entryOf(word!));
    expect(own.length, `words under ${letter}`).toBeGreaterThan(0);
    expect(own.filter((word) => !word.startsWith(letter))).toEqual([]);
    entries.push(...own);
  }
  expect(entries).toEqual([...new Set(entries)].sort());
});

test('every unit of a CSV column is explained', () => {
  const explained = tableRows(units, 2).flatMap(([unit]) => quoted(unit!));
  const used = OUTPUT_KINDS.flatMap(({ tables }) => tables.flatMap(({ columns }) => columns.map(({ unit }) => unit)));
  expect(explained).toEqual(expect.arrayContaining([...new Set(used)]));
});
