import { InputError } from '../../base/issue.ts';
import { type BacktestForecast, backtestTrack } from '../../calibrate/backtest/backtest.ts';
import { TRACKS } from '../../calibrate/backtest/cutoffs.ts';
import { coverageRows, skillRows } from '../../calibrate/backtest/scores.ts';
import type { RunPlan } from '../../calibrate/past-simulator.ts';
import { SIMULATED_UNTIL } from '../../calibrate/targets.ts';
import { frameOf } from '../../ensemble/outcome.ts';
import { readTrends } from '../../io/read-trends.ts';
import { checkResultFolder } from '../../io/result-folder.ts';
import { sha256OfTexts } from '../../io/sha256.ts';
import { backtestSummary, backtestText } from '../../report/backtest-text.ts';
import { countText } from '../../report/figure-text.ts';
import type { Action } from '../answer.ts';
import { type CalibrationRun, openCalibration, SAMPLER } from '../calibration-run.ts';
import { commandText } from '../command-text.ts';
import { loadLabs, memberOf, writeAndDiscard } from '../ensemble-run.ts';
import { resultFolder } from '../result-place.ts';
import { type BacktestFacts, backtestId, backtestWords, DEFAULT_PARTICLES, writeBacktest } from '../write-backtest.ts';

/** Half as many tell how they go together, of which fewer may be all alike. */
const FEWEST_PARTICLES = 16;

/** Forecasts published figures from what was known before, and scores that beside naive forecasts. */
export const backtest: Action = async (given, progress) => {
  const [scenario] = loadLabs([given.scenario], { ...given, until: SIMULATED_UNTIL });
  const id = backtestId(scenario!);
  const folder = resultFolder({ id }, given);
  checkResultFolder(folder, given.force);
  const { seed, draws: particles = DEFAULT_PARTICLES } = given;
  if (particles < FEWEST_PARTICLES) {
    const [expected, received] = [`${FEWEST_PARTICLES} or more, which learn together`, `\`${particles}\``];
    throw new InputError([{ path: '--draws', severity: 'error', expected, received }]);
  }
  const { lab, warnings } = scenario!.scenario;
  const words = backtestWords(scenario!, given);
  const trends = readTrends();
  const batches = openCalibration(id, words, given, progress);
  const counted = counting(batches);
  const past = { member: memberOf(scenario!), frame: frameOf(lab!), seed };
  const options = { ...SAMPLER, key: `${seed}/backtest`, particles };
  const forecasts: BacktestForecast[] = [];
  for (const track of TRACKS) {
    batches.describe(`learning in ${track.id}`);
    const run: RunPlan = (plan, label) => counted.run(plan, `${track.id}-${label}`);
    forecasts.push(...(await backtestTrack(track, past, trends, options, run)));
  }
  const result = { forecasts, skill: skillRows(forecasts), coverage: coverageRows(forecasts) };
  await writeAndDiscard(batches, () => writeBacktest(scenario!, result, counted.facts(), given));
  const heading = `Back-test of ${scenario!.id}: ${countText(forecasts.length, 'forecast')}, ${particles} particles, seed ${seed}`;
  const replay = commandText(words);
  return {
    lines: [heading, '', ...backtestText(result)],
    notes: [`Wrote ${folder}`, `Repeat: ${replay}`],
    json: { backtest: { id, folder, seed, replay, summary: backtestSummary(result) } },
    warnings,
  };
};

/** Runs batches and keeps what tells their simulations from others. */
function counting({ run }: Pick<CalibrationRun, 'run'>): { readonly run: RunPlan; readonly facts: () => BacktestFacts } {
  let [granularity, events] = [1, 0];
  const fingerprints: string[] = [];
  return {
    run: async (plan, label) => {
      const found = [...(await run(plan, label))];
      for (const path of found.flatMap(({ outcomes }) => outcomes.flat())) {
        granularity = Math.max(granularity, path.granularity);
        events += path.events;
        fingerprints.push(path.fingerprint);
      }
      return found;
    },
    facts: () => ({ granularity, events, fingerprint: sha256OfTexts(fingerprints) }),
  };
}
