import { type BacktestForecast, backtestTrack } from '../../calibrate/backtest/backtest.ts';
import { TRACKS } from '../../calibrate/backtest/cutoffs.ts';
import { coverageRows, skillRows } from '../../calibrate/backtest/scores.ts';
import type { RunPlan } from '../../calibrate/past-simulator.ts';
import { frameOf } from '../../ensemble/outcome.ts';
import { readTrends } from '../../io/read-trends.ts';
import { checkResultFolder } from '../../io/result-folder.ts';
import { backtestSummary, backtestText } from '../../report/backtest-text.ts';
import { countText } from '../../report/figure-text.ts';
import type { Action } from '../answer.ts';
import { DEFAULT_PARTICLES } from '../arguments.ts';
import { checkParticles, openCalibration, SAMPLER } from '../calibration-run.ts';
import { commandText } from '../command-text.ts';
import { memberOf, writeAndDiscard } from '../ensemble-run.ts';
import { loadPast } from '../load-past.ts';
import { resultFolder } from '../result-place.ts';
import { backtestId, backtestWords, writeBacktest } from '../write-backtest.ts';

/** Forecasts published figures from what was known before, and scores that beside naive forecasts. */
export const backtest: Action = async (given, progress) => {
  const scenario = loadPast(given);
  const id = backtestId(scenario);
  const folder = resultFolder({ id }, given);
  checkResultFolder(folder, given.force);
  const { seed, draws: particles = DEFAULT_PARTICLES } = given;
  checkParticles(particles);
  const { lab, warnings } = scenario.scenario;
  const words = backtestWords(scenario, given);
  const trends = readTrends();
  const batches = openCalibration(id, words, given, progress);
  const past = { member: memberOf(scenario), frame: frameOf(lab!), seed };
  const options = { ...SAMPLER, key: `${seed}/backtest`, particles };
  const forecasts: BacktestForecast[] = [];
  for (const track of TRACKS) {
    batches.describe(`learning in ${track.id}`);
    const run: RunPlan = (plan, label) => batches.run(plan, `${track.id}-${label}`);
    forecasts.push(...(await backtestTrack(track, past, trends, options, run)));
  }
  const result = { forecasts, skill: skillRows(forecasts), coverage: coverageRows(forecasts) };
  await writeAndDiscard(batches, () => writeBacktest(scenario, result, batches.facts(), given));
  const heading = `Back-test of ${scenario.id}: ${countText(forecasts.length, 'forecast')}, ${particles} particles, seed ${seed}`;
  const replay = commandText(words);
  return {
    lines: [heading, '', ...backtestText(result)],
    notes: [`Wrote ${folder}`, `Repeat: ${replay}`],
    json: { backtest: { id, folder, seed, replay, summary: backtestSummary(result) } },
    warnings,
  };
};
