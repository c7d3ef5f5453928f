import { shippedScenarios, shippedWhatIfs } from '../../io/package-files.ts';
import { alignedLines } from '../../report/aligned-text.ts';
import { type Action, plainAnswer } from '../answer.ts';
import { commandText } from '../command-text.ts';
import { AS_WRITTEN, loadAll } from '../load.ts';

/** Lists the scenarios and what-ifs that come with loopgain, one line each. */
export const list: Action = () => {
  const scenarios = titlesOf(shippedScenarios().map(({ id }) => id));
  const whatIfs = titlesOf(shippedWhatIfs().map(({ path }) => path));
  const rows = [...scenarios, ...whatIfs].map(({ id, kind, title }) => [id, kind, title]);
  return {
    ...plainAnswer(alignedLines(rows, ['left', 'left', 'left']), { scenarios, whatIfs }),
    notes: [
      `Simulate one: ${commandText(['run', 'mm1'])}`,
      `See what a what-if changes: ${commandText(['compare', 'compounding', '--what-if', whatIfs[0]!.id])}`,
    ],
  };
};

function titlesOf(names: readonly string[]): { readonly id: string; readonly kind: string; readonly title: string }[] {
  return loadAll(names, AS_WRITTEN).map(({ id, scenario: { kind, title } }) => ({ id, kind, title }));
}
