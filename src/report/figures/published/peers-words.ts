import type { PeerRow } from '../../../calibrate/peers/peer-row.ts';
import { figureText, percentText } from '../../figure-text.ts';
import { type Curve, type Milestone, valueAt } from './peers-points.ts';

/** Year at whose beginning the title sets forecasts side by side. */
const COMPARED = 2032;
const TEN = 10;

/** How many times, as a person reads it. */
export function timesText(multiplier: number): string {
  return multiplier < TEN ? multiplier.toPrecision(2) : figureText(Number(multiplier.toPrecision(2)));
}

/** What the picture finds: how far the forecasts are apart. */
export function titleOf(curves: readonly Curve[], takeoffs: readonly Milestone[]): string {
  const by = takeoffs.filter(({ year }) => year <= COMPARED).map(({ multiplier }) => multiplier);
  const all = [...curves.map((curve) => valueAt(curve, COMPARED)), ...by].filter((multiplier) => multiplier > 0);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return `Forecasts for ${COMPARED}: AI speeds up AI research ${timesText(least)} times or ${timesText(most)} times, depending on who is asked`;
}

/** How to read it, and what is not in it. */
export function captionOf(rows: readonly PeerRow[], paths: number): string {
  const share = rows.find(({ standing, milestone }) => standing === 'published' && milestone === '3-years-in-1')?.value;
  const ours = `Ours (loopgain): labs as written, median of ${paths} paths each, against the same people and fleet without AI. Kwa: draws from his priors.`;
  const alike =
    'Multipliers are not defined alike: theirs count progress of algorithms over people alone, ours results of experiments, crowding included.';
  if (share === undefined) return `${ours} ${alike}`;
  return `${ours} ${alike} Not dated: Forethought (2025) gives ${percentText(share)} to three years of progress within one year, once AI does all AI research.`;
}

/** The picture in words. */
export function descriptionOf(curves: readonly Curve[], takeoffs: Readonly<Record<string, readonly Milestone[]>>): string {
  const lines = curves.map((curve) => `${curve.id} ${timesText(valueAt(curve, COMPARED))}`);
  const dates = Object.entries(takeoffs).map(
    ([model, milestones]) =>
      `${model}: ${milestones.map(({ multiplier, year }) => `${figureText(multiplier)} times in ${year.toFixed(1)}`).join(', ')}`,
  );
  return `Progress multiplier of AI research on a logarithmic scale by year. At the beginning of ${COMPARED}: ${lines.join(', ')}. ${dates.join('. ')}.`;
}
