import { expect, test } from 'vitest';
import { simulateLab } from '../../../src/lab/simulate-lab.ts';
import { constant, keyOf, scenarioOf, smallLab } from '../../support/lab-records.ts';

test('minutes of reading per report are those of experiments, also where changes pass the stage', () => {
  const results = {
    trueShare: 1,
    powerShare: 1,
    falsePositiveShare: 0,
    reportStage: 3,
    readStages: [3],
    readingMinutes: 60,
    automated: { besideShare: constant(0), catchShare: 0, sameModelCorrelation: 0 },
    replicatedShare: 0,
    replicateFrom: 2,
    correctionLagDays: 30,
  };
  const { series } = simulateLab(scenarioOf(smallLab({ results }), 4), keyOf(1));
  const rows = [...series.reading_minutes_per_report].slice(1);
  expect(rows.reduce((sum, minutes) => sum + minutes, 0) / rows.length / 240).toBeCloseTo(1, 1); // four hours each
});
