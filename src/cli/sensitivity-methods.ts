import { InputError } from '../base/issue.ts';
import type { Point } from '../ensemble/plan.ts';
import { experimentsIn, marginalPoints, marginalPools, marginalStages, sampledYears } from '../ensemble/sensitivity/marginal.ts';
import { morrisEffects, planMorris } from '../ensemble/sensitivity/morris.ts';
import { planSobol, SCREENED, sobolResult } from '../ensemble/sensitivity/sobol.ts';
import { meanAt } from '../ensemble/sensitivity/target-values.ts';
import { tornadoBars, tornadoDesign } from '../ensemble/sensitivity/tornado.ts';
import { simulateLab } from '../lab/simulate-lab.ts';
import { countText } from '../report/figure-text.ts';
import { marginalAnswer, marginalTables, marginalText } from '../report/sensitivity-marginal.ts';
import { morrisAnswer, morrisTable, morrisText } from '../report/sensitivity-morris.ts';
import { sobolAnswer, sobolTable, sobolText } from '../report/sensitivity-sobol.ts';
import { tornadoAnswer, tornadoTable, tornadoText } from '../report/sensitivity-tornado.ts';
import type { DrawValues } from '../scenario/drawn.ts';
import type { UncertainParameter } from '../scenario/uncertainty.ts';
import { DEFAULT_BASE_POINTS } from './arguments.ts';
import { type Found, type Question, resultsOf, simulateNext, simulateStudy } from './sensitivity-study.ts';

/** Paths of each point where no number is given. */
const TORNADO_REPLICATIONS = 4;
const MARGINAL_REPLICATIONS = 8;
const DEFAULT_TRAJECTORIES = 10;
/** Of the small screening before Sobol indices. */
const SCREENING_TRAJECTORIES = 4;
const ON_COMMON_NUMBERS = 'on common random numbers';
/** Morris and Saltelli know nothing of correlations. */
const INDEPENDENT = 'Correlations of priors are left out, and variants are as written.';

/** One parameter or variant at a time. */
export async function tornado(question: Question, id: string): Promise<Found> {
  const { scenario, given, lab } = question;
  const { uncertainty } = scenario.scenario;
  checkSome(question, uncertainty.parameters.length + uncertainty.variants.length);
  const design = tornadoDesign(uncertainty);
  const replications = given.replications ?? TORNADO_REPLICATIONS;
  const study = await simulateStudy(question, id, pointsWith(design.points), replications);
  const { results, left } = resultsOf(study, (of) => ({ written: meanAt(of, 0), bars: tornadoBars(design, of) }));
  const factors = `${countText(uncertainty.parameters.length, 'parameter')} at the 5 % and 95 % quantiles of their priors and ${countText(uncertainty.variants.length, 'variant')}`;
  return {
    ...study,
    answer: tornadoAnswer(results[0]!),
    heading: `Tornado: ${factors}, one at a time; ${countText(replications, 'path')} of each point, ${ON_COMMON_NUMBERS}.`,
    lines: [...tornadoText(results, lab.epochCivilDays), ...left],
    tables: [tornadoTable(results)],
    summary: results,
    pictured: { tornado: results },
  };
}

/** Many walks through all parameters. */
export async function morris(question: Question, id: string): Promise<Found> {
  const { scenario, given } = question;
  const { parameters } = scenario.scenario.uncertainty;
  checkSome(question, parameters.length);
  const { replications = 1, trajectories = DEFAULT_TRAJECTORIES } = given;
  const design = planMorris(given.seed, parameters, trajectories);
  const study = await simulateStudy(question, id, pointsWith(design.points), replications);
  const { results, left } = resultsOf(study, (of) => morrisEffects(design, of));
  const walks = `${trajectories} trajectories over ${countText(parameters.length, 'parameter')}`;
  return {
    ...study,
    answer: morrisAnswer(results[0]!),
    heading: `Morris: ${walks}, from the 5 % to the 95 % quantiles of their priors, ${ON_COMMON_NUMBERS}. ${INDEPENDENT}`,
    lines: [...morrisText(results), ...left],
    tables: [morrisTable(results)],
    summary: results,
    pictured: { morris: results },
  };
}

/** Parts of variance, over some parameters. */
export async function sobol(question: Question, id: string): Promise<Found> {
  const { given } = question;
  const { replications = 1, draws = DEFAULT_BASE_POINTS } = given;
  const { parameters, screening, discard } = await chosenParameters(question, `${id}-screening`);
  const design = planSobol(given.seed, parameters, draws);
  const simulate = screening === '' ? simulateStudy : simulateNext;
  const study = await simulate(question, id, design.points, replications);
  const { results, left } = resultsOf(study, (of) => sobolResult(given.seed, design, of));
  const names = parameters.map((parameter) => parameter.id).join(', ');
  return {
    ...study,
    discard: () => {
      study.discard();
      discard();
    },
    answer: sobolAnswer(results[0]!),
    heading: `Sobol: ${countText(draws, 'base point')} over ${names}${screening}; all else as written, ${ON_COMMON_NUMBERS}. ${INDEPENDENT}`,
    lines: [...sobolText(results), ...left],
    tables: [sobolTable(results)],
    summary: results,
    pictured: { sobol: results },
  };
}

interface Chosen {
  readonly parameters: readonly UncertainParameter[];
  /** How they were chosen, where nobody named them. */
  readonly screening: string;
  readonly discard: () => void;
}

/** The parameters that are named; else those of the largest mu* above 0 for the first target that anything moves. */
async function chosenParameters(question: Question, id: string): Promise<Chosen> {
  const { scenario, given } = question;
  const { parameters } = scenario.scenario.uncertainty;
  checkSome(question, parameters.length);
  const none = { screening: '', discard: () => {} };
  if (given.parameters.length > 0) return { ...none, parameters: namedParameters(given.parameters, parameters) };
  if (parameters.length <= SCREENED) return { ...none, parameters };
  const design = planMorris(given.seed, parameters, SCREENING_TRAJECTORIES);
  const study = await simulateStudy(question, id, pointsWith(design.points), 1);
  const { results } = resultsOf(study, (of) => morrisEffects(design, of));
  const { target, result } = results.find((each) => each.result[0]!.acts !== 'not at all') ?? results[0]!;
  const moving = result.filter(({ acts }, i) => i === 0 || acts !== 'not at all').slice(0, SCREENED);
  const largest = moving.map(({ parameter }) => parameters.find((each) => each.id === parameter)!);
  const screening = `, of ${parameters.length} the ${moving.length} of largest mu* for ${target.id} in ${SCREENING_TRAJECTORIES} Morris trajectories`;
  return { parameters: largest, screening, discard: study.discard };
}

function namedParameters(names: readonly string[], parameters: readonly UncertainParameter[]): readonly UncertainParameter[] {
  const issues = names.flatMap((name) => {
    if (parameters.some(({ id }) => id === name)) return [];
    const expected = `a parameter with a prior: ${parameters.map(({ id }) => id).join(', ')}`;
    return [{ path: '--parameters', severity: 'error' as const, expected, received: `\`${name}\`` }];
  });
  if (issues.length > 0) throw new InputError(issues);
  return parameters.filter(({ id }) => names.includes(id));
}

/** What one more of anything buys, along the path of S that the lab takes. */
export async function marginal(question: Question, id: string): Promise<Found> {
  const { given, lab, frame, progress } = question;
  const replications = given.replications ?? MARGINAL_REPLICATIONS;
  const years = sampledYears(frame);
  const targets = years.map((year) => experimentsIn(year, frame));
  const study = await simulateStudy({ ...question, targets }, id, marginalPoints(lab), replications);
  progress(`planning ${id}`);
  const path = simulateLab(lab, { seed: given.seed, draw: 'point', replication: 1 });
  const paths = { lab, path, years, experiments: study.of };
  const [stages, pools] = [marginalStages(paths), marginalPools(paths)];
  const faster = 'each stage, then each pool, a tenth faster or larger along the same path of S';
  return {
    ...study,
    answer: marginalAnswer(stages),
    heading: `Marginal values: ${faster}; ${countText(replications, 'path')} of each, ${ON_COMMON_NUMBERS}.`,
    lines: marginalText(stages, pools),
    tables: marginalTables(stages, pools),
    summary: { stages, pools },
    pictured: { marginal: { stages, pools } },
  };
}

function pointsWith(values: readonly DrawValues[]): readonly Point[] {
  return values.map((each) => ({ draw: 'point', values: [each] }));
}

function checkSome({ scenario }: Question, uncertain: number): void {
  if (uncertain > 0) return;
  const hint = "Extend the shipped history, which has the literature's, or ask for --method marginal, which needs none";
  const [expected, received] = ['a scenario with priors', 'one that is sure of everything'];
  throw new InputError([{ path: scenario.name, severity: 'error', expected, received, hint }]);
}
