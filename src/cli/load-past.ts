import { InputError, type Issue } from '../base/issue.ts';
import { SIMULATED_UNTIL } from '../calibrate/targets.ts';
import { findScenario } from '../io/find-scenario.ts';
import type { Arguments } from './arguments.ts';
import { checkUncertain, loadLabs } from './ensemble-run.ts';
import type { GivenScenario } from './load.ts';

/**
 * Finds and loads a lab to be held against published figures, up to the day that these need.
 * @throws InputError if it is no lab, is sure of everything, or cannot be simulated so far
 */
export function loadPast(given: Arguments): GivenScenario {
  const scenario = loadUntil(given);
  checkUncertain(scenario);
  return scenario;
}

function loadUntil(given: Arguments): GivenScenario {
  try {
    return loadLabs([given.scenario], { ...given, until: SIMULATED_UNTIL })[0]!;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // A plain network is refused for what it is, not for the end, which nobody gave.
    if (findScenario(given.scenario).lasting) loadLabs([given.scenario], { ...given, until: undefined });
    throw new InputError(error.issues.map((issue) => (issue.path === '--until' ? describeEnd(issue, given.scenario) : issue)));
  }
}

function describeEnd(issue: Issue, name: string): Issue {
  return { ...issue, path: name, received: `${SIMULATED_UNTIL}, to which published figures are simulated` };
}
