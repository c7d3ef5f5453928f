import { formatIsoDate } from '../../base/calendar.ts';
import { summarizeForecast } from '../../ensemble/forecast/forecast.ts';
import { frameOf } from '../../ensemble/outcome.ts';
import type { EnsemblePlan } from '../../ensemble/plan.ts';
import { evenSampling } from '../../ensemble/points.ts';
import { checkResultFolder } from '../../io/result-folder.ts';
import { wrapText } from '../../report/aligned-text.ts';
import { countText } from '../../report/figure-text.ts';
import { forecastText } from '../../report/forecast-text.ts';
import { TEXT_WIDTH } from '../../report/text-section.ts';
import type { Action } from '../answer.ts';
import { type Arguments, DEFAULT_DRAWS } from '../arguments.ts';
import { commandText } from '../command-text.ts';
import { checkUncertain, loadLabs, memberOf, simulateEnsemble, writeAndDiscard } from '../ensemble-run.ts';
import { type LearnedDraws, learnedDraws, repeatedRows, usualPosterior } from '../learned-draws.ts';
import type { GivenScenario } from '../load.ts';
import { pictureNotes } from '../pictures.ts';
import { resultFolder } from '../result-place.ts';
import { forecastId, forecastJson, forecastWords, writeForecast } from '../write-forecast.ts';

/** Simulates labs with values drawn from their priors, and tells when, how likely and because of what. */
export const forecast: Action = async (asked, progress) => {
  const scenarios = loadLabs(asked.scenarios, asked);
  for (const scenario of scenarios) checkUncertain(scenario);
  const given = { ...asked, posterior: asked.posterior ?? usualPosterior(scenarios) };
  const learned = learnedDraws(given.posterior, scenarios);
  const id = forecastId(scenarios);
  const folder = resultFolder({ id }, given);
  checkResultFolder(folder, given.force);
  const words = forecastWords(scenarios, given);
  const ensemble = await simulateEnsemble(id, planOf(scenarios, given, learned), words, given, progress);
  progress(`counting ${id}`);
  const frames = scenarios.map(({ scenario }) => frameOf(scenario.lab!));
  const forecasts = scenarios.map((_, member) => summarizeForecast(ensemble.plan, member, frames[member]!, ensemble));
  progress(`writing ${id}`);
  await writeAndDiscard(ensemble, () => writeForecast(scenarios, { ensemble, frames, forecasts, learned }, given));
  return {
    lines: [...headingText(scenarios, ensemble.plan, given), '', ...forecastText(forecasts)],
    notes: [`Wrote ${folder}`, ...pictureNotes(folder, given), `Repeat: ${commandText(words)}`],
    json: { forecast: { id, folder, seed: given.seed, replay: commandText(words), summary: forecastJson(forecasts) } },
    warnings: [...scenarios.flatMap(({ scenario }) => scenario.warnings), ...repeatedRows(learned, given.draws ?? DEFAULT_DRAWS)],
  };
};

function planOf(scenarios: readonly GivenScenario[], asked: Arguments, learned: LearnedDraws | undefined): EnsemblePlan {
  const { seed, draws = DEFAULT_DRAWS, replications = 1 } = asked;
  const members = scenarios.map(memberOf);
  const sampling = asked.sampling ?? evenSampling(draws, members);
  const posterior = learned === undefined ? {} : { posterior: learned.draws };
  return { seed, replications, members, design: { kind: 'drawn', draws, sampling, ...posterior } };
}

function headingText([first]: readonly GivenScenario[], { design, replications }: EnsemblePlan, { seed }: Arguments): string[] {
  const { lab, uncertainty } = first!.scenario;
  const { parameters, variants } = uncertainty;
  const draws = design.kind === 'drawn' ? countText(design.draws, 'draw') : '';
  const from = design.kind === 'drawn' && design.posterior !== undefined ? 'posterior' : 'priors';
  const paths = replications === 1 ? '' : `, ${replications} paths of each`;
  const end = formatIsoDate(lab!.epochCivilDays + lab!.endDays);
  const unsure = `${countText(parameters.length, 'parameter')} and ${countText(variants.length, 'variant')}`;
  return wrapText(`Forecast to ${end}: ${draws} from the ${from} of ${unsure}${paths}; seed ${seed}`, TEXT_WIDTH);
}
