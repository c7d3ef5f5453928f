import type { EnsemblePlan } from '../../ensemble/plan.ts';
import type { BlockResult } from '../../ensemble/simulate-block.ts';
import type { Future } from '../../lab/classify.ts';
import type { Story } from '../../report/figures/figure.ts';
import type { ParameterInfo } from '../../scenario/loaded.ts';
import type { Film } from './film.ts';
import type { Setting } from './setting.ts';

/** Coarse: a fifth of the simulated jobs, each of which stands for more; exact: as the command line simulates. */
export type Grain = 'coarse' | 'exact';

/** What the page asks of the engine's worker. */
export type Question =
  | { readonly kind: 'list' }
  | { readonly kind: 'describe'; readonly setting: Setting }
  | { readonly kind: 'simulate'; readonly setting: Setting; readonly beside: Setting | undefined; readonly grain: Grain }
  | { readonly kind: 'files'; readonly setting: Setting }
  | { readonly kind: 'plan'; readonly setting: Setting; readonly draws: number }
  | { readonly kind: 'summarize'; readonly plan: EnsemblePlan; readonly results: readonly BlockResult[] };

/** What it answers, by question. */
export interface Answers {
  readonly list: Shipped;
  readonly describe: Description;
  readonly simulate: Simulated;
  readonly files: readonly NamedText[];
  readonly plan: EnsemblePlan;
  readonly summarize: Summary;
}

/** What comes with loopgain. */
export interface Shipped {
  readonly version: string;
  /** What this page simulates: plain networks, and parts of other scenarios, are left out. */
  readonly labs: readonly Titled[];
  readonly whatIfs: readonly Titled[];
}

/** A shipped file as a list shows it. */
export interface Titled {
  readonly id: string;
  readonly title: string;
}

/** What a setting is made of. */
export interface Description {
  readonly id: string;
  readonly title: string;
  /** Day from which `change` holds; undefined where nothing can be changed on the way. */
  readonly from: string | undefined;
  /** Whether `from` has to be set before anything can be changed from that day on. */
  readonly needsFrom: boolean;
  readonly parameters: readonly DescribedParameter[];
  /** Stages that people work at, with the hours of one experiment's visit as written. */
  readonly stages: readonly DescribedStage[];
  readonly warnings: readonly string[];
}

/** A parameter with the value that holds in the end. */
export type DescribedParameter = ParameterInfo & {
  /** Where the scenario sets it: `psi`, or `change.parameters.psi` where the future changes it. */
  readonly path: string;
  /** Heading of its part of the scenario file. */
  readonly part: string;
  /** 5 % and 95 % of what is believed of it; undefined where nobody is unsure. */
  readonly believed: readonly [number, number] | undefined;
};

export interface DescribedStage {
  readonly id: string;
  /** What kind of work it is, such as `build`. */
  readonly activity: string;
  /** Path of the work that an experiment asks of it. */
  readonly path: string;
  /** That work as written [work hours] */
  readonly workHours: number;
}

/** What one path found. */
export interface Simulated {
  readonly setting: Setting;
  readonly grain: Grain;
  readonly title: string;
  readonly answer: KeyFigures;
  readonly besideAnswer: KeyFigures | undefined;
  readonly stories: readonly ToldStory[];
  readonly film: Film;
  readonly fingerprint: string;
  /** That its simulation took on this machine [s] */
  readonly seconds: number;
}

/** The figures that name a path. */
export interface KeyFigures {
  readonly future: Future;
  /** A quarter after the parting, or at the end where there is none [days since 1970-01-01] */
  readonly soonDay: number;
  /** Experiments finished, rate over the quarter up to then. */
  readonly soonExperimentsPerYear: number | null;
  readonly soonBindingStage: string;
  /** At the end. */
  readonly progressRatio: number | null;
  readonly leverageRatio: number | null;
  readonly humanShare: number | null;
  readonly bindingStage: string;
  readonly bindingPool: string;
  readonly moves: number;
  readonly generations: number;
  readonly highestLoopGain: number | null;
}

/** A figure by its id, with what it tells. */
export interface ToldStory {
  readonly figure: string;
  readonly story: Story;
}

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** What the draws of an ensemble that are done say. */
export interface Summary {
  readonly draws: number;
  readonly stories: readonly ToldStory[];
  /** Share of each class of future with its 95 % interval. */
  readonly futures: readonly { readonly future: Future; readonly share: number; readonly low: number; readonly high: number }[];
}

/** What the worker sends back for a question of a number. */
export type Reply =
  | { readonly number: number; readonly kind: 'answer'; readonly answer: Answers[Question['kind']] }
  | { readonly number: number; readonly kind: 'refused'; readonly issues: readonly string[] };
