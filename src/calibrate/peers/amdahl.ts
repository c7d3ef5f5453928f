import { assert } from '../../base/assert.ts';

/**
 * Amdahl's law: how many times as much gets done once a share of the work is automated and people do only the rest, X' / X = 1 / (1 - f).
 *
 * Source: Amdahl 1967, AFIPS 30, 483-485.
 * @param automatedShare f, 0 .. 1 (excluded) [share of people's hours]
 * @throws InvariantError for another share
 *
 * amdahlSpeedup(0.875) // => 8
 */
export function amdahlSpeedup(automatedShare: number): number {
  assert(automatedShare >= 0 && automatedShare < 1, 'a share below 1 is automated', { automatedShare });
  return 1 / (1 - automatedShare);
}
