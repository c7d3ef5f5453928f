import { asyncBufferFromFile, type FileMetaData, parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { METRICS, type MetricId } from '../ensemble/metrics.ts';

const MS_PER_DAY = 86_400_000;

/** What a file of paths has, without its numbers. */
export interface PathsOutline {
  /** Samples by scenario [days since 1970-01-01], in the order of their first rows. */
  readonly sampleDays: ReadonlyMap<string, readonly number[]>;
  /** Metrics that it has and that this version knows. */
  readonly metrics: readonly MetricId[];
}

/** Values that are wanted of a file of paths. */
export interface WantedValues {
  readonly scenario: string;
  readonly metric: MetricId;
  /** A sample [days since 1970-01-01]. */
  readonly day: number;
}

type Row = Readonly<Record<string, unknown>>;

/** A file of paths that is open for reading. */
interface OpenFile {
  readonly metadata: FileMetaData;
  /** Reads some columns of the rows, so many groups of them at once. */
  readonly read: (columns: readonly string[], group: number) => Promise<readonly Row[]>;
}

/** Reads which scenarios, samples and metrics a file of paths has; its first group holds the first draw of each. */
export async function outlinePaths(path: string): Promise<PathsOutline> {
  const { metadata, read } = await open(path);
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  const days = new Map<string, Set<number>>();
  for (const row of await read(['scenario', 'date'], 0)) {
    const own = days.get(scenarioOf(row)) ?? new Set();
    days.set(scenarioOf(row), own.add(dayOf(row)));
  }
  return {
    sampleDays: new Map([...days].map(([scenario, own]) => [scenario, [...own].sort((a, b) => a - b)])),
    metrics: METRICS.map(({ id }) => id as MetricId).filter((id) => names.includes(id)),
  };
}

/** Reads values, each by path in the order of the file, NaN where a path has none; a group of some hundred paths is in memory at a time. */
export async function readPathValues(path: string, wanted: readonly WantedValues[]): Promise<Map<WantedValues, number[]>> {
  const { metadata, read } = await open(path);
  const values = new Map(wanted.map((want): [WantedValues, number[]] => [want, []]));
  const columns = ['scenario', 'date', ...new Set(wanted.map(({ metric }) => metric))];
  const places = new Map<string, WantedValues[]>();
  for (const want of wanted) places.set(placeText(want), [...(places.get(placeText(want)) ?? []), want]);
  for (const group of metadata.row_groups.keys()) {
    for (const row of await read(columns, group)) {
      const here = places.get(placeText({ scenario: scenarioOf(row), day: dayOf(row) })) ?? [];
      for (const want of here) values.get(want)!.push(numberOf(row[want.metric]));
    }
  }
  return values;
}

async function open(path: string): Promise<OpenFile> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  const ends = metadata.row_groups.map((_, i) =>
    metadata.row_groups.slice(0, i + 1).reduce((sum, { num_rows }) => sum + Number(num_rows), 0),
  );
  const read: OpenFile['read'] = (columns, group) =>
    parquetReadObjects({ file, metadata, columns: [...columns], rowStart: ends[group - 1] ?? 0, rowEnd: ends[group]! });
  return { metadata, read };
}

function placeText({ scenario, day }: Pick<WantedValues, 'scenario' | 'day'>): string {
  return `${scenario} ${day}`;
}

function scenarioOf(row: Row): string {
  return String(row['scenario']);
}

function dayOf({ date }: Row): number {
  return date instanceof Date ? Math.floor(date.getTime() / MS_PER_DAY) : Number.NaN;
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}
