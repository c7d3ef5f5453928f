import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packageFolder } from '../io/package-files.ts';
import { readPosterior } from '../io/read-posterior.ts';
import { sha256OfFile } from '../io/sha256.ts';
import type { DrawValues } from '../scenario/drawn.ts';
import { DEFAULT_SCENARIO } from './arguments.ts';
import type { GivenScenario } from './load.ts';

/** Words that --posterior takes beside a file. */
const SHIPPED = 'shipped';
const NONE = 'none';

/** A posterior sample that draws come from. */
export interface LearnedDraws {
  readonly draws: readonly DrawValues[];
  /** SHA-256 of its file, by name. */
  readonly sources: Readonly<Record<string, string>>;
}

/** What --posterior means where it is not given: the shipped sample for the shipped history, else none. */
export function usualPosterior(scenarios: readonly Pick<GivenScenario, 'id'>[]): string {
  return scenarios.every(({ id }) => id === DEFAULT_SCENARIO) && existsSync(shippedPosterior()) ? SHIPPED : NONE;
}

/**
 * Reads the sample that --posterior names; undefined for none, where draws come from the priors.
 * @param written a file, `shipped` or `none`
 * @throws InputError if it is no sample of what the scenarios are unsure of
 */
export function learnedDraws(written: string, scenarios: readonly Pick<GivenScenario, 'scenario'>[]): LearnedDraws | undefined {
  if (written === NONE) return undefined;
  const file = written === SHIPPED ? shippedPosterior() : written;
  const draws = readPosterior(
    file,
    scenarios.map(({ scenario }) => scenario.uncertainty),
  );
  return { draws, sources: { [basename(file)]: sha256OfFile(file) } };
}

function shippedPosterior(): string {
  return join(packageFolder(), 'scenarios', `${DEFAULT_SCENARIO}-posterior.csv`);
}
