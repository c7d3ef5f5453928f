import { basename, join, relative, resolve } from 'node:path';
import type { ScoredForecast } from '../ensemble/score/score-forecast.ts';
import { MANIFEST_FILE, type Manifest, type ManifestFacts, SCORE_KIND, SUMMARY_FILE } from '../io/manifest.ts';
import { packageVersion } from '../io/package-files.ts';
import { type ResultFile, writeResultFolder } from '../io/result-folder.ts';
import { sha256, sha256OfFile } from '../io/sha256.ts';
import { csvText } from '../report/csv.ts';
import { dataPackage } from '../report/data-package.ts';
import { jsonText } from '../report/json.ts';
import { scoreTables } from '../report/score-tables.ts';
import { scoreSummary } from '../report/score-text.ts';
import { commandText } from './command-text.ts';
import { finishFirst } from './interrupts.ts';

/** Copy of the outcomes beside their scores, which can so be repeated. */
const OUTCOMES_FILE = 'outcomes.csv';

/** A forecast that was judged, and where its scores go. */
export interface ScoredFolder {
  /** Of the forecast, as the reader named it. */
  readonly forecastFolder: string;
  readonly manifest: Manifest;
  /** Of the scores. */
  readonly folder: string;
  /** Outcomes as they were read. */
  readonly text: string;
  readonly scored: readonly ScoredForecast[];
}

/**
 * Name of the folder of a forecast's scores.
 *
 * scoreId('output/s-curve-forecast/') // => 's-curve-forecast-score'
 */
export function scoreId(forecastFolder: string): string {
  return `${basename(resolve(forecastFolder))}-score`;
}

/**
 * Writes scores into their folder, never into the forecast's.
 * @throws InputError if the folder is somebody else's; Interrupted if somebody pressed Ctrl-C meanwhile
 */
export async function writeScore(judged: ScoredFolder, force: boolean): Promise<void> {
  const { forecastFolder, manifest, folder, text, scored } = judged;
  const id = scoreId(forecastFolder);
  const title = `What came true of: ${manifest.scenario.title}`;
  const tables = scoreTables(scored);
  const files: ResultFile[] = [
    ...tables.map((table) => ({ name: `${table.id}.csv`, text: csvText(table) })),
    { name: OUTCOMES_FILE, text },
    { name: SUMMARY_FILE, text: jsonText(scoreSummary(scored)) },
    { name: 'datapackage.json', text: jsonText(dataPackage(id, title, tables)) },
  ];
  await finishFirst(() => writeResultFolder(folder, files, manifestFacts(judged, id, title), force));
}

/** What was simulated is the forecast's. */
function manifestFacts({ forecastFolder, manifest, folder, text }: ScoredFolder, id: string, title: string): ManifestFacts {
  const { seed, replications, granularity, events, fingerprint } = manifest;
  const fromAbove = relative(resolve(folder, '..'), resolve(forecastFolder));
  return {
    loopgain: packageVersion(),
    scenario: { id, title, kind: SCORE_KIND },
    ...{ seed, granularity, events, fingerprint },
    ...(replications === undefined ? {} : { replications }),
    sources: {
      [`${basename(resolve(forecastFolder))}/${MANIFEST_FILE}`]: sha256OfFile(join(forecastFolder, MANIFEST_FILE)),
      [OUTCOMES_FILE]: sha256(text),
    },
    replay: commandText(['score', fromAbove, join(id, OUTCOMES_FILE), '--out', '.'], ['npx', 'loopgain']),
    audit: [],
  };
}
