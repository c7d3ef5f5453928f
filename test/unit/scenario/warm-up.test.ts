import { expect, test } from 'vitest';
import { loadText, problemsOf, replaceLine, SMALL_NETWORK } from '../../support/scenario-files.ts';

const withWarmUp = (written: string): string => replaceLine(SMALL_NETWORK, 4, `time: {end: 100 days, warmUp: ${written}}`);

test('a warm-up is a time, or found from the path', () => {
  const given = loadText(withWarmUp('10 days')).network!;
  expect([given.warmUp, given.clock.warmUpDays]).toEqual(['given', 10]);
  const found = loadText(withWarmUp('mser5')).network!;
  expect([found.warmUp, found.clock.warmUpDays]).toEqual(['mser5', 0]);
});

test('a rule that there is not is refused with the one that there is', () => {
  expect(problemsOf(() => loadText(withWarmUp('mser-5')))).toEqual([
    '4:31 time.warmUp: expected a time, or mser5, got `mser-5`. Did you mean `mser5`?',
  ]);
});
