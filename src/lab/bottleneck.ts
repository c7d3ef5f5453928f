import type { Plan } from './demand.ts';
import type { Layout } from './layout.ts';
import { LeaderTracker } from './leader.ts';
import type { Migration } from './trajectory.ts';

/** A migration is a new leader ahead by five per cent for thirty days. */
const MARGIN_RATIO = 1.05;
const HOLD_DAYS = 30;

/** What may hold up a successor that is due: nothing, or a step of the generation loop that the pipeline is full with. */
const STEPS = ['nothing', 'data', 'training', 'evaluation', 'remediation', 'gate', 'approval', 'release', 'pause'];

/** Follows which pool binds experiments and which stage weighs most in it, and dates the lasting changes. */
export class BottleneckHistory {
  readonly migrations: Migration[] = [];
  private readonly pools = new LeaderTracker(MARGIN_RATIO, HOLD_DAYS);
  private readonly stages: readonly LeaderTracker[];
  private readonly layout: Layout;
  private readonly stageIds: readonly string[];
  private readonly holding = new LeaderTracker(MARGIN_RATIO, HOLD_DAYS);
  private readonly poolLoads: Float64Array;
  private readonly stageLoads: Float64Array;
  private readonly held = new Float64Array(STEPS.length);
  private pool = -1;
  private stage = -1;
  private step = 0;

  constructor(layout: Layout, stageIds: readonly string[]) {
    this.layout = layout;
    this.stageIds = stageIds;
    this.stages = layout.pools.map(() => new LeaderTracker(MARGIN_RATIO, HOLD_DAYS));
    this.poolLoads = new Float64Array(layout.pools.length);
    this.stageLoads = new Float64Array(stageIds.length);
  }

  update(plan: Plan, nowDays: number): void {
    const { poolLoads, stageLoads } = this;
    const pools = poolLoads.length;
    for (let i = 0; i < pools; i++) {
      const demand = plan.demandDays[i]!;
      poolLoads[i] = demand > 0 ? demand / plan.openCapacity[i]! : 0;
      for (let k = 0; k < stageLoads.length; k++) stageLoads[k] = plan.stageLoadDays[k * pools + i]!;
      this.stages[i]!.update(stageLoads, nowDays);
    }
    this.pools.update(poolLoads, nowDays);
    const pool = this.pools.leader;
    const stage = this.stages[pool]!.leader;
    if (stage !== this.stage && this.stage >= 0) this.record(pool, stage, nowDays);
    this.pool = pool;
    this.stage = stage;
  }

  /** Takes in what holds up a successor that is due, one of the pipeline's steps; '' where none is due. */
  updateSuccessors(holdingStep: string, nowDays: number): void {
    this.held.fill(0);
    this.held[Math.max(0, STEPS.indexOf(holdingStep))] = 1;
    this.holding.update(this.held, nowDays);
    const step = this.holding.leader;
    if (step === this.step) return;
    this.migrations.push({
      days: nowDays,
      loop: 'generation',
      fromStage: STEPS[this.step]!,
      toStage: STEPS[step]!,
      fromPool: '',
      toPool: '',
    });
    this.step = step;
  }

  /** What holds up successors for good; `nothing` where none is due. */
  get holdingStep(): string {
    return STEPS[this.step]!;
  }

  /** Empty before the first look, as in a lab that starts with a release and no warm-up. */
  get bindingPool(): string {
    return this.layout.pools[this.pool]?.id ?? '';
  }

  get bindingStage(): string {
    return this.stageIds[this.stage] ?? '';
  }

  private record(pool: number, stage: number, nowDays: number): void {
    this.migrations.push({
      days: nowDays,
      loop: 'research',
      fromStage: this.stageIds[this.stage]!,
      toStage: this.stageIds[stage]!,
      fromPool: this.layout.pools[this.pool]!.id,
      toPool: this.layout.pools[pool]!.id,
    });
  }
}
