import { assert } from '../base/assert.ts';
import { DAYS_PER_WEEK } from '../base/units.ts';
import type { Tracer } from '../queueing/control.ts';
import { Network } from '../queueing/network.ts';
import type { StreamKey } from '../random/streams.ts';
import { createStream, substreamKey } from '../random/streams.ts';
import { compileLab } from './compile.ts';
import { LabSimulation } from './lab-simulation.ts';
import { layOutPools } from './layout.ts';
import type { LabScenario } from './parameters.ts';
import type { RecordedRows } from './recorder.ts';
import { Recorder } from './recorder.ts';
import { withRelativeCode } from './relative-code.ts';
import { withStageSpeeds } from './stage-speeds.ts';
import type { SoftwarePath, Trajectory } from './trajectory.ts';
import { pairWithTwin } from './twin.ts';

const EVENTS_PER_CHUNK = 4096;

/** What a lab simulation may be given besides its scenario and key. */
export interface LabOptions {
  /** Follow this path of S without AI: the twin. */
  readonly shadowOf?: SoftwarePath;
  /** Follow this path of S with AI, so that two simulations differ in nothing else but what they were given. */
  readonly withSoftware?: SoftwarePath;
  /** Multiplies each pool's capacity all along; by pool as in `Trajectory.poolIds`, 1 where left out. */
  readonly capacityFactors?: readonly number[];
  /** How many times as fast each stage's people, or slots, do its work; by stage, 1 where left out. */
  readonly stageSpeeds?: readonly number[];
  /** What is recorded at samples; 'all' where left out, and what is not stays NaN. */
  readonly rows?: RecordedRows;
  readonly tracer?: Tracer;
  /** Called between chunks of events with the clock [days]. */
  readonly onProgress?: (nowDays: number) => void;
}

/**
 * Simulates one path of a lab, event by event; equal scenarios and keys give equal bytes.
 * @throws InvariantError if the path breaks a law of queueing (flow, Little, servers held over capacity)
 */
export function simulateLab(scenario: LabScenario, key: StreamKey, options: LabOptions = {}): Trajectory {
  const layout = layOutPools(scenario.base);
  const compiled = compileLab(scenario.base, layout);
  const recorder = new Recorder(
    options.rows ?? 'all',
    scenario.sampleDays.length,
    scenario.base.stages.length,
    layout.pools.length,
  );
  const streams = (jobClass: string, station: string, purpose: string) =>
    createStream(substreamKey(key, jobClass, station, purpose));
  const startDays = -Math.ceil(scenario.warmUpDays / DAYS_PER_WEEK) * DAYS_PER_WEEK;
  const sink: { lab?: LabSimulation } = {};
  const network = new Network(compiled.spec, streams, {
    startDays,
    ...(options.tracer === undefined ? {} : { tracer: options.tracer }),
    controller: (control) => {
      const onSample = (): void => recorder.sample(sink.lab!);
      const setup = {
        ...{ scenario, layout, compiled, streams, onSample },
        followed: options.shadowOf ?? options.withSoftware,
        withoutAi: options.shadowOf !== undefined,
        capacityFactors: options.capacityFactors ?? [],
      };
      sink.lab = new LabSimulation(setup, control);
      const { stageSpeeds } = options;
      return stageSpeeds === undefined ? sink.lab : withStageSpeeds(sink.lab, control, scenario.base, compiled, stageSpeeds);
    },
  });
  while (network.advance(scenario.endDays, EVENTS_PER_CHUNK) === 'paused') options.onProgress?.(network.nowDays);
  const lab = sink.lab!;
  const audit = network.audit();
  assert(audit.length === 0, 'the path keeps the laws of queueing', { audit });
  return {
    sampleDays: scenario.sampleDays,
    stageIds: scenario.base.stages.map((stage) => stage.id),
    poolIds: layout.pools.map((pool) => pool.id),
    series: recorder.series,
    bindingPool: recorder.bindingPool,
    bindingStage: recorder.bindingStage,
    holdingStep: recorder.holdingStep,
    stageSeries: recorder.stageSeries,
    poolSeries: recorder.poolSeries,
    software: lab.software,
    generations: lab.generationLog.generations(lab.generations.pipeline.generations, lab.parameters.horizon),
    migrations: lab.bottleneck.migrations,
    audit,
    fingerprint: network.fingerprint,
    events: network.eventCount,
    granularityMax: lab.granularityMax,
  };
}

/** Simulates a path and its twin without AI (same seed, staff, fleet and S), and fills in what compares the two, and code with its early mean. */
export function simulateWithTwin(scenario: LabScenario, key: StreamKey, options: LabOptions = {}): Trajectory {
  const path = simulateLab(scenario, key, options);
  const twin = simulateLab(scenario, key, { shadowOf: path.software, rows: 'pace' });
  return pairWithTwin(withRelativeCode(path, scenario), twin, scenario);
}
