import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Series } from '../../src/calibrate/series.ts';
import { readTrends } from '../../src/io/read-trends.ts';
import { textOf, withBlock } from '../support/markdown.ts';
import { type PageCommands, runPage } from '../support/page-commands.ts';

const page = textOf('docs/trends.md');
let commands: PageCommands;

beforeAll(() => {
  commands = runPage(page);
}, 120_000);

afterAll(() => commands.remove());

function rowOf({ info, figures }: Series): string {
  const transcription = info.transcription === 'primary' ? 'yes' : 'no';
  const title = `[${info.title}](${info.url})`;
  return `| ${[`\`${info.id}\``, title, info.claimant, info.published, figures.length, info.unit, transcription].join(' | ')} |`;
}

test('docs/trends.md lists the series and shows what trends prints; `npm run docs` writes it', async () => {
  const head = ['| series | what | who | published | rows | unit | first hand |', '|---|---|---|---|---|---|---|'];
  const table = [...head, ...[...readTrends().values()].map(rowOf)].join('\n');
  await expect(withBlock(commands.page, 'series', table)).toMatchFileSnapshot('../../docs/trends.md');
});

test('what trends prints fits a terminal of 80 characters', () => {
  for (const line of commands.output('trends').split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
});
