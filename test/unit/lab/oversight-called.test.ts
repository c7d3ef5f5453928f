import { describe, expect, test } from 'vitest';
import type { Results, Review } from '../../../src/lab/oversight/control-parameters.ts';
import type { LabParameters } from '../../../src/lab/parameters.ts';
import { simulateLab } from '../../../src/lab/simulate-lab.ts';
import { ADMITTED } from '../../../src/queueing/figures.ts';
import { classOf, constant, hoursOf, keyOf, scenarioOf, smallLab, workStage } from '../../support/lab-records.ts';
import { watchLab } from '../../support/open-lab.ts';
import { loadShipped } from '../../support/scenario-files.ts';

const NOT_READ = { besideShare: constant(0), catchShare: 0, sameModelCorrelation: 0 };

/** A lab in which findings and incidents are mended by engineers, in an hour. */
function lab(change: Partial<LabParameters>): LabParameters {
  const p = smallLab();
  return {
    ...p,
    classes: [...p.classes, classOf('finding', [4]), classOf('incident', [4])],
    stages: [...p.stages, workStage('mend', 1, [0, 0], { hours: hoursOf({ finding: 1, incident: 1 }) })],
    ...change,
  };
}

test('a stock of less than one weakness is not found twice', () => {
  const findings = {
    weaknessesPerChange: 0.001,
    weaknessesAtEpoch: 0.3,
    foundPerYear: 50,
    aiSearchRatio: 1,
    searchStage: 1,
  };
  const found: number[] = [];
  const ever: number[] = [];
  watchLab(scenarioOf(lab({ findings }), 2), keyOf(1), (open) => {
    const { tallies } = open.lab;
    found.push(tallies.findings);
    ever.push(findings.weaknessesAtEpoch + findings.weaknessesPerChange * tallies.changes);
  });
  expect(found.at(-1)).toBeGreaterThan(0);
  for (const [i, made] of ever.entries()) expect(found[i]).toBeLessThanOrEqual(made);
});

test('of hundreds of flaws in one change as many come back as incidents as are counted', () => {
  const review: Review = {
    stage: 3,
    flawsPerVisit: 400,
    aiFlawRatio: constant(1),
    scrutinyMinutes: 1e9,
    policy: { elasticity: 0, budgetShare: 1 },
    automated: NOT_READ,
    incidentShare: 0.3,
    incidentLagDays: 0,
  };
  const stages = [...smallLab().stages.slice(0, 3), workStage('review', 1, [4, 1], { back: { to: 1, share: 0 } })];
  const p = lab({ review, stages: [...stages, lab({}).stages[4]!] });
  let incidents = 0;
  let come = 0;
  watchLab(scenarioOf(p, 0.25), keyOf(1), (open) => {
    incidents = open.lab.tallies.incidents;
    come = open.lab.control.counters.snapshot(open.lab.control.nowDays).ofClass(3, ADMITTED);
  });
  expect(incidents).toBeGreaterThan(1e4);
  expect(come / incidents).toBeCloseTo(1, 9);
});

describe('results that are looked into from a day on', () => {
  const results: Results = {
    trueShare: 1,
    powerShare: 1,
    falsePositiveShare: 0,
    reportStage: 1,
    readStages: [1],
    readingMinutes: 60,
    automated: NOT_READ,
    replicatedShare: 0,
    replicateFrom: 0,
    correctionLagDays: 30,
  };

  test.each(['exact', 'auto'] as const)('%s: experiments that had been reported on by then are worth what they were', (kind) => {
    const granularity = kind === 'exact' ? { kind } : { kind, jobsPerYear: { experiment: 100, change: 100 } };
    const base = smallLab({ granularity });
    const fork = { fromDays: 300, parameters: { ...base, results } };
    const plain = simulateLab(scenarioOf(base, 2), keyOf(1)).series;
    const forked = simulateLab(scenarioOf(base, 2, { fork }), keyOf(1)).series;
    expect(forked.result_quality_ratio).toEqual(plain.result_quality_ratio);
    expect(forked.software_efficiency_ratio).toEqual(plain.software_efficiency_ratio);
  });
});

test('corrections: none adopts the same null results, of which nobody takes one back', () => {
  const adopted = (override: string): readonly [adoptedNull: number, corrected: number] => {
    const { base } = loadShipped('null-results', [override, 'stages.takeback.work.correction=0.000001 work hours']).lab!;
    const correction = base.classes.findIndex(({ id }) => id === 'correction');
    let [nulls, come] = [0, 0];
    watchLab(scenarioOf(base, 2), keyOf(1), ({ lab: { tallies, control } }) => {
      nulls = tallies.adoptedNull;
      come = control.counters.snapshot(control.nowDays).ofClass(correction, ADMITTED);
    });
    return [nulls, come];
  };
  const [atOnce, never] = [adopted('results.corrections.after=0 days'), adopted('results.corrections=none')];
  expect(atOnce[0]).toBeGreaterThan(10);
  expect(atOnce[1]).toBeCloseTo(atOnce[0], 9);
  expect(never).toEqual([atOnce[0], 0]);
});

test('experiments that are but run are worth what they are', () => {
  const p = smallLab();
  const { series } = simulateLab(scenarioOf({ ...p, classes: [classOf('experiment', [2]), p.classes[1]!] }, 1), keyOf(1));
  expect([...series.result_quality_ratio]).toEqual(Array(5).fill(1));
  expect(series.software_efficiency_ratio.at(-1)).toBeGreaterThan(1);
});
