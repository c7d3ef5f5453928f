import { parseIsoDate, sampleTimes } from '../../src/base/calendar.ts';
import { SAMPLE_COLUMNS, type SampleColumnId } from '../../src/lab/columns.ts';
import { POOL_COLUMNS, type PoolColumnId, STAGE_COLUMNS, type StageColumnId } from '../../src/lab/place-columns.ts';
import type { Migration } from '../../src/lab/trajectory.ts';
import type { LabPath } from '../../src/report/figures/material.ts';

/** A figure of each month since the epoch; columns that are not stated hold nothing. */
type Stated<Id extends string> = Readonly<Partial<Record<Id, (month: number) => number>>>;

/** A lab's path as a test states it. */
export interface StatedLab {
  readonly id?: string;
  readonly title?: string;
  /** Date of the first sample, the first of a month. */
  readonly epoch?: string;
  readonly months: number;
  readonly fromMonth?: number;
  readonly series?: Stated<SampleColumnId>;
  readonly stages?: Readonly<Record<string, Stated<StageColumnId>>>;
  readonly pools?: Readonly<Record<string, Stated<PoolColumnId>>>;
  /** Stage and pool that bind at each sample, stage first. */
  readonly binding?: (month: number) => readonly [string, string];
  readonly migrations?: readonly (Pick<Migration, 'fromStage' | 'toStage' | 'fromPool' | 'toPool'> & {
    readonly month: number;
  })[];
}

/** The path of a stated lab, for what is told of one. */
export function statedLabPath(lab: StatedLab): LabPath {
  const epoch = parseIsoDate(lab.epoch ?? '2021-01-01')!;
  const sampleDays = sampleTimes('month', epoch, lab.months * 31).slice(0, lab.months + 1);
  const [stages, pools] = [Object.entries(lab.stages ?? {}), Object.entries(lab.pools ?? {})];
  const bound = Array.from(sampleDays, (_, month) => lab.binding?.(month) ?? ['', '']);
  return {
    id: lab.id ?? 'stated',
    title: lab.title ?? 'Stated, for a test',
    epochCivilDays: epoch,
    fromDays: lab.fromMonth === undefined ? undefined : sampleDays[lab.fromMonth],
    trajectory: {
      sampleDays,
      stageIds: stages.map(([id]) => id),
      poolIds: pools.map(([id]) => id),
      series: columnsOf(SAMPLE_COLUMNS, [lab.series ?? {}], sampleDays.length),
      stageSeries: columnsOf(
        STAGE_COLUMNS,
        stages.map(([, stated]) => stated),
        sampleDays.length,
      ),
      poolSeries: columnsOf(
        POOL_COLUMNS,
        pools.map(([, stated]) => stated),
        sampleDays.length,
      ),
      bindingStage: bound.map(([stage]) => stage),
      bindingPool: bound.map(([, pool]) => pool),
      holdingStep: bound.map(() => 'nothing'),
      software: { days: [], logEfficiency: [], deliveries: [] },
      generations: [],
      migrations: (lab.migrations ?? []).map(({ month, ...move }) => ({ ...move, loop: 'research', days: sampleDays[month]! })),
      ...{ audit: [], fingerprint: '', events: 0, granularityMax: 1 },
    },
  };
}

/** Every column at [sample * places + place]. */
function columnsOf<Id extends string>(
  columns: readonly { readonly id: Id }[],
  places: readonly Stated<Id>[],
  samples: number,
): Record<Id, Float64Array> {
  const filled = (id: Id): Float64Array =>
    Float64Array.from({ length: samples * places.length }, (_, at) => {
      return places[at % places.length]![id]?.(Math.floor(at / places.length)) ?? Number.NaN;
    });
  return Object.fromEntries(columns.map(({ id }) => [id, filled(id)])) as Record<Id, Float64Array>;
}
