import { readFileSync, writeFileSync } from 'node:fs';
import type { Cell } from './cells.ts';
import { cellOf, loadAblated, partingState, simulateAblated } from './cells.ts';
import type { HistoryValues, Lever } from './levers.ts';
import { exclude, leversAt, shiftsAt } from './levers.ts';
import { CELL_HEADS, cellTexts, futureText, markdownTable, pairMatrix, replaceMade } from './tables.ts';

const PAGE = 'docs/ablation.md';
const SEEDS = [1, 2, 3];
const FUTURES = ['continuation', 's-curve', 'compounding', 'full-recursion'];
/** Each future without one of the levers that make it. */
const WITHOUT: readonly (readonly [future: string, lever: string, set: string])[] = [
  ['s-curve', 'limit', 'change.progress.limit=none'],
  ['s-curve', 'fleet', 'change.parameters.fleetStops=30'],
  ['compounding', 'see', 'change.parameters.seenFloor=0.25'],
  ['full-recursion', 'loop', 'change.oversight.closedLoop.opens=never'],
];

let made = 0;
const known = new Map<string, Cell>();

/** Simulates a cell once, and tells how far the work has come. */
function cell(name: string, set: readonly string[] = []): Cell {
  const key = [name, ...set].join(' ');
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = cellOf(name, set, SEEDS);
  known.set(key, found);
  made++;
  process.stderr.write(`\r${made} cells`);
  return found;
}

const compounding = loadAblated('compounding', []);
const state = partingState(compounding.lab!, simulateAblated('compounding', [], SEEDS[0]!));
const history = Object.fromEntries(compounding.parameters.map(({ id, value }) => [id, value])) as HistoryValues;
const levers = leversAt(state, history);
const shifts = shiftsAt(state, history);
const pulled = (one: Lever, other: Lever): Cell => cell('continuation', one === other ? one.set : [...one.set, ...other.set]);
const pairs = levers.flatMap((one, index) =>
  levers.slice(index + 1).flatMap((other) => (exclude(one, other) ? [] : [[one, other] as const])),
);

const tables: Readonly<Record<string, string>> = {
  levers: markdownTable(
    ['lever', 'from 2026-07-01 on', ...CELL_HEADS],
    [
      ['none', 'nothing changes', ...cellTexts(cell('continuation'))],
      ...levers.map((lever) => [`**${lever.id}**`, lever.meaning, ...cellTexts(pulled(lever, lever))]),
    ],
  ),
  matrix: pairMatrix(levers, (one, other) => (one !== other && exclude(one, other) ? undefined : pulled(one, other))),
  without: markdownTable(
    ['future', 'without', ...CELL_HEADS],
    WITHOUT.flatMap(([future, lever, set], index) => [
      ...(WITHOUT[index - 1]?.[0] === future ? [] : [[`**${future}**`, '', ...cellTexts(cell(future))]]),
      [future, lever, ...cellTexts(cell(future, [set]))],
    ]),
  ),
  shifts: markdownTable(
    ['', 'value', ...FUTURES],
    [
      ['as shipped', '', ...FUTURES.map((future) => shiftText(cell(future)))],
      ...shifts.map(({ parameter, value, set }) => [parameter, value, ...FUTURES.map((future) => shiftText(cell(future, set)))]),
    ],
  ),
  pairs: markdownTable(
    ['levers', ...CELL_HEADS],
    pairs.map(([one, other]) => [`${one.id} + ${other.id}`, ...cellTexts(pulled(one, other))]),
  ),
  settings: settingsText(levers.map(({ id, set }) => [id, set])),
  shiftSettings: settingsText(shifts.map(({ parameter, value, set }) => [`${parameter} ${value}`, set])),
};

/** What `--set` is given, under the name in the tables. */
function settingsText(named: readonly (readonly [name: string, set: readonly string[]])[]): string {
  const blocks = named.map(([name, set]) => [`# ${name}`, ...set.map((text) => `--set '${text}'`)].join('\n'));
  return ['```text', ...blocks, '```'].join('\n');
}

/** Name and what binds at the end. */
function shiftText(found: Cell): string {
  return `${futureText(found)}; ${cellTexts(found).at(-1)}`;
}

const page = Object.entries(tables).reduce((text, [id, table]) => replaceMade(text, id, table), readFileSync(PAGE, 'utf8'));
writeFileSync(PAGE, page);
process.stderr.write(`\r${made} cells of ${SEEDS.length} seeds, written to ${PAGE}\n`);
