/** What the build reads from the package's data for the page. */
declare module 'virtual:published' {
  import type { Series } from '../../calibrate/series.ts';
  import type { DrawValues } from '../../scenario/drawn.ts';
  /** Every published series, by its id. */
  export const series: readonly (readonly [string, Series])[];
  /** The shipped posterior sample. */
  export const posterior: readonly DrawValues[];
  export const version: string;
}
