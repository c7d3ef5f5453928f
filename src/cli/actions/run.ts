import { InputError, type Issue } from '../../base/issue.ts';
import { checkResultFolder } from '../../io/result-folder.ts';
import type { Action } from '../answer.ts';
import type { Arguments } from '../arguments.ts';
import { commandText } from '../command-text.ts';
import { type GivenScenario, loadScenarios } from '../load.ts';
import { pictureNotes } from '../pictures.ts';
import { replayWords } from '../replay.ts';
import { resultFolder } from '../result-place.ts';
import { type Outcome, simulate } from '../simulate.ts';
import { writeResults } from '../write-results.ts';

/** Simulates scenarios and writes their results; nothing is simulated before all of them have been checked. */
export const run: Action = async (given, progress) => {
  const scenarios = loadScenarios(given.scenarios, given);
  checkReplications(scenarios, given);
  checkFolders(scenarios, given);
  const outcomes: Outcome[] = [];
  for (const { id, scenario } of scenarios) {
    progress(`simulating ${id}`);
    outcomes.push(simulate(scenario, given, (reached) => progress(`simulating ${id}: ${reached}`)));
  }
  for (const [index, scenario] of scenarios.entries()) await writeResults(scenario, outcomes[index]!, given);
  return {
    lines: scenarios.flatMap(({ scenario }, index) => [
      ...(index === 0 ? [] : ['']),
      scenario.title,
      '',
      ...outcomes[index]!.lines,
    ]),
    notes: scenarios.flatMap((scenario, index) => describeFiles(scenario, outcomes[index]!, given)),
    json: { scenarios: scenarios.map((scenario, index) => describeResult(scenario, outcomes[index]!, given)) },
    warnings: scenarios.flatMap(({ scenario }) => scenario.warnings),
  };
};

/** A lab is simulated once for each seed. */
function checkReplications(scenarios: readonly GivenScenario[], { replications, precision }: Arguments): void {
  if (replications === undefined && precision === undefined) return;
  const path = replications === undefined ? '--precision' : '--replications';
  const hint = 'Leave it out, and simulate a lab with one --seed after the other';
  const issues = scenarios
    .filter(({ scenario }) => scenario.kind === 'lab')
    .map(({ name }): Issue => ({ file: name, path, severity: 'error', expected: 'a plain network', received: 'a lab', hint }));
  if (issues.length > 0) throw new InputError(issues);
}

/**
 * Checks that each scenario has a folder of its own, into which its results can and may go.
 * @throws InputError with all that cannot be
 */
export function checkFolders(scenarios: readonly GivenScenario[], given: Arguments): void {
  const issues = scenarios.flatMap((scenario, index): readonly Issue[] => {
    const folder = resultFolder(scenario, given);
    const other = scenarios.slice(0, index).find(({ id }) => id === scenario.id);
    if (other !== undefined) return [sharedFolder(scenario, other, folder)];
    try {
      checkResultFolder(folder, given.force);
      return [];
    } catch (error) {
      if (error instanceof InputError) return error.issues;
      throw error;
    }
  });
  if (issues.length > 0) throw new InputError(issues);
}

function sharedFolder({ name }: GivenScenario, other: GivenScenario, folder: string): Issue {
  const expected = 'a folder of its own for its results';
  const received = `${folder}, where those of ${other.name} go`;
  const hint = name === other.name ? 'Name each scenario once' : 'Simulate one of them elsewhere, with --out';
  return { file: name, path: '', severity: 'error', expected, received, hint };
}

/** Where a scenario's results are, and the command that repeats them. */
export function describeFiles(scenario: GivenScenario, { tables }: Outcome, given: Arguments): string[] {
  return [
    `Wrote ${resultFolder(scenario, given)}/{${tables.map(({ id }) => id).join(',')}}.csv`,
    ...pictureNotes(resultFolder(scenario, given), { ...given, figures: given.figures && scenario.scenario.kind === 'lab' }),
    `Repeat: ${commandText(replayWords(scenario, given))}`,
  ];
}

/** A scenario's results for --json. */
export function describeResult(given: GivenScenario, outcome: Outcome, asked: Arguments): unknown {
  const { id, scenario } = given;
  const { events, fingerprint, granularity, replications, summary } = outcome;
  return {
    id,
    title: scenario.title,
    kind: scenario.kind,
    folder: resultFolder(given, asked),
    seed: asked.seed,
    ...(replications === undefined ? {} : { replications }),
    replay: commandText(replayWords(given, asked)),
    events,
    fingerprint,
    granularity,
    summary,
  };
}
