import type { Distribution, LoadedScenario, NetworkClock, NetworkSpec, StreamKey, Table } from '../../src/index.ts';
import {
  createStream,
  csvText,
  loadScenario,
  networkTables,
  simulateNetwork,
  simulateWithTwin,
  trajectoryTables,
} from '../../src/index.ts';
import { everyPool } from './networks.ts';
import { NUMERIC } from './numeric.ts';

const KEY: StreamKey = { seed: 42, draw: 'point', replication: 1 };
const SHORT: NetworkClock = { endDays: 2000, warmUpDays: 200, sampleEveryDays: 300 };
const NUMERIC_VALUES = 4000;

/** Labs that are simulated and up to when: one with generations, one past the day on which the future begins. */
const LABS = [
  ['small-lab', '2022-01-01'],
  ['full-recursion', '2026-10-01'],
] as const;

const KINDS: { readonly [K in Distribution['kind']]: Extract<Distribution, { kind: K }> } = {
  exponential: { kind: 'exponential', mean: 0.7 },
  deterministic: { kind: 'deterministic', value: 0.7 },
  lognormal: { kind: 'lognormal', median: 0.5, spread: 0.9 },
  gamma: { kind: 'gamma', mean: 0.7, cv: 1.3 },
  erlang: { kind: 'erlang', mean: 0.7, phases: 3 },
  uniform: { kind: 'uniform', low: 0.1, high: 1.3 },
  triangular: { kind: 'triangular', low: 0.1, mode: 0.4, high: 1.5 },
  empirical: { kind: 'empirical', values: [0.3, 0.7, 1.9], weights: [3, 2, 1] },
  hyperexponential: { kind: 'hyperexponential', means: [0.2, 1.7], weights: [2, 1] },
};

/**
 * What loopgain computes from the same input, by item, as text: tables of shipped networks and labs, tables of networks with every
 * kind of distribution and pool, and the bits that every numeric function gives.
 * @param scenarios texts of the shipped scenarios by path
 */
export function itemTexts(scenarios: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const missing = { expected: 'a shipped scenario', received: 'another path' };
  const load = (name: string, end?: string): LoadedScenario =>
    loadScenario(`scenarios/${name}.yaml`, {
      read: (path) => scenarios[path] ?? missing,
      overrides: [],
      ...(end === undefined ? {} : { end }),
    });
  const items = [
    ...['mm1', 'mmc', 'rework'].map((name) => [`network ${name}`, networkText(load(name).network!.spec)]),
    ...Object.values(KINDS).map((work) => [`network of ${work.kind} work`, networkText(everyPool(work))]),
    ...LABS.map(([name, end]) => [`lab ${name}`, labText(load(name, end))]),
    ...Object.entries(NUMERIC).map(([name, f]) => [`numeric ${name}`, bitsText(f)]),
  ];
  return Object.fromEntries(items);
}

function networkText(spec: NetworkSpec): string {
  const result = simulateNetwork(spec, SHORT, KEY, { statistics: 'spread' });
  return tablesText(networkTables(result), result.events, result.fingerprint);
}

function labText({ lab, resolvedYaml }: LoadedScenario): string {
  const path = simulateWithTwin(lab!, KEY);
  return resolvedYaml + tablesText(trajectoryTables(path, lab!.epochCivilDays), path.events, path.fingerprint);
}

function tablesText(tables: readonly Table[], events: number, fingerprint: string): string {
  return [`${events} events, fingerprint ${fingerprint}\n`, ...tables.map(csvText)].join('');
}

/** A line per value, as the sixteen hexadecimal digits of its bits; a NaN has many, all of which are one value. */
function bitsText(f: (u: number, v: number) => number): string {
  const stream = createStream('same bytes');
  const view = new DataView(new ArrayBuffer(Float64Array.BYTES_PER_ELEMENT));
  const lines = Array.from({ length: NUMERIC_VALUES }, () => {
    const value = f(stream.next(), stream.next());
    view.setFloat64(0, value);
    return Number.isNaN(value) ? 'NaN' : view.getBigUint64(0).toString(16).padStart(16, '0');
  });
  return lines.join('\n');
}
