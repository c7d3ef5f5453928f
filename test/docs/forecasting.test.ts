import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '../support/markdown.ts';
import { type PageCommands, runPage } from '../support/page-commands.ts';

let commands: PageCommands;
beforeAll(async () => {
  commands = await runPage(textOf('docs/forecasting.md'));
}, 240_000);
afterAll(() => commands.remove());

test('docs/forecasting.md shows what its commands print; `npm run docs` writes it', async () => {
  await expect(commands.page).toMatchFileSnapshot('../../docs/forecasting.md');
});
