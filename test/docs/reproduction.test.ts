import { afterAll, beforeAll, expect, test } from 'vitest';
import { WATERFALL_STEPS } from '../../src/calibrate/reproduce/waterfall.ts';
import { TARGET_SERIES } from '../../src/calibrate/targets.ts';
import { readTrends } from '../../src/io/read-trends.ts';
import { textOf, withBlock } from '../support/markdown.ts';
import { type PageCommands, runPage } from '../support/page-commands.ts';

let commands: PageCommands;
beforeAll(() => {
  commands = runPage(textOf('docs/reproduction.md'));
});
afterAll(() => commands.remove());

/** A table as Markdown. */
function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function stepsMarkdown(): string {
  const rows = WATERFALL_STEPS.map(({ level, mechanism, columns }) => [
    level,
    mechanism,
    columns
      .split(', ')
      .map((column) => `\`${column}\``)
      .join(', '),
  ]);
  return tableOf(['level', 'what lies before it', 'read from'], rows);
}

function counterpartsMarkdown(): string {
  const rows = TARGET_SERIES.map(({ series, observable, fits }) => [`\`${series}\``, observable.meaning, fits ? 'yes' : 'no']);
  const used = new Set(TARGET_SERIES.map(({ series }) => series));
  const others = [...readTrends().keys()].filter((id) => !used.has(id)).map((id) => `\`${id}\``);
  return [
    tableOf(['series', 'counterpart', 'in fits'], rows),
    '',
    `No counterpart here, but context, [statistics](trends.md), priors or [peers](peers.md): ${others.join(', ')}.`,
  ].join('\n');
}

test('docs/reproduction.md shows what its command prints and what is compared; `npm run docs` writes it', async () => {
  const withSteps = withBlock(commands.page, 'steps of the waterfall', stepsMarkdown());
  const page = withBlock(withSteps, 'counterparts', counterpartsMarkdown());
  await expect(page).toMatchFileSnapshot('../../docs/reproduction.md');
});

test('every miss that the page shows has its reason', () => {
  const printed = commands.output('the reproduction');
  const missed = printed.match(/ (fitted|predicted) +no$/gm) ?? [];
  const [, reasons = ''] = /Missed, and why\n([\s\S]*?)(\n\n|$)/.exec(printed) ?? [];
  const dates = [...reasons.matchAll(/^ {2}\S.*(?:\n {2}(?=\S).*)*/gm)].join(' ').match(/\b20\d\d(-[\dQ]+)*/g) ?? [];
  expect(dates.length).toBe(missed.length);
});
