import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { quoted, ROOT, tableRows, textOf } from '../support/markdown.ts';

const page = textOf('docs/model.md');

/** Rows of the tables of equations: what, equation, identifiers, files, source. */
const equations = tableRows(page, 5).map(([what, , identifiers, files, source]) => ({
  what: what!,
  identifiers: quoted(identifiers!),
  files: quoted(files!),
  source: source!,
}));

test.each(equations)('$what: names what is in its file, and a source', ({ identifiers, files, source }) => {
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect(existsSync(join(ROOT, 'src', file)), file).toBe(true);
  const code = files.map((file) => textOf(join('src', file))).join('\n');
  expect(identifiers.length).toBeGreaterThan(0);
  for (const identifier of identifiers) expect(code, identifier).toMatch(new RegExp(`\\b${identifier}\\b`));
  expect(source).not.toBe('');
});
