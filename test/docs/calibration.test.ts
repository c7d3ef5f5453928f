import { join } from 'node:path';
import { expect, test } from 'vitest';
import { learnedOptions, learnedParameters } from '../../src/calibrate/learned.ts';
import { readPosterior } from '../../src/io/read-posterior.ts';
import { learnedText } from '../../src/report/calibration-text.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { ROOT, textOf, withBlock } from '../support/markdown.ts';

const history = loadScenario('scenarios/history.yaml', { read: textOf, overrides: [] });
const { uncertainty, parameters } = history;
const values = readPosterior(join(ROOT, 'scenarios/history-posterior.csv'), [uncertainty]);
const learned = learnedParameters(uncertainty, values);

test('docs/calibration.md says what the shipped sample tells; `npm run docs` writes it', async () => {
  const lines = learnedText({ learned, options: learnedOptions(uncertainty, values) });
  const page = withBlock(textOf('docs/calibration.md'), 'what the figures tell', ['```text', ...lines, '```'].join('\n'));
  await expect(page).toMatchFileSnapshot('../../docs/calibration.md');
});

test('the shipped sample has every parameter and variant that the history is unsure of, within its range', () => {
  expect(values.length).toBeGreaterThanOrEqual(200);
  for (const draw of values) {
    for (const { id, low, high } of uncertainty.parameters) {
      expect(draw.parameters[id], id).toBeGreaterThanOrEqual(low);
      expect(draw.parameters[id], id).toBeLessThanOrEqual(high);
    }
    for (const { id, options } of uncertainty.variants) expect(options.map((option) => option.id)).toContain(draw.options[id]);
  }
});

test('the fitted values of the history lie within what the sample leaves', () => {
  const fitted = parameters.filter(({ id, role }) => role === 'fitted' && learned.some((parameter) => parameter.id === id));
  expect(fitted.length).toBeGreaterThan(8);
  for (const { id, value } of fitted) {
    const drawn = values.map((draw) => draw.parameters[id]!);
    expect(value, id).toBeGreaterThan(Math.min(...drawn));
    expect(value, id).toBeLessThan(Math.max(...drawn));
  }
});

test('what the page says of parameters is so: beta is not told by the past, and the task lengths are told better', () => {
  const of = (id: string) => learned.find((parameter) => parameter.id === id)!;
  expect(of('beta').identification).not.toBe('identified');
  for (const id of ['gateFloor', 'trustHorizon', 'seenFloor', 'psi']) expect(of(id).identification, id).not.toBe('identified');
  for (const id of ['kappa', 'tasteSlope']) expect(of(id).learnedShare, id).toBeGreaterThan(0.5);
});
