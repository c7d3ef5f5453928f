import { assert } from '../base/assert.ts';
import type { Violation } from '../queueing/audit.ts';
import { simulateNetwork } from '../queueing/simulate-network.ts';
import { networkTables } from '../report/network-tables.ts';
import { networkSummary, networkText } from '../report/network-text.ts';
import type { Table } from '../report/table.ts';
import { Trace } from '../report/trace-table.ts';
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
  readonly granularity: number;
}

/**
 * Simulates a scenario.
 * @throws InvariantError if the path breaks a law that holds on every path
 */
export function simulate({ network }: LoadedScenario, given: Pick<Arguments, 'seed' | 'trace'>): Outcome {
  assert(network !== undefined, 'a scenario is a lab or a network');
  const outcome = simulatePlain(network, given);
  const [violation] = outcome.audit;
  assert(violation === undefined, violation?.law ?? '', { ...violation, broken: outcome.audit.length });
  return outcome;
}

function simulatePlain(
  { spec, clock, capacitySteps }: NetworkScenario,
  { seed, trace }: Pick<Arguments, 'seed' | 'trace'>,
): Outcome {
  const tracer = trace ? new Trace(spec) : undefined;
  const options = tracer === undefined ? { capacitySteps } : { capacitySteps, tracer };
  const result = simulateNetwork(spec, clock, { seed, draw: 'point', replication: 1 }, options);
  return {
    tables: [...networkTables(result), ...(tracer === undefined ? [] : [tracer.table()])],
    summary: networkSummary(result),
    lines: networkText(result),
    audit: result.audit,
    events: result.events,
    fingerprint: result.fingerprint,
    granularity: 1,
  };
}
