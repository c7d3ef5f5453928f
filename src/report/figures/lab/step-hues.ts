import type { Hue } from '../palette.ts';
import type { Step } from './generation-rows.ts';

/** Hues of the steps of a generation. */
export const STEP_HUES: Readonly<Record<Step, Hue>> = {
  data: 'grey',
  train: 'green',
  evaluate: 'blue',
  mend: 'orange',
  gate: 'purple',
  release: 'ochre',
};
