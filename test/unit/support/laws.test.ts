import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { checkLaw } from '../../support/laws.ts';

afterEach(() => vi.unstubAllEnvs());

const broken = fc.property(fc.nat(1000), (n) => {
  expect(n).toBeLessThan(700);
});

test('a law that does not hold is shrunk, and its one line replays the same example', () => {
  let message = '';
  try {
    checkLaw(broken, 100);
  } catch (error) {
    message = String(error);
  }
  expect(message).toContain('[700]');
  const [, replay] = /LAW_REPLAY=(\S+) npx vitest run test\/unit\/support\/laws.test.ts -t 'a law/.exec(message)!;
  vi.stubEnv('LAW_REPLAY', replay);
  expect(() => checkLaw(broken, 1)).toThrow('[700]');
});

test('a law that holds passes', () => {
  const law = fc.property(fc.nat(), (n) => {
    expect(n).toBeGreaterThanOrEqual(0);
  });
  expect(() => checkLaw(law, 20)).not.toThrow();
});
