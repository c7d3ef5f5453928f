import { simulateLab, simulateWithTwin } from '../../src/lab/simulate-lab.ts';
import type { Trajectory } from '../../src/lab/trajectory.ts';
import { labOf } from './claims.ts';

/** A claim as docs/claims.md shows it. */
export interface ClaimRow {
  /** The claim, in short. */
  readonly claim: string;
  readonly source: string;
  /** What to run. */
  readonly scenarios: readonly string[];
  /** What comes out at seed 42, measured. */
  readonly outcome: () => string;
  /** What that outcome makes of the claim, measured. */
  readonly verdict: Verdict;
  /** Why, with figures computed from the same simulations. */
  readonly because: string;
}

type Verdict = 'holds' | 'holds under conditions' | 'missed';

/** What a row's simulations come to. */
export interface Finding {
  readonly outcome: string;
  /** Whether the claim comes out in its scenario, and whether it still does without the condition that `because` names. */
  readonly holds: boolean;
  readonly holdsAnyway?: boolean;
  readonly because: string;
}

/** A row whose verdict follows from its finding; simulated when first read. */
export function claimRow(claim: string, source: string, scenario: string, find: () => Finding): ClaimRow {
  let known: Finding | undefined;
  const finding = (): Finding => {
    known ??= find();
    return known;
  };
  return {
    ...{ claim, source, scenarios: [scenario] },
    outcome: () => finding().outcome,
    get verdict() {
      const { holds, holdsAnyway = true } = finding();
      if (!holds) return 'missed';
      return holdsAnyway ? 'holds' : 'holds under conditions';
    },
    get because() {
      return finding().because;
    },
  };
}

/** The path that every row is measured on. */
const KEY = { seed: 42, draw: 'point', replication: 1 } as const;
/** Where claims are from. */
export const ESSAY = 'Anthropic Institute 2026';
export const COMMENTARY = 'commentary on it';

/** A claim's scenario, simulated. */
export const run = (name: string, ...set: readonly string[]): Trajectory => simulateLab(labOf(name, set), KEY);
/** The same beside its twin without AI. */
export const withTwin = (name: string, ...set: readonly string[]): Trajectory => simulateWithTwin(labOf(name, set), KEY);

/** A number in so many significant digits, with commas. */
export const figure = (value: number, digits = 2): string =>
  Number(value.toPrecision(digits))
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, value >= 1000 ? ',' : '');
