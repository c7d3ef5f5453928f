import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatIsoDate } from '../base/calendar.ts';
import type { Forecast } from '../ensemble/forecast/forecast.ts';
import type { Frame } from '../ensemble/outcome.ts';
import { outcomesInOrder, type PointOutcomes } from '../ensemble/run-ensemble.ts';
import { FORECAST_KIND, type ManifestFacts, SUMMARY_FILE } from '../io/manifest.ts';
import { packageVersion } from '../io/package-files.ts';
import { readTrends } from '../io/read-trends.ts';
import { type ResultFile, writeResultFolder } from '../io/result-folder.ts';
import { sha256OfTexts } from '../io/sha256.ts';
import { writePaths } from '../io/write-paths.ts';
import { csvText } from '../report/csv.ts';
import { dataPackage } from '../report/data-package.ts';
import { type DrawRow, drawsTable } from '../report/draws-table.ts';
import type { Material } from '../report/figures/material.ts';
import { forecastSummary } from '../report/forecast-figures.ts';
import { forecastTables } from '../report/forecast-tables.ts';
import { jsonText } from '../report/json.ts';
import { type Arguments, DEFAULT_DRAWS } from './arguments.ts';
import { commandText } from './command-text.ts';
import type { SimulatedEnsemble } from './ensemble-run.ts';
import { finishFirst } from './interrupts.ts';
import { type LearnedDraws, POSTERIOR_FILE, storedPosterior } from './learned-draws.ts';
import type { GivenScenario } from './load.ts';
import { pictureFiles } from './pictures.ts';
import { optionWords, whatIfWords } from './replay.ts';
import { resultFolder } from './result-place.ts';

/** What a forecast found, ready to be written; frames and forecasts by scenario. */
export interface ForecastOutcome {
  readonly ensemble: SimulatedEnsemble;
  readonly frames: readonly Frame[];
  readonly forecasts: readonly Forecast[];
  /** The posterior sample that it was drawn from; undefined for the priors. */
  readonly learned: LearnedDraws | undefined;
}

/**
 * Name of a forecast's folder.
 *
 * forecastId([{ id: 's-curve' }, { id: 'compounding' }]) // => 's-curve+compounding-forecast'
 */
export function forecastId(scenarios: readonly Pick<GivenScenario, 'id'>[]): string {
  return `${scenarios.map(({ id }) => id).join('+')}-forecast`;
}

/** Words that repeat a forecast from where the reader is; what came through a pipe is taken from its results. */
export function forecastWords(scenarios: readonly GivenScenario[], given: Arguments): string[] {
  if (scenarios.every(({ lasting }) => lasting))
    return wordsOf([...scenarios.map(({ name }) => name), ...whatIfWords(given)], given);
  return resolvedWords(scenarios, resultFolder({ id: forecastId(scenarios) }, given), given);
}

function resolvedWords(scenarios: readonly GivenScenario[], folder: string, given: Arguments): string[] {
  const files = scenarios.map(({ id }) => join(folder, resolvedFile(id)));
  return wordsOf(files, { ...given, set: [], until: undefined, posterior: storedPosterior(given.posterior, folder) });
}

/** Names the scenario, so that a forecast of it again has the same name. */
function resolvedFile(id: string): string {
  return `${id}.yaml`;
}

function wordsOf(names: readonly string[], given: Arguments): string[] {
  const { draws = DEFAULT_DRAWS, sampling, posterior } = given;
  const spread = sampling === undefined ? [] : ['--sampling', sampling];
  const from = posterior === undefined ? [] : ['--posterior', posterior];
  return ['forecast', ...names, '--draws', String(draws), ...from, ...spread, ...optionWords(given)];
}

/** The forecast as summary.json and --json have it. */
export function forecastJson(forecasts: readonly Forecast[]): unknown {
  return forecastSummary(forecasts, (days) => (Number.isNaN(days) ? null : formatIsoDate(days)));
}

/**
 * Writes a forecast into its folder.
 * @throws InputError if the folder is somebody else's; Interrupted if somebody pressed Ctrl-C meanwhile
 */
export async function writeForecast(
  scenarios: readonly GivenScenario[],
  outcome: ForecastOutcome,
  given: Arguments,
): Promise<void> {
  const id = forecastId(scenarios);
  const title = scenarios.map(({ scenario }) => scenario.title).join('; ');
  const tables = forecastTables(outcome.forecasts);
  const uncertainties = scenarios.map(({ scenario }) => scenario.uncertainty);
  const draws = drawsTable([], outcome.frames, uncertainties);
  const members = scenarios.map((scenario, i) => ({ id: scenario.id, frame: outcome.frames[i]! }));
  const files: ResultFile[] = [
    ...tables.map((table) => ({ name: `${table.id}.csv`, text: csvText(table) })),
    { name: `${draws.id}.csv`, write: (path) => writeDraws(path, scenarios, outcome) },
    { name: 'paths.parquet', write: (path) => writePaths(path, members, pointsOf(outcome)) },
    { name: SUMMARY_FILE, text: jsonText(forecastJson(outcome.forecasts)) },
    ...(outcome.learned === undefined ? [] : [{ name: POSTERIOR_FILE, text: outcome.learned.text }]),
    ...scenarios.map((scenario) => ({ name: resolvedFile(scenario.id), text: scenario.scenario.resolvedYaml })),
    { name: 'datapackage.json', text: jsonText(dataPackage(id, title, [...tables, draws])) },
  ];
  const facts = manifestFacts(id, title, scenarios, outcome, given);
  const material = (): Material => ({ forecasts: outcome.forecasts, published: readTrends() });
  files.push(
    ...(await pictureFiles(() => ({ material: material(), title, tables: [...tables, draws], scenarios, facts }), given)),
  );
  await finishFirst(() => writeResultFolder(resultFolder({ id }, given), files, facts, given.force));
}

function pointsOf({ ensemble }: ForecastOutcome): Iterable<PointOutcomes> {
  return outcomesInOrder(ensemble.plan, ensemble);
}

/** Line by line, since there may be more than fit in memory. */
function writeDraws(path: string, scenarios: readonly GivenScenario[], outcome: ForecastOutcome): void {
  const uncertainties = scenarios.map(({ scenario }) => scenario.uncertainty);
  const textOf = (rows: readonly DrawRow[]): string => csvText(drawsTable(rows, outcome.frames, uncertainties));
  const head = textOf([]);
  writeFileSync(path, head);
  for (const point of pointsOf(outcome)) appendFileSync(path, textOf(drawRows(point, scenarios, outcome)).slice(head.length));
}

function drawRows(
  { index, point, outcomes }: PointOutcomes,
  scenarios: readonly GivenScenario[],
  { frames }: ForecastOutcome,
): DrawRow[] {
  return scenarios.flatMap(({ id }, member) =>
    outcomes[member]!.map((outcome, i) => ({
      ...{ scenario: id, frame: frames[member]!, draw: index + 1, replication: i + 1 },
      ...{ values: point.values[member]!, outcome },
    })),
  );
}

function manifestFacts(
  id: string,
  title: string,
  scenarios: readonly GivenScenario[],
  outcome: ForecastOutcome,
  given: Arguments,
): ManifestFacts {
  const { ensemble, forecasts } = outcome;
  return {
    loopgain: packageVersion(),
    scenario: { id, title, kind: FORECAST_KIND },
    seed: given.seed,
    replications: ensemble.plan.replications,
    sources: Object.fromEntries([
      ...Object.entries(outcome.learned?.sources ?? {}),
      ...scenarios.flatMap(({ id: scenario, sources }) =>
        Object.entries(sources).map(([name, hash]) => [`${scenario}/${name}`, hash] as const),
      ),
    ]),
    replay: commandText(resolvedWords(scenarios, id, { ...given, out: '.' }), ['npx', 'loopgain']),
    granularity: Math.max(...forecasts.map(({ granularity }) => granularity)),
    events: forecasts.reduce((sum, { events }) => sum + events, 0),
    fingerprint: sha256OfTexts(fingerprintsOf(outcome)),
    audit: [],
  };
}

/** Of every path, in order. */
function* fingerprintsOf(outcome: ForecastOutcome): Generator<string> {
  for (const { outcomes } of pointsOf(outcome)) for (const { fingerprint } of outcomes.flat()) yield fingerprint;
}
