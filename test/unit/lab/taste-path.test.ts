import { expect, test } from 'vitest';
import type { LabParameters } from '../../../src/lab/parameters.ts';
import { logTasteOfAi } from '../../../src/lab/research.ts';
import { simulateLab } from '../../../src/lab/simulate-lab.ts';
import type { Trajectory } from '../../../src/lab/trajectory.ts';
import { automationOf, keyOf, meanAndError, scenarioOf, slotStage, smallLab, workStage } from '../../support/lab-records.ts';

const HORIZON_MINUTES = 4000;
const { agents, horizon, progress, stages, taste } = smallLab();
const TASTE_OF_AI = Math.exp(logTasteOfAi(taste, HORIZON_MINUTES));

/** A lab whose agents decide a share of what to try and never fail; S changes nothing but itself. */
function ledByAgents(share: number, sigma = taste.sigma): LabParameters {
  const automation = automationOf({ taskMinutes: 60, offsetDoublings: 60, ceilingShare: share });
  const decide = workStage('decide', 0, [16, 0], { activity: 'decide', automation });
  return smallLab({
    stages: [decide, stages[1]!, slotStage({ efficiencyExponent: 0 }), stages[3]!],
    agents: { ...agents, efficiencyExponent: 0 },
    progress: { ...progress, fishingExponent: 0 },
    taste: { ...taste, sigma },
    horizon: { ...horizon, earlierMinutes: HORIZON_MINUTES, referenceDays: 1e6 },
  });
}

const pathOf = (p: LabParameters): Trajectory => simulateLab(scenarioOf(p, 3), keyOf(1));
const logEfficiency = ({ series }: Trajectory): number => Math.log(series.software_efficiency_ratio.at(-1)!);

test('where AI decides everything each experiment is worth exp(ln q_AI), and ln S grows by that factor faster', () => {
  const [led, even] = [pathOf(ledByAgents(1)), pathOf(ledByAgents(1, 0))];
  expect(TASTE_OF_AI).toBeGreaterThan(1.4);
  for (const ratio of led.series.research_taste_ratio) expect(ratio).toBeCloseTo(TASTE_OF_AI, 4);
  for (const ratio of even.series.research_taste_ratio) expect(ratio).toBe(1);
  expect(led.series.experiments_per_year).toEqual(even.series.experiments_per_year);
  expect(logEfficiency(even)).toBeGreaterThan(1);
  expect(logEfficiency(led) / logEfficiency(even)).toBeCloseTo(TASTE_OF_AI, 4);
});

test('where AI decides half of the work, taste lies half way; where people decide, sigma changes nothing', () => {
  const half = pathOf(ledByAgents(0.5)).series.research_taste_ratio.slice(1);
  const { mean, error } = meanAndError([...half]);
  expect(error).toBeLessThan(0.005);
  expect(Math.abs(mean - (1 + TASTE_OF_AI) / 2)).toBeLessThan(4 * error);
  expect(logEfficiency(pathOf(ledByAgents(0)))).toBe(logEfficiency(pathOf(ledByAgents(0, 0))));
});
