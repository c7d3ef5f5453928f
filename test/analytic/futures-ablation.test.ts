import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cellOf, loadAblated, partingState, simulateAblated } from '../../scripts/ablation/cells.ts';
import { type HistoryValues, leversAt } from '../../scripts/ablation/levers.ts';
import { cellTexts } from '../../scripts/ablation/tables.ts';

const compounding = loadAblated('compounding', []);
const history = Object.fromEntries(compounding.parameters.map(({ id, value }) => [id, value])) as HistoryValues;
const state = partingState(compounding.lab!, simulateAblated('compounding', [], 1));
const levers = leversAt(state, history);
const setOf = (...ids: readonly string[]): readonly string[] =>
  levers.filter(({ id }) => ids.includes(id)).flatMap(({ set }) => set);

test.each([
  ['s-curve', ['limit', 'fleet']],
  ['compounding', ['see']],
  ['full-recursion', ['loop']],
])('%s is the continuation with %j: the same path, event by event', (scenario, ids) => {
  const pulled = simulateAblated('continuation', setOf(...ids), 1);
  expect(pulled.fingerprint).toBe(simulateAblated(scenario, [], 1).fingerprint);
});

test('a superexponential horizon starts at the level of the exponential one', () => {
  const { series } = simulateAblated('continuation', setOf('horizon'), 1);
  const row = simulateAblated('continuation', [], 1).sampleDays.findIndex((days) => days >= compounding.lab!.fork!.fromDays);
  expect(series.horizon_p50_minutes[row]! / state.horizonMinutes).toBeCloseTo(1, 6);
});

test.each([
  ['**fleet**', ['fleet']],
  ['**lead**', ['lead']],
  ['fleet + loop', ['fleet', 'loop']],
])('docs/ablation.md is in step in the row %s; else `npm run ablation` writes it anew', (head, ids) => {
  const row = readFileSync('docs/ablation.md', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`| ${head} |`))!;
  const cells = row.split('|').map((text) => text.trim());
  const made = cellTexts(cellOf('continuation', setOf(...ids), [1, 2, 3]));
  expect(cells.slice(-1 - made.length, -1)).toEqual(made);
});
