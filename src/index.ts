/** loopgain as a library: load or build a scenario, simulate it, lay the path out as tables. Deterministic, and free of disk and terminal. */
export { InvariantError } from './base/assert.ts';
export { formatIssue, InputError, type Issue, type Problem } from './base/issue.ts';
export { learn, type PosteriorSample } from './calibrate/calibrate.ts';
export { likeliest } from './calibrate/fit.ts';
export { learnedParameters } from './calibrate/learned.ts';
export { OBSERVABLES } from './calibrate/observables.ts';
export type { PastTask, RunPlan } from './calibrate/past-simulator.ts';
export { figuresOf, type PublishedFigure, type Series, type Trends } from './calibrate/series.ts';
export { infoOf } from './calibrate/series-info.ts';
export { fittedTargets, type Target, targetsOf } from './calibrate/targets.ts';
export { type Forecast, summarizeForecast } from './ensemble/forecast/forecast.ts';
export { FAN_SHARES, type ForecastView, FUTURES } from './ensemble/forecast/view-tally.ts';
export { METRICS, type Metric } from './ensemble/metrics.ts';
export type { Milestone } from './ensemble/milestones.ts';
export { type Frame, frameOf, type PathOutcome } from './ensemble/outcome.ts';
export type { Block, Design, EnsemblePlan, Member, Point, Sampling } from './ensemble/plan.ts';
export {
  type BlockStore,
  type Executor,
  executeHere,
  memoryStore,
  outcomesInOrder,
  type PointOutcomes,
  type RunOptions,
  runEnsemble,
} from './ensemble/run-ensemble.ts';
export type { BlockResult } from './ensemble/simulate-block.ts';
export { type EventId, EventList } from './kernel/event-list.ts';
export type { Opening } from './lab/adoption.ts';
export type { Curve } from './lab/curve.ts';
export type {
  AutomatedReading,
  Battery,
  Coordination,
  DetectionPolicy,
  Drift,
  Findings,
  GenerationControl,
  Good,
  Pause,
  Results,
  Review,
  ReviewPolicy,
  Signal,
  StagedRelease,
} from './lab/oversight/control-parameters.ts';
export { type LoopPart, switchOff } from './lab/oversight/six-parts.ts';
export type {
  AgentPool,
  Automation,
  CalledClassId,
  ClosedLoop,
  Fleet,
  FleetOrders,
  Granularity,
  JobClassId,
  LabClass,
  LabParameters,
  LabScenario,
  LabStage,
  LimitedClassId,
  Oversight,
  PeoplePool,
  SlotStage,
  Snippets,
  WorkLimit,
  WorkStage,
} from './lab/parameters.ts';
export type { Generations, Horizon, Limit, Progress, Taste } from './lab/research-parameters.ts';
export { type LabOptions, simulateLab, simulateWithTwin } from './lab/simulate-lab.ts';
export type { Generation, Migration, SoftwarePath, Trajectory } from './lab/trajectory.ts';
export type { Violation } from './queueing/audit.ts';
export { compareStudies, type NetworkComparison, type PairedDifference } from './queueing/compare.ts';
export type { Control, Controller, Tracer } from './queueing/control.ts';
export { FIRST_CONTROLLER_CODE, PRIORITY } from './queueing/control.ts';
export { DeadlockError } from './queueing/deadlock.ts';
export {
  type NetworkIntervals,
  type PlaceIntervals,
  pathIntervals,
  type UncertainFigure,
} from './queueing/intervals.ts';
export type { Measured } from './queueing/measure.ts';
export { Network } from './queueing/network.ts';
export { type NetworkStudy, type ReplicationOptions, type ReplicationPlan, replicateNetwork } from './queueing/replicate.ts';
export type { NetworkClock, NetworkSpread, PlaceFigures, PlaceSpread } from './queueing/result.ts';
export { type NetworkResult, type NetworkRunOptions, simulateNetwork } from './queueing/simulate-network.ts';
export {
  type ClassSpec,
  EXIT,
  type NetworkSpec,
  type PoolSpec,
  type Route,
  type Service,
  type Source,
  type StationSpec,
} from './queueing/spec.ts';
export { findWarmUpDays } from './queueing/warm-up.ts';
export type { Distribution } from './random/distributions.ts';
export type { Prior } from './random/prior.ts';
export { createStream, type StreamKey, substreamKey } from './random/streams.ts';
export { csvText } from './report/csv.ts';
export { type DataPackage, dataPackage } from './report/data-package.ts';
export { forecastTables } from './report/forecast-tables.ts';
export { networkTables } from './report/network-tables.ts';
export type { Table, TableColumn } from './report/table.ts';
export { trajectoryTables } from './report/trajectory-tables.ts';
export { type DrawValues, openDraws } from './scenario/drawn.ts';
export { type LoadOptions, loadScenario } from './scenario/load.ts';
export { type NetworkRecord, networkFromRecord } from './scenario/load-record.ts';
export type { LoadedScenario, NetworkScenario, ParameterInfo } from './scenario/loaded.ts';
export type { RankCorrelation, UncertainParameter, Uncertainty, Variant, VariantOption } from './scenario/uncertainty.ts';
export { type CountHistogram, CountTally, countQuantile, mergeCounts } from './stats/count-histogram.ts';
export { type Histogram, histogramMean, histogramQuantile, histogramVariance } from './stats/histogram.ts';
export type { MeanInterval } from './stats/intervals.ts';
