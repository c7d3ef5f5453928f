import { expect, test } from 'vitest';
import { textOf } from '../support/markdown.ts';

/** Pages that quote what commands print. */
const pages = ['README.md', ...['calibration', 'forecasting', 'practice', 'queues', 'trends'].map((name) => `docs/${name}.md`)];

/** Lines that name files and commands, which nobody can shorten. */
const NAMING = /^(Wrote|Repeat:|Report:|Figures:|What binds:|Read |To |\$ |npx |npm |node |.*https?:|.*\.(csv|yaml|md)\b)/;

test.each(pages)('what commands print fits 80 columns: %s', (page) => {
  const blocks = [...textOf(page).matchAll(/^```text\n([\s\S]*?)^```/gm)].map(([, block]) => block!);
  const wide = blocks.flatMap((block) => block.split('\n')).filter((line) => [...line].length > 80 && !NAMING.test(line));
  expect(wide).toEqual([]);
});
