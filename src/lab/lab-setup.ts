import { DAYS_PER_WEEK } from '../base/units.ts';
import type { StreamSource } from '../queueing/compile-network.ts';
import { FIRST_CONTROLLER_CODE } from '../queueing/control.ts';
import type { CompiledLab } from './compile.ts';
import type { Layout } from './layout.ts';
import type { LabScenario } from './parameters.ts';
import type { SoftwarePath } from './trajectory.ts';

/** The lab looks at itself once a week: capacities, limits, rates, successors. */
export const STEP_DAYS = DAYS_PER_WEEK;

/** Event codes of a lab; those of its generation loop come after them. */
export const LAB_EVENT = {
  controlStep: FIRST_CONTROLLER_CODE,
  fork: FIRST_CONTROLLER_CODE + 1,
  sample: FIRST_CONTROLLER_CODE + 2,
  orderCheck: FIRST_CONTROLLER_CODE + 3,
  orderArrives: FIRST_CONTROLLER_CODE + 4,
  calledLater: FIRST_CONTROLLER_CODE + 5,
  firstOfGenerations: FIRST_CONTROLLER_CODE + 6,
} as const;

/** What a lab simulation is made from. */
export interface LabSetup {
  readonly scenario: LabScenario;
  readonly layout: Layout;
  readonly compiled: CompiledLab;
  readonly streams: StreamSource;
  /** The path of S and of the fleet's orders to follow; undefined for a lab that makes its own. */
  readonly followed: SoftwarePath | undefined;
  /** The twin: nothing is attempted by agents, no snippets. */
  readonly withoutAi: boolean;
  /** Multiplies each pool's capacity; by pool, 1 where left out. */
  readonly capacityFactors: readonly number[];
  /** Called at each sample, after all else of that instant. */
  readonly onSample: () => void;
}
