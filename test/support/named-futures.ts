import { simulateAblated } from '../../scripts/ablation/cells.ts';
import { classify, type Future } from '../../src/lab/classify.ts';

/** Seeds whose path of a scenario with overrides is not the future named, with what it lacks. */
export function pathsNotNamed(
  future: Future,
  scenario: string,
  seeds: readonly number[],
  set: readonly string[] = [],
): readonly string[] {
  return seeds.flatMap((seed) => {
    const { sampleDays, series } = simulateAblated(scenario, set, seed);
    const found = classify({ sampleDays, ...series });
    if (found.future === future) return [];
    const missed = found.conditions.filter((condition) => condition.future === future && !condition.met);
    return [`seed ${seed} is ${found.future}: ${missed.map((one) => `${one.condition} ${one.found}`).join(', ')}`];
  });
}
