import { seriesOf, type Trends } from '../series.ts';
import type { CodePath, ForethoughtForecast } from './forethought-forecast.ts';
import { alone, type PeerRow, type ReproducedRow, type RowOrigin } from './peer-row.ts';
import { SPREAD_INTERVAL, spreadOf } from './spread.ts';

const MODEL = 'Forethought';
/** Two points of a hundred: what the two forms of the program and its number of simulations leave open. */
const TOLERANCE = 0.02;

/** Forethought's forecast by each form of its program. */
type ForethoughtForecasts = Readonly<Record<CodePath, ForethoughtForecast>>;

const CODE_PATHS: readonly CodePath[] = ['f', '1 + f'];

/** Rows of Forethought's model: its published table, and by each form of the program what the published equations give here. */
export function forethoughtRows(trends: Trends, forecasts: ForethoughtForecasts): PeerRow[] {
  const { info, figures } = seriesOf(trends, 'forethought-results');
  const published: RowOrigin = { model: MODEL, claimant: info.claimant, standing: 'published' };
  const share = { quantity: 'share_of_simulations', day: Number.NaN, unit: 'share', interval: '' } as const;
  return [
    ...figures.map(({ label, value }) => ({ ...published, ...share, milestone: label, ...alone(value) })),
    ...CODE_PATHS.flatMap((codePath): PeerRow[] => {
      const origin = { ...published, model: modelOf(codePath), standing: 'computed from the published model' } as const;
      const { shares, bestYearDoublings } = forecasts[codePath];
      const best = { quantity: 'best_year_doublings', milestone: '', day: Number.NaN, unit: 'doublings' } as const;
      return [
        ...shares.map((own) => ({ ...origin, ...share, milestone: own.label, ...alone(own.share) })),
        { ...origin, ...best, ...spreadOf(bestYearDoublings), interval: SPREAD_INTERVAL },
      ];
    }),
  ];
}

/** The published table beside ours, by each form of the program. */
export function forethoughtReproduced(forecasts: ForethoughtForecasts): ReproducedRow[] {
  return CODE_PATHS.flatMap((codePath) =>
    forecasts[codePath].shares.map(({ label, published, share }) => ({
      ...{ model: modelOf(codePath), figure: label },
      ...{ published, reproduced: share, tolerance: TOLERANCE, unit: 'share' },
    })),
  );
}

function modelOf(codePath: CodePath): string {
  return `${MODEL} (${codePath})`;
}
