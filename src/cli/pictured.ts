import type { Material } from '../report/figures/material.ts';
import type { Report } from '../report/html/report.ts';
import type { Table } from '../report/table.ts';
import type { LoadedScenario } from '../scenario/loaded.ts';

/** What pictures and a report are made of. */
export interface Pictured {
  /** Nothing, of a plain network. */
  readonly material: Material;
  readonly title: string;
  /** Those that are written beside the page. */
  readonly tables: readonly Table[];
  readonly scenarios: readonly { readonly id: string; readonly scenario: LoadedScenario }[];
  readonly facts: Report['facts'];
  readonly parts?: Report['parts'];
}
