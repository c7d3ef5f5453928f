import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COLUMN } from '../../src/lab/compile.ts';
import { simulateLab } from '../../src/lab/simulate-lab.ts';
import type { Generation, Trajectory } from '../../src/lab/trajectory.ts';
import { ADMITTED, DEPARTED } from '../../src/queueing/figures.ts';
import { IDLE } from '../support/idle-mechanisms.ts';
import { keyOf } from '../support/lab-records.ts';
import { checkLaw } from '../support/laws.ts';
import type { OpenLab } from '../support/open-lab.ts';
import { watchLab } from '../support/open-lab.ts';
import type { RandomLab } from '../support/random-labs.ts';
import { parametersOf, randomLab, randomScenario } from '../support/random-labs.ts';
import type { Mechanisms } from '../support/random-mechanisms.ts';

const RUNS = 40;
const KEY = keyOf(7);
/** Rounding of sums. */
const CLOSE = 1e-9;

function pathOf(lab: RandomLab): Trajectory {
  return simulateLab(randomScenario(lab), KEY);
}

/** Where nothing changes on the way. */
const steadyLab = randomLab.map((lab): RandomLab => ({ ...lab, fork: undefined }));

function expectEqual(found: number, expected: number): void {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(CLOSE * Math.max(1, Math.abs(expected)));
}

/** Sum over the jobs in process of a column that counts all of a bundle. */
function inProcess({ lab, present }: OpenLab, column: number): number {
  const values = lab.control.columns[column]!;
  for (const job of present) expect(values[job]).toBeGreaterThanOrEqual(0);
  return [...present].reduce((sum, job) => sum + values[job]!, 0);
}

/** Jobs of a class that have come and gone; none in a lab without it. */
function flowOf({ lab }: OpenLab, id: string): { readonly come: number; readonly gone: number } {
  const c = lab.parameters.classes.findIndex((jobClass) => jobClass.id === id);
  const figures = lab.control.counters.snapshot(lab.control.nowDays);
  return c < 0 ? { come: 0, gone: 0 } : { come: figures.ofClass(c, ADMITTED), gone: figures.ofClass(c, DEPARTED) };
}

describe('nothing is lost', () => {
  const holds = (law: (open: OpenLab) => void) => () =>
    checkLaw(
      fc.property(steadyLab, (lab) => watchLab(randomScenario(lab), KEY, law)),
      RUNS,
    );

  test(
    'flaws made are caught, adopted or still in the work; what they cause comes, after a while',
    holds((open) => {
      const { tallies, parameters } = open.lab;
      const left = inProcess(open, COLUMN.flawsByPeople) + inProcess(open, COLUMN.flawsByAi);
      expectEqual(tallies.flawsMade, tallies.flawsCaught + tallies.flawsEscaped + left);
      expect(tallies.incidents).toBeLessThanOrEqual(tallies.flawsEscaped * (1 + CLOSE));
      const { come, gone } = flowOf(open, 'incident');
      expect(come).toBeLessThanOrEqual(tallies.incidents * (1 + CLOSE));
      expect(gone).toBeLessThanOrEqual(come * (1 + CLOSE));
      const isThere = parameters.classes.some(({ id }) => id === 'incident');
      if (isThere && parameters.review?.incidentLagDays === 0) expectEqual(come, tallies.incidents);
    }),
  );

  test(
    'results are adopted out of reports, null ones out of those, and come back once',
    holds((open) => {
      const { tallies, parameters } = open.lab;
      expect(tallies.adopted).toBeLessThanOrEqual(tallies.reports * (1 + CLOSE));
      expect(tallies.adoptedNull).toBeLessThanOrEqual(tallies.adopted);
      expect(tallies.replications).toBeLessThanOrEqual(tallies.reports * (1 + CLOSE));
      const { come } = flowOf(open, 'correction');
      expect(come).toBeLessThanOrEqual(tallies.adoptedNull * (1 + CLOSE));
      const isThere = parameters.classes.some(({ id }) => id === 'correction');
      if (isThere && parameters.results?.correctionLagDays === 0) expectEqual(come, tallies.adoptedNull);
    }),
  );

  test(
    'weaknesses at the epoch and made since are hidden or found, and found ones fixed or open',
    holds((open) => {
      const { tallies, parameters, layer, control } = open.lab;
      const { findings } = layer;
      const { weaknessesAtEpoch = 0, weaknessesPerChange = 0 } = parameters.findings ?? {};
      const since = tallies.changes - changesAtEpoch(open);
      const ever = weaknessesAtEpoch + weaknessesPerChange * since;
      expect(findings.weaknesses).toBeGreaterThanOrEqual(0);
      expect(findings.weaknesses + tallies.findings).toBeLessThanOrEqual(ever + CLOSE * (1 + ever)); // some are found this week
      expectEqual(tallies.findings, tallies.findingsFixed + findings.openFindings);
      const { come, gone } = flowOf(open, 'finding');
      expectEqual(come, tallies.findings);
      expectEqual(gone, tallies.findingsFixed);
      if (findings.openFindings > CLOSE * come) expect(findings.openAgeDays).toBeLessThanOrEqual(control.nowDays);
      if (findings.openFindings > CLOSE * come) expect(findings.openAgeDays).toBeGreaterThanOrEqual(0);
    }),
  );

  const atEpoch = new WeakMap<object, number>();
  /** Changes made by the first sample, which is on the epoch. */
  function changesAtEpoch({ lab }: OpenLab): number {
    if (!atEpoch.has(lab.tallies)) atEpoch.set(lab.tallies, lab.tallies.changes);
    return atEpoch.get(lab.tallies)!;
  }
});

const ACTIVITIES = ['writing', 'reviewing', 'directing', 'operating', 'evaluating', 'labelling', 'coordinating'] as const;

test('shares are shares, rates are not below 0, and what people do adds up to all of their hours', () => {
  checkLaw(
    fc.property(randomLab, (lab) => {
      const { series } = pathOf(lab);
      for (const [id, values] of Object.entries(series)) {
        const numbers = [...values].filter((value) => !Number.isNaN(value));
        if (/_(share|per_year|jobs|days|minutes)$/.test(id)) expect(Math.min(0, ...numbers), id).toBeGreaterThanOrEqual(-CLOSE);
        if (id.endsWith('_share') && id !== 'human_share') expect(Math.max(0, ...numbers), id).toBeLessThanOrEqual(1 + CLOSE);
      }
      for (const row of series.human_hours_per_year.keys()) {
        if (!(series.human_hours_per_year[row]! > 0)) continue;
        expectEqual(
          ACTIVITIES.reduce((sum, activity) => sum + series[`${activity}_hours_share`][row]!, 0),
          1,
        );
      }
    }),
    RUNS,
  );
});

test('equal labs give equal bytes', () => {
  checkLaw(
    fc.property(randomLab, (lab) => {
      expect(pathOf(structuredClone(lab))).toEqual(pathOf(lab));
    }),
    RUNS,
  );
});

/** Dates of a generation in the order of its steps, those that came. */
function datesOf(g: Generation): readonly number[] {
  const { startDays, trainingDays, trainedDays, evaluatedDays, approvedDays, releasedDays, promotedDays } = g;
  return [startDays, trainingDays, trainedDays, evaluatedDays, approvedDays, releasedDays, promotedDays].filter(
    (days) => !Number.isNaN(days),
  );
}

test('generations go through their steps in order, and no further than alarms, pauses and the gate let them', () => {
  checkLaw(
    fc.property(steadyLab, (lab) => {
      const { generations } = parametersOf(lab.surroundings, lab.mechanisms);
      const { control, gate } = generations;
      const isPaused = (days: number) => control?.pauses.some((p) => p.fromDays <= days && days < p.toDays) ?? false;
      for (const g of pathOf(lab).generations.slice(1)) {
        const dates = datesOf(g);
        expect(dates).toEqual([...dates].sort((a, b) => a - b));
        expect(g.outcome === 'promoted').toBe(!Number.isNaN(g.promotedDays));
        expect([isPaused(g.startDays), isPaused(g.trainingDays), isPaused(g.promotedDays)]).toEqual([false, false, false]);
        if (gate === 'closed') expect([g.releasedDays, g.promotedDays]).toEqual([Number.NaN, Number.NaN]);
        expect(g.falseAlarms).toBeLessThanOrEqual(g.alarms);
        expect(g.rounds).toBeLessThanOrEqual(control?.detection.action === 'remediate' ? control.detection.rounds : 0);
        expect(g.rounds).toBeLessThanOrEqual(g.alarms);
        expect(g.daysLost).toBeGreaterThanOrEqual(0);
        if (g.outcome === 'rolled back') expect(g.alarms).toBeGreaterThan(0);
        if (g.outcome === 'promoted' && control !== undefined)
          expect(g.promotedDays - g.trainedDays).toBeGreaterThanOrEqual(control.minimumDays - CLOSE);
        if (!Number.isNaN(g.trueHarm)) expect(Math.abs(g.trueHarm - 1 / 2)).toBeLessThanOrEqual(1 / 2);
      }
    }),
    2 * RUNS,
  );
});

test('where AI makes none of the data and nothing drifts by itself, no generation does harm', () => {
  const byPeople = steadyLab.map((lab) => {
    const control = lab.mechanisms.control;
    const drift = control?.drift && {
      ...control.drift,
      goods: control.drift.goods.map((good) => ({ ...good, trendPerGeneration: 0 })),
    };
    const surroundings = { ...lab.surroundings, opensDays: Infinity };
    return { ...lab, surroundings, mechanisms: { ...lab.mechanisms, control: control && { ...control, drift } } };
  });
  checkLaw(
    fc.property(byPeople, (lab) => {
      const { generations, series } = pathOf(lab);
      for (const { trueHarm, alarms, falseAlarms, misses } of generations) {
        expect([trueHarm || 0, alarms - falseAlarms, misses || 0]).toEqual([0, 0, 0]);
      }
      expect(series.drift_true_ratio.every((harm) => (harm || 0) === 0)).toBe(true);
    }),
    RUNS,
  );
});

test('the rows before a fork are those of the lab without it', () => {
  checkLaw(
    fc.property(
      randomLab.filter(({ fork }) => fork !== undefined),
      (lab) => {
        const [forked, plain] = [pathOf(lab), pathOf({ ...lab, fork: undefined })];
        const rows = [...plain.sampleDays].filter((days) => days < lab.fork!.fromDays).length;
        const head = ({ series, stageSeries, poolSeries, stageIds, poolIds }: Trajectory) => [
          Object.values(series).map((values) => values.slice(0, rows)),
          Object.values(stageSeries).map((values) => values.slice(0, rows * stageIds.length)),
          Object.values(poolSeries).map((values) => values.slice(0, rows * poolIds.length)),
        ];
        expect(head(forked)).toEqual(head(plain));
      },
    ),
    RUNS,
  );
});

test.each(Object.entries(IDLE))('%s: all other numbers are those of the lab without', (_, idle) => {
  const [key] = Object.keys(idle) as [keyof Mechanisms];
  const without = steadyLab.map((lab): RandomLab => {
    const results = lab.mechanisms.results && { ...lab.mechanisms.results, readStages: [3] }; // who reads at review reads what it asks for
    const others = { ...lab.mechanisms, results, [key]: undefined, off: [] };
    return { ...lab, surroundings: { ...lab.surroundings, backShare: 0 }, mechanisms: others };
  });
  checkLaw(
    fc.property(without, (lab) => {
      const [plain, idling] = [pathOf(lab), pathOf({ ...lab, mechanisms: { ...lab.mechanisms, ...idle } })];
      for (const part of ['series', 'stageSeries', 'poolSeries'] as const) {
        for (const [id, values] of Object.entries(plain[part])) {
          const there = Object.entries(idling[part]).find(([other]) => other === id)![1];
          if (id !== 'drift_measured_ratio' && !values.every(Number.isNaN)) expect([id, there]).toEqual([id, values]);
        }
      }
      const datesAndReturns = ({ measuredHarm: _measured, misses: _misses, ...rest }: Generation) => rest;
      expect(idling.generations.map(datesAndReturns)).toEqual(plain.generations.map(datesAndReturns));
    }),
    RUNS,
  );
});

test('a class that nobody calls changes no number', () => {
  const uncalled = steadyLab.map((lab): RandomLab => {
    const classes = lab.surroundings.classes.filter((id) => id !== 'incident' && id !== 'remediation');
    const control = lab.mechanisms.control && {
      ...lab.mechanisms.control,
      detection: { ...lab.mechanisms.control.detection, jobs: 0 },
    };
    const review = lab.mechanisms.review && { ...lab.mechanisms.review, incidentShare: 0 };
    return { ...lab, surroundings: { ...lab.surroundings, classes }, mechanisms: { ...lab.mechanisms, review, control } };
  });
  checkLaw(
    fc.property(uncalled, (lab) => {
      const { surroundings } = lab;
      const classes = [...surroundings.classes, 'incident', 'remediation'] as const;
      const { fingerprint: _one, ...plain } = pathOf(lab);
      const { fingerprint: _two, ...more } = pathOf({ ...lab, surroundings: { ...surroundings, classes } });
      expect(more).toEqual(plain);
    }),
    RUNS,
  );
});
