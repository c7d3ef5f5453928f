import { join } from 'node:path';
import { parseIsoDate } from '../base/calendar.ts';
import { InputError } from '../base/issue.ts';
import { DAYS_PER_YEAR } from '../base/units.ts';
import {
  BACKTEST_KIND,
  CALIBRATION_KIND,
  COMPARISON_KIND,
  FORECAST_KIND,
  FRONTIER_KIND,
  FUTURES_KIND,
  type Manifest,
  PEERS_KIND,
  REPORT_FILE,
  REPRODUCTION_KIND,
  RESOLVED_FILE,
  readResultFile,
  SCORE_KIND,
  SENSITIVITY_KIND,
  SUMMARY_FILE,
  TRENDS_KIND,
} from '../io/manifest.ts';
import { readLabResult } from '../io/read-lab-result.ts';
import { type MarginalValue, simulateMarginalValues } from '../lab/marginal-value.ts';
import { labBindingText, marginalValueText } from '../report/lab-binding-text.ts';
import { classificationText, type LabSummary } from '../report/lab-text.ts';
import { type NetworkSummary, networkBindingText } from '../report/network-text.ts';
import { type Answer, plainAnswer } from './answer.ts';
import { commandText } from './command-text.ts';
import { AS_WRITTEN, loadScenarios } from './load.ts';
import { folderReplayWords } from './replay.ts';

/** Kinds of results that are of more than one path, and the files of which one has the answer. */
const SEVERAL: Readonly<Record<string, { readonly what: string; readonly answers: readonly string[] }>> = {
  [BACKTEST_KIND]: { what: 'a back-test', answers: ['skill.csv'] },
  [CALIBRATION_KIND]: { what: 'a calibration', answers: ['parameters.csv'] },
  [COMPARISON_KIND]: { what: 'a comparison', answers: ['comparison.csv', 'lab_comparison.csv'] },
  [FRONTIER_KIND]: { what: 'a sweep', answers: ['frontier.csv'] },
  [FUTURES_KIND]: { what: 'pictures of futures', answers: [REPORT_FILE] },
  [FORECAST_KIND]: { what: 'a forecast', answers: ['futures.csv'] },
  [SENSITIVITY_KIND]: {
    what: 'a sensitivity',
    answers: ['tornado.csv', 'morris.csv', 'sobol.csv', 'marginal_stages.csv', 'draws_sensitivity.csv'],
  },
  [SCORE_KIND]: { what: 'a score', answers: ['scores.csv'] },
  [TRENDS_KIND]: { what: 'statistics of published trends', answers: ['doubling_times.csv'] },
  [REPRODUCTION_KIND]: { what: 'a reproduction', answers: ['figures.csv'] },
  [PEERS_KIND]: { what: 'a comparison of forecasts', answers: ['peers.csv', 'reproduced.csv'] },
};

/** Enough for a standard error of a few hundredths, in some ten seconds. */
const MARGINAL_REPLICATIONS = 8;

/**
 * Says what binds in a folder of results; with `simulate`, what more of each pool of a lab is worth.
 * @throws InputError if a file is not as loopgain wrote it, a plain network is to be simulated, or the folder holds what many paths
 * gave
 */
export function explainFolder(folder: string, manifest: Manifest, simulate: boolean): Answer {
  const { scenario, seed, fingerprint } = manifest;
  const several = SEVERAL[scenario.kind];
  if (several !== undefined) throw noneOfOne(folder, `${several.what}, ${scenario.id}`, answerOf(manifest, several.answers));
  const summary: unknown = JSON.parse(readResultFile(folder, SUMMARY_FILE, manifest));
  const isLab = scenario.kind === 'lab';
  if (simulate && !isLab) throw noLab(folder);
  const told = isLab
    ? [...labBinding(folder, manifest, simulate), '', ...classificationText(summary as LabSummary)]
    : networkBindingText(summary as NetworkSummary);
  const lines = [`${scenario.title} (seed ${seed})`, '', ...told];
  const notes = [`Repeat: ${commandText(folderReplayWords(folder, manifest))}`];
  return { ...plainAnswer(lines, { scenario, seed, fingerprint, summary }), notes };
}

function answerOf({ files }: Manifest, answers: readonly string[]): string {
  return answers.find((name) => Object.hasOwn(files, name)) ?? SUMMARY_FILE;
}

function noneOfOne(path: string, received: string, answer: string): InputError {
  const hint = `Its answer is in ${join(path, answer)}; run a scenario to see what binds it`;
  return new InputError([{ path, severity: 'error', expected: 'results of one path of one scenario', received, hint }]);
}

function noLab(folder: string): InputError {
  const received = `those of a plain network in ${folder}`;
  const hint = 'Leave it out: the elasticities of a plain network follow from its load alone';
  return new InputError([{ path: '--simulate', severity: 'error', expected: 'results of a lab', received, hint }]);
}

/** What binds at the end, and at the first sample after each move of the bottleneck; perhaps what more of each pool is worth. */
function labBinding(folder: string, manifest: Manifest, simulate: boolean): string[] {
  const { dates, migrationDates, bindingAt } = readLabResult(folder, manifest);
  const moves = migrationDates.flatMap((date) => dates.find((sampled) => sampled >= date) ?? []);
  const shown = [...new Set([...moves, ...dates.slice(-1)])].sort();
  const values = simulate ? marginalValues(folder, manifest, shown) : undefined;
  return shown.flatMap((date, index) => [
    ...(index === 0 ? [] : ['', '']),
    ...labBindingText(bindingAt(date)),
    ...(values === undefined ? [] : ['', ...marginalValueText(values[index]!)]),
  ]);
}

/** Simulates the folder's scenario with more of each pool, and looks at the year after each date, or at the last year. */
function marginalValues(folder: string, manifest: Manifest, dates: readonly string[]): readonly (readonly MarginalValue[])[] {
  readResultFile(folder, RESOLVED_FILE, manifest);
  const [given] = loadScenarios([join(folder, RESOLVED_FILE)], AS_WRITTEN);
  const lab = given!.scenario.lab!;
  const stretches = dates.map((date) => {
    const fromDays = Math.min(parseIsoDate(date)! - lab.epochCivilDays, lab.endDays - DAYS_PER_YEAR);
    return { fromDays, toDays: fromDays + DAYS_PER_YEAR };
  });
  return simulateMarginalValues(lab, { seed: manifest.seed, draw: 'point', replication: 1 }, stretches, MARGINAL_REPLICATIONS);
}
