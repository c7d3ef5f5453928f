import type { NetworkSpec, Route, Service, StationSpec } from '../queueing/spec.ts';
import { EXIT } from '../queueing/spec.ts';
import type { Layout } from './layout.ts';
import type { LabParameters, LabStage } from './parameters.ts';

/** The stations of a stage of work, in the order in which a visit goes through them; each serves what its column holds. */
export const STEPS = ['attempt', 'people'] as const;
export const ATTEMPT = 0;
export const PEOPLE = 1;
/** A visit to slots has one step, which uses the first column. */
export const SLOT_DAYS = ATTEMPT;

/** Job columns: work of the steps of the present visit and, of the people's, what is oversight [server days per job]; then what the job carries along. */
export const COLUMN = {
  overseeDays: 2,
  position: 3,
  visitHours: 4,
  attemptedHours: 5,
  failedHours: 6,
  codeHours: 7,
  codeByAiHours: 8,
  ledByAiShare: 9,
  /** Handing the present visit's work over [server days per job]. */
  handoffDays: 10,
  /** Baseline hours of all visits so far, and what of them agents did. */
  allHours: 11,
  allByAiHours: 12,
  /** Flaws that nobody has noticed, by who made them, in all of the bundle. */
  flawsByPeople: 13,
  flawsByAi: 14,
  /** Reports in the bundle that show a gain where there is one, and where there is none; share of the latter not noticed yet; 1 while it is replicated. */
  trueGains: 15,
  nullGains: 16,
  missedShare: 17,
  isReplicated: 18,
  /** The generation that a job was called for, and the day. */
  generation: 19,
  calledDays: 20,
  /** Of the present visit: what people who read miss, the hours that they read [per job], and what agents read. */
  visitMissedShare: 21,
  visitReadHours: 22,
  visitReadByAiShare: 23,
  /** 1 once there has been a report on an experiment. */
  isReported: 24,
  /** Share of the present visit's result that a person approves, who does it or sees it. */
  visitApprovedShare: 25,
} as const;
export const COLUMN_COUNT = 26;

/** The stations that play one stage: by step for work, one for slots. */
export interface StageStations {
  readonly first: number;
  readonly count: number;
}

/** A lab as a plain queueing network, and where each stage is in it. */
export interface CompiledLab {
  readonly spec: NetworkSpec;
  readonly stages: readonly StageStations[];
  /** By station: its stage and its step (0 for slots). */
  readonly stationStage: readonly number[];
  readonly stationStep: readonly number[];
}

const DECIDED: Route = { kind: 'decided' };

/**
 * Compiles a lab to stations: for a stage of work one where agents attempt and one where people oversee, take over what failed and do
 * what was not attempted, all in one go; one for the stage of slots.
 */
export function compileLab(p: LabParameters, layout: Layout): CompiledLab {
  const stations: StationSpec[] = [];
  const stages: StageStations[] = [];
  const stationStage: number[] = [];
  const stationStep: number[] = [];
  p.stages.forEach((stage, k) => {
    const own = stationsOf(stage, layout, k, p.classes.length);
    stages.push({ first: stations.length, count: own.length });
    own.forEach((station, step) => {
      stations.push(station);
      stationStage.push(k);
      stationStep.push(step);
    });
  });
  const pools = layout.pools.map((pool) => ({
    id: pool.id,
    capacity: 0,
    classLimitShares: p.classes.map((c) => (c.id === 'experiment' ? pool.experimentShare : 1)),
    onShrink: 'resume' as const,
  }));
  const classes = p.classes.map((c) => ({
    id: c.id,
    priority: c.priority,
    entry: EXIT,
    source: c.limit === undefined ? { kind: 'called' as const } : { kind: 'limited' as const, jobs: 0 },
  }));
  return { spec: { pools, classes, stations, jobColumns: COLUMN_COUNT }, stages, stationStage, stationStep };
}

function stationsOf(stage: LabStage, layout: Layout, k: number, classes: number): readonly StationSpec[] {
  const everywhere = <Value>(value: Value): readonly Value[] => new Array<Value>(classes).fill(value);
  const routes = everywhere(DECIDED);
  if (stage.kind === 'slots') {
    const days: Service = { kind: 'carried', column: SLOT_DAYS };
    return [{ id: stage.id, pool: layout.slotsPool, services: everywhere(days), routes }];
  }
  return STEPS.map((step, column) => {
    const carried: Service = { kind: 'carried', column };
    const pool = step === 'attempt' ? layout.agentsPool : layout.stagePool[k]!;
    return {
      id: `${stage.id}-${step}`,
      pool,
      services: everywhere(carried),
      routes,
    };
  });
}
