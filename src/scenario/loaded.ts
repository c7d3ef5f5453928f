import type { Issue } from '../base/issue.ts';
import type { LabScenario } from '../lab/parameters.ts';
import type { NetworkClock } from '../queueing/result.ts';
import type { NetworkSpec } from '../queueing/spec.ts';
import type { ScenarioSource } from './chain.ts';
import type { Uncertainty } from './uncertainty.ts';

/** A scalar that formulas read. */
export type ParameterInfo = {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  /** Values outside are refused. */
  readonly low: number;
  readonly high: number;
  /** What is believed about the value, in one line; undefined where nobody is unsure of it. */
  readonly prior: string | undefined;
  readonly priorSource: string | undefined;
  readonly role: 'sourced' | 'fitted' | 'assumed';
  readonly source: string;
};

/** A plain network's simulation, ready to run. */
export type NetworkScenario = {
  readonly spec: NetworkSpec;
  readonly clock: NetworkClock;
  /** 'mser5': the clock has none yet, and findWarmUpDays finds it. */
  readonly warmUp: 'given' | 'mser5';
  /** Days from 1970-01-01 to the epoch; undefined for a network without calendar. */
  readonly epochCivilDays: number | undefined;
  /** By station index. */
  readonly stageIds: readonly string[];
};

/** A scenario as simulations and writers want it; `lab` or `network` is there, or neither in one of kind priors or what-if. */
export type LoadedScenario = {
  /** File name without folder and ending. */
  readonly id: string;
  readonly title: string;
  /** `priors`: what other scenarios extend to know what is unsure; `what-if`: what is laid over others. Neither can be simulated. */
  readonly kind: 'lab' | 'network' | 'priors' | 'what-if';
  /** The day from which `change` holds, as written. */
  readonly from: string | undefined;
  /** As they are up to `from`. */
  readonly parameters: readonly ParameterInfo[];
  /** What forecasts draw; nothing for plain networks. */
  readonly uncertainty: Uncertainty;
  /** The merged document as YAML; loads again to the same scenario. */
  readonly resolvedYaml: string;
  readonly sources: readonly ScenarioSource[];
  readonly warnings: readonly Issue[];
  readonly lab: LabScenario | undefined;
  readonly network: NetworkScenario | undefined;
};
