import { inverseNormal } from '../../numeric/normal.ts';
import type { GenerationControl, Good, StagedRelease } from '../oversight/control-parameters.ts';
import { nextDrift, remediated, totalHarm } from '../oversight/drift.ts';
import { readSignals } from '../oversight/signals.ts';
import type { ModelGeneration } from './pipeline.ts';
import type { Successors } from './successors.ts';

/** Harm of all that a model's goods have drifted, 0 in a lab without drift. */
export function harmOfModel(control: GenerationControl | undefined, drifts: readonly number[]): number {
  const goods = goodsOf(control);
  return goods.length === 0 ? 0 : totalHarm(goods, padded(goods, drifts));
}

/** Drifts of a model whose training begins, out of those of the deployed one; none in a lab without drift. */
export function drawDrifts(lab: Successors, parent: ModelGeneration | undefined): readonly number[] {
  const drift = lab.parameters.generations.control?.drift;
  if (drift === undefined) return [];
  const normals = lab.uniforms('drift', drift.goods.length).map(inverseNormal);
  return nextDrift(drift, padded(drift.goods, parent?.drifts ?? []), lab.aiShareOfData(), normals);
}

/** The battery looks at a candidate: whether it raises an alarm. Without a battery it never does. */
export function examine(lab: Successors, candidate: ModelGeneration): boolean {
  const { control } = lab.parameters.generations;
  candidate.trueHarm = harmOfModel(control, candidate.drifts);
  const battery = control?.battery;
  if (battery === undefined) return false;
  const goods = goodsOf(control);
  const aiJudgeShare = lab.aiShareOfEvaluation();
  const uniforms = lab.uniforms('signals', battery.signals.length + 1);
  const reading = readSignals(battery, goods, padded(goods, candidate.drifts), aiJudgeShare, uniforms);
  const byChance = readSignals(battery, goods, padded(goods, []), aiJudgeShare, uniforms);
  candidate.measuredHarm = reading.measuredHarm;
  noteAlarm(candidate, reading.alarms > 0, byChance.alarms > 0);
  candidate.misses = reading.alarms === 0 && candidate.trueHarm > 0 ? 1 : 0;
  return reading.alarms > 0;
}

/** Use looks at a candidate whose staged release ends: whether it raises an alarm. */
export function watch(lab: Successors, candidate: ModelGeneration): boolean {
  const { control } = lab.parameters.generations;
  candidate.trueHarm = harmOfModel(control, candidate.drifts);
  if (control?.release === undefined) return false;
  const [uniform] = lab.uniforms('release', 1);
  const alarm = releaseAlarms(control.release, candidate.trueHarm, uniform!);
  noteAlarm(candidate, alarm, releaseAlarms(control.release, 0, uniform!));
  return alarm;
}

/**
 * Whether use shows harm at the end of a staged release: s * harm * sqrt(x * t) + N(0, 1) > z(1 - alpha), since what x of the work
 * shows in t days are x t independent looks of all of it for a day each.
 * @param release share x [0, 1], days t [0, ...), sensitivity s of a day of all work [0, ...), false alarms alpha [0, 1]
 * @param harm true harm of the candidate [0, 1]
 * @param uniform the noise as a uniform number (0, 1)
 *
 * releaseAlarms({ share: 0.1, days: 10, sensitivity: 2, falseAlarmShare: 0.05 }, 0.8, 0.5) // => false
 * releaseAlarms({ share: 0.4, days: 10, sensitivity: 2, falseAlarmShare: 0.05 }, 0.8, 0.5) // => true
 */
export function releaseAlarms(release: StagedRelease, harm: number, uniform: number): boolean {
  const reading = release.sensitivity * harm * Math.sqrt(release.share * release.days) + inverseNormal(uniform);
  return reading > inverseNormal(1 - release.falseAlarmShare);
}

/** A round of remediation takes its part of a candidate's drift away. */
export function mend(lab: Successors, candidate: ModelGeneration): void {
  const { control } = lab.parameters.generations;
  const goods = goodsOf(control);
  if (control !== undefined)
    candidate.drifts = remediated(goods, padded(goods, candidate.drifts), control.detection.removedShare);
}

/** An alarm is false where chance alone, without any drift, would have raised it too. */
function noteAlarm(candidate: ModelGeneration, alarm: boolean, byChance: boolean): void {
  if (!alarm) return;
  candidate.alarms++;
  if (byChance) candidate.falseAlarms++;
}

function goodsOf(control: GenerationControl | undefined): readonly Good[] {
  return control?.drift?.goods ?? [];
}

/** Drifts for all goods: a model trained before its lab knew drift has none. */
function padded(goods: readonly Good[], drifts: readonly number[]): readonly number[] {
  return goods.map((_, i) => drifts[i] ?? 0);
}
