import { formatIsoDate, parseIsoDate } from '../../base/calendar.ts';
import { InputError } from '../../base/issue.ts';
import { learn } from '../../calibrate/calibrate.ts';
import { likeliest } from '../../calibrate/fit.ts';
import { learnedOptions, learnedParameters } from '../../calibrate/learned.ts';
import type { PastTask } from '../../calibrate/past-simulator.ts';
import { FITTED_UNTIL, fittedTargets, type Target, targetsOf } from '../../calibrate/targets.ts';
import { frameOf } from '../../ensemble/outcome.ts';
import { readTrends } from '../../io/read-trends.ts';
import { checkResultFolder } from '../../io/result-folder.ts';
import { calibrationText } from '../../report/calibration-text.ts';
import { countText } from '../../report/figure-text.ts';
import type { Action } from '../answer.ts';
import { DEFAULT_DRAWS } from '../arguments.ts';
import { checkParticles, openCalibration, SAMPLER } from '../calibration-run.ts';
import { commandText } from '../command-text.ts';
import { memberOf, writeAndDiscard } from '../ensemble-run.ts';
import type { GivenScenario } from '../load.ts';
import { loadPast } from '../load-past.ts';
import { resultFolder } from '../result-place.ts';
import { calibrationId, calibrationSummary, calibrationWords, writeCalibration } from '../write-calibration.ts';

/** Paths at each point that the search for the likeliest values tries, where no number is given. */
const FIT_REPLICATIONS = 12;
/** Steps of that search, and how far it steps aside to see a slope [standard deviations of a prior] */
const FIT_STEPS = { iterations: 10, difference: 0.3 };

/** Fits a history to published figures, and samples the posterior. */
export const calibrate: Action = async (given, progress) => {
  const { seed, draws: particles = DEFAULT_DRAWS } = given;
  checkParticles(particles);
  const scenario = loadPast(given);
  const id = calibrationId(scenario);
  const folder = resultFolder({ id }, given);
  checkResultFolder(folder, given.force);
  const { parameters, uncertainty, lab, warnings } = scenario.scenario;
  const untilDay = knownDay(given.known);
  const targets = targetsOf(readTrends());
  const task: PastTask = { member: memberOf(scenario), frame: frameOf(lab!), targets, seed };
  const known = knownTargets(targets, untilDay);
  const fitted = fittedParameters(scenario);
  const words = calibrationWords(scenario, given);
  const batches = openCalibration(id, words, given, progress);
  const written = Object.fromEntries(parameters.map(({ id: parameter, value }) => [parameter, value]));
  batches.describe(`looking for the likeliest values of ${id}`);
  const fit = { untilDay, fitted, written, replications: given.replications ?? FIT_REPLICATIONS, ...FIT_STEPS };
  const found = await likeliest(task, uncertainty, fit, batches.run);
  const sampler = { ...SAMPLER, key: `${seed}/calibration`, particles };
  const onStage = (temperature: number): void =>
    batches.describe(`sampling ${id}, ${Math.round(temperature * 100)} % of what is known let in`);
  onStage(0);
  const learned = await learn(task, [{ id: 'known', targets: known }], { ...sampler, onStage }, batches.run);
  const [posterior] = learned.posteriors;
  const calibration = {
    ...{ parameters, likeliest: found, stages: posterior!.stages },
    learned: learnedParameters(uncertainty, posterior!.values),
    options: learnedOptions(uncertainty, posterior!.values),
  };
  const outcome = { calibration, posterior: posterior!.values, paths: posterior!.paths };
  await writeAndDiscard(batches, () => writeCalibration(scenario, outcome, batches.facts(), given));
  const heading = `Calibration of ${scenario.id} by ${countText(known.length, 'published figure')} up to ${formatIsoDate(untilDay)}; seed ${seed}`;
  return {
    lines: [heading, '', ...calibrationText(calibration)],
    notes: [`Wrote ${folder}`, `Repeat: ${commandText(words)}`],
    json: { calibration: { id, folder, seed, replay: commandText(words), summary: calibrationSummary(outcome) } },
    warnings,
  };
};

function knownDay(written: string | undefined): number {
  if (written === undefined) return FITTED_UNTIL;
  const day = parseIsoDate(written);
  if (day !== undefined) return day;
  const received = `\`${written}\``;
  throw new InputError([{ path: '--known', severity: 'error', expected: 'a date such as 2025-12-31', received }]);
}

/** Figures to learn from, of which there must be some. */
function knownTargets(targets: readonly Target[], untilDay: number): readonly Target[] {
  const known = fittedTargets(targets, untilDay);
  if (known.length > 0) return known;
  const first = Math.min(...fittedTargets(targets, Infinity).map(({ figure }) => figure.lastDay));
  const expected = `${formatIsoDate(first)} or later, when the first figure to learn from is dated`;
  throw new InputError([{ path: '--known', severity: 'error', expected, received: `\`${formatIsoDate(untilDay)}\`` }]);
}

/** What the scenario says is fitted, and is unsure of. */
function fittedParameters({ name, scenario }: GivenScenario): readonly string[] {
  const ids = scenario.parameters.filter(({ role, prior }) => role === 'fitted' && prior !== undefined).map(({ id }) => id);
  if (ids.length > 0) return ids;
  const expected = 'a lab with parameters of the role `fitted` that have a prior';
  const hint = 'Extend the shipped history, or write `role: fitted` and `prior: low to high`';
  throw new InputError([{ path: name, severity: 'error', expected, received: 'one without', hint }]);
}
