import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { InputError, type Issue } from '../base/issue.ts';
import { figuresOf, type Series, type Trends } from '../calibrate/series.ts';
import { infoOf } from '../calibrate/series-info.ts';
import { outcomeRows } from './outcome-rows.ts';
import { packageFolder } from './package-files.ts';
import { readTextFile } from './read-text.ts';
import { shownPath } from './scenario-files.ts';
import { sha256OfFile } from './sha256.ts';

const DATA_ENDING = '.csv';
const INFO_ENDING = '.info.yaml';

/** Folder of the published series that come with loopgain. */
export function trendsFolder(): string {
  return join(packageFolder(), 'data', 'trends');
}

/**
 * Reads every series of a folder, a CSV file and an info file each, ordered by id.
 * @param folder of the published series that come with loopgain unless another is given
 * @throws InputError at the first file that cannot be read; or with everything that is wrong in any
 */
export function readTrends(folder: string = trendsFolder()): Trends {
  const names = readdirSync(folder).sort();
  const ids = [DATA_ENDING, INFO_ENDING].flatMap((ending) =>
    names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length)),
  );
  const issues: Issue[] = [];
  const trends = new Map<string, Series>();
  for (const id of new Set(ids.sort())) {
    const read = readSeries(folder, id);
    issues.push(...read.issues);
    if (read.series !== undefined) trends.set(id, read.series);
  }
  if (issues.length > 0) throw new InputError(issues);
  return trends;
}

/** SHA-256 of each file of the published series that come with loopgain, by name. */
export function trendSources(): Record<string, string> {
  const folder = trendsFolder();
  const names = readdirSync(folder).sort();
  return Object.fromEntries(names.map((name) => [name, sha256OfFile(join(folder, name))]));
}

/** One series, or what is wrong with its files. */
function readSeries(folder: string, id: string): { series: Series | undefined; issues: readonly Issue[] } {
  const path = join(folder, `${id}${DATA_ENDING}`);
  const infoPath = join(folder, `${id}${INFO_ENDING}`);
  const { info, issues } = infoOf(id, readTextFile(infoPath), shownPath(infoPath));
  const rows = { ...outcomeRows(readTextFile(path), shownPath(path)), file: shownPath(path) };
  if (info === undefined) return { series: undefined, issues };
  const read = figuresOf(info, rows);
  return { series: { info, figures: read.figures }, issues: read.issues };
}
