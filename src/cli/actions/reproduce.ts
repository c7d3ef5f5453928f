import { type ReproductionTask, reproduce as readPaths, reproductionPlan } from '../../calibrate/reproduce/reproduce.ts';
import { targetsOf } from '../../calibrate/targets.ts';
import { outcomesInOrder } from '../../ensemble/run-ensemble.ts';
import { readTrends } from '../../io/read-trends.ts';
import { checkResultFolder } from '../../io/result-folder.ts';
import { countText } from '../../report/figure-text.ts';
import { reproductionSummary } from '../../report/reproduction-summary.ts';
import { reproductionText } from '../../report/reproduction-text.ts';
import type { Action } from '../answer.ts';
import { REPRODUCTION_DRAWS } from '../arguments.ts';
import { commandText } from '../command-text.ts';
import { memberOf, simulateEnsemble, writeAndDiscard } from '../ensemble-run.ts';
import { isOfHistory, learnedDraws, repeatedRows, usualPosterior } from '../learned-draws.ts';
import { loadPast } from '../load-past.ts';
import { pictureNotes } from '../pictures.ts';
import { resultFolder } from '../result-place.ts';
import { reproductionId, reproductionWords, writeReproduction } from '../write-reproduction.ts';

/** Holds a simulated history against every published figure that it has a counterpart for. */
export const reproduce: Action = async (asked, progress) => {
  const scenario = loadPast(asked);
  const given = { ...asked, posterior: asked.posterior ?? usualPosterior([scenario]) };
  const id = reproductionId(scenario);
  const folder = resultFolder({ id }, given);
  checkResultFolder(folder, given.force);
  const member = memberOf(scenario);
  const { seed, draws = REPRODUCTION_DRAWS } = given;
  const learned = learnedDraws(given.posterior, [scenario]);
  const task: ReproductionTask = { member, seed, draws, posterior: learned?.draws };
  const trends = readTrends();
  const targets = targetsOf(trends);
  const words = reproductionWords(scenario, given);
  const ensemble = await simulateEnsemble(id, reproductionPlan(task), words, given, progress);
  progress(`counting ${id}`);
  const reproduction = readPaths(task, targets, outcomesInOrder(ensemble.plan, ensemble));
  progress(`writing ${id}`);
  await writeAndDiscard(ensemble, () => writeReproduction({ scenario, learned, ensemble, reproduction, trends }, given));
  const { writtenPaths, drawnFrom } = reproduction;
  const sample = learned === undefined ? 'none' : isOfHistory(scenario) ? 'of the history' : 'of another';
  const heading = `Reproduction: ${scenario.id}, ${countText(writtenPaths, 'path')} as written, ${countText(draws, 'draw')} from the ${drawnFrom}; seed ${seed}`;
  return {
    lines: [heading, '', ...reproductionText(reproduction, trends, sample)],
    notes: [`Wrote ${folder}`, ...pictureNotes(folder, given), `Repeat: ${commandText(words)}`],
    json: { reproduction: { id, folder, seed, replay: commandText(words), summary: reproductionSummary(reproduction) } },
    warnings: [...scenario.scenario.warnings, ...repeatedRows(learned, draws)],
  };
};
