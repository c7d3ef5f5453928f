import type { Trends } from '../series.ts';
import { ai2027Reproduced, ai2027Rows } from './ai-2027-rows.ts';
import { amdahlRows } from './amdahl-rows.ts';
import { forecastForethought } from './forethought-forecast.ts';
import { forethoughtReproduced, forethoughtRows } from './forethought-rows.ts';
import { forecastKwa } from './kwa-forecast.ts';
import { kwaReproduced, kwaRows } from './kwa-rows.ts';
import { type LabForecast, labRows } from './lab-rows.ts';
import { metrReproduced, metrRows } from './metr-rows.ts';
import { type NestedLab, nestedRows } from './nested-rows.ts';
import type { PeerRow, ReproducedRow } from './peer-row.ts';
import { publishedRows } from './published-rows.ts';

/** Their forecasts and ours, and what of theirs is met here. */
export interface PeerForecasts {
  readonly rows: readonly PeerRow[];
  readonly reproduced: readonly ReproducedRow[];
  /** Last day that is simulated, by lab [days since 1970-01-01] */
  readonly lastDays: ReadonlyMap<string, number>;
}

/** Years at whose beginning forecasts are compared. */
const YEARS: readonly number[] = Array.from({ length: 12 }, (_, i) => 2025 + i);

/** Draws from the priors: so many that a median date is known to a tenth of a year, and a share to half a point of a hundred. */
const KWA_DRAWS = 512;
const FORETHOUGHT_DRAWS = 16_384;

/**
 * Runs the models of others as they are published, and sets them beside labs.
 * @param trends published series
 * @param labs our forecasts
 * @param nested the labs of scenarios/peers
 * @param seed of the draws from the priors of others
 */
export function forecastPeers(
  trends: Trends,
  labs: readonly LabForecast[],
  nested: Readonly<Record<'amdahl' | 'kwa', NestedLab>>,
  seed: number,
): PeerForecasts {
  const kwa = forecastKwa(trends, seed, KWA_DRAWS);
  const forethought = {
    f: forecastForethought(trends, 'f', seed, FORETHOUGHT_DRAWS),
    '1 + f': forecastForethought(trends, '1 + f', seed, FORETHOUGHT_DRAWS),
  };
  return {
    rows: [
      ...amdahlRows(),
      ...metrRows(trends, YEARS),
      ...kwaRows(trends, kwa, YEARS),
      ...forethoughtRows(trends, forethought),
      ...ai2027Rows(trends),
      ...publishedRows(trends),
      ...labs.flatMap((lab) => labRows(lab, YEARS)),
    ],
    reproduced: [
      kwaReproduced(trends, kwa),
      ...forethoughtReproduced(forethought),
      ai2027Reproduced(trends),
      ...metrReproduced(trends),
      ...nestedRows(nested),
    ],
    lastDays: new Map(labs.map(({ id, epochCivilDays, paths }) => [id, epochCivilDays + paths[0]!.sampleDays.at(-1)!])),
  };
}
