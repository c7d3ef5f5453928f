import { civilFromDays } from '../../base/calendar.ts';
import type { LabPool, Layout } from '../../lab/layout.ts';
import { layOutPools } from '../../lab/layout.ts';
import type { LabScenario } from '../../lab/parameters.ts';
import type { PoolColumnId, StageColumnId } from '../../lab/place-columns.ts';
import { QUARTER_DAYS } from '../../lab/quarter.ts';
import type { Trajectory } from '../../lab/trajectory.ts';
import { log } from '../../numeric/log.ts';
import { AS_WRITTEN } from '../../scenario/drawn.ts';
import { type MeanInterval, meanInterval } from '../../stats/intervals.ts';
import { metricIndex } from '../metrics.ts';
import type { Frame, PathOutcome } from '../outcome.ts';
import type { Point } from '../plan.ts';
import { meanAt, type TargetValues, valuesAt } from './target-values.ts';
import type { Target } from './targets.ts';

/** How much faster a stage, and how much larger a pool, is made to see what it is worth. */
const BOOST_FACTOR = 1.1;
/** What is asked of agents and accelerators: this share more. */
const SHARE_MORE = 0.01;

/** What a stage's speed is worth in a year. */
export interface MarginalStage {
  readonly year: number;
  readonly stage: string;
  /** Its people's, or the slots. */
  readonly pool: string;
  /** d ln X / d ln speed, simulated. */
  readonly elasticity: MeanInterval;
  /** D_k / D_p where its pool binds, else 0: mean over the samples of the year. */
  readonly planned: number;
}

/** What more of a pool is worth in a year. */
export interface MarginalPool {
  readonly year: number;
  readonly pool: string;
  readonly kind: LabPool['kind'];
  readonly capacityServers: number;
  /** d ln X / d ln capacity, simulated. */
  readonly elasticity: MeanInterval;
  /** 1 where it binds, else 0: mean over the samples of the year. */
  readonly planned: number;
  /** One person, or one per cent more agents or slots, as a share of the pool. */
  readonly stepShare: number;
  /** What that step is worth: experiments a year, and progress d ln S/dt on the same S as a share of itself. */
  readonly experimentsPerYear: MeanInterval;
  readonly progressShare: MeanInterval;
}

/** The lab as it is; then each stage, then each pool, a tenth faster or larger; all on the same random numbers and path of S. */
export function marginalPoints({ base }: LabScenario): readonly Point[] {
  const { pools } = layOutPools(base);
  const only = (places: readonly unknown[], one: number): number[] => places.map((_, i) => (i === one ? BOOST_FACTOR : 1));
  const boosts = [
    { capacityFactors: [], stageSpeeds: [] },
    ...base.stages.map((_, k) => ({ capacityFactors: [], stageSpeeds: only(base.stages, k) })),
    ...pools.map((_, i) => ({ capacityFactors: only(pools, i), stageSpeeds: [] })),
  ];
  return boosts.map((boost) => ({ draw: 'point', values: [AS_WRITTEN], boost }));
}

/** A calendar year and its samples whose quarter lies within it. */
export interface SampledYear {
  readonly year: number;
  readonly samples: readonly number[];
}

/** The years of a lab's samples; those without a whole quarter are left out. */
export function sampledYears({
  sampleDays,
  epochCivilDays,
}: Pick<Frame, 'sampleDays' | 'epochCivilDays'>): readonly SampledYear[] {
  const years = new Map<number, number[]>();
  for (const [sample, days] of sampleDays.entries()) {
    const from = days - QUARTER_DAYS;
    if (from < 0) continue;
    const { year } = civilFromDays(epochCivilDays + from);
    const end = civilFromDays(epochCivilDays + Math.ceil(days) - 1);
    if (end.year === year) years.set(year, [...(years.get(year) ?? []), sample]);
  }
  return [...years].map(([year, samples]) => ({ year, samples }));
}

/** Experiments a year, mean over the samples of a year. */
export function experimentsIn({ samples, year }: SampledYear, { sampleDays }: Pick<Frame, 'sampleDays'>): Target {
  const first = metricIndex('experiments_per_year') * sampleDays.length;
  const of = ({ metrics }: PathOutcome): number =>
    samples.reduce((sum, sample) => sum + metrics[first + sample]!, 0) / samples.length;
  const id = `experiments_per_year@${year}`;
  return { id, meaning: 'Experiments completed', unit: '1/year', kind: 'linear', of, isCensored: () => false };
}

/** What marginal values are told from. */
export interface MarginalPaths {
  readonly lab: LabScenario;
  /** One path of the lab as it is, for what its plan says. */
  readonly path: Trajectory;
  readonly years: readonly SampledYear[];
  /** By year. */
  readonly experiments: readonly TargetValues[];
}

/** What each stage's speed is worth, year by year. */
export function marginalStages(paths: MarginalPaths): readonly MarginalStage[] {
  const { lab, path, years, experiments } = paths;
  const { pools, stagePool } = layOutPools(lab.base);
  return years.flatMap((sampled, y) =>
    lab.base.stages.map(
      ({ id }, k): MarginalStage => ({
        year: sampled.year,
        stage: id,
        pool: pools[stagePool[k]!]!.id,
        elasticity: elasticityAt(experiments[y]!, 1 + k),
        planned: meanOver(sampled, (sample) =>
          bindingPool(path, sample) === stagePool[k] ? stageValue(path, 'marginal_value_ratio', sample, k) : 0,
        ),
      }),
    ),
  );
}

/** What one more person, or one per cent more agents or slots, is worth, year by year. */
export function marginalPools(paths: MarginalPaths): readonly MarginalPool[] {
  const layout: Layout = layOutPools(paths.lab.base);
  return paths.years.flatMap((_, y) => layout.pools.map((pool, i) => marginalPool(paths, y, pool, i)));
}

function marginalPool(
  { lab, path, years, experiments }: MarginalPaths,
  y: number,
  { id, kind }: LabPool,
  i: number,
): MarginalPool {
  const sampled = years[y]!;
  const elasticity = elasticityAt(experiments[y]!, 1 + lab.base.stages.length + i);
  const capacityServers = meanOver(sampled, (sample) => poolValue(path, 'capacity_servers', sample, i));
  const stepShare = kind === 'people' ? 1 / capacityServers : SHARE_MORE;
  const perYear = meanAt(experiments[y]!, 0);
  return {
    ...{ year: sampled.year, pool: id, kind, capacityServers, elasticity, stepShare },
    planned: meanOver(sampled, (sample) => (bindingPool(path, sample) === i ? 1 : 0)),
    experimentsPerYear: scaled(elasticity, stepShare * perYear),
    progressShare: scaled(elasticity, stepShare * meanOver(sampled, (sample) => parallelExponentAt(lab, sample))),
  };
}

/** ln(X' / X) / ln 1.1, paired by replication. */
function elasticityAt(experiments: TargetValues, point: number): MeanInterval {
  const asItIs = valuesAt(experiments, 0);
  return meanInterval(valuesAt(experiments, point).map((rate, i) => log(rate / asItIs[i]!) / log(BOOST_FACTOR)));
}

/** lambda: d ln(d ln S/dt) / d ln X on the same S. */
function parallelExponentAt({ base, fork, sampleDays }: LabScenario, sample: number): number {
  const parameters = fork !== undefined && sampleDays[sample]! >= fork.fromDays ? fork.parameters : base;
  return parameters.progress.parallelExponent;
}

/** The pool that the plan's experiments load most. */
function bindingPool(path: Trajectory, sample: number): number {
  const loads = path.poolIds.map((_, i) => poolValue(path, 'load_ratio', sample, i));
  return loads.indexOf(Math.max(...loads));
}

function stageValue({ stageSeries, stageIds }: Trajectory, column: StageColumnId, sample: number, stage: number): number {
  return stageSeries[column][sample * stageIds.length + stage]!;
}

function poolValue({ poolSeries, poolIds }: Trajectory, column: PoolColumnId, sample: number, pool: number): number {
  return poolSeries[column][sample * poolIds.length + pool]!;
}

function meanOver({ samples }: SampledYear, of: (sample: number) => number): number {
  return samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
}

function scaled({ count, mean, standardError, low, high }: MeanInterval, factor: number): MeanInterval {
  return { count, mean: mean * factor, standardError: standardError * factor, low: low * factor, high: high * factor };
}
