import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type * as compile from '../../src/lab/compile.ts';
import type * as simulation from '../../src/lab/lab-simulation.ts';
import type * as layout from '../../src/lab/layout.ts';
import type { LabScenario } from '../../src/lab/parameters.ts';
import type * as engine from '../../src/queueing/network.ts';
import type * as streams from '../../src/random/streams.ts';
import type { StreamKey } from '../../src/random/streams.ts';

type Parts = typeof compile & typeof simulation & typeof layout & typeof engine & typeof streams;

/** The parts that a simulation of a lab is put together from, in one piece, as they ship. */
const { outputFiles } = await build({
  stdin: {
    contents: ['lab/compile', 'lab/lab-simulation', 'lab/layout', 'queueing/network', 'random/streams']
      .map((path) => `export * from './${path}.ts';`)
      .join('\n'),
    resolveDir: fileURLToPath(new URL('../../src/', import.meta.url)),
  },
  bundle: true,
  write: false,
  minifySyntax: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
});
const text = Buffer.from(outputFiles[0]!.contents).toString('base64');
const parts = (await import(`data:text/javascript;base64,${text}`)) as Parts;

/** A lab at a sample, and the jobs that are in it. */
export interface OpenLab {
  readonly lab: simulation.LabSimulation;
  readonly present: ReadonlySet<number>;
}

/** Simulates a lab as `simulateLab` does, and shows it at each sample with all that it keeps to itself. */
export function watchLab(scenario: LabScenario, key: StreamKey, onSample: (open: OpenLab) => void): void {
  const { compileLab, createStream, LabSimulation, layOutPools, Network, substreamKey } = parts;
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
