import type { GenerationControl } from './oversight/control-parameters.ts';

/** d ln S per experiment = (theta / referencePerYear) q S^-beta (Xhat / referencePerYear)^(lambda - 1) * limit. */
export interface Progress {
  readonly thetaPerYear: number;
  readonly referencePerYear: number;
  /** lambda, stepping on toes. */
  readonly parallelExponent: number;
  /** beta, fishing out. */
  readonly fishingExponent: number;
  /** Time constant of the completion rate Xhat [days]. */
  readonly windowDays: number;
  readonly limit: Limit;
}

/** Distance to the limit is stated from the software efficiency S_f on the day it comes into force. */
export type Limit =
  | { readonly kind: 'none' }
  /** (1 - ln S / ln S_max), rescaled to 1 on that day; S_max = ratio * S_f. */
  | { readonly kind: 'level'; readonly ratio: number }
  /** Returns r fall linearly per doubling to 0 at S_max = ratio * S_f. */
  | { readonly kind: 'returns'; readonly ratio: number };

/** Research taste: ln q_AI = sigma sqrt(2) Phi^-1(p_win), p_win logistic in log2 horizon. */
export interface Taste {
  readonly sigma: number;
  /** Horizon at which AI's next step beats the human one half of the time. */
  readonly evenMinutes: number;
  readonly logitsPerDoubling: number;
}

/** log2 H as a function of x = log2(E / E_ref), E frozen when a model's training starts. */
export interface Horizon {
  readonly law:
    | { readonly kind: 'exponential'; readonly doublingsPerDoubling: number }
    | { readonly kind: 'superexponential'; readonly shrink: number; readonly firstDoubling: number };
  readonly referenceDays: number;
  readonly referenceMinutes: number;
  /** Before the reference day. */
  readonly earlierMinutes: number;
  readonly capMinutes: number;
  /** b of the logistic P = 1 / (1 + (L / H)^b). */
  readonly logisticExponent: number;
  /** Standard deviation of log2 task length. */
  readonly taskSpreadDoublings: number;
}

/** The generation loop: when a successor starts, how long it takes, and what the gate does with it. */
export interface Generations {
  readonly trigger:
    | { readonly kind: 'effectiveCompute'; readonly gain: number }
    | { readonly kind: 'cadence'; readonly days: number };
  /** Successors between start and promotion at the same time, 1..3. */
  readonly overlap: number;
  readonly trainDays: number;
  readonly evaluateDays: number;
  /** Days between the end of evaluation and promotion. */
  readonly gateDays: number;
  readonly gate: 'promote' | 'closed';
  readonly control: GenerationControl | undefined;
}
