import { InputError } from '../base/issue.ts';
import type { Sampling } from '../ensemble/plan.ts';
import type { StarterKind } from './starter-scenario.ts';

/** Everything that any command may be given, checked; what a command does not know keeps its default. */
export interface Arguments {
  readonly scenarios: readonly string[];
  /** The subject of `explain`, the file of `init`. */
  readonly topic: string | undefined;
  /** The forecast and the outcomes of `score`. */
  readonly folder: string | undefined;
  readonly outcomes: string | undefined;
  readonly seed: number;
  readonly until: string | undefined;
  readonly sample: string | undefined;
  readonly set: readonly string[];
  /** Names or files of what-ifs. */
  readonly whatIf: readonly string[];
  /** Undefined for the command's own default. */
  readonly out: string | undefined;
  readonly scenario: string;
  /** What `init` writes. */
  readonly kind: StarterKind;
  readonly force: boolean;
  readonly trace: boolean;
  /** How often to simulate a plain network, or at most so often where a precision is asked for; undefined for once. */
  readonly replications: number | undefined;
  /** Half-width of the 95 % interval of each class's cycle time that is enough, as a share of the mean. */
  readonly precision: number | undefined;
  /** Efforts of each kind of oversight that are swept, besides none at all. */
  readonly steps: number;
  /** Sets of values drawn from the priors; undefined for the command's own number. */
  readonly draws: number | undefined;
  /** File with a posterior sample from which draws are taken. */
  readonly posterior: string | undefined;
  /** Last day of the figures that a calibration learns from, a date. */
  readonly known: string | undefined;
  /** How draws are spread; undefined for what is most even for so many. */
  readonly sampling: Sampling | undefined;
  /** How to find what matters most; undefined for a tornado, or for the draws of a forecast's folder. */
  readonly method: SensitivityMethod | undefined;
  /** Of a sensitivity; none for its own. */
  readonly targets: readonly string[];
  /** Parameters of Sobol indices; none for those of a screening. */
  readonly parameters: readonly string[];
  /** Of Morris' elementary effects; undefined for the method's own number. */
  readonly trajectories: number | undefined;
  /** Threads; undefined for one per processor. */
  readonly jobs: number | undefined;
  /** Go on with what an interrupted command has kept. */
  readonly resume: boolean;
  /** Throw away what an interrupted command has kept. */
  readonly restart: boolean;
  /** Print what can be scored instead of scoring. */
  readonly template: boolean;
  /** Simulate again to see what more of each pool is worth. */
  readonly simulate: boolean;
  /** Also draw figures, a file each. */
  readonly figures: boolean;
  /** Also write a page with all of it. */
  readonly report: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Ways to find what matters most. */
export const SENSITIVITY_METHODS = ['tornado', 'morris', 'sobol', 'marginal', 'draws'] as const;

export type SensitivityMethod = (typeof SENSITIVITY_METHODS)[number];

/** Seed of a simulation that is given none. */
export const DEFAULT_SEED = 42;
/** Scenario that `explain` looks into where none is given. */
export const DEFAULT_SCENARIO = 'history';
/** Efforts that are swept where no number is given. */
export const DEFAULT_STEPS = 5;
/** Words that --posterior takes beside a file. */
export const POSTERIOR_WORDS = ['shipped', 'none'] as const;
/** Draws of a forecast where no number is given: a power of two, for which a Sobol sequence is most even. */
export const DEFAULT_DRAWS = 256;
/** Draws of a reproduction where no number is given. */
export const REPRODUCTION_DRAWS = 48;
/** Particles of a back-test where no number is given. */
export const DEFAULT_PARTICLES = 64;
/** Base points of Sobol indices where no number is given: a power of two, as above. */
export const DEFAULT_BASE_POINTS = 64;
/** Kind of scenario that `init` writes where none is asked for. */
export const DEFAULT_KIND: StarterKind = 'network';

/**
 * Checks what the option parser has read.
 * @param parsed names and values as written
 * @throws InputError with every value that cannot be used
 *
 * readArguments({ scenarios: ['mm1'], seed: '7' }).seed // => 7
 */
export function readArguments(parsed: Readonly<Record<string, unknown>>): Arguments {
  return {
    scenarios: texts(parsed['scenarios']),
    topic: single('topic', parsed['topic']),
    folder: single('folder', parsed['folder']),
    outcomes: single('outcomes', parsed['outcomes']),
    seed: readSeed(parsed['seed']),
    until: single('--until', parsed['until']),
    sample: single('--sample', parsed['sample']),
    set: texts(parsed['set']),
    whatIf: texts(parsed['what-if']),
    out: single('--out', parsed['out']),
    scenario: single('--scenario', parsed['scenario']) ?? DEFAULT_SCENARIO,
    kind: (single('--kind', parsed['kind']) as StarterKind | undefined) ?? DEFAULT_KIND,
    force: parsed['force'] === true,
    trace: parsed['trace'] === true,
    ...readReplications(parsed['replications'], parsed['precision']),
    steps: readSteps(parsed['steps']),
    draws: readCount('--draws', parsed['draws'], FEWEST_DRAWS),
    posterior: single('--posterior', parsed['posterior']),
    known: single('--known', parsed['known']),
    sampling: single('--sampling', parsed['sampling']) as Sampling | undefined,
    method: single('--method', parsed['method']) as SensitivityMethod | undefined,
    targets: texts(parsed['target']),
    parameters: texts(parsed['parameters']).flatMap((list) => list.split(',').map((id) => id.trim())),
    trajectories: readCount('--trajectories', parsed['trajectories'], FEWEST_TRAJECTORIES),
    jobs: readCount('--jobs', parsed['jobs'], 1),
    resume: parsed['resume'] === true,
    restart: parsed['restart'] === true,
    template: parsed['template'] === true,
    simulate: parsed['simulate'] === true,
    figures: parsed['figures'] === true,
    report: parsed['report'] === true,
    json: parsed['json'] === true,
    quiet: parsed['quiet'] === true,
  };
}

/** Streams are named by the seed's digits, and beyond this not every whole number has digits of its own. */
const LARGEST_SEED = Number.MAX_SAFE_INTEGER;
const PER_CENT = 100;

function readSeed(written: unknown): number {
  const [first, ...others] = texts(written);
  if (first === undefined) return DEFAULT_SEED;
  const expected = `one whole number from 0 to ${LARGEST_SEED}, in decimal digits`;
  if (others.length > 0) throw refuse('--seed', expected, listTexts(texts(written)));
  if (/^\d+$/.test(first) && Number(first) <= LARGEST_SEED) return Number(first);
  throw refuse('--seed', expected, first === '' ? 'nothing' : `\`${first}\``);
}

/** One has no spread, and a precision is not to be met by chance. */
const FEWEST_REPLICATIONS = 2;
const FEWEST_WITH_PRECISION = 5;

function readReplications(replications: unknown, precision: unknown): Pick<Arguments, 'replications' | 'precision'> {
  const count = single('--replications', replications);
  const share = single('--precision', precision);
  const fewest = share === undefined ? FEWEST_REPLICATIONS : FEWEST_WITH_PRECISION;
  if (count !== undefined && !(/^\d+$/.test(count) && Number(count) >= fewest && Number.isSafeInteger(Number(count)))) {
    const beside = share === undefined ? '' : ' beside --precision';
    throw refuse('--replications', `a whole number, ${fewest} or more${beside}`, `\`${count}\``);
  }
  return {
    replications: count === undefined ? undefined : Number(count),
    precision: share === undefined ? undefined : readShare('--precision', share),
  };
}

/** One draw has no quantiles. */
const FEWEST_DRAWS = 2;
/** One has no standard error. */
const FEWEST_TRAJECTORIES = 2;

function readCount(path: string, written: unknown, fewest: number): number | undefined {
  const count = single(path, written);
  if (count === undefined) return undefined;
  if (/^\d+$/.test(count) && Number(count) >= fewest && Number.isSafeInteger(Number(count))) return Number(count);
  throw refuse(path, `a whole number, ${fewest} or more`, `\`${count}\``);
}

/** One would be the scenario alone; of more than a dozen none is far from the next. */
const FEWEST_STEPS = 2;
const MOST_STEPS = 12;

function readSteps(written: unknown): number {
  const count = single('--steps', written);
  if (count === undefined) return DEFAULT_STEPS;
  if (/^\d+$/.test(count) && Number(count) >= FEWEST_STEPS && Number(count) <= MOST_STEPS) return Number(count);
  throw refuse('--steps', `a whole number from ${FEWEST_STEPS} to ${MOST_STEPS}`, `\`${count}\``);
}

function readShare(path: string, written: string): number {
  const [, digits, percent] = /^(\d+\.?\d*|\.\d+)\s*(%?)$/.exec(written.trim()) ?? [];
  const share = percent === '%' ? Number(digits) / PER_CENT : Number(digits);
  if (share > 0 && share < 1) return share;
  throw refuse(path, 'a share between 0 and 1, such as 2% or 0.02', `\`${written}\``);
}

function texts(written: unknown): readonly string[] {
  if (written === undefined) return [];
  return Array.isArray(written) ? written.map(String) : [String(written)];
}

function single(path: string, written: unknown): string | undefined {
  const [first, ...others] = texts(written);
  if (others.length > 0) throw refuse(path, 'one value', listTexts(texts(written)));
  if (first === '') throw refuse(path, 'a value', 'nothing');
  return first;
}

function listTexts(written: readonly string[]): string {
  return written.map((text) => `\`${text}\``).join(' and ');
}

function refuse(path: string, expected: string, received: string): InputError {
  return new InputError([{ path, severity: 'error', expected, received }]);
}
