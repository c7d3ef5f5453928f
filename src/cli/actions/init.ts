import { existsSync, writeFileSync } from 'node:fs';
import { InputError, type Problem } from '../../base/issue.ts';
import { describeWriteFault } from '../../io/write-fault.ts';
import { type Action, plainAnswer } from '../answer.ts';
import { commandText } from '../command-text.ts';
import { STARTERS } from '../starter-scenario.ts';

const DEFAULT_FILE = 'scenario.yaml';

/** Writes a commented scenario to start from; a file that is there stays, unless forced. */
export const init: Action = ({ topic, kind, force }) => {
  const file = topic ?? DEFAULT_FILE;
  if (existsSync(file) && !force) {
    throw refuse(file, {
      expected: 'no file of this name',
      received: 'one',
      hint: 'Name another file, or add --force to replace it',
    });
  }
  const { text, holds } = STARTERS[kind];
  write(file, text);
  return {
    ...plainAnswer([`Wrote ${file}: ${holds}.`], { file }),
    notes: [`Check it:    ${commandText(['validate', file])}`, `Simulate it: ${commandText(['run', file])}`],
  };
};

function write(file: string, text: string): void {
  if (file === '-') throw refuse(file, { expected: 'a file to write', received: 'the standard input' });
  try {
    writeFileSync(file, text);
  } catch (error) {
    const fault = describeWriteFault(error);
    throw fault === undefined ? error : refuse(file, { expected: 'a file that can be written', received: fault });
  }
}

function refuse(file: string, problem: Problem): InputError {
  return new InputError([{ file, path: '', severity: 'error', ...problem }]);
}
