import { loadTexts, SMALL_LAB } from './scenario-files.ts';

/**
 * Seven people for a year, unsure of four things, whose horizon passes a week of work in most paths and a month in half of them: a path
 * takes some hundredths of a second.
 */
const HORIZON_LAB = `
title: A small lab that is unsure of its horizon
time: {end: 2022-01-01, warmUp: 90 days, sample: week}
parameters:
  start: {value: 600, unit: minutes, range: [1, 10000], prior: 300 to 1200, priorSource: nobody, role: assumed, source: nobody}
  growth: {prior: 1.4 to 2.8, priorSource: nobody}
pools: {researchers: {capacity: "3 * growth^years"}, engineers: {capacity: 4}, fleet: {capacity: 500}, agents: {capacity: 10}}
horizon: {reference: {minutes: start minutes}, doublings: 6}
progress: {reference: 100}
generations: {trigger: {effectiveCompute: 1.1}, train: 5 days, evaluate: 5 days, overlap: 1}
uncertainty:
  variants:
    horizonPace:
      meaning: horizon doublings per doubling of effective compute
      options:
        slow: {weight: 0.5, source: nobody, set: {horizon: {doublings: 5}}}
        fast: {weight: 0.5, source: nobody, set: {horizon: {doublings: 7}}}
`;

/** Loads the lab. */
export function horizonLab(): ReturnType<typeof loadTexts> {
  return loadTexts({ 'main.yaml': `loopgain: 1\nextends: lab.yaml\n${HORIZON_LAB}`, 'lab.yaml': SMALL_LAB });
}
