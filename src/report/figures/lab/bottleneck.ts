import { migrationsOf } from '../../../lab/trajectory.ts';
import { countText, monthText } from '../../figure-text.ts';
import type { Figure, Story } from '../figure.ts';
import type { LabPath, Material } from '../material.ts';
import { rounded } from '../rounded.ts';
import { type BottleneckData, drawBottleneck, type PlaceRow, type Stretch } from './bottleneck-chart.ts';
import { monthName } from './lab-curves.ts';

/** Which stage binds when, what waits and who is busy. */
export const bottleneck: Figure<BottleneckData> = {
  id: 'bottleneck',
  asks: 'Where is the bottleneck, and when does it move?',
  needs: ['path'],
  tell: ({ path }: Material) => (path === undefined ? undefined : bottleneckStory(path)),
  draw: drawBottleneck,
};

function bottleneckStory(path: LabPath): Story<BottleneckData> | undefined {
  const stretches = stretchesOf(path);
  if (stretches.length === 0) return undefined;
  const { trajectory, epochCivilDays } = path;
  const binding = new Set(stretches.map(({ stage }) => stage));
  const days = Array.from(trajectory.sampleDays, (each) => Math.floor(epochCivilDays + each));
  return {
    title: titleOf(stretches),
    subtitle: `${path.title}: stage that binds experiments; jobs waiting at stages (logarithmic scale); hours held of all that pools have`,
    caption:
      'A stage binds when more of its pool of people or machines would let the lab finish more experiments. A new one must lead by 5 % for 30 days. Other work (product, tools) waits in the same queues, so that the longest need not be where experiments are held up.',
    description: stretches.map(({ stage, pool, fromDay }) => `from ${monthText(fromDay)} ${stage} (${pool})`).join(', '),
    sources: [`simulated by loopgain: ${path.id}`],
    data: { stretches, days, queues: queuesOf(path, binding), utilizations: utilizationsOf(path) },
  };
}

function titleOf(stretches: readonly Stretch[]): string {
  const { stage, pool, fromDay } = stretches.at(-1)!;
  const moves = stretches.length - 1;
  if (moves === 0) return `The bottleneck stays at “${stage}”, which waits for ${pool}`;
  return `The bottleneck moves ${moves === 1 ? 'once' : countText(moves, 'time')}: since ${monthName(fromDay)} it is “${stage}”, which waits for ${pool}`;
}

/** From the first sample at which something binds to the last. */
function stretchesOf({ trajectory, epochCivilDays }: LabPath): Stretch[] {
  const { sampleDays, bindingStage, bindingPool } = trajectory;
  const known = bindingStage.findIndex((stage) => stage !== '');
  if (known < 0) return [];
  const moves = migrationsOf('research', trajectory).filter(({ days }) => days > sampleDays[known]!);
  const first = { stage: bindingStage[known]!, pool: bindingPool[known]!, days: sampleDays[known]! };
  const starts = [first, ...moves.map(({ days, toStage, toPool }) => ({ stage: toStage, pool: toPool, days }))];
  const end = sampleDays.at(-1)!;
  return starts.map(({ stage, pool, days }, i) => ({
    ...{ stage, pool, fromDay: Math.floor(epochCivilDays + days) },
    toDay: Math.floor(epochCivilDays + (starts[i + 1]?.days ?? end)),
  }));
}

/** More rows than this are not read. */
const MOST_STAGES = 7;
/** Jobs: a queue that never was as long does not matter. */
const LEAST_QUEUE = 1;
/** A pool that never was as busy does not matter. */
const LEAST_UTILIZATION = 0.05;

/** Queues of the stages that bind at some time and of those where most waits, in the order of the lab's stages. */
function queuesOf({ trajectory }: LabPath, binding: ReadonlySet<string>): PlaceRow[] {
  const { stageIds, stageSeries } = trajectory;
  const rows = rowsOf(stageIds, stageSeries.waiting_jobs).filter(({ values }) => largest(values) >= LEAST_QUEUE);
  const rank = ({ place, values }: PlaceRow): number => (binding.has(place) ? Infinity : largest(values));
  const told = [...rows].sort((one, other) => (rank(other) > rank(one) ? 1 : -1)).slice(0, MOST_STAGES);
  return rows.filter((row) => told.includes(row));
}

function utilizationsOf({ trajectory: { poolIds, poolSeries } }: LabPath): PlaceRow[] {
  return rowsOf(poolIds, poolSeries.utilization_share).filter(({ values }) => largest(values) >= LEAST_UTILIZATION);
}

/** A column by place, from values at [sample * places + place]. */
function rowsOf(places: readonly string[], column: Float64Array): PlaceRow[] {
  const samples = column.length / places.length;
  return places.map((place, k) => {
    return { place, values: Array.from({ length: samples }, (_, i) => rounded(column[i * places.length + k]!)) };
  });
}

function largest(values: readonly (number | null)[]): number {
  return values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
}
