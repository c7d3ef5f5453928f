import { expect, test } from 'vitest';
import { generations } from '../../../../../src/report/figures/lab/generations.ts';
import { drawnTexts } from '../../../../support/drawn-figure.ts';
import { withGenerations } from '../../../../support/stated-generations.ts';
import { statedLabPath } from '../../../../support/stated-lab-path.ts';

const FIRST = { startDays: 0, trainingDays: 0, trainedDays: 0, evaluatedDays: 0, promotedDays: 0 };

/** A generation that collects data for 10 days, trains for 50, is evaluated for 20 and waits for 5. */
function generationAt(startDays: number, intervalDays: number) {
  const days = {
    trainingDays: startDays + 10,
    trainedDays: startDays + 60,
    evaluatedDays: startDays + 80,
    promotedDays: startDays + 85,
  };
  return { startDays, ...days, intervalDays };
}

const LAB = statedLabPath({ months: 24 });

test('says how the pace of new models changes', () => {
  const path = withGenerations(LAB, [FIRST, generationAt(100, 100), generationAt(150, 50), generationAt(350, 200)]);
  expect(generations.tell({ path })!.title).toBe(
    'A new model starts every 100 days at first and every 50 days in May 2021, but every 200 days at the end',
  );
  const even = withGenerations(LAB, [FIRST, generationAt(100, 100), generationAt(200, 100)]);
  expect(generations.tell({ path: even })!.title).toBe('A new model starts every 100 days');
});

test('takes each generation apart into its steps', () => {
  const path = withGenerations(LAB, [FIRST, generationAt(100, 100)]);
  const { rows } = generations.tell({ path })!.data;
  const epoch = LAB.epochCivilDays;
  expect(rows[0]!.stretches).toEqual([]);
  expect(rows[1]!.stretches.map(({ step, fromDay, toDay }) => [step, fromDay - epoch, toDay - epoch])).toEqual([
    ['data', 100, 110],
    ['train', 110, 160],
    ['evaluate', 160, 180],
    ['gate', 180, 185],
  ]);
});

test('counts roll-backs, which end when they are dropped, and says what waits at the gate', () => {
  const dropped = { ...generationAt(200, Number.NaN), promotedDays: Number.NaN, daysLost: 80, outcome: 'rolled back' as const };
  const waiting = { ...generationAt(300, 200), promotedDays: Number.NaN, outcome: 'in flight' as const };
  const path = withGenerations(LAB, [FIRST, generationAt(100, 200), dropped, waiting]);
  const { title, data } = generations.tell({ path })!;
  expect(title).toBe('A new model starts every 200 days; 1 of 3 are rolled back; generation 3 waits at the gate since Jan 2022');
  expect(data.rows[2]!.endDay - LAB.epochCivilDays).toBe(280);
  expect(data.rows[3]!.stretches.at(-1)).toEqual({ step: 'gate', fromDay: LAB.epochCivilDays + 380, toDay: data.endDay });
});

test('calls an evaluation with remediation by its name', () => {
  const path = withGenerations(LAB, [FIRST, { ...generationAt(100, 100), rounds: 1 }]);
  expect(generations.tell({ path })!.data.rows[1]!.stretches.map(({ step }) => step)).toEqual(['data', 'train', 'mend', 'gate']);
});

test('has nothing to tell of a lab that makes no models', () => {
  expect(generations.tell({ path: LAB })).toBeUndefined();
  expect(generations.tell({ path: withGenerations(LAB, [FIRST]) })).toBeUndefined();
});

test('draws few and many generations, with every step named', () => {
  const many = Array.from({ length: 30 }, (_, i) => generationAt(20 * (i + 1), 20));
  for (const stated of [
    [FIRST, generationAt(100, 100)],
    [FIRST, ...many],
  ]) {
    for (const text of drawnTexts(generations, { path: withGenerations(LAB, stated) })) {
      for (const words of ['Generation 1, enlarged', 'data, 10 days', 'train, 50 days', 'evaluate, 20 days', 'gate, 5 days'])
        expect(text).toContain(words);
      expect(text).not.toContain('NaN');
    }
  }
});
