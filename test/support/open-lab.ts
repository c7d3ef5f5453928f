import { compileLab } from '../../src/lab/compile.ts';
import { LabSimulation } from '../../src/lab/lab-simulation.ts';
import { layOutPools } from '../../src/lab/layout.ts';
import type { LabScenario } from '../../src/lab/parameters.ts';
import { Network } from '../../src/queueing/network.ts';
import { createStream, type StreamKey, substreamKey } from '../../src/random/streams.ts';

/** A lab at a sample, and the jobs that are in it. */
export interface OpenLab {
  readonly lab: LabSimulation;
  readonly present: ReadonlySet<number>;
}

/** Simulates a lab as `simulateLab` does, and shows it at each sample with all that it keeps to itself. */
export function watchLab(scenario: LabScenario, key: StreamKey, onSample: (open: OpenLab) => void): void {
  const plan = layOutPools(scenario.base);
  const compiled = compileLab(scenario.base, plan);
  const source = (jobClass: string, station: string, purpose: string) =>
    createStream(substreamKey(key, jobClass, station, purpose));
  const present = new Set<number>();
  const network = new Network(compiled.spec, source, {
    startDays: -scenario.warmUpDays,
    controller: (control) => {
      const setup = {
        scenario,
        layout: plan,
        compiled,
        streams: source,
        followed: undefined,
        withoutAi: false,
        capacityFactors: [],
      };
      const lab = new LabSimulation({ ...setup, onSample: () => onSample({ lab, present }) }, control);
      return {
        admit: (job, jobClass, subject) => {
          present.add(job);
          lab.admit(job, jobClass, subject);
        },
        route: (job, from) => lab.route(job, from),
        leave: (job, jobClass) => {
          lab.leave(job, jobClass);
          present.delete(job);
        },
        timer: (code, subject) => lab.timer(code, subject),
      };
    },
  });
  network.advance(scenario.endDays, Infinity);
}
