import type { Likeliest } from '../calibrate/fit.ts';
import type { LearnedOption, LearnedParameter } from '../calibrate/learned.ts';
import type { SmcStage } from '../calibrate/smc.ts';
import type { ParameterInfo } from '../scenario/loaded.ts';
import { bareColumn, type RecordColumn, recordTable } from './record-table.ts';
import type { Table } from './table.ts';

/** What a calibration found. */
export interface Calibration {
  readonly parameters: readonly ParameterInfo[];
  readonly likeliest: Likeliest;
  readonly learned: readonly LearnedParameter[];
  readonly options: readonly LearnedOption[];
  readonly stages: readonly SmcStage[];
}

interface ParameterRow {
  readonly info: ParameterInfo;
  readonly learned: LearnedParameter;
  readonly likeliest: number;
}

const number = <Row>(id: string, unit: string, meaning: string, of: (row: Row) => number): RecordColumn<Row> => {
  return { id, unit, meaning, type: 'number', of };
};
const text = <Row>(id: string, meaning: string, of: (row: Row) => string): RecordColumn<Row> => {
  return { id, unit: 'text', meaning, type: 'text', of };
};

const OWN_UNIT = 'unit of the parameter';

const PARAMETER_COLUMNS: readonly RecordColumn<ParameterRow>[] = [
  text('parameter', 'Parameter with a prior', ({ info }) => info.id),
  text('unit', 'Its unit', ({ info }) => info.unit),
  text('role', 'sourced, fitted or assumed, as the scenario says', ({ info }) => info.role),
  number('written', OWN_UNIT, 'Value in the scenario', ({ info }) => info.value),
  number(
    'likeliest',
    OWN_UNIT,
    'Likeliest value, all not fitted as written; empty where it is not fitted',
    (row) => row.likeliest,
  ),
  number('prior_p05', OWN_UNIT, '5 % quantile of the prior', ({ learned }) => learned.prior[0]),
  number('prior_p50', OWN_UNIT, 'Median of the prior', ({ learned }) => learned.prior[1]),
  number('prior_p95', OWN_UNIT, '95 % quantile of the prior', ({ learned }) => learned.prior[2]),
  number('posterior_p05', OWN_UNIT, '5 % quantile of the posterior sample', ({ learned }) => learned.posterior[0]),
  number('posterior_p50', OWN_UNIT, 'Median of the posterior sample', ({ learned }) => learned.posterior[1]),
  number('posterior_p95', OWN_UNIT, '95 % quantile of the posterior sample', ({ learned }) => learned.posterior[2]),
  number(
    'learned_share',
    'share',
    "1 less the variance of the parameter's normal score, which is 1 under the prior; below 0 where it became less sure",
    ({ learned }) => learned.learnedShare,
  ),
  text('partner', 'Parameter that it goes with most, beyond what the prior says of the two', ({ learned }) => learned.partner),
  number(
    'partner_correlation',
    'correlation',
    'Correlation of the two, scores that are independent in the prior; below a third it is noise of 256 draws',
    ({ learned }) => learned.correlation,
  ),
  text(
    'identification',
    '`identified`: half of its variance or more is gone; `partly`: less; `not identified`: no more than a sample of this size may show by chance',
    ({ learned }) => learned.identification,
  ),
];

const VARIANT_COLUMNS: readonly RecordColumn<LearnedOption>[] = [
  text('variant', 'Variant', ({ variant }) => variant),
  text('option', 'One of its options', ({ option }) => option),
  number('weight_share', 'share', 'Weight that the scenario gives it', ({ weight }) => weight),
  number('posterior_share', 'share', 'Share of the posterior sample', ({ share }) => share),
];

const STAGE_COLUMNS: readonly RecordColumn<SmcStage & { readonly stage: number }>[] = [
  { id: 'stage', unit: 'count', meaning: 'Stage of the sampler', type: 'integer', of: ({ stage }) => stage },
  number('temperature_share', 'share', 'Power of the likelihood that is let in', ({ temperature }) => temperature),
  number('effective_draws', 'count', 'Draws that the weights before resampling were worth', ({ effective }) => effective),
  number('accepted_share', 'share', 'Proposed moves that were taken', ({ accepted }) => accepted),
];

const PARAMETERS = {
  id: 'parameters',
  title: 'What a calibration tells of each uncertain parameter, what it tells most of first',
};
const VARIANTS = { id: 'variants', title: 'What it tells of the options of each variant' };
const STAGES = { id: 'stages', title: 'How the sample was made: likelihood let in by degrees' };

/** Tables of a calibration but for the sample itself. */
export function calibrationTables({ parameters, likeliest, learned, options, stages }: Calibration): readonly Table[] {
  const rows = learned.map((found): ParameterRow => {
    const info = parameters.find(({ id }) => id === found.id)!;
    return { info, learned: found, likeliest: likeliest.values[found.id] ?? Number.NaN };
  });
  return [
    recordTable(PARAMETERS.id, PARAMETERS.title, PARAMETER_COLUMNS, rows),
    recordTable(VARIANTS.id, VARIANTS.title, VARIANT_COLUMNS, options),
    recordTable(
      STAGES.id,
      STAGES.title,
      STAGE_COLUMNS,
      stages.map((stage, i) => ({ ...stage, stage: i + 1 })),
    ),
  ];
}

/** The same tables without rows. */
export function calibrationTableHeads(): readonly Table[] {
  return [
    { ...PARAMETERS, columns: PARAMETER_COLUMNS.map(bareColumn), rows: 0, values: {} },
    { ...VARIANTS, columns: VARIANT_COLUMNS.map(bareColumn), rows: 0, values: {} },
    { ...STAGES, columns: STAGE_COLUMNS.map(bareColumn), rows: 0, values: {} },
  ];
}
