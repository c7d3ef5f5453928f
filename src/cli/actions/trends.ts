import { compareFamilies } from '../../calibrate/trends/compare-families.ts';
import { reproduceDoublingTimes } from '../../calibrate/trends/doubling-times.ts';
import { findInconsistencies } from '../../calibrate/trends/inconsistencies.ts';
import { SUMMARY_FILE, TRENDS_KIND } from '../../io/manifest.ts';
import { packageVersion } from '../../io/package-files.ts';
import { readTrends, trendSources } from '../../io/read-trends.ts';
import { checkResultFolder, type ResultFile, writeResultFolder } from '../../io/result-folder.ts';
import { csvText } from '../../report/csv.ts';
import { dataPackage } from '../../report/data-package.ts';
import { jsonText } from '../../report/json.ts';
import { type TrendsResult, trendsTables } from '../../report/trends-tables.ts';
import { trendsText } from '../../report/trends-text.ts';
import type { Action } from '../answer.ts';
import type { Arguments } from '../arguments.ts';
import { commandText } from '../command-text.ts';
import { finishFirst } from '../interrupts.ts';
import { pictureFiles, pictureNotes } from '../pictures.ts';
import { resultFolder } from '../result-place.ts';

const ID = 'trends';
const TITLE = 'Published trends by themselves';

/** Says what the published series show without a lab: doubling times, kinds of growth, where they do not agree. */
export const trends: Action = async (given, progress) => {
  const { seed, force } = given;
  const folder = resultFolder({ id: ID }, given);
  checkResultFolder(folder, force);
  const series = readTrends();
  progress('fitting the published trends');
  const doublingTimes = reproduceDoublingTimes(series, seed);
  const result = {
    ...{ doublingTimes, families: compareFamilies(series) },
    inconsistencies: findInconsistencies(series, doublingTimes),
  };
  const facts = manifestFacts(given);
  const material = { published: series, doublingTimes };
  const pictures = await pictureFiles(() => ({ material, title: TITLE, tables: [], scenarios: [], facts }), given);
  await finishFirst(() => writeResultFolder(folder, [...filesOf(result), ...pictures], facts, force));
  const replay = commandText(wordsOf(given));
  return {
    lines: trendsText(result),
    notes: [`Wrote ${folder}`, ...pictureNotes(folder, given), `Repeat: ${replay}`],
    json: { trends: { id: ID, folder, seed, replay, summary: summaryOf(result) } },
    warnings: [],
  };
};

function wordsOf({ seed, figures, out }: Pick<Arguments, 'seed' | 'figures' | 'out'>): string[] {
  return [ID, '--seed', String(seed), ...(figures ? ['--figures'] : []), ...(out === undefined ? [] : ['--out', out])];
}

function filesOf(result: TrendsResult): ResultFile[] {
  const tables = trendsTables(result);
  return [
    ...tables.map((table) => ({ name: `${table.id}.csv`, text: csvText(table) })),
    { name: SUMMARY_FILE, text: jsonText(summaryOf(result)) },
    { name: 'datapackage.json', text: jsonText(dataPackage(ID, TITLE, tables)) },
  ];
}

/** Nothing was simulated: no event, and no fingerprint of events. */
function manifestFacts({ seed, figures }: Arguments) {
  return {
    loopgain: packageVersion(),
    scenario: { id: ID, title: TITLE, kind: TRENDS_KIND },
    ...{ seed, granularity: 1, events: 0, fingerprint: '', sources: trendSources(), audit: [] },
    replay: commandText(wordsOf({ seed, figures, out: '.' }), ['npx', 'loopgain']),
  };
}

/** What the terminal shows, for machines. */
function summaryOf({ doublingTimes, families, inconsistencies }: TrendsResult) {
  return {
    doublingTimes: doublingTimes.map(({ label, published, ours, reproduced }) => {
      return { label, publishedDays: published.value, ...ours, reproduced };
    }),
    families: families.map(({ family, suite, from, to, crps, logScore, verdict }) => {
      return { suite, from, to, family: family.id, crps, logScore, verdict };
    }),
    inconsistencies: inconsistencies.map(({ id, stated, computed, unit }) => ({ id, stated, computed, unit })),
  };
}
