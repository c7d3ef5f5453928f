import { InputError } from '../base/issue.ts';
import type { StarterKind } from './starter-scenario.ts';

/** Everything that any command may be given, checked; what a command does not know keeps its default. */
export interface Arguments {
  readonly scenarios: readonly string[];
  /** The subject of `explain`, the file of `init`. */
  readonly topic: string | undefined;
  readonly seed: number;
  readonly until: string | undefined;
  readonly sample: string | undefined;
  readonly set: readonly string[];
  /** Undefined for the command's own default. */
  readonly out: string | undefined;
  readonly scenario: string;
  /** What `init` writes. */
  readonly kind: StarterKind;
  readonly force: boolean;
  readonly trace: boolean;
  /** Simulate again to see what more of each pool is worth. */
  readonly simulate: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Seed of a simulation that is given none. */
export const DEFAULT_SEED = 42;
/** Scenario that `explain` looks into where none is given. */
export const DEFAULT_SCENARIO = 'history';
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
    seed: readSeed(parsed['seed']),
    until: single('--until', parsed['until']),
    sample: single('--sample', parsed['sample']),
    set: texts(parsed['set']),
    out: single('--out', parsed['out']),
    scenario: single('--scenario', parsed['scenario']) ?? DEFAULT_SCENARIO,
    kind: (single('--kind', parsed['kind']) as StarterKind | undefined) ?? DEFAULT_KIND,
    force: parsed['force'] === true,
    trace: parsed['trace'] === true,
    simulate: parsed['simulate'] === true,
    json: parsed['json'] === true,
    quiet: parsed['quiet'] === true,
  };
}

/** Streams are named by the seed's digits, and beyond this not every whole number has digits of its own. */
const LARGEST_SEED = Number.MAX_SAFE_INTEGER;

function readSeed(written: unknown): number {
  const [first, ...others] = texts(written);
  if (first === undefined) return DEFAULT_SEED;
  const expected = `one whole number from 0 to ${LARGEST_SEED}, in decimal digits`;
  if (others.length > 0) throw refuse('--seed', expected, listTexts(texts(written)));
  if (/^\d+$/.test(first) && Number(first) <= LARGEST_SEED) return Number(first);
  throw refuse('--seed', expected, first === '' ? 'nothing' : `\`${first}\``);
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
