import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadScenario } from '../../src/scenario/load.ts';
import { tableRows, textOf } from '../support/markdown.ts';
import { type PageCommands, runPage } from '../support/page-commands.ts';
import { UNSURE_LAB, unsureLab } from '../support/unsure-lab.ts';

const page = textOf('docs/forecasting.md');

let commands: PageCommands;
beforeAll(() => {
  commands = runPage(page);
}, 600_000);
afterAll(() => commands.remove());

test('docs/forecasting.md shows what its commands print; `npm run docs` writes it', async () => {
  await expect(commands.page).toMatchFileSnapshot('../../docs/forecasting.md');
});

const written = tableRows(page, 2).map(([prior]) => /`(?:prior: )?(.+)`/.exec(prior!)![1]!);

test.each(written)('a prior may be written as %s', (prior) => {
  const text = UNSURE_LAB.replace('prior: 0.5 to 2,', `prior: ${prior}, range: [0, 20],`);
  expect(text).not.toBe(UNSURE_LAB);
  const { parameters } = unsureLab(text).uncertainty;
  expect(parameters.some(({ id }) => id === 'theta')).toBe(true);
});

test('the scenario with beliefs of its own loads, and believes them', () => {
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(page)!;
  const read = (path: string): string => (path === 'mine.yaml' ? yaml : textOf(path));
  const findShipped = (name: string): string => `scenarios/${name}.yaml`;
  const { uncertainty } = loadScenario('mine.yaml', { read, findShipped, overrides: [] });
  expect(uncertainty.parameters.find(({ id }) => id === 'psi')?.written).toContain('0.2 to 0.4');
  expect(uncertainty.correlations).toContainEqual(expect.objectContaining({ between: ['omega', 'psi'], rank: 0.5 }));
});

test('what the page says of its outputs', () => {
  const share = (line: RegExp): number => Number(line.exec(commands.output('a forecast'))![1]);
  // The median of all paths may be never although many get there.
  expect(share(/progress 250 times that without AI +([\d.]+) %/)).toBeGreaterThan(5);
  expect(commands.output('a forecast')).toMatch(/progress 250 times that without AI .* later +later$/m);
  // Ignorance is nearly all of it.
  expect(Number(/progress_multiplier_ratio +([\d.]+) %/.exec(commands.output('chance'))![1])).toBeGreaterThan(90);
});
