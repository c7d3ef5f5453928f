import { shippedScenarios } from '../../io/package-files.ts';
import { alignedLines } from '../../report/aligned-text.ts';
import { type Action, plainAnswer } from '../answer.ts';
import { commandText } from '../command-text.ts';
import { AS_WRITTEN, loadAll } from '../load.ts';

/** Lists the scenarios that come with loopgain, one line each. */
export const list: Action = () => {
  const shipped = shippedScenarios().map(({ id }) => id);
  const scenarios = loadAll(shipped, AS_WRITTEN).map(({ id, scenario: { kind, title } }) => ({ id, kind, title }));
  const rows = scenarios.map(({ id, kind, title }) => [id, kind, title]);
  return {
    ...plainAnswer(alignedLines(rows, ['left', 'left', 'left']), { scenarios }),
    notes: [`Simulate one: ${commandText(['run', 'mm1'])}`],
  };
};
