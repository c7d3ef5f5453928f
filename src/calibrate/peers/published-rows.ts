import { figureOf, type PublishedFigure, seriesOf, type Trends } from '../series.ts';
import { dayOfYear } from './decimal-year.ts';
import type { PeerQuantity, PeerRow } from './peer-row.ts';

/** What is only reported, not computed: labels of a series, and what they mean in our words. */
interface Reported {
  readonly model: string;
  readonly series: string;
  readonly quantity: PeerQuantity;
  readonly unit: string;
  readonly interval: string;
  readonly milestones: Readonly<Record<string, string>>;
}

const REPORTED: readonly Reported[] = [
  {
    ...{ model: 'AI Futures Model', series: 'aifm-milestones', quantity: 'milestone_date', unit: 'decimal year' },
    interval: '',
    milestones: {
      ac: 'automated-coder',
      'ai2027-sc': 'superhuman-coder',
      'air-25x': 'multiplier-25',
      'air-250x': 'multiplier-250',
      'air-2000x': 'multiplier-2000',
      asi: 'superintelligence',
    },
  },
  {
    ...{ model: 'AI Futures Model (Monte Carlo)', series: 'aifm-milestones', quantity: 'milestone_date', unit: 'decimal year' },
    interval: '10 % to 90 % of those that get there',
    milestones: { 'ai2027-sc-monte-carlo': 'superhuman-coder' },
  },
  {
    ...{ model: 'AI Futures Model', series: 'aifm-takeoff-shares', quantity: 'share_of_simulations', unit: 'share' },
    interval: '',
    milestones: {
      'ac-to-asi-under-1-year': 'automated-coder-to-superintelligence-in-1',
      'ac-to-asi-under-3-years': 'automated-coder-to-superintelligence-in-3',
    },
  },
  {
    ...{ model: 'Full Takeoff Model', series: 'literature-takeoff', quantity: 'milestone_date', unit: 'decimal year' },
    interval: '',
    milestones: { 'takeoff-speeds-agi': 'agi' },
  },
  {
    ...{ model: 'Full Takeoff Model', series: 'literature-takeoff', quantity: 'takeoff_duration', unit: 'years' },
    interval: '',
    milestones: { 'takeoff-speeds-duration': 'automation-20-to-100' },
  },
];

/** Rows of models that are not implemented here: the AI Futures Model and the Full Takeoff Model, as published. */
export function publishedRows(trends: Trends): PeerRow[] {
  return REPORTED.flatMap(({ model, series: id, quantity, unit, interval, milestones }) => {
    const series = seriesOf(trends, id);
    return Object.entries(milestones).map(([label, milestone]): PeerRow => {
      const figure = figureOf(series, label);
      const { value, low, high } = figure;
      const origin = { model, claimant: claimantOf(figure, series.info.claimant), standing: 'published' } as const;
      const day = quantity === 'milestone_date' ? dayOfYear(value) : Number.NaN;
      return { ...origin, quantity, milestone, day, value, low, high, unit, interval };
    });
  });
}

/** A catalogue of many authors names them by row. */
function claimantOf({ source, label }: PublishedFigure, claimant: string): string {
  return label.startsWith('takeoff-speeds') ? source : claimant;
}
