import { expect, test } from 'vitest';
import { CLAIM_ROWS } from '../../support/claim-rows.ts';

/** What the simulations have made of each claim so far: a change here is news for the changelog, not a figure to refresh. */
const VERDICTS = {
  tripling: 'holds under conditions',
  'tripling-fishing-out': 'missed',
  'ten-doublings': 'missed',
  'ten-ideas': 'missed',
  migration: 'holds under conditions',
  'migration-permuted': 'holds under conditions',
  'hundred-people': 'holds under conditions',
  'fleet-fixed': 'holds under conditions',
  'fleet-ordered': 'holds',
  'one-developer': 'holds',
  'eight-times-code-pooled': 'holds under conditions',
  'eight-times-code-dedicated': 'missed',
  'eight-hundred-fixes': 'missed',
  'debug-incident': 'holds under conditions',
  'review-people': 'missed',
  'review-automated': 'holds under conditions',
  'review-both': 'holds under conditions',
  'review-correlated': 'holds',
  'review-flood': 'holds',
  'null-results': 'holds',
  'findings-flood': 'holds under conditions',
  handoffs: 'holds under conditions',
  'evaluation-manual': 'holds under conditions',
  'evaluation-automated': 'holds under conditions',
  'drift-unchecked': 'holds under conditions',
  'drift-weak-battery': 'holds under conditions',
  'drift-strong-battery': 'holds',
  'drift-scalar-gate': 'holds under conditions',
  'pause-two-weeks': 'holds',
  'gate-closed': 'holds under conditions',
  'propose-test-keep': 'holds',
};

test('each verdict follows from what its scenario comes to', { timeout: 240_000 }, () => {
  expect(Object.fromEntries(CLAIM_ROWS.map(({ scenarios, verdict }) => [scenarios.join(), verdict]))).toEqual(VERDICTS);
});
