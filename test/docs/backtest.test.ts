import { expect, test } from 'vitest';
import { formatIsoDate } from '../../src/base/calendar.ts';
import { knownPoints } from '../../src/calibrate/backtest/backtest.ts';
import { BASELINES } from '../../src/calibrate/backtest/baselines.ts';
import { CUTOFFS, knownTargets, laterTargets, TRACKS } from '../../src/calibrate/backtest/cutoffs.ts';
import { LEADS } from '../../src/calibrate/backtest/scores.ts';
import { targetsOf } from '../../src/calibrate/targets.ts';
import { parseCsv } from '../../src/io/parse-csv.ts';
import { readTrends } from '../../src/io/read-trends.ts';
import { backtestTableHeads } from '../../src/report/backtest-tables.ts';
import { BACKTEST_CAVEATS, shortName } from '../../src/report/backtest-text.ts';
import { figureText } from '../../src/report/figure-text.ts';
import { textOf, withBlock } from '../support/markdown.ts';

type Row = Readonly<Record<string, string>>;

/** A table of the run that `npm run backtest` has kept. */
function kept(id: string): Row[] {
  const { columns, rows } = parseCsv(textOf(`docs/data/backtest/${id}.csv`));
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]!])));
}

const terminal = textOf('docs/data/backtest/terminal.txt').trimEnd();
const [forecasts, skill] = [kept('forecasts'), kept('skill')];

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function knownMarkdown(): string {
  const trends = readTrends();
  const rows = CUTOFFS.map((cutoff) => [
    cutoff.id,
    formatIsoDate(cutoff.day),
    ...TRACKS.flatMap((track) => {
      const targets = targetsOf(trends, track.series);
      const later = laterTargets(targets, track, cutoff);
      const horizon = later.find(({ observable }) => observable.id === 'horizon')!;
      const points = knownPoints({ track, cutoff, targets, trends }, horizon).days.length;
      return [`${knownTargets(targets, track, cutoff).length} (${points})`, String(later.length)];
    }),
  ]);
  const heads = TRACKS.flatMap(({ id }) => [`${id}: fitted (frontier)`, 'forecast']);
  return tableOf(['cut-off', 'knows up to', ...heads], rows);
}

/** +0.31 (0.1 to 0.5), or without the interval where there is none. */
function skillText(row: Row | undefined): string {
  if (row === undefined) return '';
  const text = (value: string | undefined): string => Number(value).toFixed(2);
  const interval = row['skill_low'] === '' ? '' : ` (${text(row['skill_low'])} to ${text(row['skill_high'])})`;
  return `${Number(row['skill']) > 0 ? '+' : ''}${text(row['skill'])}${interval}`;
}

function leadsMarkdown(): string {
  const rows = TRACKS.flatMap(({ id: track }) =>
    [...CUTOFFS.map(({ id }) => id), 'all'].flatMap((cutoff) =>
      LEADS.flatMap(({ id: lead }) => {
        const own = skill.filter(
          (row) => row['track'] === track && row['cutoff'] === cutoff && row['lead'] === lead && row['measurement'] === 'all',
        );
        if (own.length === 0) return [];
        const skills = BASELINES.map(({ id }) => skillText(own.find(({ baseline }) => baseline === id)));
        return [[track, cutoff, lead, own[0]!['forecasts']!, ...skills]];
      }),
    ),
  );
  return tableOf(['track', 'cut-off', 'ahead', 'figures', ...BASELINES.map(({ title }) => title)], rows);
}

const measurementOf = ({ series, observable }: Row): string => `${series} ${observable}`;

function lossesMarkdown(): string {
  const whole = skill.filter(({ cutoff, measurement, lead }) => cutoff !== 'all' && measurement !== 'all' && lead === 'all');
  const keys = [...new Set(whole.map(({ track, cutoff, measurement }) => `${track}|${cutoff}|${measurement}`))];
  const rows = keys.flatMap((key) => {
    const [track, cutoff, measurement] = key.split('|') as [string, string, string];
    const lost = whole.filter(
      (row) => `${row['track']}|${row['cutoff']}|${row['measurement']}` === key && Number(row['skill']) < 0,
    );
    if (lost.length === 0) return [];
    const own = forecasts.filter(
      (row) =>
        row['track'] === track && row['cutoff'] === cutoff && measurementOf(row) === measurement && row['ours_crps'] !== '',
    );
    const meanRatio = (over: (row: Row) => number): string =>
      figureText(Math.exp(own.reduce((sum, row) => sum + Math.log(over(row)), 0) / own.length));
    const off = meanRatio((row) => Number(row['ours_p50']) / Number(row['published']));
    const wide = meanRatio((row) => Number(row['ours_p95']) / Number(row['ours_p05']));
    const to = lost.map((row) => `${BASELINES.find(({ id }) => id === row['baseline'])!.title} ${skillText(row)}`).join('; ');
    return [[track, cutoff, shortName(measurement), String(own.length), off, wide, to]];
  });
  return tableOf(['track', 'cut-off', 'measurement', 'figures', 'off', 'wide', 'lost to, with skill'], rows);
}

test('docs/backtest.md shows the run that is kept; `npm run docs` writes it', async () => {
  const blocks = {
    known: knownMarkdown(),
    'made: terminal': `\`\`\`text\n${terminal}\n\`\`\``,
    'made: leads': leadsMarkdown(),
    'made: losses': lossesMarkdown(),
  };
  const page = Object.entries(blocks).reduce((text, [name, made]) => withBlock(text, name, made), textOf('docs/backtest.md'));
  await expect(page).toMatchFileSnapshot('../../docs/backtest.md');
});

test('the run that is kept has the columns, cut-offs and tracks of today', () => {
  for (const { id, columns } of backtestTableHeads()) {
    const { columns: stored } = parseCsv(textOf(`docs/data/backtest/${id}.csv`));
    expect(stored, id).toEqual(columns.map((column) => column.id));
  }
  expect([...new Set(forecasts.map(({ cutoff }) => cutoff))]).toEqual(CUTOFFS.map(({ id }) => id));
  expect([...new Set(forecasts.map(({ track }) => track))]).toEqual(TRACKS.map(({ id }) => id));
});

test('the terminal warns of hindsight and of given dates', () => {
  const words = (text: string): string => text.replace(/\s+/g, ' ');
  for (const caveat of BACKTEST_CAVEATS) expect(words(terminal)).toContain(caveat);
});

test('the kept skill follows from the kept forecasts', () => {
  for (const row of skill.filter(({ lead, measurement }) => lead === 'all' && measurement !== 'all')) {
    const column = `${row['baseline']!.replaceAll('-', '_')}_crps`;
    const own = forecasts.filter(
      (one) =>
        one['track'] === row['track'] &&
        (row['cutoff'] === 'all' || one['cutoff'] === row['cutoff']) &&
        measurementOf(one) === row['measurement'] &&
        one['ours_crps'] !== '' &&
        one[column] !== '',
    );
    const sum = (name: string): number => own.reduce((total, one) => total + Number(one[name]), 0);
    expect(Number(row['skill'])).toBeCloseTo(1 - sum('ours_crps') / sum(column), 9);
  }
});
