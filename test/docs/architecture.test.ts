import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { quoted, ROOT, tableRows, textOf } from '../support/markdown.ts';

const page = textOf('docs/architecture.md');

type Room = { readonly imports: readonly string[]; readonly packages?: readonly string[] };

/** The table that the architecture test holds the code to, read from its text: a test file exports nothing. */
function roomsOfTest(): Readonly<Record<string, Room>> {
  const [, literal] = /const ROOMS[^=]*= (\{[\s\S]*?\n\});/.exec(textOf('test/unit/architecture.test.ts'))!;
  return new Function(`'use strict'; return (${literal});`)() as Record<string, Room>;
}

test('the page has the rooms that the architecture test enforces', () => {
  const shown = tableRows(page, 4).map(([room, , imports, packages]) => [
    quoted(room!)[0],
    { imports: quoted(imports!), packages: quoted(packages!) },
  ]);
  const enforced = Object.entries(roomsOfTest()).map(([room, { imports, packages = [] }]) => [room, { imports, packages }]);
  expect(shown).toEqual(enforced);
});

test('every file that the page names exists', () => {
  const files = quoted(page.replace(/^```[\s\S]*?^```$/gm, '')).filter((name) => /^(src|scenarios|test)\/.*\.\w+$/.test(name));
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});
