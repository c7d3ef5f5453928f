import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { InputError, type Issue } from '../base/issue.ts';
import { figuresOf, type Series, type Trends } from '../calibrate/series.ts';
import { infoOf } from '../calibrate/series-info.ts';
import { outcomeRows } from './outcome-rows.ts';
import { packageFolder } from './package-files.ts';
import { readScenarioFile } from './read-text.ts';
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
 * @throws InputError at the first line that is no CSV; or with everything that is wrong in any file
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
  const names = readdirSync(folder).filter((name) => name.endsWith(DATA_ENDING) || name.endsWith(INFO_ENDING));
  return Object.fromEntries(names.sort().map((name) => [name, sha256OfFile(join(folder, name))]));
}

/** One series, or what is wrong with its files. */
function readSeries(folder: string, id: string): { series?: Series; issues: readonly Issue[] } {
  const [data, about] = [DATA_ENDING, INFO_ENDING].map((ending) => join(folder, `${id}${ending}`)).map(readPart);
  const unread = [data!, about!].flatMap(({ issues }) => issues);
  if (unread.length > 0) return { issues: unread };
  const { info, issues } = infoOf(id, about!.text, about!.file);
  if (info === undefined) return { issues };
  const read = figuresOf(info, { ...outcomeRows(data!.text, data!.file), file: data!.file });
  return { series: { info, figures: read.figures }, issues: read.issues };
}

/** Text of a file, empty where it cannot be read, and why not. */
function readPart(path: string): { file: string; text: string; issues: readonly Issue[] } {
  const [read, file] = [readScenarioFile(path), shownPath(path)];
  if (typeof read === 'string') return { file, text: read, issues: [] };
  const hint = `Each series has a ${DATA_ENDING} and a ${INFO_ENDING}`;
  return { file, text: '', issues: [{ ...read, hint, file, path: '', severity: 'error' }] };
}
