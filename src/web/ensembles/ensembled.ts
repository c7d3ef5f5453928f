import type { Summary } from '../engine/messages.ts';

/** How far an ensemble in the page is. */
export interface Ensembled {
  /** Outdated: it was ended because the setting changed. */
  readonly state: 'idle' | 'running' | 'done' | 'cancelled' | 'failed' | 'outdated';
  readonly draws: number;
  readonly done: number;
  /** Since it was started [s] */
  readonly seconds: number;
  /** Of draws that are done, perhaps not of all of them. */
  readonly summary: Summary | undefined;
  readonly problems: readonly string[];
}

/** Nothing has been asked for. */
export const IDLE: Ensembled = { state: 'idle', draws: 0, done: 0, seconds: 0, summary: undefined, problems: [] };
