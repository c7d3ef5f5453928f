import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parseScenarioText } from '../../../src/scenario/document.ts';
import { toPlain } from '../../../src/scenario/located.ts';
import { scenarioJsonSchema } from '../../../src/scenario/schema/json-schema.ts';
import { explainKey, formatKeys } from '../../../src/scenario/schema/keys.ts';
import { CONTROLLED, childOf, SMALL_LAB, SMALL_NETWORK } from '../../support/scenario-files.ts';

const validate = new Ajv({ allowUnionTypes: true, keywords: ['unit'] }).compile(scenarioJsonSchema());

function accepts(text: string): boolean {
  return validate(toPlain(parseScenarioText(text).root!));
}

const shipped = readdirSync('scenarios', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));

test.each(shipped)('the JSON Schema accepts scenarios/%s', (name) => {
  expect([accepts(readFileSync(`scenarios/${name}`, 'utf8')), validate.errors]).toEqual([true, null]);
});

test.each([
  ['the small lab', SMALL_LAB],
  ['the small network', SMALL_NETWORK],
  ['a scenario that extends one', childOf('from: 2021-07-01\nchange: {parameters: {theta: 3}, compute: null}')['main.yaml']!],
  ['a lab with a control layer', childOf(CONTROLLED)['main.yaml']!],
  [
    'parts of it',
    childOf('review: none\nresults: {power: 0.9}\nfrom: 2021-07-01\nchange: {generations: {battery: none}}')['main.yaml']!,
  ],
  ['part of a pool', childOf('pools: {fleet: {capacity: 3}}')['main.yaml']!],
])('it accepts %s', (_, text) => {
  expect([accepts(text), validate.errors]).toEqual([true, null]);
});

test.each([
  ['an unknown key', SMALL_LAB.replace('staffing', 'stafing')],
  ['a missing key', SMALL_NETWORK.replace('title: Two stages\n', '')],
  ['an unknown shape', SMALL_NETWORK.replace('exponential', 'exponentail')],
  ['another format', SMALL_LAB.replace('loopgain: 1', 'loopgain: 2')],
  ['a what-if with an unknown key', 'loopgain: 1\nkind: what-if\ntitle: It\nfrom: 2026-07-01\nchange: {oversight: {gte: 3}}\n'],
  ['a what-if without a day', 'loopgain: 1\nkind: what-if\ntitle: It\nchange: {}\n'],
  ['an unknown key of a mechanism', childOf('review: {minutes: 3}')['main.yaml']!],
  ['an unknown key in a change', childOf('from: 2021-07-01\nchange: {oversight: {gte: 3}}')['main.yaml']!],
])('it refuses %s', (_, text) => {
  expect(accepts(text)).toBe(false);
});

test('every key of the format says what it means, and every number its unit', () => {
  expect(formatKeys().length).toBeGreaterThan(150);
  expect(explainKey('trustWidth')).toEqual([
    {
      kind: 'lab',
      path: 'oversight.closedLoop.trustWidth',
      meaning: 'scale of that logistic',
      unit: 'doublings',
      byDefault: undefined,
      words: undefined,
    },
  ]);
  expect(explainKey('onShrink')[0]).toMatchObject({ byDefault: 'resume', words: ['finish', 'resume', 'restart', 'requeue'] });
  expect(explainKey('steps.<n>.value').map(({ path, unit }) => `${path} [${unit}]`)).toEqual([
    'pools.<id>.capacity.steps.<n>.value [servers]',
    'classes.<id>.intensity.steps.<n>.value [ratio]',
  ]);
  expect(explainKey('banana')).toEqual([]);
});
