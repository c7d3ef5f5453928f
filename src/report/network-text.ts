import type { PlaceFigures } from '../queueing/result.ts';
import type { NetworkResult } from '../queueing/simulate-network.ts';
import { alignedText, type TextColumn } from './aligned-text.ts';
import { figureText, percentText } from './figure-text.ts';

const HEADS: readonly TextColumn[] = [
  { head: 'throughput', unit: 'per day', align: 'right' },
  { head: 'in process', unit: 'jobs', align: 'right' },
  { head: 'waiting', unit: 'jobs', align: 'right' },
  { head: 'wait', unit: 'days', align: 'right' },
  { head: 'cycle', unit: 'days', align: 'right' },
];
const BUSY: TextColumn = { head: 'busy', unit: '', align: 'right' };

/** What a plain network's simulation found: stages, pools and classes over the stretch after the warm-up, aligned. */
export function networkText({ overall }: NetworkResult): string[] {
  return [
    ...placesText('stage', overall.stations, [BUSY]),
    '',
    ...placesText('pool', overall.pools, [BUSY]),
    '',
    ...placesText('class', overall.classes, []),
  ];
}

function placesText(noun: string, places: readonly PlaceFigures[], extra: readonly TextColumn[]): string[] {
  const columns: readonly TextColumn[] = [{ head: noun, unit: '', align: 'left' }, ...HEADS, ...extra];
  const rows = places.map((place) => [
    place.id,
    figureText(place.throughputPerDay),
    figureText(place.meanInProcess),
    figureText(place.meanWaiting),
    figureText(place.meanWaitDays),
    figureText(place.meanCycleDays),
    percentText(place.utilizationShare),
  ]);
  return alignedText(
    columns,
    rows.map((row) => row.slice(0, columns.length)),
  );
}

/** Figures of a network over the stretch after the warm-up, for summary.json. */
export interface NetworkSummary {
  readonly stages: readonly (PlaceFigures & { readonly pool: string })[];
  readonly pools: readonly PlaceFigures[];
  readonly classes: readonly PlaceFigures[];
}

/** The figures that the terminal shows, in full. */
export function networkSummary({ overall, spec }: NetworkResult): NetworkSummary {
  const poolOf = (station: number): string => spec.pools[spec.stations[station]!.pool]!.id;
  return {
    stages: overall.stations.map((figures, station) => ({ ...figures, pool: poolOf(station) })),
    pools: overall.pools,
    classes: overall.classes,
  };
}

/** What binds a plain network: its pools, the busiest first, each with the stages that keep it busy. */
export function networkBindingText({ pools, stages }: NetworkSummary): string[] {
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
