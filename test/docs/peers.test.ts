import { beforeAll, expect, test } from 'vitest';
import { dayOfYear } from '../../src/calibrate/peers/decimal-year.ts';
import { forecastForethought } from '../../src/calibrate/peers/forethought-forecast.ts';
import type { LabForecast } from '../../src/calibrate/peers/lab-rows.ts';
import { AUTOMATION_99, PROGRESS_LEVELS, progressMilestone } from '../../src/calibrate/peers/milestones.ts';
import { isMet, type PeerRow } from '../../src/calibrate/peers/peer-row.ts';
import { forecastPeers, type PeerForecasts } from '../../src/calibrate/peers/peers.ts';
import { FUTURES } from '../../src/cli/actions/futures.ts';
import { readTrends } from '../../src/io/read-trends.ts';
import { svgDocument } from '../../src/io/svg-document.ts';
import { simulateWithTwin } from '../../src/lab/simulate-lab.ts';
import { figureText, monthText, percentText } from '../../src/report/figure-text.ts';
import { peersFile } from '../../src/report/figures/published/peers-file.ts';
import { labOf } from '../support/claims.ts';
import { textOf, withBlock } from '../support/markdown.ts';

const trends = readTrends();
let labs: readonly LabForecast[];
let forecasts: PeerForecasts;

/** As `loopgain peers` does it. */
beforeAll(() => {
  const path = (name: string, replication: number) => simulateWithTwin(labOf(name), { seed: 42, draw: 'point', replication });
  labs = FUTURES.map((id) => {
    return { id, epochCivilDays: labOf(id).epochCivilDays, paths: [1, 2, 3].map((replication) => path(id, replication)) };
  });
  const [amdahl, kwa] = ['peers/amdahl', 'peers/kwa'].map((name) => ({ lab: labOf(name), path: path(name, 1) }));
  forecasts = forecastPeers(trends, labs, { amdahl: amdahl!, kwa: kwa! }, 42);
}, 240_000);

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const MILESTONES = [AUTOMATION_99, ...PROGRESS_LEVELS.map(progressMilestone)];

function milestoneTable(): string {
  const dated = forecasts.rows.filter(({ milestone }) => MILESTONES.includes(milestone));
  const kinds = new Map(dated.map(({ model, standing }) => [`${model} ${standing}`, { model, standing }]));
  const rows = [...kinds.values()].map(({ model, standing }) => {
    const own = dated.filter((row) => row.model === model && row.standing === standing);
    const dates = MILESTONES.map((milestone) => dateText(own.find((row) => row.milestone === milestone)));
    return [model, standing === 'computed from the published model' ? 'here' : standing, ...dates];
  });
  return table(['model', 'standing', '99 % automated', ...PROGRESS_LEVELS.map((level) => `${figureText(level)} times`)], rows);
}

function dateText(row: PeerRow | undefined): string {
  if (row === undefined) return '';
  return Number.isNaN(row.day) ? 'no date' : monthText(row.day);
}

function reproducedTable(): string {
  const rows = forecasts.reproduced.map((row) => {
    const { model, figure, published, reproduced, unit } = row;
    const text = (value: number): string => (unit === 'decimal year' ? value.toFixed(1) : figureText(value));
    return [model, figure, text(published), text(reproduced), unit, isMet(row) ? 'yes' : 'no'];
  });
  return table(['model', 'figure', 'published', 'here', 'unit', 'met'], rows);
}

/** Share of simulations with as many doublings as three years have, in four months. */
function wordsShare(): string {
  const series = trends.get('forethought-results')!;
  const figures = series.figures.map((figure) => ({ ...figure, more: { ...figure.more, program_doublings: '24' } }));
  const { shares } = forecastForethought(new Map(trends).set('forethought-results', { ...series, figures }), 'f', 42, 16_384);
  return percentText(Number(shares.find(({ label }) => label === '3-years-in-4-months')!.share.toFixed(3)));
}

test('docs/peers.md shows what comes out; `npm run docs` writes it', { timeout: 120_000 }, async () => {
  const page = textOf('docs/peers.md').replace(
    /<!-- words -->.*?<!-- \/words -->/,
    `<!-- words -->${wordsShare()}<!-- /words -->`,
  );
  const blocks = [
    ['milestones', milestoneTable()],
    ['reproduced', reproducedTable()],
  ] as const;
  const whole = blocks.reduce((text, [name, block]) => withBlock(text, name, block), page);
  await expect(whole).toMatchFileSnapshot('../../docs/peers.md');
});

test('docs/figures/peers.svg is the picture that `loopgain peers` draws', async () => {
  await expect(peersFile({ rows: forecasts.rows, labs }, svgDocument())).toMatchFileSnapshot('../../docs/figures/peers.svg');
});

test('what the page says: every published figure is met, and our futures lie between Kwa and the AI Futures Model', () => {
  expect(forecasts.reproduced.filter((row) => !isMet(row))).toEqual([]);
  const end = (model: string): number => {
    const own = forecasts.rows.filter((row) => row.model === model && row.quantity === 'progress_multiplier');
    return own.at(-1)!.value;
  };
  const [continuation, sCurve, compounding, recursion] = FUTURES.map(end);
  expect(sCurve).toBeGreaterThan(2 * end('Kwa'));
  expect(compounding).toBeGreaterThan(sCurve!);
  expect(continuation).toBeGreaterThan(compounding!);
  expect(recursion).toBeLessThan(2000);
  expect(recursion).toBeGreaterThan(continuation!);
});

test('the picture is the same from other documents, and has its words for those who do not see it', () => {
  const [one, other] = [svgDocument(), svgDocument()].map((document) => peersFile({ rows: forecasts.rows, labs }, document));
  expect(one).toBe(other);
  expect(one).toMatch(/^<svg [^>]*role="img"/);
  expect(one).toMatch(/<title>Forecasts for 2032: .*<\/title><desc>.*Kwa 2\.4.*<\/desc>/);
  expect(one).not.toMatch(/NaN|undefined|\d\.\d{3,}/);
});

test('what the page says of what binds: people, accelerators, then people again but in the S-curve', () => {
  for (const { id, epochCivilDays, paths } of labs) {
    const { sampleDays, bindingPool, series } = paths[0]!;
    const bindsIn = (year: number): string =>
      bindingPool[sampleDays.findLastIndex((days) => epochCivilDays + days <= dayOfYear(year))]!;
    const end = id === 's-curve' ? 'fleet' : 'researchers';
    expect([2027.5, 2028.5, 2036].map(bindsIn), id).toEqual(['researchers', 'fleet', end]);
    const since2030 = series.research_taste_ratio.slice(-72);
    const growth = Math.max(...since2030) / Math.min(...since2030);
    expect(growth > 1.05, `${id} ${growth}`).toBe(id === 's-curve');
  }
});
