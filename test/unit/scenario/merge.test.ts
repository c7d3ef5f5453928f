import { expect, test } from 'vitest';
import { parseScenarioText } from '../../../src/scenario/document.ts';
import type { LocatedMap } from '../../../src/scenario/located.ts';
import { toPlain } from '../../../src/scenario/located.ts';
import { mergeDocuments, splitAtFork, withoutNulls } from '../../../src/scenario/merge.ts';
import { childOf, loadText, loadTexts, SMALL_LAB } from '../../support/scenario-files.ts';

function parse(text: string): LocatedMap {
  const { root } = parseScenarioText(text, 'x.yaml');
  if (root === undefined) throw new Error(text);
  return root;
}

function merge(...texts: readonly string[]): unknown {
  const [first, ...rest] = texts.map(parse);
  return toPlain(rest.reduce(mergeDocuments, withoutNulls(first!)));
}

test.each([
  ['maps merge', '{a: {x: 1, y: 2}}', '{a: {y: 3, z: 4}}', { a: { x: 1, y: 3, z: 4 } }],
  ['scalars replace', '{a: 1}', '{a: two}', { a: 'two' }],
  ['lists replace', '{a: [1, 2]}', '{a: [3]}', { a: [3] }],
  ['a map replaces a scalar', '{a: 1}', '{a: {x: 1}}', { a: { x: 1 } }],
  ['a scalar replaces a map', '{a: {x: 1}}', '{a: 1}', { a: 1 }],
  ['null removes', '{a: 1, b: {x: 1, y: 2}}', '{a: null, b: {x: }}', { b: { y: 2 } }],
  ['null removes what is not there', '{a: 1}', '{b: null, c: {d: null}}', { a: 1, c: {} }],
  [
    'a bare number is the value of a parameter',
    '{parameters: {p: {value: 1, unit: x}}}',
    '{parameters: {p: 2}}',
    { parameters: { p: { value: 2, unit: 'x' } } },
  ],
  ['elsewhere it replaces the map', '{pools: {p: {value: 1}}}', '{pools: {p: 2}}', { pools: { p: 2 } }],
  ['but a whole change can be removed', '{a: 1, change: {a: 2}}', '{change: null}', { a: 1 }],
  ['in a change null is kept, as an instruction', '{change: {a: 1, b: 2}}', '{change: {a: null}}', { change: { a: null, b: 2 } }],
])('%s', (_, under, over, merged) => {
  expect(merge(under, over)).toEqual(merged);
});

test('keys keep the order in which they were first written', () => {
  expect(JSON.stringify(merge('{b: 1, a: 1}', '{c: 1, a: 2, b: 2}'))).toBe('{"b":2,"a":2,"c":1}');
});

test('merging nothing, and merging the same again, change nothing', () => {
  const twice = merge('{a: 1, b: {c: [2]}}', '{}', '{a: 1, b: {c: [2]}}', '{a: 1}');
  expect(twice).toEqual({ a: 1, b: { c: [2] } });
});

test('three documents merge in either grouping', () => {
  const [a, b, c] = ['{x: 1, y: {z: 1, w: [1]}}', '{y: {z: 2, v: 3}}', '{x: 5, y: {w: [2]}}'].map(parse) as [
    LocatedMap,
    LocatedMap,
    LocatedMap,
  ];
  expect(toPlain(mergeDocuments(mergeDocuments(a, b), c))).toEqual(toPlain(mergeDocuments(a, mergeDocuments(b, c))));
});

test('the fork is the document with its change laid over it', () => {
  const { base, fork } = splitAtFork(
    parse('{a: 1, parameters: {p: {value: 1, unit: x}}, from: 2021-07-01, change: {a: null, b: 2, parameters: {p: 3}}}'),
  );
  expect(toPlain(base)).toEqual({ a: 1, parameters: { p: { value: 1, unit: 'x' } } });
  expect(toPlain(fork!)).toEqual({ b: 2, parameters: { p: { value: 3, unit: 'x' } } });
});

test('the change of a child is laid over that of its parent, and its date wins', () => {
  const files = {
    ...childOf('from: 2021-07-01\nchange: {parameters: {theta: 3}, oversight: {gate: 0.1, base: 0.1}}'),
  };
  const grandchild =
    'loopgain: 1\nextends: child.yaml\nfrom: 2021-08-01\nchange: {parameters: {growth: 3}, oversight: {gate: 0.2}}\n';
  const { lab } = loadTexts({ 'lab.yaml': SMALL_LAB, 'child.yaml': files['main.yaml']!, 'main.yaml': grandchild });
  expect(lab!.fork!.fromDays).toBe(212);
  expect(lab!.fork!.parameters.oversight).toMatchObject({ gateShare: 0.2, baseShare: 0.1 });
  expect(lab!.fork!.parameters.progress.thetaPerYear).toBe(3);
});

test.each([
  ['theta=2', 2],
  ['parameters.theta=2', 2],
  ['parameters.theta.value=2', 2],
  ['theta.value=2', 2],
  ['progress.theta=2', 2],
  ['progress.theta=theta * taskScale', 0.75],
])('--set %s', (override, theta) => {
  expect(loadText(SMALL_LAB, [override]).lab!.base.progress.thetaPerYear).toBe(theta);
});

test('--set reaches maps, lists, the fork, and removes', () => {
  const set = [
    'compute.orders={every: 1 weeks, above: 0.8, share: 0.1, lead: 90 days}',
    'compute.orders.share=0.2',
    'pools.engineers.reserve=null',
  ];
  const { base } = loadText(SMALL_LAB, set).lab!;
  expect([base.fleet.orders?.orderShare, base.people[0]!.changeReserveShare]).toEqual([0.2, 0]);
  const { fork } = loadTexts(childOf('from: 2021-07-01\nchange: {oversight: {gate: 0.1}}'), ['change.oversight.gate=0.12']).lab!;
  expect(fork!.parameters.oversight.gateShare).toBe(0.12);
});

test('a parent lies in the folder of the scenario or below it, and is named from where its child lies', () => {
  const files = {
    'main.yaml': 'loopgain: 1\nextends: sub/child.yaml\ntitle: top\n',
    'sub/child.yaml': 'loopgain: 1\nextends: ../lab.yaml\n',
    'lab.yaml': SMALL_LAB,
  };
  const { title, sources } = loadTexts(files);
  expect([title, sources.map(({ path }) => path)]).toEqual(['top', ['main.yaml', 'sub/child.yaml', 'lab.yaml']]);
});
