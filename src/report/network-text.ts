import type { PlaceIntervals, UncertainFigure, UncertainFigures } from '../queueing/intervals.ts';
import { mapUncertain } from '../queueing/intervals.ts';
import type { PlaceFigures, PlaceSpread } from '../queueing/result.ts';
import type { NetworkResult } from '../queueing/simulate-network.ts';
import type { NetworkSpec } from '../queueing/spec.ts';
import { histogramQuantile } from '../stats/histogram.ts';
import { alignedText, foldedText, type TextColumn } from './aligned-text.ts';
import { figureText, percentText } from './figure-text.ts';
import type { Certainty } from './interval-table.ts';
import { certaintyText, halfWidth, halfWidthText } from './interval-text.ts';
import { TEXT_WIDTH } from './text-section.ts';

type Kind = 'stations' | 'classes' | 'pools';

/** A column of the terminal's tables, and its text for one place. */
interface PlaceColumn extends TextColumn {
  readonly text: (figures: PlaceFigures, spread: PlaceSpread | undefined) => string;
  /** Whose interval is shown below it. */
  readonly uncertain?: UncertainFigure;
}

/** Share of the jobs whose times the terminal tells, beside the mean. */
const SHOWN_QUANTILE = 0.95;

function figureColumn(head: string, unit: string, of: keyof UncertainFigures & keyof PlaceFigures): PlaceColumn {
  return { head, unit, align: 'right', text: (figures) => figureText(figures[of]), uncertain: of };
}

function quantileColumn(of: 'waitDays' | 'cycleDays'): PlaceColumn {
  const text: PlaceColumn['text'] = (_, spread) =>
    spread === undefined ? '' : figureText(histogramQuantile(spread[of], SHOWN_QUANTILE));
  const uncertain = of === 'waitDays' ? 'waitP95Days' : 'cycleP95Days';
  return { head: percentText(SHOWN_QUANTILE), unit: 'days', align: 'right', text, uncertain };
}

function shareColumn(head: string, unit: string, of: (figures: PlaceFigures) => number): PlaceColumn {
  return { head, unit, align: 'right', text: (figures) => percentText(of(figures)) };
}

const COUNTS = [
  figureColumn('throughput', 'per day', 'throughputPerDay'),
  figureColumn('WIP', 'jobs', 'meanInProcess'),
  figureColumn('waiting', 'jobs', 'meanWaiting'),
];
const WAIT = figureColumn('wait', 'days', 'meanWaitDays');
const CYCLE = figureColumn('cycle', 'days', 'meanCycleDays');
const BUSY: PlaceColumn = {
  ...shareColumn('busy', '', ({ utilizationShare }) => utilizationShare),
  uncertain: 'utilizationShare',
};

/**
 * What a plain network's simulation found: stages, pools and classes over the stretch after the warm-up, aligned, half of the 95 %
 * confidence interval below each mean that has one.
 */
export function networkText({ overall, spread, spec }: NetworkResult, certainty: Certainty): string[] {
  const times = spread === undefined ? [WAIT, CYCLE] : [WAIT, quantileColumn('waitDays'), CYCLE, quantileColumn('cycleDays')];
  const block = (noun: string, of: Kind, extra: readonly PlaceColumn[]): string[] =>
    placesText(noun, [...COUNTS, ...times, ...extra], overall[of], spread?.[of], certainty.intervals[of]);
  const gone = goneColumns(spec);
  return [
    ...block('stage', 'stations', [BUSY]),
    ...(gone.length === 0 ? [] : ['', ...placesText('stage', gone, overall.stations, undefined, [])]),
    '',
    ...block('pool', 'pools', [BUSY]),
    '',
    ...block('class', 'classes', []),
    '',
    ...certaintyText(certainty),
  ];
}

function placesText(
  noun: string,
  columns: readonly PlaceColumn[],
  places: readonly PlaceFigures[],
  spreads: readonly PlaceSpread[] | undefined,
  intervals: readonly PlaceIntervals[],
): string[] {
  const rows = places.flatMap((place, i) => {
    const halves = columns.map(({ uncertain }) => (uncertain === undefined ? '' : halfWidthText(uncertain, intervals[i])));
    const figures = [place.id, ...columns.map(({ text }) => text(place, spreads?.[i]))];
    return halves.every((text) => text === '') ? [figures] : [figures, ['', ...halves]];
  });
  return foldedText([{ head: noun, unit: '', align: 'left' }, ...columns], rows, TEXT_WIDTH);
}

/** What became of the jobs that were not served, and of the servers that could not let go: only what the network's stations can do. */
function goneColumns({ stations }: NetworkSpec): readonly PlaceColumn[] {
  const column = (head: string, of: (figures: PlaceFigures) => number): PlaceColumn =>
    shareColumn(head, 'of arrivals', (figures) => of(figures) / figures.arrivals);
  return [
    ...(stations.some(({ buffer }) => buffer !== undefined) ? [column('lost', ({ lost }) => lost)] : []),
    ...(stations.some(({ balking }) => balking !== undefined) ? [column('turned away', ({ balked }) => balked)] : []),
    ...(stations.some(({ patienceDays }) => patienceDays !== undefined) ? [column('gave up', ({ abandoned }) => abandoned)] : []),
    ...(stations.some(({ buffer }) => buffer?.whenFull === 'block')
      ? [shareColumn('blocked', 'of capacity', ({ blockedShare }) => blockedShare)]
      : []),
  ];
}

/** Figures of a place for summary.json; with their quantiles, where these were asked for. */
export type PlaceSummary = PlaceFigures & {
  readonly waitP95Days?: number;
  readonly cycleP95Days?: number;
  /** Half of the 95 % confidence intervals of the means. */
  readonly halfWidths: UncertainFigures;
};

/** Figures of a network over the stretch after the warm-up, for summary.json. */
export interface NetworkSummary {
  readonly stages: readonly (PlaceSummary & { readonly pool: string })[];
  readonly pools: readonly PlaceSummary[];
  readonly classes: readonly PlaceSummary[];
  /** Over how many replications the figures are means. */
  readonly replications: number;
}

/** The figures that the terminal shows, in full. */
export function networkSummary({ overall, spread, spec }: NetworkResult, { intervals, replications }: Certainty): NetworkSummary {
  const poolOf = (station: number): string => spec.pools[spec.stations[station]!.pool]!.id;
  const placesOf = (of: Kind): readonly PlaceSummary[] =>
    overall[of].map((figures, i) => ({
      ...figures,
      ...quantilesOf(spread?.[of][i]),
      halfWidths: halfWidthsOf(intervals[of][i]!),
    }));
  return {
    stages: placesOf('stations').map((figures, station) => ({ ...figures, pool: poolOf(station) })),
    pools: placesOf('pools'),
    classes: placesOf('classes'),
    replications,
  };
}

function halfWidthsOf(intervals: PlaceIntervals): PlaceSummary['halfWidths'] {
  return mapUncertain((figure) => halfWidth(intervals[figure]));
}

function quantilesOf(spread: PlaceSpread | undefined): Pick<PlaceSummary, 'waitP95Days' | 'cycleP95Days'> {
  if (spread === undefined) return {};
  const quantile = (of: 'waitDays' | 'cycleDays'): number => histogramQuantile(spread[of], SHOWN_QUANTILE);
  return { waitP95Days: quantile('waitDays'), cycleP95Days: quantile('cycleDays') };
}

/** What is asked of a summary to see what binds. */
interface Binding {
  readonly pools: readonly PlaceFigures[];
  readonly stages: readonly (PlaceFigures & { readonly pool: string })[];
}

/** What binds a plain network: its pools, the busiest first, each with the stages that keep it busy. */
export function networkBindingText({ pools, stages }: Binding): string[] {
  const busiestFirst = [...pools].sort((a, b) => busyOf(b) - busyOf(a));
  const [first] = busiestFirst;
  if (first === undefined || busyOf(first) === 0) return ['No pool is busy: nothing binds.'];
  const rows = busiestFirst.flatMap((pool) => [
    [pool.id, '', percentText(pool.utilizationShare), ''],
    ...stages.filter((stage) => stage.pool === pool.id).map((stage) => stageRow(stage, pool)),
  ]);
  return [
    `Pool ${first.id} binds: ${percentText(first.utilizationShare)} of its capacity is in use, ${roomText(busyOf(first))}.`,
    '',
    ...alignedText(BINDING_HEADS, rows),
  ];
}

/** What more work would do to a pool, by the share of it that is in use. */
function roomText(busyShare: number): string {
  const times = figureText(1 / busyShare);
  return times === '1' ? 'so that more work would only wait' : `so that ${times} times the work would fill it`;
}

const BINDING_HEADS: readonly TextColumn[] = [
  { head: 'pool', unit: '', align: 'left' },
  { head: 'stage', unit: '', align: 'left' },
  { head: 'busy', unit: 'of the pool', align: 'right' },
  { head: 'elasticity', unit: 'of its ceiling', align: 'right' },
];

/** A stage's share of its pool's work is by how many per cent the pool's most throughput falls if the stage takes 1 % more. */
function stageRow(stage: PlaceFigures, pool: PlaceFigures): string[] {
  return ['', stage.id, percentText(stage.utilizationShare), figureText(-stage.utilizationShare / pool.utilizationShare)];
}

/** JSON has no NaN: a share that does not exist is null there. */
function busyOf({ utilizationShare }: PlaceFigures): number {
  return Number.isFinite(utilizationShare) ? utilizationShare : 0;
}
