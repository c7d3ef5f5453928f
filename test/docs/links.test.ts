import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anchorsOf, pages, ROOT, textOf, withoutCode } from '../support/markdown.ts';

/** Targets of links and pictures that do not leave the package. */
function localLinks(page: string): readonly string[] {
  const links = withoutCode(textOf(page)).matchAll(/\]\(([^)\s]+)\)|\b(?:href|src)="([^"]+)"/g);
  return [...links].map((link) => (link[1] ?? link[2])!).filter((target) => !/^[a-z]+:/.test(target));
}

describe.each(pages())('%s', (page) => {
  test('every relative link leads to a file, every anchor to a heading', () => {
    for (const link of localLinks(page)) {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      expect(relative(ROOT, join(ROOT, target)), `${link} stays within the package`).not.toMatch(/^\.\./);
      expect(existsSync(join(ROOT, target)), `${link} leads to ${target}`).toBe(true);
      if (anchor === undefined) continue;
      expect(anchorsOf(textOf(target)), link).toContain(anchor);
    }
  });
});
