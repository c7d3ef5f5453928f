import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseIsoDate } from '../base/calendar.ts';
import { InputError, type Issue } from '../base/issue.ts';
import type { StoredForecast, StoredPath } from '../ensemble/score/stored.ts';
import { dateColumnId, milestonesIn } from '../report/draws-table.ts';
import { parseScenarioText } from '../scenario/document.ts';
import { keysAt, textAt } from '../scenario/outline.ts';
import { FORECAST_KIND, MANIFEST_FILE, type Manifest, readManifest } from './manifest.ts';
import { type CsvRows, columnNumbers, columnTexts, parseCsv } from './parse-csv.ts';
import { outlinePaths, type PathsOutline } from './read-paths.ts';
import { readTextFile } from './read-text.ts';
import { sha256OfFile } from './sha256.ts';

/** File with all paths of a forecast. */
export const PATHS_FILE = 'paths.parquet';
const DRAWS_FILE = 'draws.csv';

/** A folder of a forecast, which is as loopgain wrote it. */
export interface ForecastFolder {
  readonly manifest: Manifest;
  /** By scenario, in the order of the forecast. */
  readonly forecasts: readonly StoredForecast[];
}

/**
 * Reads a folder of a forecast without the values of its metrics.
 * @throws InputError if it holds none, or a file that is not as it was written
 */
export async function readForecast(folder: string): Promise<ForecastFolder> {
  const manifest = checkedManifest(folder);
  const draws = parseCsv(readTextFile(join(folder, DRAWS_FILE)));
  const outline = await outlinePaths(join(folder, PATHS_FILE));
  return { manifest, forecasts: [...outline.sampleDays.keys()].map((id) => readOne(folder, id, draws, outline)) };
}

/** Files are hashed first, so that a forecast that was changed after the fact is never scored. */
function checkedManifest(folder: string): Manifest {
  const manifest = readManifest(folder);
  const refuse = (problem: Omit<Issue, 'path' | 'severity'>): InputError =>
    new InputError([{ path: '', severity: 'error', ...problem }]);
  if (manifest?.scenario.kind !== FORECAST_KIND) {
    const received = manifest === undefined ? 'none there' : `one of another kind, ${manifest.scenario.kind}`;
    const hint = 'Name the folder that `loopgain forecast` wrote';
    throw refuse({ file: join(folder, MANIFEST_FILE), expected: 'the manifest of a forecast', received, hint });
  }
  const changed = Object.entries(manifest.files).flatMap(([name, hash]): Issue[] => {
    const file = join(folder, name);
    const received = !existsSync(file) ? 'nothing at this path' : sha256OfFile(file) === hash ? undefined : 'another file';
    if (received === undefined) return [];
    const expected = 'the file that loopgain wrote, whose hash is in the manifest';
    const hint = `Only a forecast that nobody has changed can be scored; simulate it again: ${manifest.replay}`;
    return [{ file, path: '', severity: 'error', expected, received, hint }];
  });
  if (changed.length > 0) throw new InputError(changed);
  return manifest;
}

/** The scenario's own text says which columns of the draws are variants, and when it parts from history. */
function readOne(folder: string, id: string, draws: CsvRows, { sampleDays, metrics }: PathsOutline): StoredForecast {
  const { root } = parseScenarioText(readTextFile(join(folder, `${id}.yaml`)));
  const variants = root === undefined ? [] : keysAt(root, ['uncertainty', 'variants']);
  const from = root === undefined ? undefined : textAt(root, ['from']);
  const milestones = milestonesIn(draws.columns).map((milestone) => milestone.id);
  return {
    id,
    title: (root === undefined ? undefined : textAt(root, ['title'])) ?? id,
    sampleDays: sampleDays.get(id)!,
    fromDays: from === undefined ? undefined : parseIsoDate(from),
    paths: pathsOf(id, draws, variants, milestones),
    metrics,
    milestones,
  };
}

function pathsOf(id: string, draws: CsvRows, variants: readonly string[], milestones: readonly string[]): StoredPath[] {
  const own = columnTexts(draws, 'scenario')!.flatMap((scenario, row) => (scenario === id ? [row] : []));
  const numbers = columnNumbers(draws, 'draw')!;
  const futures = columnTexts(draws, 'future')!;
  const options = variants.map((variant) => [variant, columnTexts(draws, variant)!] as const);
  const dates = milestones.map((milestone) => [milestone, columnTexts(draws, dateColumnId(milestone))!] as const);
  return own.map((row) => ({
    draw: numbers[row]!,
    future: futures[row]!,
    options: Object.fromEntries(options.map(([variant, texts]) => [variant, texts[row]!])),
    milestoneDays: Object.fromEntries(dates.map(([milestone, texts]) => [milestone, parseIsoDate(texts[row]!) ?? Number.NaN])),
  }));
}
