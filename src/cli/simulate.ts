import { assert } from '../base/assert.ts';
import { compileLab } from '../lab/compile.ts';
import { layOutPools } from '../lab/layout.ts';
import type { LabScenario } from '../lab/parameters.ts';
import { simulateWithTwin } from '../lab/simulate-lab.ts';
import type { Trajectory } from '../lab/trajectory.ts';
import type { Violation } from '../queueing/audit.ts';
import { type NetworkRunOptions, simulateNetwork } from '../queueing/simulate-network.ts';
import type { NetworkSpec } from '../queueing/spec.ts';
import type { StreamKey } from '../random/streams.ts';
import { monthText } from '../report/figure-text.ts';
import { labSummary, labText } from '../report/lab-text.ts';
import { networkTables } from '../report/network-tables.ts';
import { networkSummary, networkText } from '../report/network-text.ts';
import type { Table } from '../report/table.ts';
import { Trace } from '../report/trace-table.ts';
import { trajectoryTables } from '../report/trajectory-tables.ts';
import type { LoadedScenario, NetworkScenario } from '../scenario/loaded.ts';
import type { Arguments } from './arguments.ts';

/** What a simulation found, ready to be printed and written. */
export interface Outcome {
  readonly tables: readonly Table[];
  /** For summary.json and --json. */
  readonly summary: unknown;
  /** For the terminal. */
  readonly lines: readonly string[];
  readonly audit: readonly Violation[];
  readonly events: number;
  readonly fingerprint: string;
  /** Most jobs that one simulated job stood for. */
  readonly granularity: number;
}

type Asked = Pick<Arguments, 'seed' | 'trace'>;

/** Told the month that a simulation has come to, whenever it is another one. */
export type Watch = (month: string) => void;

/**
 * Simulates a scenario; a lab together with its twin without AI.
 * @throws InvariantError if the path breaks a law that holds on every path
 */
export function simulate({ lab, network, kind }: LoadedScenario, asked: Asked, watch: Watch): Outcome {
  const outcome =
    lab !== undefined
      ? simulateLabScenario(lab, asked, watch)
      : network !== undefined
        ? simulatePlain(network, asked)
        : undefined;
  assert(outcome !== undefined, 'a loaded scenario is a lab or a network', { kind });
  const [violation] = outcome.audit;
  assert(violation === undefined, violation?.law ?? '', { ...violation, broken: outcome.audit.length });
  return outcome;
}

/** What was found by a lab's path: its tables, its answer, its place in the manifest. */
export function labOutcome(trajectory: Trajectory, { epochCivilDays }: LabScenario, trace: readonly Table[] = []): Outcome {
  return {
    tables: [...trajectoryTables(trajectory, epochCivilDays), ...trace],
    summary: labSummary(trajectory, epochCivilDays),
    lines: labText(trajectory, epochCivilDays),
    audit: trajectory.audit,
    events: trajectory.events,
    fingerprint: trajectory.fingerprint,
    granularity: trajectory.granularityMax,
  };
}

/** Simulates a lab and its twin, and tells how far it has come. */
export function simulateWatched(lab: LabScenario, seed: number, watch: Watch, tracer?: Trace): Trajectory {
  let shown = '';
  const onProgress = (nowDays: number): void => {
    const month = monthText(lab.epochCivilDays + nowDays);
    if (month !== shown) watch(month);
    shown = month;
  };
  return simulateWithTwin(lab, pointKey(seed), { onProgress, ...(tracer === undefined ? {} : { tracer }) });
}

/** What tells this simulation's random numbers from those of others. */
function pointKey(seed: number): StreamKey {
  return { seed, draw: 'point', replication: 1 };
}

function simulateLabScenario(lab: LabScenario, { seed, trace }: Asked, watch: Watch): Outcome {
  const tracer = traceOf(trace, () => compileLab(lab.base, layOutPools(lab.base)).spec);
  const trajectory = simulateWatched(lab, seed, watch, tracer);
  return labOutcome(trajectory, lab, tablesOf(tracer));
}

function simulatePlain({ spec, clock }: NetworkScenario, { seed, trace }: Asked): Outcome {
  const tracer = traceOf(trace, () => spec);
  const options: NetworkRunOptions = { statistics: 'spread', ...(tracer === undefined ? {} : { tracer }) };
  const result = simulateNetwork(spec, clock, pointKey(seed), options);
  return {
    tables: [...networkTables(result), ...tablesOf(tracer)],
    summary: networkSummary(result),
    lines: networkText(result),
    audit: result.audit,
    events: result.events,
    fingerprint: result.fingerprint,
    granularity: 1,
  };
}

function traceOf(wanted: boolean, specOf: () => NetworkSpec): Trace | undefined {
  return wanted ? new Trace(specOf()) : undefined;
}

function tablesOf(trace: Trace | undefined): readonly Table[] {
  return trace === undefined ? [] : [trace.table()];
}
