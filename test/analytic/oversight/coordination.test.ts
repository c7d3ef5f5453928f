import { expect, test } from 'vitest';
import type { Trajectory } from '../../../src/lab/trajectory.ts';
import { expectTheory, hoursPerYear, labOf, meanBetween, pathsOf } from '../../support/claims.ts';

/** Work hours of a change by hand, its visits, and those of a visit of handing over where the team has 100. */
const [WORK, VISITS, HANDOFF, REFERENCE] = [11, 3, 1, 100];
const TEAMS = [25, 100, 400] as const;
/** Nothing changes with time: half a year is enough. */
const BRIEF = ['time.end=2021-07-03', 'time.warmUp=91 days'];
const SEEDS = Array.from({ length: 4 }, (_, i) => i + 1);

const team = (people: number): readonly string[] => [`pools.engineers.capacity=${people}`, ...BRIEF];
const handoffHours = (people: number, exponent = 0.5): number => HANDOFF * (people / REFERENCE) ** exponent;
const mean = (path: Trajectory, series: keyof Trajectory['series']): number => meanBetween(path.series[series], 1);

test.each(TEAMS)('%i people deliver their hours over those of a change and of handing it over', (people) => {
  const paths = pathsOf('handoffs', team(people), SEEDS);
  const hours = WORK + VISITS * handoffHours(people);
  const perYear = hoursPerYear(labOf('handoffs', team(people)), 'engineers');
  expectTheory(
    paths.map((path) => mean(path, 'changes_per_year')),
    perYear / hours,
    { bias: 0.002 },
  );
  expectTheory(
    paths.map((path) => mean(path, 'coordinating_hours_share')),
    1 - WORK / hours,
  );
  expectTheory(
    paths.map((path) => mean(path, 'coordinating_hours_share') * mean(path, 'human_hours_per_year')),
    (perYear * VISITS * handoffHours(people)) / hours,
  );
});

test('four times the people do less than four times the work, and as much where the exponent is 0', () => {
  const pace = (people: number, set: readonly string[]) =>
    pathsOf('handoffs', [...team(people), ...set], SEEDS).map((path) => mean(path, 'changes_per_year'));
  const gain = (set: readonly string[]) => pace(400, set).map((rate, i) => rate / pace(100, set)[i]!);
  expectTheory(gain([]), (4 * (WORK + VISITS)) / (WORK + VISITS * 2), { bias: 0.002 });
  expectTheory(gain(['coordination.exponent=0']), 4, { bias: 0.002 });
});

test.each([0.5, 1])('agents that do a share of %f of a stage hand over nothing of it', (ceiling) => {
  const agents = ['stages.implement.automation.opens=2015-01-01', `stages.implement.automation.ceiling=${ceiling}`, ...BRIEF];
  const paths = pathsOf('handoffs', agents, SEEDS);
  const work = 6 * (1 - ceiling) + 4 + 1;
  const handing = HANDOFF * (1 - ceiling) + 2 * HANDOFF;
  expectTheory(
    paths.map((path) => mean(path, 'changes_per_year')),
    hoursPerYear(labOf('handoffs'), 'engineers') / (work + handing),
    { bias: 0.005 },
  );
  expectTheory(
    paths.map((path) => mean(path, 'coordinating_hours_share')),
    handing / (work + handing),
    { bias: 0.005 },
  );
});

test('where handing over takes no hours the paths are those of a lab without it', () => {
  const [free, plain] = [['coordination.hours=0 work hours'], ['coordination=none']].map(
    (set) => pathsOf('handoffs', [...BRIEF, ...set], [1])[0]!,
  );
  for (const [id, values] of Object.entries(plain!.series)) {
    if (values.some(Number.isFinite)) expect(free!.series[id as keyof Trajectory['series']], id).toEqual(values);
  }
});
