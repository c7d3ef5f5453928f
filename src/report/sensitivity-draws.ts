import type { DrawsResult, InputEffect } from '../ensemble/sensitivity/draws.ts';
import { foldedText, wrapText } from './aligned-text.ts';
import { countText, figureText, percentText } from './figure-text.ts';
import { bareColumn, type RecordColumn, recordTable } from './record-table.ts';
import {
  numberColumn,
  type TargetResult,
  type TargetRow,
  targetColumns,
  targetHeading,
  textColumn,
} from './sensitivity-target.ts';
import type { Table } from './table.ts';
import { TEXT_WIDTH } from './text-section.ts';

/** What the draws of one scenario of a forecast tell of a target; undefined where it never varies. */
export interface DrawsFinding {
  readonly scenario: string;
  readonly found: DrawsResult | undefined;
}

/** Inputs shown of the first target, and of the others. */
const SHOWN_FIRST = 12;
const SHOWN_OTHERS = 5;
/** A rank correlation among inputs that deserves a word. */
const ALIKE_FROM = 0.2;

interface Row {
  readonly scenario: string;
  readonly effect: InputEffect;
  readonly all: DrawsResult;
}

const FIRST: readonly RecordColumn<TargetRow<Row>>[] = [
  textColumn<Row>('scenario', 'Scenario of the forecast', ({ scenario }) => scenario),
  ...targetColumns<Row>(),
  textColumn<Row>('input', 'Uncertain parameter, or an option of a variant as `variant=option`', ({ effect }) => effect.input),
  {
    id: 'draws',
    unit: 'count',
    meaning: 'Draws of the forecast',
    type: 'integer',
    of: ({ record }) => record.all.draws,
  },
];

const COLUMNS: readonly RecordColumn<TargetRow<Row>>[] = [
  ...FIRST,
  numberColumn<Row>(
    'rank_correlation',
    'ratio',
    "Spearman's rank correlation with the target",
    ({ effect }) => effect.rank.correlation,
  ),
  numberColumn<Row>(
    'rank_coefficient',
    'ratio',
    'Standardised rank regression coefficient: the other inputs held; empty with too few draws',
    ({ effect }) => effect.rank.coefficient,
  ),
  numberColumn<Row>(
    'partial_correlation',
    'ratio',
    'Partial rank correlation, of what the other inputs leave unexplained',
    ({ effect }) => effect.rank.partialCorrelation,
  ),
  numberColumn<Row>(
    'first_share',
    'share',
    'First-order index by the correlation ratio: share of variance that goes with the input, and with what it is correlated with',
    ({ effect }) => effect.firstShare,
  ),
  numberColumn<Row>(
    'noise_correlation',
    'ratio',
    'Size that the largest rank correlation of all inputs stays below by chance, in 95 % of permutations of the target',
    ({ all }) => all.noiseCorrelation,
  ),
  numberColumn<Row>('noise_share', 'share', 'The same for first-order indices', ({ all }) => all.noiseShare),
  numberColumn<Row>(
    'noise_partial_correlation',
    'ratio',
    "The same for partial rank correlations, by Student's t",
    ({ all }) => all.noisePartial,
  ),
  {
    id: 'beyond_noise_flag',
    unit: '0 or 1',
    meaning:
      '1 where the partial rank correlation is beyond that, or, with ten draws per input, the first-order index; with too few draws for a regression, the rank correlation',
    type: 'integer',
    of: ({ record }) => Number(record.effect.isBeyondNoise),
  },
];

const TITLE =
  "What a forecast's draws tell of a target: whose ignorance drives it, those beyond noise first, then by rank coefficient";

/** Table of what draws tell. */
export function drawsSensitivityTable(results: readonly TargetResult<DrawsFinding>[]): Table {
  const rows = results.flatMap(({ target, result: { scenario, found } }) =>
    (found?.effects ?? []).map((effect) => ({ target, record: { scenario, effect, all: found! } })),
  );
  return recordTable('draws_sensitivity', TITLE, COLUMNS, rows);
}

/** The same table without rows. */
export function drawsSensitivityTableHead(): Table {
  return { id: 'draws_sensitivity', title: TITLE, columns: COLUMNS.map(bareColumn), rows: 0, values: {} };
}

/** Whose ignorance drives the first target most. */
export function drawsAnswer({ target, result: { scenario, found } }: TargetResult<DrawsFinding>): string {
  if (found === undefined) return `${target.id} is the same in all draws of ${scenario}.`;
  const [largest] = found.effects;
  if (largest === undefined) return `Nothing was drawn for ${scenario}.`;
  const { input, rank, firstShare, isBeyondNoise } = largest;
  const held = Number.isNaN(rank.coefficient) ? '' : `rank coefficient ${figureText(rank.coefficient)} with the others held, `;
  const size = `${held}rank correlation ${figureText(rank.correlation)}, ${percentText(Math.max(0, firstShare))} of the variance`;
  return isBeyondNoise
    ? `Ignorance of ${input} drives ${target.id} of ${scenario} most: ${size}.`
    : `No input of ${scenario} stands out for ${target.id}: the largest is ${input}, ${size}.`;
}

/** How far the draws of each scenario can be trusted, in sentences. */
export function drawsHeading(results: readonly TargetResult<DrawsFinding>[]): string {
  const scenarios = [...new Set(results.map(({ result }) => result.scenario))];
  const sentences = scenarios.flatMap((scenario) => {
    const found = results.flatMap(({ result }) => (result.scenario === scenario ? (result.found ?? []) : []))[0];
    if (found === undefined) return [];
    const few = found.isFew ? `: few for ${countText(found.effects.length, 'input')}, ask for more` : '';
    const alike = ` Inputs that are not meant to go together correlate by up to ${figureText(found.aliasCorrelation)}: one may stand for another; more draws, or a forecast with --sampling latin-hypercube, are more even.`;
    return [`${scenario}: ${countText(found.draws, 'draw')}${few}.${found.aliasCorrelation > ALIKE_FROM ? alike : ''}`];
  });
  return sentences.join(' ');
}

/** What draws tell of every target, for the terminal. */
export function drawsSensitivityText(results: readonly TargetResult<DrawsFinding>[]): string[] {
  const first = results[0]?.target.id;
  return results.flatMap((found) => ['', ...findingText(found, found.target.id === first ? SHOWN_FIRST : SHOWN_OTHERS)]);
}

function findingText({ target, result: { scenario, found } }: TargetResult<DrawsFinding>, most: number): string[] {
  const heading = `${scenario}, ${targetHeading(target)}`;
  if (found === undefined) return wrapText(`${heading}. It is the same in all draws.`, TEXT_WIDTH);
  const shown = found.effects.filter(({ isBeyondNoise }) => isBeyondNoise).slice(0, most);
  const chance = `chance alone: correlations to ${figureText(found.noiseCorrelation)}, variance to ${percentText(found.noiseShare)}`;
  const explained = Number.isNaN(found.explainedShare)
    ? 'too few draws for a rank regression'
    : `rank regression explains ${percentText(found.explainedShare)}`;
  const facts = `${explained}; ${chance}`;
  const columns = [
    { head: '', unit: '', align: 'left' as const },
    { head: 'rank', unit: 'correlation', align: 'right' as const },
    { head: 'others held', unit: 'coefficient', align: 'right' as const },
    { head: 'of variance', unit: 'first-order', align: 'right' as const },
  ];
  const rows = shown.map(({ input, rank, firstShare }) => [
    `  ${input}`,
    figureText(rank.correlation),
    figureText(rank.coefficient),
    percentText(Math.max(0, firstShare)),
  ]);
  const table = rows.length === 0 ? ['  nothing beyond chance'] : foldedText(columns, rows, TEXT_WIDTH);
  return [...wrapText(heading, TEXT_WIDTH), ...wrapText(`  ${facts}`, TEXT_WIDTH - 2).map((line) => `  ${line}`), ...table];
}
