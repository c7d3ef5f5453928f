import { log } from '../../numeric/log.ts';
import type { BottleneckHistory } from '../bottleneck.ts';
import type { HorizonValue } from '../horizon.ts';
import { horizonOf } from '../horizon.ts';
import { effectiveReturns } from '../loop-gain.ts';
import type { Horizon } from '../research-parameters.ts';
import type { Generation } from '../trajectory.ts';
import type { ModelGeneration } from './pipeline.ts';

/** p of r_eff: exponent of research input that the literature uses. Source: Forethought 2025. */
const INPUT_EXPONENT = 0.3;

/** What was true of the lab when a generation was promoted. */
interface AtPromotion {
  readonly loopGainRatio: number;
  readonly bindingPool: string;
  readonly bindingStage: string;
  readonly horizonMinutes: number;
  readonly horizonCapped: boolean;
}

/** Remembers what held at each promotion, and turns the pipeline into the generations of a trajectory. */
export class GenerationLog {
  private readonly atPromotion = new Map<number, AtPromotion>();

  promoted(index: number, loopGainRatio: number, bottleneck: BottleneckHistory, horizon: HorizonValue): void {
    if (this.atPromotion.has(index)) return;
    this.atPromotion.set(index, {
      loopGainRatio,
      bindingPool: bottleneck.bindingPool,
      bindingStage: bottleneck.bindingStage,
      horizonMinutes: horizon.minutes,
      horizonCapped: horizon.capped,
    });
  }

  /** Every generation with its dates, horizon (by `horizon` for those still to come) and returns; NaN and '' for what did not happen. */
  generations(models: readonly ModelGeneration[], horizon: Horizon): readonly Generation[] {
    const reference = models[0]?.effectiveCompute ?? Number.NaN;
    const kept = models.filter(({ outcome }) => outcome !== 'rolled back');
    return models.map((model) => {
      const value = horizonOf(horizon, model.effectiveCompute / reference);
      const place = kept.indexOf(model);
      return {
        ...recordOf(model),
        intervalDays: place < 1 ? Number.NaN : model.startDays - kept[place - 1]!.startDays,
        horizonMinutes: value.minutes,
        horizonCapped: value.capped,
        returnsEffectiveRatio: returnsBetween(kept, place),
        ...(this.atPromotion.get(model.index) ?? { loopGainRatio: Number.NaN, bindingPool: '', bindingStage: '' }),
      };
    });
  }
}

/** What a generation's own record says. */
function recordOf(model: ModelGeneration) {
  const { index, startDays, trainingDays, trainedDays, evaluatedDays, approvedDays, releasedDays, promotedDays } = model;
  const { trueHarm, measuredHarm, alarms, falseAlarms, misses, rounds, daysLost, outcome } = model;
  return {
    ...{ index, startDays, trainingDays, trainedDays, evaluatedDays, approvedDays, releasedDays, promotedDays },
    ...{ trueHarm, measuredHarm, alarms, falseAlarms, rounds, daysLost, outcome },
    misses: Number.isNaN(measuredHarm) ? Number.NaN : misses,
    effectiveComputeRatio: model.effectiveCompute,
    softwareEfficiencyRatio: model.softwareEfficiency,
  };
}

/** r_eff of a generation from the last two intervals between generations that were kept, each taken to the time in which S grows by the later one's factor. */
function returnsBetween(models: readonly ModelGeneration[], i: number): number {
  if (i < 2) return Number.NaN;
  const [first, second, third] = [models[i - 2]!, models[i - 1]!, models[i]!];
  const factor = third.softwareEfficiency / second.softwareEfficiency;
  const nats = log(factor);
  const beforeDays = ((second.startDays - first.startDays) * nats) / log(second.softwareEfficiency / first.softwareEfficiency);
  return effectiveReturns(beforeDays, third.startDays - second.startDays, factor, INPUT_EXPONENT);
}
