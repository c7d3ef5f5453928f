import type { MorrisEffect } from '../ensemble/sensitivity/morris.ts';
import { foldedText, wrapText } from './aligned-text.ts';
import { figureText } from './figure-text.ts';
import { bareColumn, recordTable } from './record-table.ts';
import {
  changeText,
  numberColumn,
  sizeText,
  TARGET_UNIT,
  type TargetResult,
  targetColumns,
  targetHeading,
  textColumn,
  unmovedText,
} from './sensitivity-target.ts';
import type { Table } from './table.ts';
import { TEXT_WIDTH } from './text-section.ts';

/** Parameters shown of the first target, and of the others. */
const SHOWN_FIRST = 12;
const SHOWN_OTHERS = 5;

const PER_MOVE = 'per move from the 5 % to the 95 % quantile';

const COLUMNS = [
  ...targetColumns<MorrisEffect>(),
  textColumn<MorrisEffect>('parameter', 'Uncertain parameter', ({ parameter }) => parameter),
  numberColumn<MorrisEffect>('mu', TARGET_UNIT, `Mean elementary effect, ${PER_MOVE}`, ({ effects }) => effects.mean),
  numberColumn<MorrisEffect>(
    'mu_star',
    TARGET_UNIT,
    `mu*: mean size of the effects, ${PER_MOVE}`,
    ({ effects }) => effects.meanSize,
  ),
  numberColumn<MorrisEffect>(
    'mu_star_error',
    TARGET_UNIT,
    'Standard error of mu*, over trajectories',
    ({ effects }) => effects.meanSizeStandardError,
  ),
  numberColumn<MorrisEffect>(
    'sigma',
    TARGET_UNIT,
    'Standard deviation of the effects; 0 if it acts in a straight line and alone',
    ({ effects }) => effects.deviation,
  ),
  numberColumn<MorrisEffect>('interaction_ratio', 'ratio', 'sigma / mu*', ({ interactionRatio }) => interactionRatio),
  textColumn<MorrisEffect>(
    'acts',
    '`alone`: sigma / mu* below 0.5; `with others`: it depends on other parameters, or bends; `not at all`',
    ({ acts }) => acts,
  ),
];

const TITLE = "Morris' elementary effects of uncertain parameters on a target, largest mu* first";

/** Table of the elementary effects on all targets. */
export function morrisTable(results: readonly TargetResult<readonly MorrisEffect[]>[]): Table {
  const rows = results.flatMap(({ target, result }) => result.map((record) => ({ target, record })));
  return recordTable('morris', TITLE, COLUMNS, rows);
}

/** The same table without rows. */
export function morrisTableHead(): Table {
  return { id: 'morris', title: TITLE, columns: COLUMNS.map(bareColumn), rows: 0, values: {} };
}

/** Which parameter moves the first target most. */
export function morrisAnswer({ target, result }: TargetResult<readonly MorrisEffect[]>): string {
  const [largest] = result;
  if (largest === undefined || largest.acts === 'not at all') return unmovedText(target);
  const { parameter, effects, acts, interactionRatio } = largest;
  const size = sizeText(target, effects.meanSize);
  return `${parameter} matters most for ${target.id}: mu* ${size} from its 5 % to its 95 % quantile, acting ${acts} (sigma/mu* ${figureText(interactionRatio)}).`;
}

/** Elementary effects on every target, for the terminal. */
export function morrisText(results: readonly TargetResult<readonly MorrisEffect[]>[]): string[] {
  return results.flatMap((found, i) => ['', ...effectsText(found, i === 0 ? SHOWN_FIRST : SHOWN_OTHERS)]);
}

function effectsText({ target, result }: TargetResult<readonly MorrisEffect[]>, most: number): string[] {
  const moving = result.filter(({ acts }) => acts !== 'not at all');
  if (moving.length === 0) return wrapText(`${targetHeading(target)}. ${unmovedText(target)}`, TEXT_WIDTH);
  const error = target.kind === 'log' ? 'of ln' : '';
  const columns = [
    { head: '', unit: '', align: 'left' as const },
    { head: 'mu*', unit: '', align: 'right' as const },
    { head: '+- se', unit: error, align: 'right' as const },
    { head: 'mu', unit: '', align: 'right' as const },
    { head: 'sigma/mu*', unit: '', align: 'right' as const },
    { head: 'acts', unit: '', align: 'left' as const },
  ];
  const rows = moving
    .slice(0, most)
    .map(({ parameter, effects, interactionRatio, acts }) => [
      `  ${parameter}`,
      sizeText(target, effects.meanSize),
      figureText(effects.meanSizeStandardError),
      changeText(target, effects.mean),
      figureText(interactionRatio),
      acts,
    ]);
  const left = moving.length - rows.length;
  return [
    ...wrapText(targetHeading(target), TEXT_WIDTH),
    ...foldedText(columns, rows, TEXT_WIDTH),
    ...(left > 0 ? [`  and ${left} that move it less`] : []),
  ];
}
