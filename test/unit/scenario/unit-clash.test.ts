import { expect, test } from 'vitest';
import { childOf, loadText, loadTexts, problemsOf, replaceIn, SMALL_LAB, SMALL_NETWORK } from '../../support/scenario-files.ts';

/** The small lab with a parameter `p`, and one value of it replaced by a formula. */
function labWith(unit: string, piece: string, instead: string): string {
  const declared = `parameters:\n  p: {value: 2, unit: ${unit}, range: [0, 100], role: assumed, source: nobody}`;
  return replaceIn(replaceIn(SMALL_LAB, 'parameters:', declared), piece, instead);
}

test.each([
  ['hours', 'even: 260 minutes', 'even: p hours'],
  ['hour', 'even: 260 minutes', 'even: 3 * p hours'],
  ['Minutes', 'even: 260 minutes', 'even: "min(p, 3) + 1 minutes"'],
  ['ratio', 'even: 260 minutes', 'even: 2 * p minutes'],
  ['years', 'window: 30 days', 'window: 0.1 * p years'],
  ['per year', 'window: 30 days', 'window: 1 / p years'],
  ['people', 'capacity: 100,', 'capacity: p * growth^years,'],
  ['years', 'capacity: 100,', 'capacity: "100 * growth^min(years, p, 6)",'],
  ['people per year', 'capacity: 100,', 'capacity: 100 + p * years,'],
  ['per year', 'capacity: 100,', 'capacity: 100 * exp(0.01 * p * years),'],
  ['nats', 'sigma: 0.42', 'sigma: p'],
  ['share', 'base: 0.05', 'base: (1 - p / 100) * p / 100'],
  ['hours per day', 'hoursPerDay: 7, daysPerWeek: 5}', 'hoursPerDay: p, daysPerWeek: 5}'],
])('a parameter in %s: %s -> %s', (unit, piece, instead) => {
  expect(problemsOf(() => loadText(labWith(unit, piece, instead)))).toEqual([]);
});

test.each([
  ['hours', 'even: 260 minutes', 'even: p minutes', 'a value [minutes], got `p` [hours]. Did you mean p hours?'],
  ['minutes', 'window: 30 days', 'window: p years', 'a value [years], got `p` [minutes]. Did you mean p minutes?'],
  ['hours', 'theta: theta', 'theta: p', 'a value [per year], got `p` [hours]. Change the formula, or the unit of the parameter'],
  [
    'share',
    'theta: theta',
    'theta: p',
    'a value [per year], got `p` [no unit]. Change the formula, or the unit of the parameter',
  ],
  [
    'people',
    'capacity: 100,',
    'capacity: p * p,',
    'a value [people], got `p * p` [people^2]. Change the formula, or the unit of the parameter',
  ],
  [
    'days',
    'capacity: 100,',
    'capacity: "100 * growth^min(years, p)",',
    'a value [people], got `100 * growth^min(years, p)`, which has years beside days',
  ],
  [
    'hours',
    'even: 260 minutes',
    'even: p + taskScale minutes',
    'a value [minutes], got `p + taskScale`, which has hours beside no unit',
  ],
  ['hours', 'sigma: 0.42', 'sigma: 2^p', 'a value [ln ratio], got `2^p`, which has a power in hours'],
  ['hours', 'sigma: 0.42', 'sigma: exp(p)', 'a value [ln ratio], got `exp(p)`, which has exp of hours'],
  [
    'hours',
    'sigma: 0.42',
    'sigma: sqrt(p)',
    'a value [ln ratio], got `sqrt(p)` [hours^0.5]. Change the formula, or the unit of the parameter',
  ],
])('a parameter in %s does not fit: %s -> %s', (unit, piece, instead, told) => {
  expect(problemsOf(() => loadText(labWith(unit, piece, instead))).map((line) => line.split(': expected ')[1])).toEqual([told]);
});

test.each([
  ['bananas', '`bananas`. Known units: minutes, hours, days, weeks, years, work hours, '],
  ['minuts', '`minuts`. Did you mean `minutes`?'],
  ['per banana', '`per banana`. Known units: '],
  ['"%"', '`%`. Known units: '],
])('a unit that nobody knows: %s', (unit, told) => {
  const [line, ...others] = problemsOf(() => loadText(labWith(unit, 'sigma: 0.42', 'sigma: p')));
  expect(line).toContain(`6:23 parameters.p.unit: expected a known unit, got ${told}`);
  expect(others).toEqual([]);
});

test('a change may not put a parameter into another unit than its uses', () => {
  const told = problemsOf(() => loadTexts(childOf('from: 2021-07-01\nchange: {parameters: {theta: {unit: share}}}')));
  expect(told).toEqual([
    'lab.yaml:26:19 progress.theta: expected a value [per year], got `theta` [no unit]. Change the formula, or the unit of the parameter',
  ]);
});

test('a rate of arrivals', () => {
  const text = replaceIn(SMALL_NETWORK, 'mean: 1 days', 'mean: 1 / rate days');
  const declare = (unit: string) =>
    `${text}parameters: {rate: {value: 2, unit: ${unit}, range: [0, 9], role: assumed, source: me}}\n`;
  expect(problemsOf(() => loadText(declare('jobs per day')))).toEqual([expect.stringContaining('`1 / rate` [days per job]')]);
  expect(loadText(declare('per day')).network!.spec.classes[0]!.source).toMatchObject({ interarrivalDays: { mean: 0.5 } });
});
