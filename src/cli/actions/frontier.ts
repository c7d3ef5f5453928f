import { formatIsoDate } from '../../base/calendar.ts';
import { InputError, type Issue } from '../../base/issue.ts';
import { checkResultFolder } from '../../io/result-folder.ts';
import { sha256 } from '../../io/sha256.ts';
import { type EffortSweep, effortKinds, planSweep, scenarioAt } from '../../lab/oversight/effort-sweep.ts';
import type { LabScenario } from '../../lab/parameters.ts';
import { simulateLab } from '../../lab/simulate-lab.ts';
import { wrapText } from '../../report/aligned-text.ts';
import { countText } from '../../report/figure-text.ts';
import type { LabFrontier } from '../../report/figures/material.ts';
import { type FrontierFigures, frontierFigures, risksOf, type Stretch, stretchOf } from '../../report/frontier-figures.ts';
import { type Frontier, type FrontierPoint, frontierOf } from '../../report/frontier-result.ts';
import { frontierTable } from '../../report/frontier-table.ts';
import { frontierText } from '../../report/frontier-text.ts';
import { TEXT_WIDTH } from '../../report/text-section.ts';
import type { Action } from '../answer.ts';
import type { Arguments } from '../arguments.ts';
import { commandText } from '../command-text.ts';
import { type GivenScenario, loadScenarios } from '../load.ts';
import { pictureNotes } from '../pictures.ts';
import { pointKey } from '../simulate.ts';
import { type FrontierOutcome, frontierFolder, frontierWords, writeFrontier } from '../write-frontier.ts';

/** The figures of every replication of every point of a sweep, and what tells its simulations from others. */
interface Simulated extends Pick<FrontierOutcome, 'granularity' | 'events' | 'fingerprint'> {
  readonly paths: readonly (readonly FrontierFigures[])[];
}

/** Simulates a lab with more and less oversight, with the same random numbers, and shows what speed costs in risk. */
export const frontier: Action = async (given, progress) => {
  const [scenario] = loadScenarios([given.scenario], given) as [GivenScenario];
  const lab = labOf(scenario);
  const folder = frontierFolder(scenario, given);
  checkResultFolder(folder, given.force);
  const { seed, replications = 1 } = given;
  const sweep = planSweep(lab, given.steps, replications);
  const simulated = simulateSweep(lab, sweep, given, (point) => {
    progress(`simulating ${scenario.id}: point ${point} of ${sweep.points.length}`);
  });
  const found = frontierOf(sweep, risksOf(lab), simulated.paths);
  const summary = summaryOf(found, lab);
  const picture = { ...pictureOf(scenario, lab), frontier: found };
  await writeFrontier(scenario, { ...simulated, table: frontierTable(found), picture, summary }, given);
  const replay = commandText(frontierWords(scenario, given));
  const { id } = scenario;
  const { title, warnings } = scenario.scenario;
  return {
    lines: [...wrapText(title, TEXT_WIDTH), '', ...wrapText(heading(lab, given), TEXT_WIDTH), '', ...frontierText(found)],
    notes: [...chanceNote(given), `Wrote ${folder}/frontier.csv`, ...pictureNotes(folder, given), `Repeat: ${replay}`],
    json: { frontier: { id, title, folder, seed, replications, replay, fingerprint: simulated.fingerprint, summary } },
    warnings,
  };
};

/** A lab with something of oversight to sweep. */
function labOf({ name, scenario: { lab } }: GivenScenario): LabScenario {
  if (lab === undefined) {
    const hint = 'Write `kind: lab`, or a scenario that extends a lab, such as `extends: history`';
    throw refuse({ file: name, path: 'kind', expected: 'a lab, which has oversight', received: 'a plain network', hint });
  }
  if (effortKinds(lab).length > 0) return lab;
  const expected = 'oversight that can be done more or less: `review`, `results` or `generations.battery`';
  const hint = `Add one of them to ${name}`;
  throw refuse({ file: name, path: 'review', expected, received: 'none of them', hint });
}

function refuse(issue: Omit<Issue, 'severity'>): InputError {
  return new InputError([{ ...issue, severity: 'error' }]);
}

function simulateSweep(
  lab: LabScenario,
  sweep: EffortSweep,
  { seed, replications = 1 }: Pick<Arguments, 'seed' | 'replications'>,
  watch: (point: number) => void,
): Simulated {
  const stretch = stretchOf(lab);
  const fingerprints: string[] = [];
  let [events, granularity] = [0, 1];
  const paths = sweep.points.map((effort, index) => {
    watch(index + 1);
    const point = scenarioAt(lab, sweep, effort);
    return Array.from({ length: replications }, (_, i) => {
      const path = simulateLab(point, { ...pointKey(seed), replication: i + 1 });
      fingerprints.push(path.fingerprint);
      events += path.events;
      granularity = Math.max(granularity, path.granularityMax);
      return frontierFigures(path, stretch);
    });
  });
  return { paths, events, granularity, fingerprint: sha256(fingerprints.join()) };
}

function heading(lab: LabScenario, { seed, replications }: Pick<Arguments, 'seed' | 'replications'>): string {
  const { fromDate, toDate } = datesOf(lab, stretchOf(lab));
  const paths = replications === undefined ? 'one path' : `means of ${countText(replications, 'replication')}`;
  return `Speed against risk from ${fromDate} to ${toDate}; ${paths} of each point, on common random numbers, seed ${seed}`;
}

function pictureOf({ id, scenario: { title } }: GivenScenario, lab: LabScenario): Omit<LabFrontier, 'frontier'> {
  const { fromDays, toDays } = stretchOf(lab);
  return { id, title, fromDay: lab.epochCivilDays + fromDays, toDay: lab.epochCivilDays + toDays };
}

function chanceNote({ replications }: Pick<Arguments, 'replications'>): string[] {
  return replications === undefined ? ['A few per cent may be chance; --replications says how sure differences are.'] : [];
}

function datesOf({ epochCivilDays }: LabScenario, { fromDays, toDays }: Stretch): { fromDate: string; toDate: string } {
  const date = (days: number): string => formatIsoDate(epochCivilDays + Math.floor(days));
  return { fromDate: date(fromDays), toDate: date(toDays) };
}

function summaryOf(found: Frontier, lab: LabScenario): object {
  const describe = ({ effort, figures }: FrontierPoint): object => {
    return { effort: Object.fromEntries(found.kinds.map((kind) => [kind, effort[kind]])), figures };
  };
  return {
    ...datesOf(lab, stretchOf(lab)),
    kinds: found.kinds,
    replicationIsShare: found.replicationIsShare,
    speed: found.speed.figure,
    risks: found.risks.map(({ figure }) => figure),
    points: found.points.length,
    own: { ...describe(found.own), isOnFrontier: found.own.isOnFrontier },
    frontier: found.points.filter(({ isOnFrontier }) => isOnFrontier).map(describe),
    cheapest: found.cheapest === undefined ? null : describe(found.cheapest),
    better: found.better === undefined ? null : describe(found.better),
  };
}
