import { describe, expect, test } from 'vitest';
import * as library from '../../src/index.ts';
import { simulateNetwork } from '../../src/queueing/simulate-network.ts';
import { networkTables } from '../../src/report/network-tables.ts';
import type { Table } from '../../src/report/table.ts';
import type { NetworkScenario } from '../../src/scenario/loaded.ts';
import { momentsOf, standardError } from '../../src/stats/moments.ts';
import { expectTheory } from '../support/against-theory.ts';
import { textOf } from '../support/markdown.ts';
import { replicationKey } from '../support/networks.ts';
import { loadText } from '../support/scenario-files.ts';

const REPLICATIONS = 16;
const page = textOf('docs/queues.md');

/** A row of a table: what is set, which figure of which place, what theory says, and the row as it stands. */
interface Row {
  readonly set: string;
  readonly column: string;
  readonly noun: string;
  readonly id: string;
  readonly theory: number;
  readonly text: string;
}

/** A scenario of the page with the rows, or the text, that follow it. */
interface Example {
  readonly title: string;
  readonly yaml: string;
  readonly rows: readonly Row[];
  readonly said: string | undefined;
}

const ROW = /^\| *(?:`([^`]*)`)? *\| `(\w+)` of (\w+) `([\w-]+)` \| (.+?) \| ?.* ?\|$/;

function rowOf(text: string): Row[] {
  const [, set = '', column, noun, id, theory] = ROW.exec(text) ?? [];
  if (column === undefined) return [];
  return [{ set, column, noun: noun!, id: id!, theory: Number(theory!.split('= ').at(-1)), text }];
}

function examplesOf(markdown: string): readonly Example[] {
  return [...markdown.matchAll(/```yaml\n([\s\S]*?)```([\s\S]*?)(?=```yaml|```js|$)/g)].map(([, yaml, rest]) => ({
    title: /^title: (.+)$/m.exec(yaml!)![1]!,
    yaml: yaml!,
    rows: rest!.split('\n').flatMap(rowOf),
    said: /```text\n([\s\S]*?)\n```/.exec(rest!)?.[1],
  }));
}

/** All tables of a simulation whose only interval lasts from the warm-up to the end. */
function tablesOf({ spec, clock }: NetworkScenario, replication: number, rows: readonly Row[]): readonly Table[] {
  const whole = { ...clock, sampleEveryDays: clock.endDays - clock.warmUpDays };
  const statistics = rows.some(({ column }) => /_(p\d\d|sd|variance)_/.test(column)) ? 'spread' : 'means';
  return networkTables(simulateNetwork(spec, whole, replicationKey(replication), { statistics }));
}

/** The value of a column in the row of a place, in whichever table has both. */
function figureIn(tables: readonly Table[], { column, noun, id }: Row): number {
  for (const { values, rows } of tables) {
    const places = values[noun] ?? values['place'];
    if (places === undefined || values[column] === undefined) continue;
    const kinds = values['kind'] ?? Array.from({ length: rows }, () => noun);
    const row = Array.from({ length: rows }, (_, i) => i).findIndex((i) => places[i] === id && kinds[i] === noun);
    if (row >= 0) return Number(values[column][row]);
  }
  throw new Error(`no table has ${column} of ${noun} ${id}`);
}

function roundText(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits)));
}

/** What the page shows: the one number that always comes out, or a mean with its standard error. */
function shownText(values: readonly number[]): string {
  const moments = momentsOf(values);
  const error = standardError(moments);
  return isSame(values) ? roundText(moments.mean, 6) : `${roundText(moments.mean, 5)} ± ${roundText(error, 2)}`;
}

function isSame(values: readonly number[]): boolean {
  return Math.max(...values) - Math.min(...values) <= 1e-9 * Math.abs(values[0]!);
}

function expectFigure(values: readonly number[], { theory, text }: Row): void {
  if (isSame(values)) expect(Math.abs(values[0]! - theory), text).toBeLessThanOrEqual(1e-5 * Math.max(1, theory));
  else expectTheory(values, theory, text);
}

const examples = examplesOf(page);
const shown = new Map<string, string>();

test('every feature has an example, and every row a figure', () => {
  const keys = page.matchAll(/^\| [^|]+ \| ((?:`[^`]+`[^|`]*)+) \|$/gm);
  const words = [...keys].flatMap(([, cell]) => [...cell!.matchAll(/`(\w+)(?:: (\w+))?`/g)].map(([, key]) => key!));
  expect(words.length).toBeGreaterThan(12);
  const written = examples.map(({ yaml, rows }) => [yaml, ...rows.map(({ set }) => set)].join('\n')).join('\n');
  expect(words.filter((key) => !written.includes(key))).toEqual([]);
  expect(examples.every(({ rows, said }) => rows.length > 0 || said !== undefined)).toBe(true);
});

describe.each(examples.filter(({ said }) => said === undefined))('$title', ({ yaml, rows }) => {
  test.each([...new Set(rows.map(({ set }) => set))].map((set) => ({ set })))('with `$set`', { timeout: 60_000 }, ({ set }) => {
    const { network, warnings } = loadText(yaml, set === '' ? [] : [set]);
    expect(warnings).toEqual([]);
    const wanted = rows.filter((row) => row.set === set);
    const paths = Array.from({ length: REPLICATIONS }, (_, i) => tablesOf(network!, i + 1, wanted));
    for (const row of wanted) {
      const values = paths.map((tables) => figureIn(tables, row));
      expectFigure(values, row);
      shown.set(`${yaml}${row.text}`, row.text.replace(/\|[^|]*\|$/, `| ${shownText(values)} |`));
    }
  });
});

test.each(examples.filter(({ said }) => said !== undefined))('$title: stops, and says so', ({ yaml, said }) => {
  expect(() => tablesOf(loadText(yaml).network!, 1, [])).toThrow(said);
});

test('docs/queues.md shows what comes out; `npm run docs` writes it', async () => {
  const written = examples.reduce((text, { yaml, rows }) => {
    const at = text.indexOf(yaml);
    const rest = rows.reduce(
      (after, row) => after.replace(row.text, () => shown.get(`${yaml}${row.text}`) ?? row.text),
      text.slice(at),
    );
    return text.slice(0, at) + rest;
  }, page);
  await expect(written).toMatchFileSnapshot('../../docs/queues.md');
});

const programs = [...page.matchAll(/```js\n([\s\S]*?)```/g)].map(([, program]) => program!);

test.each(programs)('the example for programs prints what it says: %s', (example) => {
  const printed: string[] = [];
  const code = example.replace(/^import (\{.*\}) from 'loopgain';$/m, 'const $1 = loopgain;');
  new Function('loopgain', 'console', code)(library, { log: (...words: unknown[]) => printed.push(words.join(' ')) });
  expect(printed).toEqual([...example.matchAll(/\/\/ => (.+)$/gm)].map(([, said]) => said));
});
