import { InputError, type Issue } from '../base/issue.ts';
import { findScenario } from '../io/find-scenario.ts';
import { findWhatIf } from '../io/find-what-if.ts';
import type { Arguments } from './arguments.ts';
import { AS_WRITTEN, type GivenScenario, loadAll, loadScenarios } from './load.ts';

/** One of two scenarios to compare. */
export interface Compared {
  /** Tells it from the other. */
  readonly id: string;
  /** What --what-if and --set changed of it. */
  readonly changes: readonly string[];
  readonly given: GivenScenario;
}

/** The first and the second. */
export type Pair = readonly [first: Compared, second: Compared];

/**
 * Finds and loads what is to be compared: two scenarios, or one as it is and as --what-if and --set change it, which is what they do to
 * the second of two.
 * @throws InputError if these are not two labs or two plain networks, or have problems of their own
 */
export function loadPair({ scenarios: names, set, whatIf, until }: Arguments): Pair {
  const [first = '', second = first] = names;
  if (names.length > 2) throw refuse(names[2]!, 'two scenarios', `${names.length}`, 'Compare them two by two');
  if (names.length === 1) checkAlone(first, set, whatIf);
  const unchanged = { ...AS_WRITTEN, until };
  const one = loadScenarios([first], unchanged)[0]!;
  const other = loadScenarios([second], { ...unchanged, set, whatIf })[0]!;
  if (one.scenario.kind !== other.scenario.kind) {
    const [ofOne, ofOther] = [one, other].map(({ scenario }) => (scenario.kind === 'lab' ? 'a lab' : 'a plain network'));
    throw refuse(second, `${ofOne} like ${first}`, `${ofOther}`, 'Compare labs with labs, and networks with networks');
  }
  const whatIfs = whatIf.map(findWhatIf);
  const titles = loadAll(
    whatIfs.map(({ path }) => path),
    AS_WRITTEN,
  ).map(({ scenario: { title } }) => title);
  const parts = whatIfs.map(({ id }) => id);
  const id = names.length === 1 ? changedId(one.id, parts, set.length > 0) : [other.id, ...parts].join('-');
  return [
    { id: one.id, changes: [], given: one },
    { id: id === one.id ? `${id}-second` : id, changes: [...titles, ...set], given: other },
  ];
}

/** A scenario that is changed goes by its what-ifs, which say more than its own name. */
function changedId(id: string, whatIfs: readonly string[], isSet: boolean): string {
  if (whatIfs.length === 0) return `${id}-changed`;
  return [...whatIfs, ...(isSet ? ['changed'] : [])].join('-');
}

/** One scenario is read twice, and must differ from itself. */
function checkAlone(name: string, set: readonly string[], whatIf: readonly string[]): void {
  if (set.length + whatIf.length === 0) {
    const hint = 'Name another, or say with --set or --what-if what differs';
    throw refuse('compare', 'two scenarios, or one and --set or --what-if', 'one alone', hint);
  }
  if (findScenario(name).lasting) return;
  const hint = 'Save it in a file first';
  throw refuse(name, 'a file, since a scenario compared with itself is read twice', 'a pipe, which gives its text once', hint);
}

function refuse(path: string, expected: string, received: string, hint: string): InputError {
  const issue: Issue = { path, severity: 'error', expected, received, hint };
  return new InputError([issue]);
}
