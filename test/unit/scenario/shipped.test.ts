import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadShipped } from '../../support/scenario-files.ts';

const names = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace(/\.yaml$/, ''));

test.each(names)('scenarios/%s.yaml loads without a warning', (name) => {
  const { warnings, resolvedYaml } = loadShipped(name);
  expect(warnings).toEqual([]);
  expect(resolvedYaml).not.toContain('extends');
});
