import { join } from 'node:path';
import { assert } from '../../base/assert.ts';
import type { LabForecast } from '../../calibrate/peers/lab-rows.ts';
import type { NestedLab } from '../../calibrate/peers/nested-rows.ts';
import { forecastPeers, type PeerForecasts } from '../../calibrate/peers/peers.ts';
import { type ManifestFacts, PEERS_KIND, SUMMARY_FILE } from '../../io/manifest.ts';
import { packageVersion } from '../../io/package-files.ts';
import { readTrends, trendSources } from '../../io/read-trends.ts';
import { checkResultFolder, type ResultFile, writeResultFolder } from '../../io/result-folder.ts';
import { sha256OfTexts } from '../../io/sha256.ts';
import { svgDocument } from '../../io/svg-document.ts';
import { simulateWithTwin } from '../../lab/simulate-lab.ts';
import type { Trajectory } from '../../lab/trajectory.ts';
import { csvText } from '../../report/csv.ts';
import { dataPackage } from '../../report/data-package.ts';
import { peersFile } from '../../report/figures/published/peers-file.ts';
import { jsonText } from '../../report/json.ts';
import { peersTables } from '../../report/peers-tables.ts';
import { peersText } from '../../report/peers-text.ts';
import type { Action } from '../answer.ts';
import type { Arguments } from '../arguments.ts';
import { commandText } from '../command-text.ts';
import { loadLabs } from '../ensemble-run.ts';
import { finishFirst } from '../interrupts.ts';
import { AS_WRITTEN, type GivenScenario, loadScenarios } from '../load.ts';
import { pictureFiles } from '../pictures.ts';
import { optionWords } from '../replay.ts';
import { resultFolder } from '../result-place.ts';
import { pointKey } from '../simulate.ts';
import { FUTURES } from './futures.ts';

const ID = 'peers';
const TITLE = 'Forecasts of others beside ours';
/** Paths of each of our labs where no number is given. */
const REPLICATIONS = 3;
/** Labs that reduce to models of others. */
const NESTED = ['scenarios/peers/amdahl.yaml', 'scenarios/peers/kwa.yaml'];

/** Runs the models of others, sets them beside our labs, and says which of their published figures come out. */
export const peers: Action = async (given, progress) => {
  const folder = resultFolder({ id: ID }, given);
  checkResultFolder(folder, given.force);
  const scenarios = loadLabs(given.scenarios.length > 0 ? given.scenarios : FUTURES, given);
  const nested = loadScenarios(NESTED, AS_WRITTEN);
  const trends = readTrends();
  const labs = scenarios.map((scenario) => forecastOf(scenario, given, progress));
  const [amdahl, kwa] = nested.map((scenario) => nestedOf(scenario, given.seed, progress));
  progress('running the models of others');
  const forecasts = forecastPeers(trends, labs, { amdahl: amdahl!, kwa: kwa! }, given.seed);
  progress('drawing');
  const paths = [...labs.flatMap((lab) => lab.paths), amdahl!.path, kwa!.path];
  const facts = factsOf(scenarios, [...scenarios, ...nested], paths, given);
  const material = { peers: { rows: forecasts.rows, labs }, published: trends };
  const pictures = await pictureFiles(() => ({ material, title: TITLE, tables: [], scenarios, facts }), given);
  const own = filesOf(forecasts, labs, scenarios);
  const files = [...own, ...pictures.filter(({ name }) => own.every((file) => file.name !== name))];
  await finishFirst(() => writeResultFolder(folder, files, facts, given.force));
  const replay = commandText(
    scenarios.every(({ lasting }) => lasting) ? peersWords(given.scenarios, given) : resolvedWords(scenarios, folder, given),
  );
  return {
    lines: peersText(forecasts),
    notes: [`Wrote ${folder}/{peers.csv,reproduced.csv,peers.svg}`, `Repeat: ${replay}`],
    json: { peers: { id: ID, folder, seed: given.seed, replay, summary: summaryOf(forecasts) } },
    warnings: scenarios.flatMap(({ scenario }) => scenario.warnings),
  };
};

/** A lab's paths, which differ by their random numbers alone. */
function forecastOf(scenario: GivenScenario, given: Arguments, progress: (doing: string) => void): LabForecast {
  const lab = labOf(scenario);
  const { seed, replications = REPLICATIONS } = given;
  const paths = Array.from({ length: replications }, (_, i) => {
    progress(`simulating ${scenario.id}: path ${i + 1} of ${replications}`);
    return simulateWithTwin(lab, { ...pointKey(seed), replication: i + 1 });
  });
  return { id: scenario.id, epochCivilDays: lab.epochCivilDays, paths };
}

function nestedOf(scenario: GivenScenario, seed: number, progress: (doing: string) => void): NestedLab {
  progress(`simulating ${scenario.id}`);
  const lab = labOf(scenario);
  return { lab, path: simulateWithTwin(lab, pointKey(seed)) };
}

function labOf({ scenario: { lab }, id }: GivenScenario) {
  assert(lab !== undefined, 'a lab', { id });
  return lab;
}

function filesOf(forecasts: PeerForecasts, labs: readonly LabForecast[], scenarios: readonly GivenScenario[]): ResultFile[] {
  const tables = peersTables(forecasts);
  return [
    ...tables.map((table) => ({ name: `${table.id}.csv`, text: csvText(table) })),
    { name: 'peers.svg', text: peersFile({ rows: forecasts.rows, labs }, svgDocument()) },
    { name: SUMMARY_FILE, text: jsonText(summaryOf(forecasts)) },
    ...scenarios.map(({ id, scenario }) => ({ name: `${id}.yaml`, text: scenario.resolvedYaml })),
    { name: 'datapackage.json', text: jsonText(dataPackage(ID, TITLE, tables)) },
  ];
}

function factsOf(
  scenarios: readonly GivenScenario[],
  all: readonly GivenScenario[],
  paths: readonly Trajectory[],
  given: Arguments,
): ManifestFacts {
  const own = all.flatMap(({ id, sources }) => Object.entries(sources).map(([name, hash]) => [`${id}/${name}`, hash]));
  return {
    loopgain: packageVersion(),
    scenario: { id: ID, title: TITLE, kind: PEERS_KIND },
    ...{ seed: given.seed, replications: given.replications ?? REPLICATIONS },
    sources: { ...Object.fromEntries(own), ...trendSources() },
    replay: commandText(resolvedWords(scenarios, ID, { ...given, out: '.' }), ['npx', 'loopgain']),
    granularity: Math.max(...paths.map(({ granularityMax }) => granularityMax)),
    events: paths.reduce((sum, { events }) => sum + events, 0),
    fingerprint: sha256OfTexts(paths.map(({ fingerprint }) => fingerprint)),
    audit: paths.flatMap(({ audit }) => audit),
  };
}

function peersWords(names: readonly string[], given: Arguments): string[] {
  return [ID, ...names, ...optionWords(given)];
}

/** The same from the scenarios as they were written into the folder of the results. */
function resolvedWords(scenarios: readonly GivenScenario[], folder: string, given: Arguments): string[] {
  const files = scenarios.map(({ id }) => join(folder, `${id}.yaml`));
  return peersWords(files, { ...given, set: [], until: undefined });
}

/** What the terminal shows, for machines: what of theirs is met, and every milestone's date. */
function summaryOf({ rows, reproduced }: PeerForecasts) {
  const milestones = rows.filter(({ quantity }) => quantity === 'milestone_date');
  return { reproduced, milestones: milestones.map(({ day: _, ...row }) => row) };
}
