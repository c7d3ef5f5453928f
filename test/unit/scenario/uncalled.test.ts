import { expect, test } from 'vitest';
import { CONTROLLED, childOf, loadTexts, problemsOf } from '../../support/scenario-files.ts';

/** An override that takes away what calls a class, and what the reader is told. */
const UNCALLED: readonly (readonly [override: string, told: readonly string[]])[] = [
  [
    'review=null',
    [
      '10:3 classes.incident: expected `review`, which calls it, got nothing. Leave the class out, or write `review: none` where nothing shall call it',
    ],
  ],
  [
    'results=null',
    [
      '11:3 classes.correction: expected `results`, which calls it, got nothing. Leave the class out, or write `results: none` where nothing shall call it',
    ],
  ],
  [
    'findings=null',
    [
      '12:3 classes.finding: expected `findings`, which calls it, got nothing. Leave the class out, or write `findings: none` where nothing shall call it',
    ],
  ],
  [
    'generations.data=null',
    [
      '13:3 classes.data: expected `generations.data`, which calls it, got nothing. Leave the class out, or write `generations.data: none` where nothing shall call it',
    ],
  ],
  [
    'generations.battery=null',
    [
      '14:3 classes.evaluation: expected `generations.battery`, which calls it, got nothing. Leave the class out, or write `generations.battery: none` where nothing shall call it',
    ],
  ],
  [
    'generations.approvals=null',
    [
      '15:3 classes.approval: expected `generations.approvals`, which calls it, got nothing. Leave the class out, or write `generations.approvals: 0` where nothing shall call it',
    ],
  ],
  [
    'generations.detection=null',
    [
      '16:3 classes.remediation: expected `generations.detection`, which calls it, got nothing. Leave the class out, or write `generations.detection: none` where nothing shall call it',
    ],
  ],
  [
    'generations.drift=none',
    [
      '54:5 generations.battery: expected `drift` beside it, whose goods its signals look at, got none. Switch off both with `none`, or neither',
    ],
  ],
  ['reviw=none', ['reviw: expected a parameter or a path of keys, got `reviw`. Did you mean `review`?']],
];

test.each(UNCALLED)('--set %s', (override, told) => {
  expect(problemsOf(() => loadTexts(childOf(CONTROLLED), [override]))).toEqual(told);
});

/** A change of the controlled lab, and what the reader is told. */
const CHANGES: readonly (readonly [change: string, told: readonly string[]])[] = [
  [
    'classes: {incident: {path: [annotate]}}, stages: {annotate: {work: {incident: 3 work hours}}}',
    [
      '68:10 change.classes: expected the same classes before and after `from`, got other classes. A change holds other values only; put what differs in structure outside `change`',
    ],
  ],
  [
    'classes: {incident: null}',
    [
      '68:10 change.classes: expected the same classes before and after `from`, got other classes. A change holds other values only; put what differs in structure outside `change`',
    ],
  ],
  [
    'classes: {incident: {priority: 1}}',
    [
      '68:10 change.classes: expected the same classes before and after `from`, got other classes. A change holds other values only; put what differs in structure outside `change`',
    ],
  ],
  [
    'generations: {drift: {goods: {skill: null, honesty: {weight: 1}}}, battery: none}',
    [
      '68:32 change.generations.drift.goods: expected the same generations.drift.goods before and after `from`, got other generations.drift.goods. A change holds other values only; put what differs in structure outside `change`',
    ],
  ],
  [
    'review: {at: decide}',
    [
      '68:23 change.review.at: expected a stage with `back`, by which what it catches returns, got `decide`, which has none',
      '68:23 change.review.at: expected a stage after `implement` on the path of experiment or change, got `decide`',
    ],
  ],
  ['review: {flaws: -1}', ['68:26 change.review.flaws: expected 0 or more, got -1']],
];

test.each(CHANGES)('change: {%s}', (change, told) => {
  const lines = `${CONTROLLED}from: 2021-07-01\nchange: {${change}}\n`;
  expect(problemsOf(() => loadTexts(childOf(lines)))).toEqual(told);
});
