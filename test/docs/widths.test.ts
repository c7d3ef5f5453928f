import { expect, test } from 'vitest';
import { textOf } from '../support/markdown.ts';

/** Pages that quote what commands print. */
const pages = ['README.md', ...['calibration', 'forecasting', 'practice', 'queues', 'trends'].map((name) => `docs/${name}.md`)];

/** Lines that name files, commands and sources, which nobody can shorten; and those of files. */
const NAMING = /^(Wrote|Repeat:|Report:|Figures:|What binds:|option {2,}|\w+,\d)/;

test.each(pages)('what commands print fits 80 columns: %s', (page) => {
  const blocks = [...textOf(page).matchAll(/^```text\n([\s\S]*?)^```/gm)].map(([, block]) => block!);
  const wide = blocks.flatMap((block) => block.split('\n')).filter((line) => [...line].length > 80 && !NAMING.test(line));
  expect(wide).toEqual([]);
});
