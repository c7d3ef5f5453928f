import { relative } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';

/** A counterexample to try again: `seed:path` as a failing law prints it. */
const REPLAY = 'LAW_REPLAY';

/**
 * Holds a law to random examples; one that breaks it is shrunk, and the error ends in the one line that replays it.
 * @param runs examples to try, of a fixed seed
 */
export function checkLaw<T extends [unknown, ...unknown[]]>(law: fc.IProperty<T>, runs: number): void {
  const [seed, ...path] = (process.env[REPLAY] ?? '1').split(':');
  const replayed = path.length > 0 ? { path: path.join(':'), endOnFailure: true } : {};
  const details = fc.check(law, { seed: Number(seed), numRuns: runs, ...replayed });
  if (!details.failed) return;
  const { testPath = '', currentTestName = '' } = expect.getState();
  const name = currentTestName.replaceAll("'", '.');
  const line = `${REPLAY}=${details.seed}:${details.counterexamplePath} npx vitest run ${relative('.', testPath)} -t '${name}'`;
  const cause = details.errorInstance;
  throw new Error(`the law does not hold for ${fc.stringify(details.counterexample)}\nReplay: ${line}`, { cause });
}
