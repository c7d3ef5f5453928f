import { log, log2 } from '../../src/numeric/log.ts';
import { pow } from '../../src/numeric/pow.ts';

/** A change of one mechanism that a future may make. */
export interface Lever {
  readonly id: string;
  /** In a sentence's place: what holds from the parting on. */
  readonly meaning: string;
  /** As `--set` takes them. */
  readonly set: readonly string[];
}

/** Where the levers are pulled: the day on which all futures part. */
export const PARTING = '2026-07-01';
/** The same in years since the epoch, for formulas. */
const PARTING_YEARS = 5.5;

/** What the paths have in common on that day; what comes after is stated relative to it. */
export interface PartingState {
  readonly softwareEfficiency: number;
  readonly experimentsPerYear: number;
  readonly horizonMinutes: number;
}

/** Values of the shared history that changes are stated from. */
export type HistoryValues = Readonly<
  Record<
    | 'lambda'
    | 'beta'
    | 'psi'
    | 'gamma'
    | 'gateFloor'
    | 'theta'
    | 'runWork'
    | 'overseeShare'
    | 'delegatedShare'
    | 'kappa'
    | 'horizonStart',
    number
  >
>;

/** The levers that change a mechanism. */
export function leversAt(state: PartingState, history: HistoryValues): readonly Lever[] {
  const led = ['decide', 'integrate', 'merge'];
  const staff = ['researchers', 'engineers', 'security'];
  return [
    {
      id: 'limit',
      meaning: 'software efficiency has a limit 1,000 times above that day: growth falls with the distance left',
      set: ['change.progress.limit={kind: level, ratio: 1000}'],
    },
    {
      id: 'returns',
      meaning: "the same limit as Forethought's: the returns to software R&D fall to 0 there",
      set: ['change.progress.limit={kind: returns, ratio: 1000}'],
    },
    { id: 'fleet', meaning: 'the fleet stops growing on 2027-07-01', set: ['change.parameters.fleetStops=6.5'] },
    { id: 'see', meaning: 'people see every result at the gates, not every fourth', set: ['change.parameters.seenFloor=1'] },
    {
      id: 'loop',
      meaning: 'the closed loop opens: oversight is automated as it becomes trustworthy',
      set: [`change.oversight.closedLoop.opens=${PARTING}`],
    },
    {
      id: 'lead',
      meaning: 'agents never lead: deciding, integrating and merging stay with people',
      set: led.map((stage) => `change.stages.${stage}.automation.opens=never`),
    },
    {
      id: 'staff',
      meaning: 'staff stays as it is that day',
      set: staff.map((pool) => `change.pools.${pool}.capacity=${pool}Start * staffGrowth^min(years, ${PARTING_YEARS})`),
    },
    {
      id: 'pieces',
      meaning: 'work is delegated in half hours again, however far the horizon reaches',
      set: ['change.oversight.delegated=0'],
    },
    {
      id: 'horizon',
      meaning:
        'the horizon grows faster than exponentially, from the same level and slope: each doubling takes a tenth less than the one before',
      set: superexponential(state, history),
    },
  ];
}

/** Levers that are two values of one mechanism, and so make no pair. */
export function exclude(one: Lever, other: Lever): boolean {
  const keys = (lever: Lever): readonly string[] => lever.set.map((text) => text.slice(0, text.indexOf('=')));
  return keys(one).some((key) => keys(other).includes(key));
}

/**
 * The superexponential law that meets the exponential one at the parting in level and slope: with x_f doublings of E done there,
 * d log2 H/dx = (1 - d) / (-ln d (tau - (1 - d) x_f)) = kappa gives tau, and H_0 u^(ln 2 / ln d) = H_f, u = 1 - (1 - d) x_f / tau, gives H_0.
 */
function superexponential({ horizonMinutes }: PartingState, { kappa, horizonStart }: HistoryValues): readonly string[] {
  const shrink = 0.9;
  const doublings = log2(horizonMinutes / horizonStart) / kappa;
  const firstDoubling = (1 - shrink) / (-log(shrink) * kappa) + (1 - shrink) * doublings;
  const left = 1 - ((1 - shrink) * doublings) / firstDoubling;
  const start = horizonMinutes / pow(left, log(2) / log(shrink));
  return [
    `change.horizon.law={kind: superexponential, shrink: ${shrink}, firstDoubling: ${rounded(firstDoubling)}}`,
    `change.horizon.reference.minutes=${rounded(start)} minutes`,
  ];
}

/** A number of the model that no lab chooses, at half and twice its value (or as far as its range goes) from the parting on. */
export interface Shift {
  readonly parameter: string;
  readonly value: string;
  readonly set: readonly string[];
}

const REFERENCE_PER_YEAR = 10_000;
const OVERSEEN_MINUTES = 30;

/**
 * Shifts of what decides which future comes. An exponent is changed about the parting: its factor is scaled so that on that day growth,
 * the size of an experiment and oversight are what they were, and only what comes after differs.
 */
export function shiftsAt(state: PartingState, history: HistoryValues): readonly Shift[] {
  const { lambda, beta, psi, gamma, gateFloor, theta, runWork, overseeShare, delegatedShare } = history;
  const { softwareEfficiency: S, experimentsPerYear, horizonMinutes } = state;
  const crowd = experimentsPerYear / REFERENCE_PER_YEAR;
  const pieces = Math.max(1, (delegatedShare * horizonMinutes) / OVERSEEN_MINUTES);
  const shift = (parameter: string, value: number, scaled: readonly string[]): Shift => ({
    parameter,
    value: String(rounded(value)),
    set: [`change.parameters.${parameter}=${rounded(value)}`, ...scaled],
  });
  const growth = (factor: number) => [`change.progress.theta=${rounded(theta * factor)}`];
  const work = (factor: number) => [`change.stages.run.slot.work=${rounded(runWork * factor)} accelerator days`];
  const overseen = (factor: number) => [`change.oversight.base=${rounded(overseeShare * factor)}`];
  return [
    ...[lambda / 2, 1].map((to) => shift('lambda', to, growth(pow(crowd, lambda - to)))),
    ...[beta / 2, beta * 2].map((to) => shift('beta', to, growth(pow(S, to - beta)))),
    ...[psi / 2, psi * 2].map((to) => shift('psi', to, work(pow(S, to - psi)))),
    ...[gamma / 2, 1].map((to) => shift('gamma', to, overseen(pow(pieces, gamma - to)))),
    ...[gateFloor / 2, gateFloor * 2].map((to) => shift('gateFloor', to, [])),
    ...['0.5', '2'].map((power) => ({
      parameter: 'fleet growth',
      value: `^${power}`,
      set: [`change.pools.fleet.capacity=${fleetGrowing(power)}`],
    })),
  ];
}

/** The fleet with its growth since the parting raised to a power. */
function fleetGrowing(power: string): string {
  const steep = `fleetGrowth^(min(years, fleetSlows, fleetStops) - ${PARTING_YEARS})`;
  const later = 'fleetGrowthLater^max(0, min(years, fleetStops) - fleetSlows)';
  return `fleetStart * fleetGrowth^${PARTING_YEARS} * (${steep} * ${later})^${power}`;
}

/** Four digits are enough for a `--set` that someone may want to type. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
