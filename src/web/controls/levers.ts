import type { DescribedParameter } from '../engine/messages.ts';
import type { Range } from './scale.ts';

/** A parameter that somebody can decide on, in words of the street. */
export interface Lever {
  readonly id: string;
  readonly label: string;
  readonly about: string;
  /** Where it differs from what the scenario allows. */
  readonly range?: Range;
}

/** What people can decide, from the day on which the futures part; those that a scenario lacks are left out. */
export const LEVERS: readonly Lever[] = [
  {
    id: 'researchersTimes',
    label: 'Researchers',
    about: 'They decide what is tried, and read what came out',
    range: { low: 0.1, high: 10 },
  },
  {
    id: 'engineersTimes',
    label: 'Engineers',
    about: 'They write, and later review what agents write',
    range: { low: 0.1, high: 10 },
  },
  {
    id: 'fleetTimes',
    label: 'Accelerators',
    about: 'Machines that experiments and training run on',
    range: { low: 0.1, high: 10 },
  },
  { id: 'seenFloor', label: 'Results people must see', about: 'Share of results that pass by a person before they count' },
  {
    id: 'trustHorizon',
    label: 'Horizon that earns trust',
    about: 'Task length at which half of oversight goes to AI, where the loop may close',
  },
  {
    id: 'fleetStops',
    label: 'Fleet stops growing',
    about: 'Years after 2021; 30 is never, within the time shown',
    range: { low: 5.5, high: 30 },
  },
  { id: 'scrutiny', label: 'Minutes of review', about: 'Per hour of code, to catch 63 % of the flaws' },
  {
    id: 'readingMinutes',
    label: 'Minutes per report',
    about: 'To find 63 % of the results that are none',
    range: { low: 10, high: 2000 },
  },
  { id: 'trainDays', label: 'Training a model', about: 'Days of the fleet for one generation', range: { low: 5, high: 365 } },
  {
    id: 'evaluateDays',
    label: 'Evaluating a model',
    about: 'Days at the gate, before anybody may use it',
    range: { low: 0, high: 365 },
  },
];

/** Range of a lever's slider: its own, within what the parameter allows. */
export function leverRange(lever: Lever, { low, high }: Pick<DescribedParameter, 'low' | 'high'>): Range {
  return { low: Math.max(low, lever.range?.low ?? low), high: Math.min(high, lever.range?.high ?? high) };
}
