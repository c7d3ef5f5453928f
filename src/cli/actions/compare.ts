import { InputError } from '../../base/issue.ts';
import { checkResultFolder } from '../../io/result-folder.ts';
import { compareStudies, type NetworkComparison } from '../../queueing/compare.ts';
import { type NetworkStudy, replicateNetwork } from '../../queueing/replicate.ts';
import { wrapText } from '../../report/aligned-text.ts';
import { comparisonTable } from '../../report/comparison-table.ts';
import { comparisonText } from '../../report/comparison-text.ts';
import { figureText } from '../../report/figure-text.ts';
import { TEXT_WIDTH } from '../../report/text-section.ts';
import type { NetworkScenario } from '../../scenario/loaded.ts';
import type { Action, Answer } from '../answer.ts';
import type { Arguments } from '../arguments.ts';
import { commandText } from '../command-text.ts';
import { compareLabs } from '../compare-labs.ts';
import { type Compared, loadPair, type Pair } from '../compared.ts';
import { pictureNotes } from '../pictures.ts';
import { resultFolder } from '../result-place.ts';
import { clockOf, pointKey } from '../simulate.ts';
import { comparisonFingerprint, comparisonId, comparisonWords, writeComparison } from '../write-comparison.ts';

/** Replications of each where none are given. */
const DEFAULT_REPLICATIONS = 20;

/** One of two plain networks, simulated. */
interface Simulated extends Compared {
  readonly network: NetworkScenario;
  /** What is left out at the start. */
  readonly warmUpDays: number;
  readonly study: NetworkStudy;
}

/** Simulates two scenarios with the same random numbers, compares them pair by pair, and writes what was found. */
export const compare: Action = async (asked, progress) => {
  const { replications = DEFAULT_REPLICATIONS, draws } = asked;
  const pair = loadPair(asked);
  if (pair[0].given.scenario.kind === 'network') return compareNetworks(pair, { ...asked, replications }, progress);
  return compareLabs(pair, { ...asked, replications: draws === undefined ? replications : asked.replications }, progress);
};

async function compareNetworks(
  pair: Pair,
  given: Arguments & { readonly replications: number },
  progress: (doing: string) => void,
): Promise<Answer> {
  checkUndrawn(pair, given);
  const { replications, seed } = given;
  const id = comparisonId(pair);
  const folder = resultFolder({ id }, given);
  checkResultFolder(folder, given.force);
  const [first, second] = [simulateOne(pair[0], given, progress), simulateOne(pair[1], given, progress)];
  const studies = [first.study, second.study] as const;
  const comparison = compareStudies(...studies);
  const table = comparisonTable(comparison);
  const summary = { ...describeBoth(first, second), replications, ...describePlaces(comparison) };
  await writeComparison(pair, { table, summary, studies }, given);
  const replay = commandText(comparisonWords(pair, given));
  const fingerprint = comparisonFingerprint(studies);
  return {
    lines: [
      ...pair.flatMap(titleText),
      '',
      ...comparisonText(comparison, [first.id, second.id], replications),
      ...[first, second].flatMap((one) => [...foundText(one), ...unpairedText(one, comparison)]),
    ],
    notes: [`Wrote ${folder}/${table.id}.csv`, ...pictureNotes(folder, { ...given, figures: false }), `Repeat: ${replay}`],
    json: { comparison: { id, folder, seed, replications, replay, fingerprint, summary } },
    warnings: pair.flatMap((compared) => compared.given.scenario.warnings),
  };
}

/** What only ensembles of labs have. */
function checkUndrawn([{ given }]: Pair, { draws, posterior, resume }: Arguments): void {
  const asked = [
    ...(draws === undefined ? [] : ['--draws']),
    ...(posterior === undefined ? [] : ['--posterior']),
    ...(resume ? ['--resume'] : []),
  ];
  if (asked.length === 0) return;
  const received = `${given.name}, a plain network`;
  const hint = 'Leave it out: plain networks are replicated, with --replications';
  throw new InputError(
    asked.map((path) => ({ path, severity: 'error', expected: 'labs, which have priors to draw from', received, hint })),
  );
}

function simulateOne(
  compared: Compared,
  asked: { readonly seed: number; readonly replications: number },
  progress: (doing: string) => void,
): Simulated {
  const { id } = compared;
  const network = compared.given.scenario.network!;
  const { seed, replications } = asked;
  const watch = (done: number): void => progress(`simulating ${id}: replication ${done + 1} of ${replications}`);
  const clock = clockOf(network, { seed });
  const whole = { ...clock, sampleEveryDays: clock.endDays - clock.warmUpDays };
  const study = replicateNetwork(network.spec, whole, pointKey(seed), { replications }, { statistics: 'spread', watch });
  return { ...compared, network, warmUpDays: clock.warmUpDays, study };
}

function describeBoth(first: Simulated, second: Simulated): object {
  const describe = ({ id, given, warmUpDays }: Simulated): object => ({ id, title: given.scenario.title, warmUpDays });
  return { first: describe(first), second: describe(second) };
}

function describePlaces({ stations, pools, classes }: NetworkComparison): object {
  return { stages: stations, pools, classes };
}

function titleText({ id, given, changes }: Compared): string[] {
  const changed = changes.length === 0 ? '' : `, with ${changes.join(', ')}`;
  return wrapText(`${id}: ${given.scenario.title}${changed}`, TEXT_WIDTH);
}

function foundText({ id, network, warmUpDays }: Simulated): string[] {
  return network.warmUp === 'given' ? [] : [`Left out of ${id} as warm-up, by MSER-5: ${figureText(warmUpDays)} days.`];
}

/** Places that only this one of the two has. */
function unpairedText({ id, study }: Simulated, comparison: NetworkComparison): string[] {
  const kinds = [
    ['stage', 'stations'],
    ['pool', 'pools'],
    ['class', 'classes'],
  ] as const;
  const only = kinds.flatMap(([noun, of]) => {
    const paired = new Set(comparison[of].map((place) => place.id));
    return study.intervals[of].filter((place) => !paired.has(place.id)).map((place) => `${noun} ${place.id}`);
  });
  return only.length === 0 ? [] : wrapText(`Only in ${id}: ${only.join(', ')}.`, TEXT_WIDTH);
}
