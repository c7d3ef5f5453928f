import { assert } from '../../base/assert.ts';
import { DAYS_PER_YEAR } from '../../base/units.ts';
import { curveAt } from '../../lab/curve.ts';
import { EXPERIMENT, hoursPerCalendarDay } from '../../lab/layout.ts';
import type { LabParameters, WorkStage } from '../../lab/parameters.ts';
import { TaskModel } from '../../lab/task-model.ts';
import type { Trajectory } from '../../lab/trajectory.ts';
import { log } from '../../numeric/log.ts';
import { pow } from '../../numeric/pow.ts';
import type { KwaModel } from './kwa.ts';

/** Stages that experiments pass, which are all work of people and agents. */
function stagesOf({ classes, stages }: LabParameters): readonly WorkStage[] {
  return classes[EXPERIMENT]!.path.map((k) => {
    const stage = stages[k]!;
    assert(stage.kind === 'work', 'experiments wait for no accelerators', { stage: stage.id });
    return stage;
  });
}

/**
 * Amdahl's f of a lab where agents are adopted all over and nobody oversees them: f = sum W a E[L P] / E[L] / sum W over the stages of
 * experiments, a the ceiling.
 * @param lab whose experiments need no accelerators
 * @param horizonMinutes p50 horizon of the model in use [minutes]
 * @throws InvariantError if experiments pass a stage that runs in slots
 */
export function amdahlShareOf(lab: LabParameters, horizonMinutes: number): number {
  const tasks = new TaskModel(lab.horizon.taskSpreadDoublings, lab.horizon.logisticExponent);
  let [automated, all] = [0, 0];
  for (const { automation, hours } of stagesOf(lab)) {
    const stageHorizon = horizonMinutes * pow(2, automation.offsetDoublings);
    const { ofHours } = tasks.success(tasks.difficulty(automation.taskMinutes, stageHorizon));
    automated += hours.experiment * automation.ceilingShare * ofHours;
    all += hours.experiment;
  }
  return automated / all;
}

/**
 * Experiments completed over those of the twin without AI, over the whole path but its first sample.
 * @param path with its twin
 */
export function throughputGainOf({ series }: Trajectory): number {
  let [own, byHand] = [0, 0];
  for (let i = 1; i < series.experiments_per_year.length; i++) {
    own += series.experiments_per_year[i]!;
    byHand += series.experiments_per_year[i]! / series.throughput_ratio[i]!;
  }
  return own / byHand;
}

/**
 * Kwa's model that a lab reduces to, where one pool does one stage of work, all tasks are of one length and nothing else binds:
 * v = b kappa, alpha = lambda, and people stand for L C^(zeta / alpha), so that zeta is 0 on top of them.
 * @param lab as scenarios/peers/kwa.yaml
 * @throws InvariantError if it is no such lab
 */
export function kwaModelOf(lab: LabParameters): KwaModel {
  const { horizon, progress, people, fleet } = lab;
  const [stage, ...others] = stagesOf(lab);
  assert(stage !== undefined && others.length === 0, 'one stage of work', { others: others.length });
  assert(horizon.law.kind === 'exponential' && horizon.taskSpreadDoublings === 0, 'tasks of one length', {
    law: horizon.law.kind,
  });
  const team = people[stage.pool]!;
  const startShare = amdahlShareOf(lab, horizon.referenceMinutes);
  const hoursPerYear = curveAt(team.headcount, 0) * hoursPerCalendarDay(team) * DAYS_PER_YEAR;
  const perYear = hoursPerYear / (stage.hours.experiment * (1 - startShare));
  return {
    slowness: 1 / (horizon.logisticExponent * horizon.law.doublingsPerDoubling),
    startShare,
    labourExponent: progress.parallelExponent,
    computeExponent: 0,
    fishingExponent: progress.fishingExponent,
    startGrowthPerYear: progress.thetaPerYear * pow(perYear / progress.referencePerYear, progress.parallelExponent),
    logLabour: (years) => log(curveAt(team.headcount, years * DAYS_PER_YEAR) / curveAt(team.headcount, 0)),
    logCompute: (years) => log(curveAt(fleet.accelerators, years * DAYS_PER_YEAR) / curveAt(fleet.accelerators, 0)),
  };
}
