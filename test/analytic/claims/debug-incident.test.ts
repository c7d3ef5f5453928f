import { expect, test } from 'vitest';
import {
  expectTheory,
  hoursPerYear,
  labOf,
  meanBetween,
  oversightOf,
  pathsOf,
  stageColumn,
  successOfHours,
  workStage,
} from '../../support/claims.ts';

const BY_HAND = ['stages.debug.automation.opens=never'];
const FROM = 2;

const lab = labOf('debug-incident');
const debug = workStage(lab, 'debug');
const HOURS = debug.hours.experiment;
const REVIEW_HOURS = workStage(lab, 'review').hours.experiment;
const HORIZON = lab.base.horizon.referenceMinutes;
/** Work hours that one of the five engineers delivers per calendar day. */
const PER_DAY = hoursPerYear(lab, 'engineers') / 5 / 365.25;

const agentHours = HOURS / debug.automation.speed;
const peopleHours = HOURS * (1 - successOfHours(lab, debug, HORIZON) + oversightOf(lab, debug, HORIZON));

const cycleDays = (set: readonly string[] = []): readonly number[] =>
  pathsOf('debug-incident', set).map(({ series }) => {
    const rates = series.experiments_per_year.slice(FROM);
    const total = rates.reduce((sum, x) => sum + x, 0);
    return rates.reduce((sum, x, i) => sum + x * series.experiment_cycle_days[FROM + i]!, 0) / total;
  });

test('by hand an incident is two to three working days of debugging, four calendar days with review', () => {
  expect(HOURS / 6.9).toBeGreaterThan(2);
  expect(HOURS / 6.9).toBeLessThan(3);
  expectTheory(cycleDays(BY_HAND), (HOURS + REVIEW_HOURS) / PER_DAY, { fault: 0.06 });
});

test('agents take two to three hours of it', () => {
  expect(agentHours).toBeGreaterThan(2);
  expect(agentHours).toBeLessThan(3);
  const perIncident = pathsOf('debug-incident').map(
    (path) =>
      meanBetween(stageColumn(path, 'agent_hours_per_year', 'debug'), FROM) / meanBetween(path.series.experiments_per_year, FROM),
  );
  expectTheory(perIncident, agentHours);
});

test('from start to end it takes a day and a half: agents, then oversight, takeover and review by people', () => {
  const theory = agentHours / 24 + (peopleHours + REVIEW_HOURS) / PER_DAY;
  expectTheory(cycleDays(), theory, { fault: 0.05 });
  expect(theory * 24).toBeGreaterThan(2 * 12); // nowhere near two hours
  const wall = (HOURS + REVIEW_HOURS) / PER_DAY / theory;
  const work = (HOURS + REVIEW_HOURS) / (peopleHours + REVIEW_HOURS);
  expect(wall).toBeLessThan(work);
  expect(work).toBeLessThan(HOURS / agentHours);
});

test('where three incidents wait per engineer, the wait is most of it', () => {
  const busy = cycleDays(['classes.experiment.wip.perPerson=3']);
  for (const [i, days] of cycleDays().entries()) expect(busy[i]!).toBeGreaterThan(2 * days);
});
