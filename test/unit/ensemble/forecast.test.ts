import { beforeAll, describe, expect, test } from 'vitest';
import { type Forecast, summarizeForecast } from '../../../src/ensemble/forecast/forecast.ts';
import { FAN_SHARES, FUTURES } from '../../../src/ensemble/forecast/view-tally.ts';
import { METRICS, metricIndex } from '../../../src/ensemble/metrics.ts';
import { type Frame, frameOf, type PathOutcome } from '../../../src/ensemble/outcome.ts';
import type { EnsemblePlan } from '../../../src/ensemble/plan.ts';
import type { BlockStore, PointOutcomes } from '../../../src/ensemble/run-ensemble.ts';
import { executeHere, memoryStore, outcomesInOrder, runEnsemble } from '../../../src/ensemble/run-ensemble.ts';
import { forecastTables } from '../../../src/report/forecast-tables.ts';
import { ascending, quantileType7 } from '../../../src/stats/quantiles.ts';
import { unsureLab } from '../../support/unsure-lab.ts';

const POINTS_PER_BLOCK = 4;
const scenario = unsureLab();
const frame: Frame = frameOf(scenario.lab!);
const sure = { id: 'b', title: 'B', yaml: scenario.resolvedYaml, uncertainty: scenario.uncertainty };
const plan: EnsemblePlan = {
  seed: 42,
  replications: 2,
  members: [{ ...sure, id: 'a', title: 'A' }, sure],
  design: { kind: 'drawn', draws: 14, sampling: 'sobol' },
};

let store: BlockStore;
let points: readonly PointOutcomes[];
let forecast: Forecast;
beforeAll(async () => {
  store = memoryStore();
  await runEnsemble(plan, { executor: executeHere, store, pointsPerBlock: POINTS_PER_BLOCK });
  points = [...outcomesInOrder(plan, { store, pointsPerBlock: POINTS_PER_BLOCK })];
  forecast = summarizeForecast(plan, 0, frame, { store, pointsPerBlock: POINTS_PER_BLOCK });
});

const samples = frame.sampleDays.length;

function pathsOf(given: (outcome: PathOutcome, point: PointOutcomes) => boolean = () => true): readonly PathOutcome[] {
  return points.flatMap((point) => point.outcomes[0]!.filter((outcome) => given(outcome, point)));
}

describe('an ensemble', () => {
  test('has every point once, in order, with all its paths', () => {
    expect(points.map(({ index, point }) => [index, point.draw])).toEqual(Array.from({ length: 14 }, (_, i) => [i, i + 1]));
    expect(points.every(({ outcomes }) => outcomes.length === 2 && outcomes.every((paths) => paths.length === 2))).toBe(true);
  });

  test('gives equal members equal paths, replications other ones', () => {
    for (const { outcomes } of points) {
      expect(outcomes[0]).toEqual(outcomes[1]);
      expect(outcomes[0]![0]!.fingerprint).not.toBe(outcomes[0]![1]!.fingerprint);
    }
  });

  test('does not depend on how it is cut, nor on the order in which blocks are done', async () => {
    const other = memoryStore();
    await runEnsemble(plan, {
      store: other,
      pointsPerBlock: 3,
      executor: (cut, blocks, signal) => executeHere(cut, [...blocks].reverse(), signal),
    });
    expect([...outcomesInOrder(plan, { store: other, pointsPerBlock: 3 })]).toEqual(points);
  });

  test('goes on where it was interrupted', async () => {
    const kept = memoryStore();
    const controller = new AbortController();
    const options = { store: kept, pointsPerBlock: POINTS_PER_BLOCK, executor: executeHere };
    const onProgress = (done: number): void => (done >= 8 ? controller.abort() : undefined);
    expect(await runEnsemble(plan, { ...options, signal: controller.signal, onProgress })).toBe(false);
    const seen: number[] = [];
    expect(await runEnsemble(plan, { ...options, onProgress: (done) => seen.push(done) })).toBe(true);
    expect(seen[0]).toBe(8);
    expect([...outcomesInOrder(plan, { store: kept, pointsPerBlock: POINTS_PER_BLOCK })]).toEqual(points);
  });
});

describe('a forecast', () => {
  test('has quantiles of each metric at each sample, off by at most 1/64', () => {
    const view = forecast.views[0]!;
    expect(view.given).toBe('all');
    expect(view.paths).toBe(28);
    for (const [m, { id }] of METRICS.entries()) {
      for (let sample = 0; sample < samples; sample++) {
        const place = m * samples + sample;
        const values = pathsOf()
          .map(({ metrics }) => metrics[place]!)
          .filter((value) => !Number.isNaN(value))
          .sort((a, b) => a - b);
        expect(view.present[place], id).toBe(values.length);
        for (const [i, share] of FAN_SHARES.entries()) {
          const found = view.quantiles[place * FAN_SHARES.length + i]!;
          if (values.length === 0) expect(found).toBeNaN();
          else {
            // Between two neighbours any value is a quantile.
            const rank = share * (values.length - 1);
            const [low, high] = [
              values[Math.max(0, Math.floor(rank) - 1)]!,
              values[Math.min(values.length - 1, Math.ceil(rank) + 1)]!,
            ];
            expect(found, `${id} ${share}`).toBeGreaterThanOrEqual(low - Math.abs(low) / 64);
            expect(found, `${id} ${share}`).toBeLessThanOrEqual(high + Math.abs(high) / 64);
          }
        }
      }
    }
  });

  test('counts classes, stages that bind and milestones as one would by hand', () => {
    const view = forecast.views[0]!;
    const paths = pathsOf();
    expect([...view.futures]).toEqual(FUTURES.map((future) => paths.filter((path) => path.future === future).length));
    for (const sample of [0, 2, samples - 1]) {
      for (const stage of frame.stageIds.keys()) {
        const binds = paths.filter(({ binding }) => binding[sample] === stage).length;
        expect(view.binding[sample * frame.stageIds.length + stage]).toBe(binds);
      }
      for (const [milestone, { id }] of frame.milestones.entries()) {
        const reached = paths.filter(({ milestoneDays }) => milestoneDays[milestone]! <= frame.sampleDays[sample]!).length;
        expect(view.reached[milestone * samples + sample], id).toBe(reached);
      }
    }
  });

  test('has views that take apart what it counts: by class, and by option of a variant', () => {
    const faster = forecast.views.find(({ given }) => given === 'horizonLaw=faster')!;
    const drawnFaster = pathsOf((_, { point }) => point.values[0]!.options['horizonLaw'] === 'faster');
    expect(faster.paths).toBe(drawnFaster.length);
    const place = metricIndex('software_efficiency_ratio') * samples + samples - 1;
    const median = quantileType7(ascending(drawnFaster.map(({ metrics }) => metrics[place]!)), 0.5);
    expect(Math.abs(faster.quantiles[place * FAN_SHARES.length + 3]! / median - 1)).toBeLessThan(0.03);
    for (const kind of ['future=', 'horizonLaw=']) {
      const parts = forecast.views.filter(({ given }) => given.startsWith(kind));
      expect(parts.reduce((sum, { paths }) => sum + paths, 0)).toBe(28);
    }
  });

  test('dates milestones by view, and leaves empty what is known only after the end', () => {
    const { values, rows } = forecastTables([forecast]).find(({ id }) => id === 'milestone_dates')!;
    const text = (column: string, row: number): string => String(values[column]![row]);
    const probabilities = (given: string, milestone: string): readonly number[] =>
      Array.from({ length: rows }, (_, row) => row)
        .filter((row) => text('given', row) === given && text('milestone', row) === milestone)
        .map((row) => Number(values['probability']![row]));
    const drawnFaster = pathsOf((_, { point }) => point.values[0]!.options['horizonLaw'] === 'faster');
    const week = frame.milestones.findIndex(({ id }) => id === 'horizon-week');
    const reached = [...frame.sampleDays].map(
      (day) => drawnFaster.filter(({ milestoneDays }) => milestoneDays[week]! <= day).length / drawnFaster.length,
    );
    expect(probabilities('horizonLaw=faster', 'horizon-week')).toEqual(reached);
    expect(probabilities('all', 'al1-implement')).toHaveLength(samples);
    expect(probabilities('horizonLaw=faster', 'al1-implement')).toHaveLength(0);
    // Recursion must hold for two years, and this lab is simulated for fifteen months.
    expect(probabilities('all', 'recursion').every(Number.isNaN)).toBe(true);
  });

  test('parts the variance of ln S into chance and ignorance', () => {
    const { parts } = forecast.spread.find(({ metric }) => metric === 'software_efficiency_ratio')!;
    expect(parts.draws).toBe(14);
    expect(parts.between).toBeGreaterThan(parts.within);
    expect(parts.within).toBeGreaterThan(0);
  });
});
