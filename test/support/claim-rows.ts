import type { Trajectory } from '../../src/lab/trajectory.ts';
import type { ClaimRow, Finding } from './claim-row.ts';
import { COMMENTARY, claimRow, ESSAY, figure, run, withTwin } from './claim-row.ts';
import {
  bottleneckPath,
  gains,
  incidentDays,
  labOf,
  leverageAt,
  meanBetween,
  monthsToTenDoublings,
  stageColumn,
  throughputGain,
} from './claims.ts';
import { CONTROL_ROWS } from './control-claim-rows.ts';
import { GENERATION_ROWS } from './generation-claim-rows.ts';

const quartersIn = (path: Trajectory, from: number, to: number): readonly [number, number] => {
  const years = Array.from(path.sampleDays, (days) => days / 365.25);
  return [years.findIndex((y) => y - 0.25 >= from), years.findLastIndex((y) => y <= to) + 1];
};

const gainsText = (path: Trajectory): string =>
  `gains of ${gains(path)
    .map((gain) => figure(gain, 3))
    .join(', ')}`;

/** Whether the third gain is 27, within a tenth. */
const tripled = (path: Trajectory): boolean => near(gains(path)[2], 27, 0.1);

const near = (value: number, claimed: number, within: number): boolean => Math.abs(value / claimed - 1) <= within;

function hoursPerChange(path: Trajectory, from: number, to: number): number {
  const rows = quartersIn(path, from, to);
  return meanBetween(path.series.human_hours_per_year, ...rows) / meanBetween(path.series.changes_per_year, ...rows);
}

const PUBLISHED_PATH = 'implement, debug, scaffold, analyze, review, decide';

/** Row of a quarter that ends by a date in years since 2021. */
const rowAt = (path: Trajectory, years: number): number => path.sampleDays.findLastIndex((days) => days / 365.25 <= years);

function codeIn2026(path: Trajectory): { readonly outcome: string; readonly holds: boolean } {
  const row = rowAt(path, 5.5);
  const code = path.series.code_per_engineer_ratio;
  const byAi = figure(path.series.ai_code_share[row]! * 100);
  return {
    outcome: `${figure(code[row]!)} times the code per engineer in 2026 Q2, ${figure(code[row + 1]!)} a quarter later; ${byAi} % by AI`,
    holds: code[row + 1]! >= 8,
  };
}

const tripling = (): Finding => ({
  outcome: gainsText(run('tripling')),
  holds: tripled(run('tripling')),
  holdsAnyway: tripled(run('tripling-fishing-out')),
  because: 'theta makes the first gain three, the cube is what is tested: only at beta 0, where nothing becomes harder to find',
});

const triplingFishingOut = (): Finding => ({
  outcome: gainsText(run('tripling-fishing-out')),
  holds: tripled(run('tripling-fishing-out')),
  because: 'S(t) = (1 + beta g t)^(1/beta) with the measured throughput; 27 would need a loop gain of 1',
});

function tenDoublings(): Finding {
  const steadySet = ['parameters.beta.value=0', 'parameters.theta.value=0.7058'];
  const [fished, steady] = [run('ten-doublings'), run('ten-doublings', ...steadySet)].map(monthsToTenDoublings);
  return {
    outcome: `${figure(fished!)} months after a first doubling of four; ${figure(steady!)} at beta 0`,
    holds: near(fished!, 40, 0.05),
    because: `arithmetic holds, the pace does not: software slows while compute grows steadily, ${figure((fished! / 40 - 1) * 100)} % late against ${figure((steady! / 40 - 1) * 100)} % at beta 0, which a weekly look at the trigger adds`,
  };
}

function tenIdeas(): Finding {
  const path = run('ten-ideas');
  const rates = path.series.experiments_per_year;
  const gain = meanBetween(rates, 11) / meanBetween(rates, 1, 9);
  return {
    outcome: `${figure(gain, 3)} times the experiments; then ${path.bindingPool.at(-1)} bind`,
    holds: near(gain, 10, 0.1),
    because: `throughput rises to the next pool: (100/60) / (60/52) = ${figure(100 / 60 / (60 / 52), 3)}, and more ideas under way only wait`,
  };
}

function migration(): Finding {
  const [published, permuted] = [run('migration'), run('migration-permuted')].map((path) => bottleneckPath(path).join(', '));
  return {
    outcome: `${published}; the shared history to mid-2026: ${bottleneckPath(run('history', 'time.end=2026-07-01')).join(', ')}`,
    holds: published === PUBLISHED_PATH,
    holdsAnyway: permuted === PUBLISHED_PATH,
    because: 'needs hours per stage and opening dates that fall in that order, all unsourced',
  };
}

function permutedMigration(): Finding {
  const path = bottleneckPath(run('migration-permuted'));
  return {
    outcome: path.join(', '),
    holds: path.join(', ') !== PUBLISHED_PATH,
    holdsAnyway: path.length === PUBLISHED_PATH.split(', ').length,
    because: 'other dates alone leave stages out; turning two around takes other hours too',
  };
}

function hundredPeople(): Finding {
  const gateShare = labOf('hundred-people').base.oversight.gateShare;
  const leverageOf = ({ series }: Trajectory): number => 1 / meanBetween(series.human_share, series.human_share.length - 12);
  const path = withTwin('hundred-people');
  const { series, sampleDays } = path;
  const first = series.leverage_ratio.findIndex((ratio) => ratio >= 100);
  const since = first < 0 ? 'never 100' : `100 from ${Math.floor(2021 + sampleDays[first]! / 365.25)}`;
  const doubled = leverageOf(run('hundred-people', `parameters.gateFloor.value=${2 * gateShare}`));
  const throughput = figure(meanBetween(series.throughput_ratio, sampleDays.length - 12), 2);
  return {
    outcome: `leverage ${figure(leverageOf(path), 3)} by hours in the last three years (${since}), ${throughput} times the experiments`,
    holds: leverageOf(path) >= 100,
    holdsAnyway: doubled >= 100,
    because: `all ceilings are 1; pieces of 100 hours and more are delegated, and seeing every result costs ${figure(gateShare * 100)} % of the work at the gates (at twice that: leverage ${figure(doubled)})`,
  };
}

/** Gains in throughput of a scenario without and with experiments that get cheaper. */
const gainsOfFleet = (name: string): readonly [number, number] => [
  throughputGain(run(name, 'parameters.psi.value=0')),
  throughputGain(run(name)),
];

const gainsOfFleetText = ([wall, cheaper]: readonly [number, number]): string =>
  `throughput after four years ${figure(wall)} times at psi 0, ${figure(cheaper)} at psi 0.3`;

function fixedFleet(): Finding {
  const found = gainsOfFleet('fleet-fixed');
  return {
    outcome: gainsOfFleetText(found),
    holds: found[0] < 1.05,
    holdsAnyway: found[1] < 1.05,
    because: 'only where software makes experiments no cheaper (psi 0); else X = X_0 S^psi',
  };
}

function orderedFleet(): Finding {
  const [fixed, ordered] = [gainsOfFleet('fleet-fixed'), gainsOfFleet('fleet-ordered')];
  const run = labOf('fleet-ordered').base.stages.find((stage) => stage.kind === 'slots')!;
  return {
    outcome: gainsOfFleetText(ordered),
    holds: ordered[0] > 1.2 * fixed[0],
    holdsAnyway: ordered[1] > 1.2 * fixed[1],
    because: `nothing for the year of lead, then the fleet to the power ${figure(1 - run.frontierExponent, 3)}, since bigger fleets run bigger experiments`,
  };
}

function oneDeveloper(): Finding {
  const path = run('one-developer');
  const eras = [
    [0, 2.2],
    [3.5, 4.15],
    [4.75, 6],
    [7.5, 8],
  ] as const;
  const hours = eras.map(([from, to]) => hoursPerChange(path, from, to));
  return {
    outcome: `${hours.map((h) => figure(h, 3)).join(', ')} hours of a person per change`,
    holds: hours.every((h, era) => era === 0 || h < hours[era - 1]!),
    because: 'what is left is what fails and what is seen; the closed loop takes the gates too',
  };
}

const codePooled = (): Finding => ({
  ...codeIn2026(withTwin('eight-times-code-pooled')),
  holdsAnyway: codeIn2026(withTwin('eight-times-code-dedicated')).holds,
  because: `Amdahl for one pool: not before agents do ${1 - 1 / 8} of all engineers’ hours; dates of the history are fitted to this series, so the figure itself confirms nothing`,
});

const codeDedicated = (): Finding => ({
  ...codeIn2026(withTwin('eight-times-code-dedicated')),
  because: 'agents write as much, people adopt no more: merging binds until agents may lead',
});

function eightHundredFixes(): Finding {
  const { series } = run('eight-hundred-fixes');
  const [claimed, share] = [48, meanBetween(series.human_share, 2)];
  const hours = [...Array(5000).keys()].find((h) => leverageAt(labOf('eight-hundred-fixes'), FIX_STAGES, h * 60) >= claimed)!;
  return {
    outcome: `leverage ${figure(1 / share)}, ${figure(meanBetween(series.changes_per_year, 2) / 12)} fixes a month by one engineer`,
    holds: 1 / share >= claimed,
    because: `at the horizon of that month people still work ${figure(share * 100)} % of the hours; ${claimed} needs a horizon of ${figure(hours)} hours, or ${figure(claimed * share, 1)} engineers that month`,
  };
}

function debugIncident(): Finding {
  const path = run('debug-incident');
  const byHand = run('debug-incident', 'stages.debug.automation.opens=never');
  const agent =
    meanBetween(stageColumn(path, 'agent_hours_per_year', 'debug'), 3) / meanBetween(path.series.experiments_per_year, 3);
  return {
    outcome: `${figure(agent)} agent hours; ${figure(incidentDays(path))} days from start to end against ${figure(incidentDays(byHand))} by hand; ${figure(1 / meanBetween(path.series.human_share, 3))} times fewer hours of people`,
    holds: agent < 3,
    holdsAnyway: incidentDays(path) * 24 < 3,
    because: "for the agent's part alone; oversight, takeover and review keep people's clock",
  };
}

const FIX_STAGES = ['implement', 'debug', 'review'];
const BOTTLENECK = 'The bottleneck moves from typing to debugging, scaffolding, summarising, review and judgment';

/** Every claim that a scenario tests, in the order of docs/claims.md. */
export const CLAIM_ROWS: readonly ClaimRow[] = [
  claimRow('Each generation three times better: 3, 9, 27 after three', ESSAY, 'tripling', tripling),
  claimRow('The same, where ideas get harder to find (beta 0.5)', ESSAY, 'tripling-fishing-out', triplingFishingOut),
  claimRow(
    'Ten doublings are 1,024 times, in 40 months at four months each',
    `${ESSAY}; ${COMMENTARY}`,
    'ten-doublings',
    tenDoublings,
  ),
  claimRow('Ten ideas a week instead of one', COMMENTARY, 'ten-ideas', tenIdeas),
  claimRow(BOTTLENECK, COMMENTARY, 'migration', migration),
  claimRow('Another ladder gives another order', 'counterpart', 'migration-permuted', permutedMigration),
  claimRow('A hundred people do the work of ten thousand', ESSAY, 'hundred-people', hundredPeople),
  claimRow(
    'Compute is the next wall: research on a fixed fleet stops accelerating',
    `${COMMENTARY}; AI Futures Model 2025`,
    'fleet-fixed',
    fixedFleet,
  ),
  claimRow('Accelerators can be ordered where they bind, a year ahead', 'assumed', 'fleet-ordered', orderedFleet),
  claimRow("A developer's part changes by era: by hand, snippets, agents, loop closed", ESSAY, 'one-developer', oneDeveloper),
  claimRow('Eight times the code per engineer, people moving to where work waits', ESSAY, 'eight-times-code-pooled', codePooled),
  claimRow('The same, each stage with its own people', `${ESSAY}; ${COMMENTARY}`, 'eight-times-code-dedicated', codeDedicated),
  claimRow(
    'Eight hundred fixes in a month, four human-years of work (48 times)',
    ESSAY,
    'eight-hundred-fixes',
    eightHundredFixes,
  ),
  claimRow('Two hours of debugging against two to three days', ESSAY, 'debug-incident', debugIncident),
  ...CONTROL_ROWS,
  ...GENERATION_ROWS,
];
