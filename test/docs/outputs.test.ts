import { expect, test } from 'vitest';
import { OUTPUT_KINDS } from '../../src/report/output-tables.ts';
import { outputsMarkdown } from '../../src/report/outputs-markdown.ts';

test('docs/outputs.md is what the column tables say; `npm run docs` writes it', async () => {
  await expect(outputsMarkdown(OUTPUT_KINDS)).toMatchFileSnapshot('../../docs/outputs.md');
});
