import { InputError, type Issue } from '../base/issue.ts';
import { findScenario } from '../io/find-scenario.ts';
import type { NetworkScenario } from '../scenario/loaded.ts';
import type { Arguments } from './arguments.ts';
import { AS_WRITTEN, type GivenScenario, loadScenarios, type ScenarioChanges } from './load.ts';

/** One of two plain networks to compare. */
export interface Compared {
  /** Tells it from the other. */
  readonly id: string;
  /** What --set changed of it. */
  readonly changes: readonly string[];
  readonly given: GivenScenario;
  readonly network: NetworkScenario;
}

/** The first and the second. */
export type Pair = readonly [first: Compared, second: Compared];

/**
 * Finds and loads what is to be compared: two scenarios, or one as it is and as --set changes it, which is what it does to the second
 * of two.
 * @throws InputError if these are not two plain networks, or have problems of their own
 */
export function loadPair({ scenarios: names, set, until }: Arguments): Pair {
  const [first = '', second = first] = names;
  if (names.length > 2) throw refuse(names[2]!, 'two scenarios', `${names.length}`, 'Compare them two by two');
  if (names.length === 1) checkAlone(first, set);
  const unchanged = { ...AS_WRITTEN, until };
  const one = loadPlain(first, unchanged);
  const other = loadPlain(second, { ...unchanged, set });
  const otherId =
    other.given.id === one.given.id ? `${one.given.id}-${names.length === 1 ? 'changed' : 'second'}` : other.given.id;
  return [
    { ...one, id: one.given.id, changes: [] },
    { ...other, id: otherId, changes: set },
  ];
}

/** One scenario is read twice, and must differ from itself. */
function checkAlone(name: string, set: readonly string[]): void {
  if (set.length === 0) {
    const hint = 'Name another, or say with --set what differs';
    throw refuse('compare', 'two scenarios, or one and --set', 'one and no --set', hint);
  }
  if (findScenario(name).lasting) return;
  const hint = 'Save it in a file first';
  throw refuse(name, 'a file, since a scenario compared with itself is read twice', 'a pipe, which gives its text once', hint);
}

function loadPlain(name: string, changes: ScenarioChanges): Pick<Compared, 'given' | 'network'> {
  const [given] = loadScenarios([name], changes);
  const { network } = given!.scenario;
  if (network !== undefined) return { given: given!, network };
  const hint =
    'Run labs with the same --seed and compare their timeseries.csv; the command `futures` does so for the shipped ones';
  throw refuse(name, 'a plain network', 'a lab', hint);
}

function refuse(path: string, expected: string, received: string, hint: string): InputError {
  const issue: Issue = { path, severity: 'error', expected, received, hint };
  return new InputError([issue]);
}
