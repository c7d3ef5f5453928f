import { percentText } from '../../report/figure-text.ts';

const PER_CENT = 100;

/**
 * A probability with its interval, in whole per cent.
 *
 * probabilityText({ share: 0.625, low: 0.3862, high: 0.8152 }) // => { probability: '63 %', between: '39 to 82 %' }
 */
export function probabilityText(interval: { readonly share: number; readonly low: number; readonly high: number }) {
  const { share, low, high } = interval;
  return { probability: percentText(whole(share)), between: `${Math.round(low * PER_CENT)} to ${percentText(whole(high))}` };
}

function whole(share: number): number {
  return Math.round(share * PER_CENT) / PER_CENT;
}
