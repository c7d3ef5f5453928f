import { join } from 'node:path';
import { BACKTEST_KIND, RESOLVED_FILE, SUMMARY_FILE } from '../io/manifest.ts';
import { packageVersion } from '../io/package-files.ts';
import { trendSources } from '../io/read-trends.ts';
import { type ResultFile, writeResultFolder } from '../io/result-folder.ts';
import { type BacktestResult, backtestTables } from '../report/backtest-tables.ts';
import { backtestSummary } from '../report/backtest-text.ts';
import { csvText } from '../report/csv.ts';
import { dataPackage } from '../report/data-package.ts';
import { jsonText } from '../report/json.ts';
import { type Arguments, DEFAULT_PARTICLES } from './arguments.ts';
import type { SimulatedFacts } from './calibration-run.ts';
import { commandText } from './command-text.ts';
import { finishFirst } from './interrupts.ts';
import type { GivenScenario } from './load.ts';
import { optionWords } from './replay.ts';
import { resultFolder } from './result-place.ts';

/**
 * Name of a back-test's folder.
 *
 * backtestId({ id: 'history' }) // => 'backtest'
 * backtestId({ id: 'mine' }) // => 'mine-backtest'
 */
export function backtestId({ id }: Pick<GivenScenario, 'id'>): string {
  return id === 'history' ? 'backtest' : `${id}-backtest`;
}

/** Words that repeat a back-test from where the reader is; what came through a pipe is taken from its results. */
export function backtestWords(scenario: GivenScenario, given: Arguments): string[] {
  if (scenario.lasting) return wordsOf(scenario.name, given);
  return wordsOf(join(resultFolder({ id: backtestId(scenario) }, given), RESOLVED_FILE), { ...given, set: [] });
}

function wordsOf(name: string, given: Arguments): string[] {
  const { draws = DEFAULT_PARTICLES } = given;
  return ['backtest', name, '--draws', String(draws), ...optionWords({ ...given, until: undefined })];
}

/**
 * Writes a back-test into its folder.
 * @throws InputError if the folder is somebody else's; Interrupted if somebody pressed Ctrl-C meanwhile
 */
export async function writeBacktest(
  scenario: GivenScenario,
  result: BacktestResult,
  facts: SimulatedFacts,
  given: Arguments,
): Promise<void> {
  const id = backtestId(scenario);
  const { title, resolvedYaml } = scenario.scenario;
  const tables = backtestTables(result);
  const files: ResultFile[] = [
    ...tables.map((table) => ({ name: `${table.id}.csv`, text: csvText(table) })),
    { name: SUMMARY_FILE, text: jsonText(backtestSummary(result)) },
    { name: RESOLVED_FILE, text: resolvedYaml },
    { name: 'datapackage.json', text: jsonText(dataPackage(id, title, tables)) },
  ];
  const manifest = {
    ...facts,
    loopgain: packageVersion(),
    scenario: { id: scenario.id, title, kind: BACKTEST_KIND },
    seed: given.seed,
    sources: { ...scenario.sources, ...trendSources() },
    replay: commandText(wordsOf(`${id}/${RESOLVED_FILE}`, { ...given, out: '.', set: [] }), ['npx', 'loopgain']),
    audit: [],
  };
  await finishFirst(() => writeResultFolder(resultFolder({ id }, given), files, manifest, given.force));
}
