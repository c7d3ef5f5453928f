import { assert } from '../base/assert.ts';
import { InputError } from '../base/issue.ts';
import { compileLab } from '../lab/compile.ts';
import { layOutPools } from '../lab/layout.ts';
import type { LabScenario } from '../lab/parameters.ts';
import { simulateWithTwin } from '../lab/simulate-lab.ts';
import type { Trajectory } from '../lab/trajectory.ts';
import type { Violation } from '../queueing/audit.ts';
import { pathIntervals } from '../queueing/intervals.ts';
import { type NetworkStudy, type ReplicationPlan, replicateNetwork } from '../queueing/replicate.ts';
import type { NetworkClock } from '../queueing/result.ts';
import { type NetworkRunOptions, simulateNetwork } from '../queueing/simulate-network.ts';
import type { NetworkSpec } from '../queueing/spec.ts';
import { findWarmUpDays } from '../queueing/warm-up.ts';
import type { StreamKey } from '../random/streams.ts';
import { figureText, monthText, percentText } from '../report/figure-text.ts';
import { labSummary, labText } from '../report/lab-text.ts';
import { networkTables } from '../report/network-tables.ts';
import { networkSummary, networkText } from '../report/network-text.ts';
import { replicationTable } from '../report/replication-table.ts';
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
  /** Of a lab. */
  readonly trajectory?: Trajectory;
  /** Independent replications behind the figures; undefined for a single path. */
  readonly replications?: number;
}

type Asked = Pick<Arguments, 'seed' | 'trace' | 'replications' | 'precision'>;

/** Told how far a simulation has come: the month of a lab, the replication of a network. */
export type Watch = (reached: string) => void;

/**
 * Simulates a scenario; a lab together with its twin without AI.
 * @throws InvariantError if the path breaks a law that holds on every path
 */
export function simulate({ lab, network, kind }: LoadedScenario, asked: Asked, watch: Watch): Outcome {
  const outcome =
    lab !== undefined
      ? simulateLabScenario(lab, asked, watch)
      : network !== undefined
        ? simulatePlain(network, asked, watch)
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
    trajectory,
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
export function pointKey(seed: number): StreamKey {
  return { seed, draw: 'point', replication: 1 };
}

function simulateLabScenario(lab: LabScenario, { seed, trace }: Asked, watch: Watch): Outcome {
  const tracer = traceOf(trace, () => compileLab(lab.base, layOutPools(lab.base)).spec);
  const trajectory = simulateWatched(lab, seed, watch, tracer);
  return labOutcome(trajectory, lab, tablesOf(tracer));
}

function simulatePlain(network: NetworkScenario, asked: Asked, watch: Watch): Outcome {
  const { spec } = network;
  const clock = clockOf(network, asked);
  const tracer = traceOf(asked.trace, () => spec);
  const options: NetworkRunOptions = { statistics: 'spread', ...(tracer === undefined ? {} : { tracer }) };
  const plan = planOf(asked);
  const key = pointKey(asked.seed);
  const onReplication = (done: number): void => watch(`replication ${done + 1}`);
  const study = plan && replicateNetwork(spec, clock, key, plan, { ...options, watch: onReplication });
  const result = study?.result ?? simulateNetwork(spec, clock, key, options);
  const certainty = study ?? { intervals: pathIntervals(result), replications: 1 };
  return {
    tables: [...networkTables(result, certainty), ...(study === undefined ? [] : [replicationTable(study)]), ...tablesOf(tracer)],
    summary: { ...networkSummary(result, certainty), warmUpDays: clock.warmUpDays },
    lines: [...networkText(result, certainty), ...missedText(study, asked), ...foundText(network, clock)],
    audit: result.audit,
    events: result.events,
    fingerprint: result.fingerprint,
    granularity: 1,
    ...(study === undefined ? {} : { replications: study.replications }),
  };
}

function planOf({ replications, precision }: Asked): ReplicationPlan | undefined {
  if (precision === undefined) return replications === undefined ? undefined : { replications };
  return { precisionShare: precision, ...(replications === undefined ? {} : { most: replications }) };
}

/**
 * The clock of a network, its warm-up found where the scenario asks for that.
 * @throws InputError if the network does not settle
 */
export function clockOf({ spec, clock, warmUp }: NetworkScenario, { seed }: Pick<Asked, 'seed'>): NetworkClock {
  if (warmUp === 'given') return clock;
  const warmUpDays = findWarmUpDays(spec, clock, pointKey(seed));
  if (warmUpDays !== undefined) return { ...clock, warmUpDays };
  const expected = 'a network whose work in process settles in the first half of its time (MSER-5)';
  const received = `one that has not by day ${figureText(clock.endDays / 2)}`;
  const hint = 'Simulate longer, or write the warm-up as a time';
  throw new InputError([{ path: 'time.warmUp', severity: 'error', expected, received, hint }]);
}

function foundText({ warmUp }: NetworkScenario, { warmUpDays }: NetworkClock): string[] {
  if (warmUp === 'given') return [];
  return [
    warmUpDays === 0
      ? 'MSER-5 finds no warm-up to leave out.'
      : `Left out as warm-up, by MSER-5: ${figureText(warmUpDays)} days.`,
  ];
}

function missedText(study: NetworkStudy | undefined, { precision = Infinity }: Asked): string[] {
  if (study === undefined || study.reachedShare <= precision) return [];
  const { reachedShare, replications } = study;
  const times = reachedShare / precision;
  if (times === Infinity) return ['Not every class finished jobs in each replication, so that no precision can be told.'];
  return [
    `The ${percentText(precision)} asked for take some ${figureText(replications * times * times)} replications: see --replications.`,
  ];
}

function traceOf(wanted: boolean, specOf: () => NetworkSpec): Trace | undefined {
  return wanted ? new Trace(specOf()) : undefined;
}

function tablesOf(trace: Trace | undefined): readonly Table[] {
  return trace === undefined ? [] : [trace.table()];
}
