import { amdahlSpeedup } from './amdahl.ts';
import { alone, type PeerRow } from './peer-row.ts';

/** Shares at which the law is told. */
const SHARES: readonly number[] = [0.5, 0.75, 0.9, 0.99, 0.999];

/** Rows of Amdahl's law: how many times as much gets done, by the share that is automated. */
export function amdahlRows(): PeerRow[] {
  return SHARES.map((share) => ({
    ...{ model: "Amdahl's law", claimant: 'Gene Amdahl 1967', standing: 'computed from the published model' },
    ...{ quantity: 'throughput_ratio', milestone: `automated-${share}`, day: Number.NaN },
    ...alone(amdahlSpeedup(share)),
    ...{ unit: 'ratio', interval: '' },
  }));
}
