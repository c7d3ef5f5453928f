import { countText } from '../../report/figure-text.ts';
import { type Action, plainAnswer } from '../answer.ts';
import { loadAll } from '../load.ts';

/** What becomes of files that are no scenarios. */
const USES: Readonly<Record<string, string>> = {
  priors: ', for labs to extend',
  'what-if': ', whether it fits a lab is checked as `compare` lays it over one',
};

/** Checks scenarios without simulating them. */
export const validate: Action = (given) => {
  const scenarios = loadAll(given.scenarios, given).map(({ id, name, scenario }) => ({ ...scenario, name, id }));
  const lines = scenarios.map(({ name, kind, title, warnings }) => {
    const use = USES[kind] ?? '';
    const verdict = warnings.length === 0 ? 'valid' : `valid, with ${countText(warnings.length, 'warning')}`;
    return `${name}: ${verdict}${use} (${title})`;
  });
  const json = { scenarios: scenarios.map(({ name, id, kind, title, warnings }) => ({ name, id, kind, title, warnings })) };
  return { ...plainAnswer(lines, json), warnings: scenarios.flatMap(({ warnings }) => warnings) };
};
