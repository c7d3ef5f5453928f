import { existsSync, writeFileSync } from 'node:fs';
import { InputError } from '../../base/issue.ts';
import { type Action, plainAnswer } from '../answer.ts';
import { commandText } from '../command-text.ts';
import { STARTER_SCENARIO } from '../starter-scenario.ts';

const DEFAULT_FILE = 'scenario.yaml';

/** Writes a commented scenario to start from; a file that is there stays, unless forced. */
export const init: Action = ({ topic, force }) => {
  const file = topic ?? DEFAULT_FILE;
  if (existsSync(file) && !force) {
    const hint = 'Name another file, or add --force to replace it';
    throw new InputError([{ file, path: '', severity: 'error', expected: 'no file of this name', received: 'one', hint }]);
  }
  writeFileSync(file, STARTER_SCENARIO);
  return {
    ...plainAnswer([`Wrote ${file}: two pools, three stages, rework.`], { file }),
    notes: [`Check it:    ${commandText(['validate', file])}`, `Simulate it: ${commandText(['run', file])}`],
  };
};
