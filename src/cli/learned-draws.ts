import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Issue } from '../base/issue.ts';
import { packageFolder } from '../io/package-files.ts';
import { readPosterior } from '../io/read-posterior.ts';
import { readTextFile } from '../io/read-text.ts';
import { sha256OfFile } from '../io/sha256.ts';
import type { DrawValues } from '../scenario/drawn.ts';
import { DEFAULT_SCENARIO, POSTERIOR_WORDS } from './arguments.ts';
import type { GivenScenario } from './load.ts';

const [SHIPPED, NONE] = POSTERIOR_WORDS;

const HISTORY_FILE = `${DEFAULT_SCENARIO}.yaml`;
/** Copy of the sample beside results that were drawn from it, which can so be repeated. */
export const POSTERIOR_FILE = 'posterior.csv';

/** A posterior sample that draws come from. */
export interface LearnedDraws {
  readonly draws: readonly DrawValues[];
  /** The file's text, as it was read. */
  readonly text: string;
  /** SHA-256 of its file, by name. */
  readonly sources: Readonly<Record<string, string>>;
}

/** What --posterior says where results are repeated from their folder: the copy of the sample that lies there. */
export function storedPosterior(written: string | undefined, folder: string): string | undefined {
  return written === undefined || written === NONE ? written : join(folder, POSTERIOR_FILE);
}

/** What --posterior means where it is not given: the shipped sample for what is made from the shipped history, else none. */
export function usualPosterior(scenarios: readonly Pick<GivenScenario, 'sources'>[]): string {
  return scenarios.every(isOfHistory) && existsSync(shippedPosterior()) ? SHIPPED : NONE;
}

/** Whether a scenario is made from the shipped history. */
export function isOfHistory({ sources }: Pick<GivenScenario, 'sources'>): boolean {
  const history = sha256OfFile(join(packageFolder(), 'scenarios', HISTORY_FILE));
  return Object.values(sources).includes(history);
}

/**
 * Warns of more draws than a posterior sample has rows; none where draws come from the priors.
 *
 * repeatedRows(undefined, 1000) // => []
 */
export function repeatedRows(learned: Pick<LearnedDraws, 'draws'> | undefined, draws: number): readonly Issue[] {
  if (learned === undefined || draws <= learned.draws.length) return [];
  const rows = learned.draws.length;
  const expected = `${rows} or fewer, the rows of the posterior sample`;
  const hint = `Each row is used up to ${Math.ceil(draws / rows)} times, and intervals count these as different draws`;
  return [{ path: '--draws', severity: 'warning', expected, received: String(draws), hint }];
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
  return { draws, text: readTextFile(file), sources: { [basename(file)]: sha256OfFile(file) } };
}

function shippedPosterior(): string {
  return join(packageFolder(), 'scenarios', `${DEFAULT_SCENARIO}-posterior.csv`);
}
