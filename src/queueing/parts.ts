import type { EventList } from '../kernel/event-list.ts';
import type { Variates } from '../random/variates.ts';
import type { Tracer } from './control.ts';
import type { Counters } from './counters.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { JobTable } from './job-table.ts';
import type { PoolMode } from './pool-modes.ts';
import type { PlaceTables } from './routes.ts';
import type { NetworkSpec } from './spec.ts';
import type { SpreadRecorder } from './spread.ts';

/** What the parts of one network share. */
export interface NetworkParts {
  readonly spec: NetworkSpec;
  /** By pool: how it serves. */
  readonly modes: readonly PoolMode[];
  readonly tables: PlaceTables;
  readonly variates: Variates;
  readonly events: EventList;
  readonly jobs: JobTable;
  readonly counters: Counters;
  /** Takes in each event. */
  readonly digest: Fingerprint;
  readonly tracer: Tracer | undefined;
  /** Where variances and quantiles are asked for. */
  readonly spread: SpreadRecorder | undefined;
}
