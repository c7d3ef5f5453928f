import type { Opening } from './adoption.ts';
import type { Curve } from './curve.ts';
import type { Coordination, Findings, Results, Review } from './oversight/control-parameters.ts';
import type { Generations, Horizon, Progress, Taste } from './research-parameters.ts';

/** Kinds of work that share a lab's people; only experiments are what progress is made of. */
export type JobClassId = LimitedClassId | CalledClassId;

/** Work that never runs out, so that what is in process is limited. */
export type LimitedClassId = 'experiment' | 'change';

/** Work that something calls for: escaped flaws, null results found out, weaknesses found, a generation on its way. */
export type CalledClassId = 'incident' | 'correction' | 'finding' | 'data' | 'evaluation' | 'approval' | 'remediation';

/** People who deliver hoursPerDay * daysPerWeek / 7 work hours per calendar day each. */
export interface PeoplePool {
  readonly id: string;
  /** Head count [people]. */
  readonly headcount: Curve;
  /** Work hours per working day, 0..24. */
  readonly hoursPerDay: number;
  /** Working days per week, 0..7. */
  readonly daysPerWeek: number;
  /** Share of the hours that experiments may never take, 0..1. */
  readonly changeReserveShare: number;
}

/** AI workers: capacity = atEpoch * (inference compute / that at the epoch) * S^efficiencyExponent, working 24 hours a day. */
export interface AgentPool {
  readonly id: string;
  /** Agents that run at the same time on the epoch's inference compute. */
  readonly atEpoch: number;
  /** omega: growth of agents with software efficiency S. */
  readonly efficiencyExponent: number;
  readonly changeReserveShare: number;
}

/** Buying more accelerators when they bind: every `everyDays`, if utilization is above a threshold, a share more, after a lead time. */
export interface FleetOrders {
  readonly everyDays: number;
  /** Utilization of the experiment share above which an order is placed, 0..1. */
  readonly aboveUtilization: number;
  /** Size of one order as a share of the accelerators then held. */
  readonly orderShare: number;
  readonly leadDays: number;
}

/** One fleet of accelerators, shared between training, experiments and inference. */
export interface Fleet {
  readonly id: string;
  /** Accelerators, without those that orders add. */
  readonly accelerators: Curve;
  readonly trainingShare: number;
  readonly experimentShare: number;
  readonly inferenceShare: number;
  /** How much of the training share experiments take over while no successor is in training, 0..1. */
  readonly idleTakenShare: number;
  readonly orders: FleetOrders | undefined;
}

/** Work in process = perLeadPerson * people + perAgent * agents in use + perSlot * slots in use. */
export interface WorkLimit {
  /** Index into `people`. */
  readonly leadPool: number;
  readonly perLeadPerson: number;
  readonly perAgent: number;
  /** Whether accelerator slots count towards the limit. */
  readonly perSlot: number;
}

/** A job class: the lowest priority is served first. Experiments and changes come first in a lab's list, and have a limit. */
export interface LabClass {
  readonly id: JobClassId;
  readonly priority: number;
  /** Of experiments and changes; undefined for classes that are called. */
  readonly limit: WorkLimit | undefined;
  /** Stage indices in the order visited. */
  readonly path: readonly number[];
}

/** How agents come into a stage: a logistic in time that is 0 at the opening and has its steepest point `midpointDays` later. */
export interface Automation {
  readonly opening: Opening;
  readonly midpointDays: number;
  /** Scale of the logistic [days]. */
  readonly widthDays: number;
  /** Largest share of tasks ever attempted, 0..1. */
  readonly ceilingShare: number;
  /** Median human length of the stage's tasks [minutes]. */
  readonly taskMinutes: number;
  /** How much harder (negative) than the tasks of the horizon's suite, in doublings of length. */
  readonly offsetDoublings: number;
  /** s: human hours of delegated work that an agent does in an hour. */
  readonly speed: number;
  /** Automation level AL1-AL4 that the stage reaches when agents attempt at least half of it. */
  readonly level: number;
}

/** A stage done by people, later by agents. */
export interface WorkStage {
  readonly kind: 'work';
  readonly id: string;
  readonly activity: string;
  /** Index into `people`. */
  readonly pool: number;
  /** Baseline human work hours per visit without AI, by class; 0 where the class does not come. */
  readonly hours: Readonly<Record<JobClassId, number>>;
  readonly automation: Automation;
  /** Whether people must see every result here (oversight does not fall below the gate floor). */
  readonly gate: boolean;
  /** Whether snippets save hands-on work here. */
  readonly snippets: boolean;
  /** A visit that sends the job back to an earlier stage (index) with this probability. */
  readonly back: { readonly to: number; readonly share: number } | undefined;
}

/** The stage that runs experiments in accelerator slots. */
export interface SlotStage {
  readonly kind: 'slots';
  readonly id: string;
  readonly activity: string;
  /** Days one experiment occupies a slot, mean. */
  readonly slotDays: number;
  /** Coefficient of variation of those days. */
  readonly cv: number;
  /** k0: accelerator days of one experiment at the epoch. */
  readonly acceleratorDaysAtEpoch: number;
  /** eta: experiments grow with experiment compute C as C^eta. */
  readonly frontierExponent: number;
  /** psi: experiments shrink with software efficiency as S^-psi. */
  readonly efficiencyExponent: number;
}

export type LabStage = WorkStage | SlotStage;

/** Snippets (before agents): a share of hands-on work saved, spreading by a logistic in time. */
export interface Snippets {
  readonly savedShare: number;
  readonly opensDays: number;
  readonly midpointDays: number;
  readonly widthDays: number;
}

/** How people oversee delegated work: o = o0 (l / l0)^(gamma - 1), l = max(l0, delegatedShare * horizon). */
export interface Oversight {
  /** o0: share of delegated hours at l0. */
  readonly baseShare: number;
  readonly baseMinutes: number;
  readonly delegatedHorizonShare: number;
  /** gamma: minutes of oversight per task grow as length^gamma. */
  readonly lengthExponent: number;
  /** Least share of the work that seeing every result costs at a gate stage. */
  readonly gateShare: number;
  /** Share of results that people see at the gates, 0..1. */
  readonly seenShare: Curve;
  readonly closedLoop: ClosedLoop;
}

/** The rung on which oversight itself is automated and people no longer see every result. */
export interface ClosedLoop {
  readonly opening: Opening;
  readonly midpointDays: number;
  readonly widthDays: number;
  /** Median length and offset of the tasks that oversight consists of. */
  readonly taskMinutes: number;
  readonly offsetDoublings: number;
  /** Horizon at which half of oversight is trusted to AI, and the scale of that logistic in doublings. */
  readonly trustHorizonMinutes: number;
  readonly trustWidthDoublings: number;
}

/** How many jobs one simulated job stands for: exact (one), or as many as keep simulated jobs near a yearly number per class. */
export type Granularity =
  | { readonly kind: 'exact' }
  | { readonly kind: 'auto'; readonly jobsPerYear: Readonly<Record<LimitedClassId, number>> };

/** Everything that a future may change on its date. */
export interface LabParameters {
  readonly staffing: 'pooled' | 'dedicated';
  readonly people: readonly PeoplePool[];
  readonly agents: AgentPool;
  readonly fleet: Fleet;
  readonly classes: readonly LabClass[];
  readonly stages: readonly LabStage[];
  readonly snippets: Snippets;
  readonly oversight: Oversight;
  readonly review: Review | undefined;
  readonly results: Results | undefined;
  readonly findings: Findings | undefined;
  readonly coordination: Coordination | undefined;
  readonly progress: Progress;
  readonly taste: Taste;
  readonly horizon: Horizon;
  readonly generations: Generations;
  readonly granularity: Granularity;
}

/** One simulation's input: parameters up to the fork, those from it on, and the clock in days since the epoch. */
export interface LabScenario {
  /** Days since the civil epoch 1970-01-01 of the scenario's epoch, for calendar dates at the ends. */
  readonly epochCivilDays: number;
  /** Length of the stationary stretch simulated before day 0, so that the lab does not start empty. */
  readonly warmUpDays: number;
  readonly endDays: number;
  readonly sampleDays: Float64Array;
  readonly base: LabParameters;
  /** Same pools, classes and stages as `base`; only values differ. */
  readonly fork: { readonly fromDays: number; readonly parameters: LabParameters } | undefined;
}
