import { FUTURES_KIND, type ManifestFacts, REPORT_FILE } from '../io/manifest.ts';
import { packageVersion } from '../io/package-files.ts';
import { readTrends } from '../io/read-trends.ts';
import { writeResultFolder } from '../io/result-folder.ts';
import { sha256OfTexts } from '../io/sha256.ts';
import type { LabPath } from '../report/figures/material.ts';
import type { Arguments } from './arguments.ts';
import { commandText } from './command-text.ts';
import { finishFirst } from './interrupts.ts';
import type { GivenScenario } from './load.ts';
import { pictureFiles } from './pictures.ts';
import { optionWords } from './replay.ts';
import { resultFolder } from './result-place.ts';
import type { Outcome } from './simulate.ts';

/** One of the futures, simulated. */
export interface SimulatedFuture {
  readonly scenario: GivenScenario;
  readonly path: LabPath;
  /** End of the simulation, which need not be a sample. */
  readonly endDays: number;
  readonly outcome: Outcome;
}

const ID = 'report';
const TITLE = 'Futures from one shared history';

/** Folder for pictures and report of the futures side by side, beside those of each. */
export function comparedFolder(given: Pick<Arguments, 'out'>): string {
  return resultFolder({ id: ID }, given);
}

/**
 * Writes pictures and report of the futures side by side, where they are asked for.
 * @param asked as the reader gave it
 * @param given with the folder that is meant
 * @throws InputError if the folder is somebody else's; Interrupted if somebody pressed Ctrl-C meanwhile
 */
export async function writeFutures(simulated: readonly SimulatedFuture[], asked: Arguments, given: Arguments): Promise<void> {
  if (!given.figures && !given.report) return;
  const facts = factsOf(simulated, asked);
  // What takes one lab to be told is told of the first, in which nothing changes.
  const pictured = () => ({
    material: { paths: simulated.map(({ path }) => path), path: simulated[0]!.path, published: readTrends() },
    ...{ title: TITLE, tables: [], facts },
    scenarios: simulated.map(({ scenario }) => scenario),
    parts: simulated.map(({ scenario: { id } }) => ({ title: id, path: `../${id}/${REPORT_FILE}` })),
  });
  const files = await pictureFiles(pictured, given);
  await finishFirst(() => writeResultFolder(comparedFolder(given), files, facts, given.force));
}

function factsOf(simulated: readonly SimulatedFuture[], asked: Arguments): ManifestFacts {
  const outcomes = simulated.map(({ outcome }) => outcome);
  const sources = simulated.flatMap(({ scenario }) =>
    Object.entries(scenario.sources).map(([name, hash]) => [`${scenario.id}/${name}`, hash] as const),
  );
  return {
    loopgain: packageVersion(),
    scenario: { id: 'futures', title: TITLE, kind: FUTURES_KIND },
    seed: asked.seed,
    sources: Object.fromEntries(sources),
    replay: commandText(['futures', ...optionWords({ ...asked, out: '.' })], ['npx', 'loopgain']),
    granularity: Math.max(...outcomes.map(({ granularity }) => granularity)),
    events: outcomes.reduce((sum, { events }) => sum + events, 0),
    fingerprint: sha256OfTexts(outcomes.map(({ fingerprint }) => fingerprint)),
    audit: outcomes.flatMap(({ audit }) => audit),
  };
}
