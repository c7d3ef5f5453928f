import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './markdown.ts';
import { loadTexts } from './scenario-files.ts';

/**
 * The small lab with a tenth of its people, who bind: without growth, without AI, accelerators in plenty. It is unsure of three things,
 * one of which nothing reads, and of how many researchers it has.
 */
const DOUBTFUL = `
loopgain: 1
extends: small-lab.yaml
title: A doubtful lab
time: {end: 2023-01-01, sample: 30 days, warmUp: 100 days}
parameters:
  theta: {prior: 0.6 to 1.6, priorSource: nobody}
  beta: {prior: 0.2 to 1, priorSource: nobody}
  unused: {value: 1, unit: number, range: [0, 2], role: assumed, source: nobody, prior: {shape: uniform, low: 0, high: 2}, priorSource: nobody}
pools: {researchers: {capacity: 6}, engineers: {capacity: 30}}
progress: {reference: 200}
uncertainty:
  variants:
    staffing:
      meaning: how many researchers there are
      options:
        few: {weight: 0.5, source: nobody}
        many: {weight: 0.5, source: nobody, set: {pools: {researchers: {capacity: 9}}}}
`;

/** The lab with some of its values changed. */
export function doubtfulLab(overrides: readonly string[] = []): ReturnType<typeof loadTexts> {
  const small = readFileSync(join(ROOT, 'scenarios', 'small-lab.yaml'), 'utf8');
  return loadTexts({ 'main.yaml': DOUBTFUL.trimStart(), 'small-lab.yaml': small }, overrides);
}

/** The same as a text without anything that it extends. */
export const DOUBTFUL_LAB: string = doubtfulLab().resolvedYaml;
