import { isSame, isToldApart, type NetworkComparison, type PairedDifference, type PlaceComparison } from '../queueing/compare.ts';
import type { UncertainFigure } from '../queueing/intervals.ts';
import { foldedText, type TextColumn, wrapText } from './aligned-text.ts';
import { countText, figureText, percentText } from './figure-text.ts';
import { halfWidth } from './interval-text.ts';
import { TEXT_WIDTH } from './text-section.ts';

/** A figure as the terminal shows it. */
interface Shown {
  readonly figure: UncertainFigure;
  readonly head: string;
  readonly unit: string;
  /** In sentences, where the head stands for two. */
  readonly name: string;
}

const SHOWN: readonly Shown[] = [
  { figure: 'throughputPerDay', head: 'throughput', unit: 'per day', name: 'throughput' },
  { figure: 'meanInProcess', head: 'WIP', unit: 'jobs', name: 'work in process' },
  { figure: 'meanWaiting', head: 'waiting', unit: 'jobs', name: 'waiting' },
  { figure: 'meanWaitDays', head: 'wait', unit: 'days', name: 'wait' },
  { figure: 'waitP95Days', head: '95 %', unit: 'days', name: 'wait 95 %' },
  { figure: 'meanCycleDays', head: 'cycle', unit: 'days', name: 'cycle' },
  { figure: 'cycleP95Days', head: '95 %', unit: 'days', name: 'cycle 95 %' },
  { figure: 'utilizationShare', head: 'busy', unit: '', name: 'busy' },
];

/** What few networks have: shown where jobs go unserved. */
const UNSERVED: Shown = { figure: 'unservedShare', head: 'unserved', unit: 'of arrivals', name: 'unserved' };

const NOUNS = [
  ['stage', 'stations'],
  ['pool', 'pools'],
  ['class', 'classes'],
] as const;

/** More digits of an uncertainty say nothing. */
const UNCERTAINTY_DIGITS = 2;

/**
 * Two networks side by side: for each place the means of both, their difference and half of its 95 % interval; which differences are
 * not told apart from 0; what common random numbers saved.
 * @param names of the first and the second
 */
export function comparisonText(comparison: NetworkComparison, names: readonly [string, string], replications: number): string[] {
  const shown = NOUNS.some(([, of]) => comparison[of].some(isUnserved)) ? [...SHOWN, UNSERVED] : SHOWN;
  return [
    ...NOUNS.flatMap(([noun, of]) =>
      comparison[of].length === 0 ? [] : [...placesText(noun, comparison[of], shown, names), ''],
    ),
    ...told(
      `Means of ${countText(replications, 'replication')} each, on common random numbers; +- is half of the 95 % confidence interval of the difference, by pairs.`,
    ),
    ...undecidedText(comparison, shown),
    ...comparison.classes.flatMap(savedText),
  ];
}

function isUnserved({ unservedShare: { first, second } }: PlaceComparison): boolean {
  return first.mean > 0 || second.mean > 0;
}

function placesText(
  noun: string,
  places: readonly PlaceComparison[],
  shown: readonly Shown[],
  [first, second]: readonly [string, string],
): string[] {
  const columns = shown.filter(({ figure }) => places.some((place) => !Number.isNaN(place[figure].difference.mean)));
  const row = (id: string, name: string, text: (pair: PairedDifference, shown: Shown) => string, place: PlaceComparison) => [
    id,
    name,
    ...columns.map((column) => text(place[column.figure], column)),
  ];
  const rows = places.flatMap((place) => [
    row(place.id, first, (pair, { figure }) => valueText(figure, pair.first.mean), place),
    row('', second, (pair, { figure }) => valueText(figure, pair.second.mean), place),
    row('', 'difference', differenceText, place),
    row('', '+-', halfText, place),
  ]);
  const heads: TextColumn[] = [noun, ''].map((head) => ({ head, unit: '', align: 'left' }));
  const titles = columns.map(({ head, unit }): TextColumn => ({ head, unit, align: 'right' }));
  return foldedText([...heads, ...titles], rows, TEXT_WIDTH, heads.length);
}

function valueText(figure: UncertainFigure, value: number): string {
  if (Number.isNaN(value)) return '';
  return figure === 'utilizationShare' || figure === 'unservedShare' ? percentText(value) : figureText(value);
}

function differenceText(pair: PairedDifference, { figure }: Shown): string {
  return valueText(figure, pair.difference.mean);
}

function halfText(pair: PairedDifference, { figure }: Shown): string {
  return valueText(figure, Number(halfWidth(pair.difference).toPrecision(UNCERTAINTY_DIGITS)));
}

/** Figures of places whose pairs are so, places with the same figures together: `wait, cycle of stage plan, class job`. */
function listPairs(comparison: NetworkComparison, shown: readonly Shown[], isSo: (pair: PairedDifference) => boolean): string {
  const places = new Map<string, string[]>();
  for (const [noun, of] of NOUNS)
    for (const place of comparison[of]) {
      const known = shown.filter(({ figure }) => !Number.isNaN(place[figure].difference.mean));
      const so = known.filter(({ figure }) => isSo(place[figure]));
      if (so.length === 0) continue;
      const figures = so.length === known.length ? 'every figure' : so.map(({ name }) => name).join(', ');
      places.set(figures, [...(places.get(figures) ?? []), `${noun} ${place.id}`]);
    }
  return [...places].map(([figures, names]) => `${figures} of ${names.join(', ')}`).join('; ');
}

function undecidedText(comparison: NetworkComparison, shown: readonly Shown[]): string[] {
  const list = (isSo: (pair: PairedDifference) => boolean): string => listPairs(comparison, shown, isSo);
  const same = list(isSame);
  const undecided = list((pair) => !isSame(pair) && !isToldApart(pair.difference));
  const others = same === '' ? 'Every difference' : 'Every other difference';
  return [
    ...(same === '' ? [] : told(`The same in every replication: ${same}.`)),
    ...(undecided === '' ? [] : told(`Not told apart from 0, so that chance may explain them: ${undecided}.`)),
    ...(undecided !== '' || list((pair) => !isSame(pair)) === '' ? [] : told(`${others} is told apart from 0.`)),
  ];
}

function savedText({ id, meanCycleDays: { savedRatio } }: PlaceComparison): string[] {
  if (!Number.isFinite(savedRatio)) return [];
  const verb = savedRatio < 1 ? 'cost' : 'save';
  const factor = Number((savedRatio < 1 ? 1 / savedRatio : savedRatio).toPrecision(UNCERTAINTY_DIGITS));
  return told(`Common random numbers ${verb} a factor of ${figureText(factor)} in replications for the cycle time of ${id}.`);
}

function told(text: string): string[] {
  return wrapText(text, TEXT_WIDTH);
}
