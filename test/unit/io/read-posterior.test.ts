import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { InputError } from '../../../src/base/issue.ts';
import { readPosterior } from '../../../src/io/read-posterior.ts';
import { csvText } from '../../../src/report/csv.ts';
import { posteriorTable } from '../../../src/report/posterior-table.ts';
import { unsureLab } from '../../support/unsure-lab.ts';

const { uncertainty } = unsureLab();
const fileOf = (text: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'loopgain-posterior-')), 'posterior.csv');
  writeFileSync(file, text);
  return file;
};
const DRAWS = [
  { parameters: { beta: 0.5, theta: 1.25 }, options: { horizonLaw: 'faster' } },
  { parameters: { beta: 0.75, theta: 0.1 }, options: { horizonLaw: 'exponential' } },
];

test('what is written is read again', () => {
  expect(readPosterior(fileOf(csvText(posteriorTable(DRAWS))), [uncertainty])).toEqual(DRAWS);
});

test('columns of nothing that the scenario is unsure of are ignored', () => {
  const [first] = readPosterior(fileOf('draw,beta,gone\n1,0.5,x\n'), [uncertainty]);
  expect(first).toEqual({ parameters: { beta: 0.5 }, options: {} });
});

test.each([
  ['draw,beta\n1,x\n', 2, 'beta', 'a number'],
  ['draw,beta\n1,\n', 2, 'beta', 'a number'],
  ['draw,beta\n1,0.5\n2,2.5\n', 3, 'beta', '0 to 2, the range of the parameter'],
  ['draw,beta,horizonLaw\n1,0.5,fast\n', 2, 'horizonLaw', 'one of exponential, faster'],
  ['draw,beta\n1\n', 2, '', '2 cells'],
  ['draw,other\n1,2\n', 1, '', 'a posterior sample with parameters of the scenario'],
  ['', 1, '', 'a posterior sample with parameters of the scenario'],
])('%j is refused with its line', (text, line, path, expected) => {
  const read = () => readPosterior(fileOf(text), [uncertainty]);
  expect(read).toThrow(InputError);
  try {
    read();
  } catch (error) {
    expect((error as InputError).issues).toContainEqual(expect.objectContaining({ line, path, expected }));
  }
});

test('a row that is cut off is one issue, with the reason', () => {
  const read = () => readPosterior(fileOf('draw,beta,theta,horizonLaw\n1,0.5,1,faster\n2,0.\n'), [uncertainty]);
  expect(read).toThrow(/:3: expected 4 cells, got 2\. The file seems cut off$/);
});
