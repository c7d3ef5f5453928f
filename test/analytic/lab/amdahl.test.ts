import { describe, expect, test } from 'vitest';
import { DAYS_PER_YEAR } from '../../../src/base/units.ts';
import { hoursShare } from '../../../src/lab/demand.ts';
import type { LabParameters } from '../../../src/lab/parameters.ts';
import { simulateLab } from '../../../src/lab/simulate-lab.ts';
import type { Trajectory } from '../../../src/lab/trajectory.ts';
import {
  automationOf,
  classOf,
  keyOf,
  meanAndError,
  momentOf,
  peopleOf,
  planOf,
  scenarioOf,
  slotStage,
  smallLab,
  tasksOf,
  workStage,
} from '../../support/lab-records.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];
const { oversight, progress } = smallLab();
const FROZEN = { ...progress, thetaPerYear: 0 };

/** One pool of people for everything, no accelerators needed, agents without number, no oversight. */
function onePool(ceilingShare: number, change: Partial<LabParameters> = {}): LabParameters {
  const automation = automationOf({ ceilingShare });
  const hours = [16, 24, 4];
  return smallLab({
    people: [peopleOf('staff', 20), peopleOf('others', 1)],
    agents: { id: 'agents', atEpoch: 1e6, efficiencyExponent: 0, changeReserveShare: 0 },
    stages: ['decide', 'implement', 'review']
      .map((id, k) => workStage(id, 0, [hours[k]!, 0], { automation }))
      .concat(workStage('merge', 1, [0, 1])),
    classes: [classOf('experiment', [0, 1, 2], { perLeadPerson: 30 }), classOf('change', [3])],
    oversight: { ...oversight, baseShare: 0, gateShare: 0 },
    progress: FROZEN,
    horizon: { ...smallLab().horizon, earlierMinutes: 240, referenceDays: 1e6 },
    ...change,
  });
}

/** Throughput of experiments over the whole path [per year], for each seed. */
function throughputs(p: LabParameters, years = 3): readonly { readonly rate: number; readonly path: Trajectory }[] {
  return SEEDS.map((seed) => {
    const path = simulateLab(scenarioOf(p, years), keyOf(seed));
    const quarters = Array.from(path.series.experiments_per_year).slice(1);
    return { rate: quarters.reduce((sum, x) => sum + x, 0) / quarters.length, path };
  });
}

describe('one pool, no oversight, nothing else that binds', () => {
  test.each([0.25, 0.6, 1])('X_max over that without AI is 1 / (1 - f), at a ceiling of %f', (ceiling) => {
    const p = onePool(ceiling);
    const tasks = tasksOf(p);
    const f = ceiling * tasks.success(tasks.difficulty(60, 240)).ofHours;
    const moment = momentOf({ horizonMinutes: 240 });
    const ratio = planOf(p, moment).throughputPerYear / planOf(p, { ...moment, withoutAi: true }).throughputPerYear;
    expect(ratio * (1 - f)).toBeCloseTo(1, 6);
    expect(planOf(p, { ...moment, withoutAi: true }).throughputPerYear).toBeCloseTo((20 * 5 * DAYS_PER_YEAR) / 44, 9);
  });

  test('measured throughput meets X_max', () => {
    const p = onePool(0.6);
    const paths = throughputs(p);
    const planned = planOf(p, momentOf({ horizonMinutes: 240 })).throughputPerYear;
    const { mean, error } = meanAndError(paths.map(({ rate }) => rate));
    expect(error / planned).toBeLessThan(0.01);
    expect(Math.abs(mean - planned), `${mean} +- ${error} against ${planned}`).toBeLessThan(4 * error);
    for (const { path } of paths)
      expect(path.series.amdahl_throughput_ratio.every((x) => Math.abs(x - path.series.amdahl_throughput_ratio[0]!) < 1e-9)).toBe(
        true,
      );
  });
});

test('latency: sum W over sum of W ((1 - a)(1 - u) + a - f + a o + a / s)', () => {
  const p = onePool(0.6, { oversight });
  const plan = planOf(p, momentOf({ horizonMinutes: 240 }));
  const tasks = tasksOf(p);
  const f = 0.6 * tasks.success(tasks.difficulty(60, 240)).ofHours;
  const o = 0.05 * (48 / 30) ** -0.3;
  const share = 0.4 + 0.6 - f + 0.6 * o + 0.6 / 8;
  expect(hoursShare(plan.rates[0]!)).toBeCloseTo(share, 6);
  expect(plan.latencyRatio).toBeCloseTo(1 / share, 6);
});

/** A lab of which only the accelerators can bind. */
function onlyAccelerators(accelerators: number): LabParameters {
  const p = smallLab();
  const fleet = { ...p.fleet, accelerators: { startDays: 0, stepDays: 1, values: Float64Array.of(accelerators) } };
  const classes = [classOf('experiment', [0, 1, 2, 3]), classOf('change', [1, 3], { perLeadPerson: 0.01 })];
  return { ...p, people: [peopleOf('researchers', 200), peopleOf('engineers', 200)], classes, fleet, progress: FROZEN };
}

describe('only accelerators bind', () => {
  const planned = (accelerators: number, softwareEfficiency: number): number =>
    planOf(onlyAccelerators(10_000), momentOf({ accelerators, softwareEfficiency })).throughputPerYear;

  test('X goes as C^(1 - eta) S^psi: ten times less compute is 10^0.655 fewer experiments and 2.5 times slower progress', () => {
    expect(planned(1e4, 1) / planned(1e3, 1)).toBeCloseTo(10 ** 0.655, 9);
    expect((planned(1e4, 1) / planned(1e3, 1)) ** 0.6).toBeCloseTo(2.47, 2);
    expect(planned(1e4, 8) / planned(1e4, 1)).toBeCloseTo(8 ** 0.3, 9);
  });

  test('measured throughput meets X_max', () => {
    const { mean, error } = meanAndError(throughputs(onlyAccelerators(10_000), 4).map(({ rate }) => rate));
    expect(error / 1000).toBeLessThan(0.02);
    expect(Math.abs(mean - 1000), `${mean} +- ${error}`).toBeLessThan(4 * error);
  });
});

describe('a mixed stationary lab', () => {
  const labs: readonly (readonly [string, LabParameters])[] = [
    ['pooled', smallLab({ progress: FROZEN })],
    ['dedicated', smallLab({ progress: FROZEN, staffing: 'dedicated' })],
    ['rework', smallLab({ progress: FROZEN, stages: withRework() })],
    ['bundles', smallLab({ progress: FROZEN, granularity: { kind: 'auto', jobsPerYear: { experiment: 200, change: 200 } } })],
  ];

  const known = new Map<LabParameters, ReturnType<typeof throughputs>>();
  const pathsOf = (p: LabParameters): ReturnType<typeof throughputs> => {
    const paths = known.get(p) ?? throughputs(p, 4);
    known.set(p, paths);
    return paths;
  };

  test.each(labs)('%s: held capacity never exceeds capacity, throughput never exceeds X_max by chance', (_, p) => {
    const paths = pathsOf(p);
    for (const { path } of paths) {
      for (const share of path.poolSeries.utilization_share) expect(Number.isNaN(share) || share <= 1 + 1e-9).toBe(true);
    }
    const planned = planOf(p).throughputPerYear;
    const { mean, error } = meanAndError(paths.map(({ rate }) => rate));
    expect(error / planned).toBeLessThan(0.02);
    expect(mean, `${mean} +- ${error} against ${planned}`).toBeLessThan(planned + 4 * error);
    expect(mean).toBeGreaterThan(0.7 * planned);
  });

  test.each(labs)('%s: utilization of every pool is X D over capacity (the utilization law)', (_, p) => {
    const paths = pathsOf(p);
    const { poolIds, poolSeries } = paths[0]!.path;
    const n = poolIds.length;
    for (const [pool, id] of poolIds.entries()) {
      const [demandDays, capacity] = [poolSeries.demand_days[pool]!, poolSeries.capacity_servers[pool]!];
      const ratios = paths.map(({ rate, path }) => {
        const used = path.poolSeries.experiment_utilization_share.filter((_, at) => at >= n && at % n === pool);
        const mean = used.reduce((sum, x) => sum + x, 0) / used.length;
        return demandDays === 0 ? 1 + mean : mean / ((rate * demandDays) / DAYS_PER_YEAR / capacity);
      });
      const { mean, error } = meanAndError(ratios);
      expect(error, id).toBeLessThan(0.02);
      expect(Math.abs(mean - 1), `${id}: ${mean} +- ${error}`).toBeLessThanOrEqual(4 * error);
    }
  });
});

function withRework(): LabParameters['stages'] {
  const { stages } = smallLab();
  return [stages[0]!, stages[1]!, slotStage(), { ...(stages[3] as ReturnType<typeof workStage>), back: { to: 1, share: 0.2 } }];
}
