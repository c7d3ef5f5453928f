import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadScenario } from '../../src/scenario/load.ts';
import type { LoadedScenario } from '../../src/scenario/loaded.ts';
import { ROOT } from './markdown.ts';

/** A lab that costs some milliseconds and is unsure of three parameters and one mechanism. */
export const UNSURE_LAB = `loopgain: 1
extends: small-lab.yaml
title: A small lab that is unsure
time: {end: 2022-04-01, sample: 91 days, warmUp: 91 days}
from: 2021-10-01
change: {parameters: {psi: 0.4}}
parameters:
  theta: {prior: 0.5 to 2, priorSource: assumed}
  lambda: {prior: {shape: uniform, low: 0.4, high: 0.8}, priorSource: assumed}
  beta: {prior: 0.3 to 0.8, priorSource: assumed}
uncertainty:
  correlations: [{between: [lambda, beta], rank: 0.6, source: assumed}]
  variants:
    horizonLaw:
      meaning: how the horizon grows with effective compute
      options:
        exponential: {weight: 3, source: assumed}
        faster: {weight: 1, source: assumed, set: {horizon: {doublings: 2}}}
granularity: {experiment: 100, change: 50}
`;

/** Loads the unsure lab, with a text of it that may have been changed. */
export function unsureLab(text = UNSURE_LAB): LoadedScenario {
  const read = (path: string): string => (path === 'unsure.yaml' ? text : readFileSync(join(ROOT, 'scenarios', path), 'utf8'));
  return loadScenario('unsure.yaml', { read, overrides: [] });
}
