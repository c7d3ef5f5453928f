import type { Control } from '../queueing/control.ts';
import { COLUMN } from './compile.ts';
import type { GenerationLoop } from './generation/generation-loop.ts';
import { CHANGE } from './layout.ts';
import type { Tallies } from './ledger.ts';
import { tasteOf } from './loop-gain.ts';
import type { ControlLayer } from './oversight/control-layer.ts';
import type { CalledClassId, LabParameters } from './parameters.ts';
import type { Research } from './research.ts';
import { logTasteOfAi } from './research.ts';

/** The lab that jobs leave. */
export interface DepartedLab {
  readonly control: Control;
  readonly tallies: Tallies;
  readonly layer: ControlLayer;
  readonly parameters: LabParameters;
  readonly generations: GenerationLoop;
  readonly research: Research;
  /** Whether S is its own, or another path's. */
  readonly isFollower: boolean;
}

/** Books the jobs that leave: code, progress, and called work that someone waits for. */
export class Departures {
  private readonly lab: DepartedLab;

  constructor(lab: DepartedLab) {
    this.lab = lab;
  }

  leave(job: number, jobClass: number): void {
    const { control, tallies, layer, parameters } = this.lab;
    const jobs = control.sizeOf(job);
    if (parameters.classes[jobClass]!.limit === undefined) {
      this.finishCalled(job, jobClass);
      return;
    }
    tallies.codeHours += jobs * control.columns[COLUMN.codeHours]![job]!;
    tallies.codeByAiHours += jobs * control.columns[COLUMN.codeByAiHours]![job]!;
    const worth = layer.leave(job, jobClass);
    if (jobClass === CHANGE) tallies.changes += jobs;
    else this.finishExperiment(job, worth.trueShare, worth.believedShare);
  }

  /** An experiment is worth its taste where it is true, less what drift takes from AI's part of it. */
  private finishExperiment(job: number, trueShare: number, believedShare: number): void {
    const { control, tallies, parameters, generations, research, isFollower } = this.lab;
    const jobs = control.sizeOf(job);
    const led = control.columns[COLUMN.ledByAiShare]![job]!;
    const taste = led === 0 ? 1 : tasteOf(led, logTasteOfAi(parameters.taste, generations.horizon.minutes));
    const hours = control.columns[COLUMN.allHours]![job]!;
    const byAiShare = hours > 0 ? control.columns[COLUMN.allByAiHours]![job]! / hours : 0; // it may have been but run
    const quality = taste * trueShare * (1 - generations.deployedHarm * byAiShare);
    const believed = taste * believedShare;
    tallies.experiments += jobs;
    tallies.taste += jobs * taste;
    tallies.quality += jobs * quality;
    tallies.believedQuality += jobs * believed;
    if (control.nowDays < 0 || isFollower) research.count(jobs, control.nowDays);
    else research.complete(jobs, quality, believed, control.nowDays);
  }

  /** Work that was called for is done: whoever waits for it is told. */
  private finishCalled(job: number, jobClass: number): void {
    const { control, layer, parameters, generations } = this.lab;
    const classId = parameters.classes[jobClass]!.id as CalledClassId;
    const jobs = control.sizeOf(job);
    if (classId === 'finding') layer.findings.fix(jobs, control.columns[COLUMN.calledDays]![job]!);
    const generation = control.columns[COLUMN.generation]![job]!;
    if (generation >= 0) generations.done(classId, generation, jobs);
  }
}
