import { join } from 'node:path';
import { CALIBRATION_KIND, RESOLVED_FILE, SUMMARY_FILE } from '../io/manifest.ts';
import { packageVersion } from '../io/package-files.ts';
import { trendSources } from '../io/read-trends.ts';
import { type ResultFile, writeResultFolder } from '../io/result-folder.ts';
import { type Calibration, calibrationTables } from '../report/calibration-tables.ts';
import { csvText } from '../report/csv.ts';
import { dataPackage } from '../report/data-package.ts';
import { jsonText } from '../report/json.ts';
import { posteriorTable } from '../report/posterior-table.ts';
import type { DrawValues } from '../scenario/drawn.ts';
import { type Arguments, DEFAULT_DRAWS } from './arguments.ts';
import type { SimulatedFacts } from './calibration-run.ts';
import { commandText } from './command-text.ts';
import { finishFirst } from './interrupts.ts';
import type { GivenScenario } from './load.ts';
import { optionWords } from './replay.ts';
import { resultFolder } from './result-place.ts';

/**
 * Name of a calibration's folder.
 *
 * calibrationId({ id: 'history' }) // => 'history-calibration'
 */
export function calibrationId({ id }: Pick<GivenScenario, 'id'>): string {
  return `${id}-calibration`;
}

/** Words that repeat a calibration from where the reader is; what came through a pipe is taken from its results. */
export function calibrationWords(scenario: Pick<GivenScenario, 'id' | 'name' | 'lasting'>, given: Arguments): string[] {
  if (scenario.lasting) return wordsOf(scenario.name, given);
  return wordsOf(join(resultFolder({ id: calibrationId(scenario) }, given), RESOLVED_FILE), { ...given, set: [] });
}

function wordsOf(name: string, given: Arguments): string[] {
  const { draws = DEFAULT_DRAWS, known } = given;
  const until = known === undefined ? [] : ['--known', known];
  return ['calibrate', name, ...until, '--draws', String(draws), ...optionWords({ ...given, until: undefined })];
}

/** What a calibration found, ready to be written. */
export interface CalibrationOutcome {
  readonly calibration: Calibration;
  readonly posterior: readonly DrawValues[];
  readonly paths: number;
}

/** The calibration as summary.json and --json have it. */
export function calibrationSummary({ calibration, paths }: CalibrationOutcome): unknown {
  const { likeliest, learned, options } = calibration;
  return { likeliest: likeliest.values, misfit: likeliest.cost, learned, options, paths };
}

/**
 * Writes a calibration into its folder.
 * @throws InputError if the folder is somebody else's; Interrupted if somebody pressed Ctrl-C meanwhile
 */
export async function writeCalibration(
  scenario: GivenScenario,
  outcome: CalibrationOutcome,
  facts: SimulatedFacts,
  given: Arguments,
): Promise<void> {
  const id = calibrationId(scenario);
  const { title, resolvedYaml } = scenario.scenario;
  const tables = [...calibrationTables(outcome.calibration), posteriorTable(outcome.posterior)];
  const files: ResultFile[] = [
    ...tables.map((table) => ({ name: `${table.id}.csv`, text: csvText(table) })),
    { name: SUMMARY_FILE, text: jsonText(calibrationSummary(outcome)) },
    { name: RESOLVED_FILE, text: resolvedYaml },
    { name: 'datapackage.json', text: jsonText(dataPackage(id, title, tables)) },
  ];
  const manifest = {
    ...facts,
    loopgain: packageVersion(),
    scenario: { id: scenario.id, title, kind: CALIBRATION_KIND },
    seed: given.seed,
    sources: { ...scenario.sources, ...trendSources() },
    replay: commandText(wordsOf(`${id}/${RESOLVED_FILE}`, { ...given, out: '.', set: [] }), ['npx', 'loopgain']),
    audit: [],
  };
  await finishFirst(() => writeResultFolder(resultFolder({ id }, given), files, manifest, given.force));
}
