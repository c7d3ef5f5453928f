import { forecastPeers } from '../../src/calibrate/peers/peers.ts';
import { reproduce, reproductionPlan } from '../../src/calibrate/reproduce/reproduce.ts';
import { targetsOf as publishedTargets, SIMULATED_UNTIL } from '../../src/calibrate/targets.ts';
import { reproduceDoublingTimes } from '../../src/calibrate/trends/doubling-times.ts';
import { compareMembers } from '../../src/ensemble/comparison/comparison.ts';
import { summarizeForecast } from '../../src/ensemble/forecast/forecast.ts';
import { frameOf } from '../../src/ensemble/outcome.ts';
import type { EnsemblePlan, Member, Point } from '../../src/ensemble/plan.ts';
import { executeHere, memoryStore, outcomesInOrder, runEnsemble } from '../../src/ensemble/run-ensemble.ts';
import {
  experimentsIn,
  marginalPoints,
  marginalPools,
  marginalStages,
  sampledYears,
} from '../../src/ensemble/sensitivity/marginal.ts';
import { morrisEffects, planMorris } from '../../src/ensemble/sensitivity/morris.ts';
import { planSobol, sobolResult } from '../../src/ensemble/sensitivity/sobol.ts';
import { meanAt, type TargetValues, targetValues } from '../../src/ensemble/sensitivity/target-values.ts';
import { type Target, targetsOf } from '../../src/ensemble/sensitivity/targets.ts';
import { tornadoBars, tornadoDesign } from '../../src/ensemble/sensitivity/tornado.ts';
import { readTrends } from '../../src/io/read-trends.ts';
import { planSweep, scenarioAt } from '../../src/lab/oversight/effort-sweep.ts';
import { simulateLab, simulateWithTwin } from '../../src/lab/simulate-lab.ts';
import type { LabPath, LabSensitivity, Material } from '../../src/report/figures/material.ts';
import { frontierFigures, risksOf, stretchOf } from '../../src/report/frontier-figures.ts';
import { frontierOf } from '../../src/report/frontier-result.ts';
import type { TargetResult } from '../../src/report/sensitivity-target.ts';
import type { DrawValues } from '../../src/scenario/drawn.ts';
import type { LoadedScenario } from '../../src/scenario/loaded.ts';
import { keyOf } from './lab-records.ts';
import { loadShipped } from './scenario-files.ts';
import { unsureLab } from './unsure-lab.ts';

const SEED = 42;
const FUTURES = ['compounding', 'full-recursion'];
/** Few simulated jobs stand for many: coarse, and a tenth of the time. */
const COARSE = ['granularity.experiment=20', 'granularity.change=10'];

const published = readTrends();

/** Something of every kind that pictures are about: small, and always the same. */
export async function pictureMaterial(): Promise<Required<Material>> {
  const paths = FUTURES.map((name) => pathOf(name, ['time.end=2031-01-01', ...COARSE]));
  return {
    ...{ paths, path: paths[0]!, published, doublingTimes: reproduceDoublingTimes(published, SEED) },
    ...(await ensembles()),
    reproduction: await reproductionOf(),
    peers: peersOf(paths),
    sensitivity: await sensitivityOf(unsureLab()),
    frontier: frontier(),
  };
}

function pathOf(name: string, set: readonly string[]): LabPath {
  const { lab, title } = loadShipped(name, set);
  const trajectory = simulateWithTwin(lab!, keyOf(SEED));
  return { id: name.split('/').at(-1)!, title, trajectory, epochCivilDays: lab!.epochCivilDays, fromDays: lab!.fork?.fromDays };
}

function memberOf(id: string, { title, resolvedYaml: yaml, uncertainty }: LoadedScenario): Member {
  return { id, title, yaml, uncertainty };
}

/** Simulates a plan's points in memory. */
async function simulated(plan: EnsemblePlan) {
  const blocks = { store: memoryStore(), pointsPerBlock: 4 };
  await runEnsemble(plan, { ...blocks, executor: executeHere });
  return blocks;
}

/** A forecast of two futures from a few common draws; the same paths, pair by pair, make a comparison. */
async function ensembles(): Promise<Pick<Required<Material>, 'forecasts' | 'comparison'>> {
  const scenarios = FUTURES.map((name) => ({ name, scenario: loadShipped(name, ['time.end=2030-01-01', ...COARSE]) }));
  const members = scenarios.map(({ name, scenario }) => memberOf(name, scenario));
  const plan: EnsemblePlan = { seed: SEED, replications: 1, members, design: { kind: 'drawn', draws: 3, sampling: 'sobol' } };
  const frames = scenarios.map(({ scenario }) => frameOf(scenario.lab!));
  const blocks = await simulated(plan);
  const comparison = compareMembers(plan, [frames[0]!, frames[1]!], blocks);
  return {
    forecasts: members.map((_, i) => summarizeForecast(plan, i, frames[i]!, blocks)),
    comparison: { titles: [members[0]!.title, members[1]!.title], comparison },
  };
}

async function reproductionOf() {
  const member = memberOf('history', loadShipped('history', [`time.end=${SIMULATED_UNTIL}`, ...COARSE]));
  const task = { member, seed: SEED, draws: 3, posterior: undefined };
  const plan = reproductionPlan(task);
  const blocks = await simulated(plan);
  return reproduce(task, publishedTargets(published), outcomesInOrder(plan, blocks));
}

function peersOf(paths: readonly LabPath[]): Required<Material>['peers'] {
  const labs = paths.map(({ id, epochCivilDays, trajectory }) => ({ id, epochCivilDays, paths: [trajectory] }));
  const [amdahl, kwa] = ['peers/amdahl', 'peers/kwa'].map((name) => {
    const { lab } = loadShipped(name);
    return { lab: lab!, path: simulateWithTwin(lab!, keyOf(SEED)) };
  });
  return { rows: forecastPeers(published, labs, { amdahl: amdahl!, kwa: kwa! }, SEED).rows, labs };
}

/** All four methods, on a lab that costs milliseconds. */
async function sensitivityOf(scenario: LoadedScenario): Promise<LabSensitivity> {
  const { uncertainty, title, lab } = scenario;
  const frame = frameOf(lab!);
  const { targets } = targetsOf(frame, lab!.endDays, ['software_efficiency_ratio@end', 'experiments_per_year@end']);
  const study = async (
    points: readonly Point[],
    of: readonly Target[] = targets,
    replications = 1,
  ): Promise<readonly TargetValues[]> => {
    const members = [memberOf('unsure', scenario)];
    const plan: EnsemblePlan = { seed: SEED, replications, members, design: { kind: 'listed', points } };
    return targetValues(of, points.length, replications, outcomesInOrder(plan, await simulated(plan)));
  };
  const at = (values: readonly DrawValues[]): Point[] => values.map((each) => ({ draw: 'point', values: [each] }));
  const [design, morris, sobol] = [
    tornadoDesign(uncertainty),
    planMorris(SEED, uncertainty.parameters, 4),
    planSobol(SEED, uncertainty.parameters, 8),
  ];
  const years = sampledYears(frame);
  const experiments = await study(
    marginalPoints(lab!),
    years.map((year) => experimentsIn(year, frame)),
    2,
  );
  const marginal = { lab: lab!, path: simulateLab(lab!, keyOf(SEED)), years, experiments };
  return {
    ...{ id: 'unsure', title, epochCivilDays: lab!.epochCivilDays },
    tornado: named(await study(at(design.points)), (of) => ({ written: meanAt(of, 0), bars: tornadoBars(design, of) })),
    morris: named(await study(at(morris.points)), (of) => morrisEffects(morris, of)),
    sobol: named(await study(sobol.points), (of) => sobolResult(SEED, sobol, of)),
    marginal: { stages: marginalStages(marginal), pools: marginalPools(marginal) },
  };
}

function named<Result>(study: readonly TargetValues[], find: (of: TargetValues) => Result): TargetResult<Result>[] {
  return study.map((of) => {
    const { id, meaning, unit, kind } = of.target;
    return { target: { id, meaning, unit, kind, censoredShare: 0 }, result: find(of) };
  });
}

function frontier(): Required<Material>['frontier'] {
  const { lab, title } = loadShipped('review-both');
  const [sweep, stretch] = [planSweep(lab!, 2, 1), stretchOf(lab!)];
  const paths = sweep.points.map((effort) => [
    frontierFigures(simulateLab(scenarioAt(lab!, sweep, effort), keyOf(SEED)), stretch),
  ]);
  const [fromDay, toDay] = [stretch.fromDays, stretch.toDays].map((days) => lab!.epochCivilDays + days);
  return { id: 'review-both', title, fromDay: fromDay!, toDay: toDay!, frontier: frontierOf(sweep, risksOf(lab!), paths) };
}
