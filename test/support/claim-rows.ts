import { simulateLab, simulateWithTwin } from '../../src/lab/simulate-lab.ts';
import type { Trajectory } from '../../src/lab/trajectory.ts';
import { labOf, meanBetween, stageColumn } from './claims.ts';

/** A claim as docs/claims.md shows it. */
export interface ClaimRow {
  /** The claim, in short. */
  readonly claim: string;
  readonly source: string;
  /** What to run. */
  readonly scenarios: readonly string[];
  /** What comes out at seed 42, measured. */
  readonly outcome: () => string;
  readonly verdict: 'holds' | 'holds under conditions' | 'missed';
  readonly because: string;
}

const KEY = { seed: 42, draw: 'point', replication: 1 } as const;
const ESSAY = 'Anthropic Institute 2026';
const COMMENTARY = 'commentary on it';

const run = (name: string, ...set: readonly string[]): Trajectory => simulateLab(labOf(name, set), KEY);
const withTwin = (name: string, ...set: readonly string[]): Trajectory => simulateWithTwin(labOf(name, set), KEY);

/** A number in so many significant digits, with commas. */
const figure = (value: number, digits = 2): string =>
  Number(value.toPrecision(digits))
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, value >= 1000 ? ',' : '');

const quartersIn = (path: Trajectory, from: number, to: number): readonly [number, number] => {
  const years = Array.from(path.sampleDays, (days) => days / 365.25);
  return [years.findIndex((y) => y - 0.25 >= from), years.findLastIndex((y) => y <= to) + 1];
};

function gains(path: Trajectory): string {
  const [zero, ...later] = path.generations;
  return later
    .slice(0, 3)
    .map((g) => figure(g.softwareEfficiencyRatio / zero!.softwareEfficiencyRatio, 3))
    .join(', ');
}

function monthsToTenDoublings(path: Trajectory): number {
  const zero = path.generations[0]!;
  const tenth = path.generations.find((g) => g.horizonMinutes >= 1024 * zero.horizonMinutes)!;
  return ((tenth.startDays - zero.startDays) / 365.25) * 12;
}

function hoursPerChange(path: Trajectory, from: number, to: number): number {
  const rows = quartersIn(path, from, to);
  return meanBetween(path.series.human_hours_per_year, ...rows) / meanBetween(path.series.changes_per_year, ...rows);
}

const bottleneckPath = (path: Trajectory): string =>
  [path.migrations[0]!.fromStage, ...path.migrations.map(({ toStage }) => toStage)].join(', ');

/** Throughput of the last year over that of the first. */
function throughputGain(path: Trajectory): string {
  const { experiments_per_year: rates } = path.series;
  return figure(meanBetween(rates, rates.length - 4) / meanBetween(rates, 1, 4));
}

/** Days from start to end of an incident, the first year of agents left out. */
function incidentDays(path: Trajectory): number {
  return meanBetween(path.series.experiment_cycle_days, 3);
}

/** Row of a quarter that ends by a date in years since 2021. */
const rowAt = (path: Trajectory, years: number): number => path.sampleDays.findLastIndex((days) => days / 365.25 <= years);

function codeIn2026(path: Trajectory): string {
  const row = rowAt(path, 5.5);
  const code = path.series.code_per_engineer_ratio;
  return `${figure(code[row]!)} times the code per engineer in 2026 Q2, ${figure(code[row + 1]!)} a quarter later; ${figure(path.series.ai_code_share[row]! * 100)} % by AI`;
}

/** Every claim that a scenario tests, in the order of docs/claims.md. */
export const CLAIM_ROWS: readonly ClaimRow[] = [
  {
    claim: 'Each generation three times better: 3, 9, 27 after three',
    source: ESSAY,
    scenarios: ['tripling'],
    outcome: () => `gains of ${gains(run('tripling'))}`,
    verdict: 'holds under conditions',
    because: 'theta makes the first gain three, the cube is what is tested: only at beta 0, where nothing becomes harder to find',
  },
  {
    claim: 'The same, where ideas get harder to find (beta 0.5)',
    source: ESSAY,
    scenarios: ['tripling-fishing-out'],
    outcome: () => `gains of ${gains(run('tripling-fishing-out'))}`,
    verdict: 'missed',
    because: 'S(t) = (1 + beta g t)^(1/beta) with the measured throughput; 27 would need a loop gain of 1',
  },
  {
    claim: 'Ten doublings are 1,024 times, in 40 months at four months each',
    source: `${ESSAY}; ${COMMENTARY}`,
    scenarios: ['ten-doublings'],
    outcome: () => {
      const [fished, steady] = [
        run('ten-doublings'),
        run('ten-doublings', 'parameters.beta.value=0', 'parameters.theta.value=0.7058'),
      ];
      return `${figure(monthsToTenDoublings(fished))} months after a first doubling of four; ${figure(monthsToTenDoublings(steady))} at beta 0`;
    },
    verdict: 'missed',
    because:
      'arithmetic holds, the pace does not: software slows while compute grows steadily; the closed form says 45 and 40, a weekly look at the trigger adds the rest',
  },
  {
    claim: 'Ten ideas a week instead of one',
    source: COMMENTARY,
    scenarios: ['ten-ideas'],
    outcome: () => {
      const path = run('ten-ideas');
      const rates = path.series.experiments_per_year;
      return `${figure(meanBetween(rates, 11) / meanBetween(rates, 1, 9), 3)} times the experiments; then ${path.bindingPool.at(-1)} bind`;
    },
    verdict: 'missed',
    because: 'throughput rises to the next pool: (100/60) / (60/52) = 1.44, and more ideas under way only wait',
  },
  {
    claim: 'The bottleneck moves from typing to debugging, scaffolding, summarising, review and judgment',
    source: COMMENTARY,
    scenarios: ['migration'],
    outcome: () =>
      `${bottleneckPath(run('migration'))}; the shared history to mid-2026: ${bottleneckPath(run('history', 'time.end=2026-07-01'))}`,
    verdict: 'holds under conditions',
    because: 'needs hours per stage and opening dates that fall in that order, all unsourced',
  },
  {
    claim: 'Another ladder gives another order',
    source: 'counterpart',
    scenarios: ['migration-permuted'],
    outcome: () => bottleneckPath(run('migration-permuted')),
    verdict: 'holds under conditions',
    because: 'other dates alone leave stages out; turning two around takes other hours too',
  },
  {
    claim: 'A hundred people do the work of ten thousand',
    source: ESSAY,
    scenarios: ['hundred-people'],
    outcome: () => {
      const { series, sampleDays } = withTwin('hundred-people');
      const from = sampleDays.length - 12;
      const first = series.leverage_ratio.findIndex((ratio) => ratio >= 100);
      const since = first < 0 ? 'never 100' : `100 from ${Math.floor(2021 + sampleDays[first]! / 365.25)}`;
      const leverage = figure(1 / meanBetween(series.human_share, from), 3);
      const throughput = figure(meanBetween(series.throughput_ratio, from), 2);
      return `leverage ${leverage} by hours in the last three years (${since}), ${throughput} times the experiments`;
    },
    verdict: 'holds under conditions',
    because:
      'all ceilings are 1; pieces of 100 hours and more are delegated, and seeing every result costs 3.9 % of the work at the gates (twice that: missed)',
  },
  {
    claim: 'Compute is the next wall: research on a fixed fleet stops accelerating',
    source: `${COMMENTARY}; AI Futures Model 2025`,
    scenarios: ['fleet-fixed'],
    outcome: () =>
      `throughput after four years ${throughputGain(run('fleet-fixed', 'parameters.psi.value=0'))} times at psi 0, ${throughputGain(run('fleet-fixed'))} at psi 0.3`,
    verdict: 'holds under conditions',
    because: 'only where software makes experiments no cheaper (psi 0); else X = X_0 S^psi',
  },
  {
    claim: 'Accelerators can be ordered where they bind, a year ahead',
    source: 'assumed',
    scenarios: ['fleet-ordered'],
    outcome: () =>
      `throughput after four years ${throughputGain(run('fleet-ordered', 'parameters.psi.value=0'))} times at psi 0, ${throughputGain(run('fleet-ordered'))} at psi 0.3`,
    verdict: 'holds',
    because: 'nothing for the year of lead, then the fleet to the power 0.655, since bigger fleets run bigger experiments',
  },
  {
    claim: "A developer's part changes by era: by hand, snippets, agents, loop closed",
    source: ESSAY,
    scenarios: ['one-developer'],
    outcome: () => {
      const path = run('one-developer');
      const eras = [
        [0, 2.2],
        [3.5, 4.15],
        [4.75, 6],
        [7.5, 8],
      ] as const;
      return `${eras.map(([from, to]) => figure(hoursPerChange(path, from, to), 3)).join(', ')} hours of a person per change`;
    },
    verdict: 'holds',
    because: 'what is left is what fails and what is seen; the closed loop takes the gates too',
  },
  {
    claim: 'Eight times the code per engineer, people moving to where work waits',
    source: ESSAY,
    scenarios: ['eight-times-code-pooled'],
    outcome: () => codeIn2026(withTwin('eight-times-code-pooled')),
    verdict: 'holds under conditions',
    because:
      'Amdahl for one pool: not before agents do 0.875 of all engineers’ hours; dates of the history are fitted to this series, so the figure itself confirms nothing',
  },
  {
    claim: 'The same, each stage with its own people',
    source: `${ESSAY}; ${COMMENTARY}`,
    scenarios: ['eight-times-code-dedicated'],
    outcome: () => codeIn2026(withTwin('eight-times-code-dedicated')),
    verdict: 'missed',
    because: 'agents write as much, people adopt no more: merging binds until agents may lead',
  },
  {
    claim: 'Eight hundred fixes in a month, four human-years of work (48 times)',
    source: ESSAY,
    scenarios: ['eight-hundred-fixes'],
    outcome: () => {
      const { series } = run('eight-hundred-fixes');
      return `leverage ${figure(1 / meanBetween(series.human_share, 2))}, ${figure(meanBetween(series.changes_per_year, 2) / 12)} fixes a month by one engineer`;
    },
    verdict: 'missed',
    because:
      'at the horizon of that month people take over a seventh of the hours; 48 needs a horizon of 480 hours, or eight engineers that month',
  },
  {
    claim: 'Two hours of debugging against two to three days',
    source: ESSAY,
    scenarios: ['debug-incident'],
    outcome: () => {
      const path = run('debug-incident');
      const byHand = run('debug-incident', 'stages.debug.automation.opens=never');
      const agent =
        meanBetween(stageColumn(path, 'agent_hours_per_year', 'debug'), 3) / meanBetween(path.series.experiments_per_year, 3);
      return `${figure(agent)} agent hours; ${figure(incidentDays(path))} days from start to end against ${figure(incidentDays(byHand))} by hand; ${figure(1 / meanBetween(path.series.human_share, 3))} times fewer hours of people`;
    },
    verdict: 'holds under conditions',
    because: "for the agent's part alone; oversight, takeover and review keep people's clock",
  },
];
