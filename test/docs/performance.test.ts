import { expect, test } from 'vitest';
import { AXES } from '../../bench/axes.ts';
import { COMPANY } from '../../bench/company.ts';
import { ENGINE_IDS } from '../../bench/engines.ts';
import { FORECASTS } from '../../bench/forecast.ts';
import { TASKS } from '../../bench/tasks.ts';
import { textOf } from '../support/markdown.ts';

/** Rows of cells of the table that the bench has put into a place of the page, without its head. */
function measured(id: string): readonly (readonly string[])[] {
  const made = textOf('docs/performance.md').match(new RegExp(`<!-- made: ${id} -->\n([\\s\\S]*?)<!-- end -->`));
  const lines = made![1]!.trim().split('\n').slice(2);
  return lines.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

test.each(Object.keys(TASKS))('%s: every engine has a row with its rate and a mean near theory', (task) => {
  const rows = measured(task);
  expect(rows.map(([engine]) => engine!.split(' ')[0])).toEqual(expect.arrayContaining([...ENGINE_IDS]));
  const theory = TASKS[task as keyof typeof TASKS].meanCycleDays;
  for (const [, , best, median, , meanAndError] of rows) {
    expect(Number(best)).toBeGreaterThanOrEqual(Number(median));
    const [mean, error] = meanAndError!.split(' ± ').map(Number);
    expect(Math.abs(mean! - theory)).toBeLessThanOrEqual(4 * error! + 0.02);
  }
});

test('every way to grow has a row with a cost for each of its sizes, and the picture shows the same figures', () => {
  const rows = measured('growth');
  expect(rows.map(([axis]) => axis)).toEqual(AXES.map(({ title }) => title));
  for (const [i, axis] of AXES.entries()) {
    const costs = rows[i]!.slice(1).filter((cell) => cell !== '');
    expect(costs.map(Number).filter((cost) => cost > 0)).toHaveLength(axis.sizes.length);
  }
  const picture = textOf('docs/performance.svg');
  for (const { title } of AXES) expect(picture).toContain(`>${title}</text>`);
  const pending = rows[0]!.slice(1).filter((cell) => cell !== '');
  expect(picture).toContain(`from ${pending.at(0)} to ${pending.at(-1)} ns`);
});

test('every company, task and length has its row', () => {
  expect(measured('features').map(([company]) => company)).toEqual(Object.values(COMPANY));
  expect(measured('allocation').map(([task]) => task)).toEqual(Object.values(TASKS).map(({ title }) => title));
  expect(
    measured('footprint')[0]!
      .slice(1)
      .map(Number)
      .every((megabytes) => megabytes > 0),
  ).toBe(true);
});

test('a draw of a forecast has its cost, and the rates follow from it', () => {
  const rows = measured('forecasts');
  expect(rows).toHaveLength(FORECASTS.length);
  for (const [i, [title, best, median, rate, minutes]] of rows.entries()) {
    expect(title).toBe(FORECASTS[i]!.title);
    expect(Number(median)).toBeGreaterThanOrEqual(Number(best));
    expect(Number(rate) * Number(best)).toBeCloseTo(FORECASTS[i]!.ids.split(',').length, 1);
    expect(Number(minutes) / Number(best)).toBeCloseTo(1000 / 2 / 60, 0);
  }
});
