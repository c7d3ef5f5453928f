import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { CATALOGUE } from '../../src/report/figures/catalogue.ts';
import { commandsOf, galleryMarkdown } from '../../src/report/gallery-markdown.ts';
import { ROOT, textOf } from '../support/markdown.ts';

const PICTURES = 'test/golden/figures';

/** What a stored picture says that it finds. */
function titleOf(id: string): string {
  const [, title = ''] = /<title>(.*?)<\/title>/.exec(textOf(`${PICTURES}/${id}.svg`)) ?? [];
  return title;
}

test('docs/gallery.md shows every figure of the catalogue; `npm run docs` writes it', async () => {
  expect(CATALOGUE.map(({ id }) => titleOf(id))).not.toContain('');
  await expect(galleryMarkdown(CATALOGUE, titleOf)).toMatchFileSnapshot('../../docs/gallery.md');
});

test('each stored picture is one of the catalogue, whose ids are unique', () => {
  const ids = CATALOGUE.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(readdirSync(join(ROOT, PICTURES)).sort()).toEqual(ids.map((id) => `${id}.svg`).sort());
});

test.each(CATALOGUE.map((figure) => [figure.id, commandsOf(figure)] as const))(
  '%s is written by commands that take --figures: %s',
  (_, commands) => {
    expect(commands).not.toEqual([]);
    for (const name of commands) expect(COMMANDS.find((command) => command.name === name)?.options).toContain('figures');
  },
);
