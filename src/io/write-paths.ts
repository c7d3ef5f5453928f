import { type ColumnSource, fileWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { METRICS } from '../ensemble/metrics.ts';
import type { Frame } from '../ensemble/outcome.ts';
import type { PointOutcomes } from '../ensemble/run-ensemble.ts';

/** Paths that are laid out at a time. */
const PATHS_PER_GROUP = 256;
const MS_PER_DAY = 86_400_000;

const KEYS: readonly SchemaElement[] = [
  { name: 'scenario', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
  { name: 'draw', type: 'INT32', repetition_type: 'REQUIRED' },
  { name: 'replication', type: 'INT32', repetition_type: 'REQUIRED' },
  { name: 'date', type: 'INT32', converted_type: 'DATE', repetition_type: 'REQUIRED' },
];
const BINDING: SchemaElement = { name: 'binding_stage', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' };

/** One path as the file wants it. */
interface PathRows {
  readonly scenario: string;
  readonly draw: number;
  readonly replication: number;
  readonly frame: Frame;
  readonly metrics: Float64Array;
  readonly binding: Uint8Array;
}

/**
 * Writes all paths of an ensemble as Parquet: a row per scenario, draw, replication and sample; every metric as a 32-bit number, empty
 * where there is none, and the stage that binds. Some hundred paths are in memory at a time.
 * @param members by member of the ensemble
 */
export function writePaths(
  path: string,
  members: readonly { readonly id: string; readonly frame: Frame }[],
  points: Iterable<PointOutcomes>,
): void {
  const metrics = METRICS.map(({ id }): SchemaElement => ({ name: id, type: 'FLOAT', repetition_type: 'OPTIONAL' }));
  const columns = [...KEYS, ...metrics, BINDING];
  const file = new ParquetWriter({
    writer: fileWriter(path),
    schema: [{ name: 'root', num_children: columns.length }, ...columns],
    createdBy: 'loopgain',
  });
  let waiting: PathRows[] = [];
  const flush = (): void => {
    if (waiting.length > 0) void file.write({ columnData: layOut(waiting), rowGroupSize: Number.MAX_SAFE_INTEGER });
    waiting = [];
  };
  for (const point of points) {
    waiting.push(...pathsOf(point, members));
    if (waiting.length >= PATHS_PER_GROUP) flush();
  }
  flush();
  file.finish();
}

function pathsOf(
  { index, outcomes }: PointOutcomes,
  members: readonly { readonly id: string; readonly frame: Frame }[],
): readonly PathRows[] {
  return members.flatMap(({ id, frame }, member) =>
    outcomes[member]!.map(({ metrics, binding }, i) => ({
      ...{ scenario: id, draw: index + 1, replication: i + 1 },
      ...{ frame, metrics, binding },
    })),
  );
}

function layOut(paths: readonly PathRows[]): ColumnSource[] {
  const each = <Value>(of: (path: PathRows, sample: number) => Value): Value[] =>
    paths.flatMap((path) => Array.from(path.frame.sampleDays, (_, sample) => of(path, sample)));
  return [
    { name: 'scenario', data: each(({ scenario }) => scenario) },
    { name: 'draw', data: each(({ draw }) => draw) },
    { name: 'replication', data: each(({ replication }) => replication) },
    {
      name: 'date',
      data: each(({ frame }, sample) => new Date((frame.epochCivilDays + Math.floor(frame.sampleDays[sample]!)) * MS_PER_DAY)),
    },
    ...METRICS.map(({ id }, m) => ({
      name: id,
      data: each(({ metrics, frame }, sample) => finiteOrNone(metrics[m * frame.sampleDays.length + sample]!)),
    })),
    { name: 'binding_stage', data: each(({ frame, binding }, sample) => frame.stageIds[binding[sample]!]!) },
  ];
}

function finiteOrNone(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
