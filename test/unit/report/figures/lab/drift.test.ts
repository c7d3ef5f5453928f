import { expect, test } from 'vitest';
import { drift } from '../../../../../src/report/figures/lab/drift.ts';
import { drawnTexts } from '../../../../support/drawn-figure.ts';
import { withGenerations } from '../../../../support/stated-generations.ts';
import { statedLabPath } from '../../../../support/stated-lab-path.ts';

const LAB = statedLabPath({ months: 24, series: { drift_true_ratio: (month) => (month < 6 ? 0 : 0.08) } });
const FIRST = { startDays: 0, evaluatedDays: 0, promotedDays: 0, trueHarm: 0 };
const MISSED = { startDays: 100, evaluatedDays: 180, promotedDays: 181, trueHarm: 0.08, measuredHarm: -0.01, misses: 1 };
const DROPPED = {
  startDays: 200,
  evaluatedDays: 280,
  trueHarm: 0.2,
  measuredHarm: 0.22,
  alarms: 1,
  daysLost: 80,
  outcome: 'rolled back' as const,
};
const MENDED = {
  startDays: 300,
  evaluatedDays: 380,
  promotedDays: 381,
  trueHarm: 0.01,
  measuredHarm: 0.05,
  alarms: 1,
  falseAlarms: 1,
  rounds: 1,
  misses: 1,
};

test('says what evaluation finds and what gets into use all the same', () => {
  const { title, data } = drift.tell({ path: withGenerations(LAB, [FIRST, MISSED, DROPPED, MENDED]) })!;
  expect(title).toBe('Of 3 models evaluation rolls back 1 and mends 1; even so harm of up to 8 % gets into use');
  expect(
    data.models.map(({ generation, day, fate, alarm, isMissed }) => [
      generation,
      day - LAB.epochCivilDays,
      fate,
      alarm,
      isMissed,
    ]),
  ).toEqual([
    [1, 181, 'passed', 'none', true],
    [2, 280, 'rolled back', 'true', false],
    [3, 381, 'mended', 'by chance', true],
  ]);
});

test('says that nobody looks where nothing is measured', () => {
  const unseen = { ...MISSED, measuredHarm: Number.NaN, misses: Number.NaN };
  expect(drift.tell({ path: withGenerations(LAB, [FIRST, unseen]) })!.title).toBe(
    'Nobody looks for drift: harm of up to 8 % gets into use',
  );
});

test('says that no alarm was raised', () => {
  expect(drift.tell({ path: withGenerations(LAB, [FIRST, MISSED]) })!.title).toBe(
    'Evaluation of 1 model raises no alarm, and harm of up to 8 % gets into use',
  );
});

test('has nothing to tell where drift is not modelled or there is no model', () => {
  expect(drift.tell({ path: withGenerations(statedLabPath({ months: 3 }), [FIRST, MISSED]) })).toBeUndefined();
  expect(drift.tell({ path: LAB })).toBeUndefined();
});

test('names each kind of mark at every width', () => {
  for (const text of drawnTexts(drift, { path: withGenerations(LAB, [FIRST, MISSED, DROPPED, MENDED]) })) {
    for (const words of ['rolled back', 'false alarm', 'measured', 'missed', 'true']) expect(text).toContain(words);
    expect(text).not.toContain('NaN');
  }
});
