import type { Material } from '../figures/material.ts';
import type { Table } from '../table.ts';
import { comparisonFindings } from './comparison-findings.ts';
import { forecastFindings } from './forecast-findings.ts';
import { futuresFindings } from './futures-findings.ts';
import { labFindings } from './lab-findings.ts';
import { networkComparisonFindings, networkFindings } from './network-findings.ts';
import type { Findings } from './report.ts';
import { reproductionFindings } from './reproduction-findings.ts';

/**
 * What material says, by the part that it is about; without such a part it is a plain network's, and its tables say all.
 * @param title of what was simulated
 * @param tables written beside the page
 */
export function findingsOf(material: Material, title: string, tables: readonly Table[]): Findings {
  const { comparison, reproduction, published, forecasts, path, paths = [] } = material;
  if (comparison !== undefined) return comparisonFindings(comparison);
  if (reproduction !== undefined && published !== undefined) return reproductionFindings(title, reproduction, published);
  if (forecasts !== undefined) return forecastFindings(forecasts);
  if (paths.length > 1) return futuresFindings(paths);
  if (path !== undefined) return labFindings(path);
  const [compared] = tables.filter(({ id }) => id === 'comparison');
  return compared === undefined ? networkFindings(title, tables) : networkComparisonFindings(title, compared);
}
