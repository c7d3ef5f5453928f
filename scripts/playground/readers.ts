import { readScenarioFile } from '../../src/io/read-text.ts';
import { findShipped } from '../../src/io/scenario-files.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import type { LoadedScenario } from '../../src/scenario/loaded.ts';

export { readPosterior } from '../../src/io/read-posterior.ts';
export { readTrends } from '../../src/io/read-trends.ts';

/** The shipped history, which says what a posterior sample may hold. */
export function loadHistory(): LoadedScenario {
  const path = findShipped('history');
  return loadScenario(String(path), { read: readScenarioFile, findShipped, overrides: [] });
}
