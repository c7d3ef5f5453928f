import type { BindingShare } from '../calibrate/reproduce/binding.ts';
import type { DrawnInterval } from '../calibrate/reproduce/figures.ts';
import type { QuarterStory } from '../calibrate/reproduce/reproduce.ts';
import type { ReproducedStep } from '../calibrate/reproduce/waterfall.ts';
import { log } from '../numeric/log.ts';
import { columnOf, type RecordColumn, recordTable } from './record-table.ts';
import type { Table } from './table.ts';

type Of<Part> = Part & { readonly quarter: string };
type StepRow = Of<ReproducedStep>;
type BindingRow = Of<BindingShare>;

const stepText = columnOf<StepRow>('text', 'text');
const ratio = columnOf<StepRow>('number', 'ratio');
const QUARTER_MEANING = 'Quarter that is told';

const STEP_COLUMNS: readonly RecordColumn<StepRow>[] = [
  stepText('quarter', QUARTER_MEANING, ({ quarter }) => quarter),
  stepText('step', 'Step from code to progress, in this order', ({ step }) => step.id),
  ratio('level', 'What is left after the step, with the values as written: geometric mean over paths', ({ level }) => level),
  ratio('factor', 'This level over the one before; all factors of a quarter multiply to its last level', ({ factor }) => factor),
  columnOf<StepRow>('number', 'nats')('factor_nats', 'Natural logarithm of the factor: these add up', ({ factor }) =>
    log(factor),
  ),
  ...drawnRatios('level', ({ drawnLevel }) => drawnLevel),
  ...drawnRatios('factor', ({ drawnFactor }) => drawnFactor),
  ratio('published', 'What was published of the level, for this quarter or a month of it', ({ published }) => published),
  stepText('level_meaning', 'What the level is', ({ step }) => step.level),
  stepText('mechanism', 'What lies between this level and the one before', ({ step }) => step.mechanism),
  stepText('columns', 'Columns of timeseries.csv that the level is read from', ({ step }) => step.columns),
];

const bindingText = columnOf<BindingRow>('text', 'text');
const share = columnOf<BindingRow>('number', 'share');

const BINDING_COLUMNS: readonly RecordColumn<BindingRow>[] = [
  bindingText('quarter', QUARTER_MEANING, ({ quarter }) => quarter),
  bindingText('stage', 'Stage that bound experiments', ({ stage }) => stage),
  bindingText('pool', 'Who works there: its people, or the accelerators', ({ pool }) => pool),
  share(
    'written',
    'Share of the year up to the end of the quarter, with the values as written: mean over paths',
    (row) => row.written,
  ),
  share('simulated', 'The same, mean over draws', ({ drawn }) => drawn),
  share('draws_share', 'Draws in which it bound at all in that year', ({ everDrawn }) => everDrawn),
];

/** Tables of the way from code to progress, and of what bound meanwhile: waterfall, binding. */
export function reproductionStoryTables(stories: readonly QuarterStory[]): Table[] {
  const steps = stories.flatMap((story) => story.steps.map((step) => ({ ...step, quarter: story.quarter.id })));
  const binding = stories.flatMap((story) => story.binding.map((bound) => ({ ...bound, quarter: story.quarter.id })));
  return [
    recordTable('waterfall', 'From the code that AI writes to progress: where the factors go', STEP_COLUMNS, steps),
    recordTable(
      'binding',
      'Which stage bound experiments in the year up to the end of a quarter, for how long',
      BINDING_COLUMNS,
      binding,
    ),
  ];
}

function drawnRatios(name: string, of: (row: StepRow) => DrawnInterval): readonly RecordColumn<StepRow>[] {
  return [
    ratio(`${name}_p05`, `Of draws, 5 % have a lower ${name}`, (row) => of(row).low),
    ratio(`${name}_p50`, `Median ${name} of draws; medians of factors do not multiply`, (row) => of(row).median),
    ratio(`${name}_p95`, `Of draws, 95 % have a lower ${name}`, (row) => of(row).high),
  ];
}
