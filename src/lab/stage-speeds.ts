import type { Control, Controller } from '../queueing/control.ts';
import { EXIT } from '../queueing/spec.ts';
import { ATTEMPT, type CompiledLab, PEOPLE } from './compile.ts';
import type { LabParameters } from './parameters.ts';

/**
 * A lab in which stages take their people, or their slots, less time for the same work; agents are as fast as they were, and nobody
 * plans with it. The same random numbers are drawn, so that nothing else differs.
 * @param speeds by stage, above 0; 1 where left out
 */
export function withStageSpeeds(
  lab: Controller,
  control: Pick<Control, 'columns'>,
  { stages }: LabParameters,
  { stationStage, stationStep }: CompiledLab,
  speeds: readonly number[],
): Controller {
  // Each step of a visit begins with a route to its station; the one step of a visit to slots is the first.
  const isScaled = (station: number): boolean =>
    stationStep[station] === (stages[stationStage[station]!]!.kind === 'slots' ? ATTEMPT : PEOPLE);
  const route = (job: number, from: number): number => {
    const to = lab.route(job, from);
    if (to !== EXIT && isScaled(to)) control.columns[stationStep[to]!]![job]! /= speeds[stationStage[to]!] ?? 1;
    return to;
  };
  return {
    route,
    admit: (job, jobClass, subject) => lab.admit(job, jobClass, subject),
    leave: (job, jobClass) => lab.leave(job, jobClass),
    timer: (code, subject) => lab.timer(code, subject),
  };
}
