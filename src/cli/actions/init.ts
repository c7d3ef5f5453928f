import { existsSync, writeFileSync } from 'node:fs';
import { InputError } from '../../base/issue.ts';
import { type Action, plainAnswer } from '../answer.ts';
import { commandText } from '../command-text.ts';
import { STARTERS } from '../starter-scenario.ts';

const DEFAULT_FILE = 'scenario.yaml';

/** Writes a commented scenario to start from; a file that is there stays, unless forced. */
export const init: Action = ({ topic, kind, force }) => {
  const file = topic ?? DEFAULT_FILE;
  if (existsSync(file) && !force) {
    const hint = 'Name another file, or add --force to replace it';
    throw new InputError([{ file, path: '', severity: 'error', expected: 'no file of this name', received: 'one', hint }]);
  }
  const { text, holds } = STARTERS[kind];
  writeFileSync(file, text);
  return {
    ...plainAnswer([`Wrote ${file}: ${holds}.`], { file }),
    notes: [`Check it:    ${commandText(['validate', file])}`, `Simulate it: ${commandText(['run', file])}`],
  };
};
