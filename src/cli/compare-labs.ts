import { formatIsoDate } from '../base/calendar.ts';
import { InputError, type Issue } from '../base/issue.ts';
import { commonSamples, type Two } from '../ensemble/comparison/common-samples.ts';
import { compareMembers } from '../ensemble/comparison/comparison.ts';
import { pairedPoints, replicatedPoints } from '../ensemble/comparison/paired-points.ts';
import { type Frame, frameOf } from '../ensemble/outcome.ts';
import type { EnsemblePlan, Member } from '../ensemble/plan.ts';
import { evenSampling } from '../ensemble/points.ts';
import { checkResultFolder } from '../io/result-folder.ts';
import { wrapText } from '../report/aligned-text.ts';
import { countText } from '../report/figure-text.ts';
import { labComparisonSummary } from '../report/lab-comparison-figures.ts';
import { labComparisonText } from '../report/lab-comparison-text.ts';
import { TEXT_WIDTH } from '../report/text-section.ts';
import type { Answer } from './answer.ts';
import type { Arguments } from './arguments.ts';
import { commandText } from './command-text.ts';
import type { Compared, Pair } from './compared.ts';
import { memberOf, simulateEnsemble, writeAndDiscard } from './ensemble-run.ts';
import { type LearnedDraws, learnedDraws, repeatedRows, usualPosterior } from './learned-draws.ts';
import { pictureNotes } from './pictures.ts';
import { resultFolder } from './result-place.ts';
import { comparisonId } from './write-comparison.ts';
import { labComparisonWords, writeLabComparison } from './write-lab-comparison.ts';

/** Simulates two labs with the same draws and random numbers, compares them pair by pair, and writes what was found. */
export async function compareLabs(pair: Pair, asked: Arguments, progress: (doing: string) => void): Promise<Answer> {
  checkDraws(pair, asked);
  const scenarios = pair.map((compared) => compared.given);
  const given = asked.draws === undefined ? asked : { ...asked, posterior: asked.posterior ?? usualPosterior(scenarios) };
  const learned = given.posterior === undefined ? undefined : learnedDraws(given.posterior, scenarios);
  const frames: Two<Frame> = [frameOf(pair[0].given.scenario.lab!), frameOf(pair[1].given.scenario.lab!)];
  checkCalendars(pair, frames);
  const id = comparisonId(pair);
  const folder = resultFolder({ id }, given);
  checkResultFolder(folder, given.force);
  const words = labComparisonWords(pair, given);
  const ensemble = await simulateEnsemble(id, planOf(pair, given, learned), words, given, progress);
  progress(`comparing ${id}`);
  const comparison = compareMembers(ensemble.plan, frames, ensemble);
  await writeAndDiscard(ensemble, () => writeLabComparison(pair, { ensemble, comparison, learned }, given));
  const summary = labComparisonSummary(comparison);
  const replay = commandText(words);
  return {
    lines: [
      ...pair.flatMap(titleText),
      ...headingText(pair, ensemble.plan, given, learned),
      '',
      ...labComparisonText(comparison),
    ],
    notes: [`Wrote ${folder}`, ...pictureNotes(folder, given), `Repeat: ${replay}`],
    json: { comparison: { id, folder, seed: given.seed, replay, summary } },
    warnings: [...pair.flatMap((compared) => compared.given.scenario.warnings), ...repeatedRows(learned, given.draws ?? 0)],
  };
}

function planOf(
  pair: Pair,
  { seed, draws, replications = 1, ...asked }: Arguments,
  learned: LearnedDraws | undefined,
): EnsemblePlan {
  const members: Two<Member> = [comparedMember(pair[0]), comparedMember(pair[1])];
  if (draws === undefined)
    return { seed, replications: 1, members, design: { kind: 'listed', points: replicatedPoints(replications) } };
  const sampling = asked.sampling ?? evenSampling(draws, members);
  const posterior = learned === undefined ? {} : { posterior: learned.draws };
  const points = pairedPoints(members, { seed, draws, sampling, ...posterior });
  return { seed, replications, members, design: { kind: 'listed', points } };
}

function comparedMember({ id, given }: Compared): Member {
  return { ...memberOf(given), id };
}

function checkDraws(pair: Pair, { draws, posterior }: Arguments): void {
  if (draws === undefined && posterior !== undefined) {
    const hint = 'It says where draws come from: add --draws, such as --draws 64';
    throw refuse('--posterior', '--draws beside it', 'none', hint);
  }
  const unsure = pair.some(({ given: { scenario } }) => {
    const { parameters, variants } = scenario.uncertainty;
    return parameters.length + variants.length > 0;
  });
  if (draws === undefined || unsure) return;
  const hint = 'Leave it out: what is sure is replicated, with --replications';
  throw refuse('--draws', 'labs with priors', `${pair[0].given.name}, which is sure of everything`, hint);
}

function checkCalendars([first, second]: Pair, frames: Two<Frame>): void {
  if (commonSamples(...frames).length > 0) return;
  const received = `none that ${second.given.name} and ${first.given.name} have in common`;
  throw refuse(second.given.name, 'samples on the same days', received, 'Give both the same `time`');
}

function titleText({ id, given, changes }: Compared): string[] {
  const changed = changes.length === 0 ? '' : `; with: ${changes.join('; ')}`;
  return wrapText(`${id}: ${given.scenario.title}${changed}`, TEXT_WIDTH);
}

function headingText(
  [{ given }]: Pair,
  { replications }: EnsemblePlan,
  asked: Arguments,
  learned: LearnedDraws | undefined,
): string[] {
  const { lab } = given.scenario;
  const end = formatIsoDate(lab!.epochCivilDays + Math.floor(lab!.endDays));
  const { seed, draws } = asked;
  const paths = replications === 1 ? '' : `, ${replications} paths of each draw`;
  const of = draws === undefined ? countText(asked.replications ?? 1, 'path') : countText(draws, 'draw');
  const from = draws === undefined ? '' : ` from the ${learned === undefined ? 'priors' : 'posterior'}${paths}`;
  return wrapText(`To ${end}: ${of} of each${from}, with the same random numbers; seed ${seed}`, TEXT_WIDTH);
}

function refuse(path: string, expected: string, received: string, hint: string): InputError {
  const issue: Issue = { path, severity: 'error', expected, received, hint };
  return new InputError([issue]);
}
