import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { simulateNetwork } from '../../src/queueing/simulate-network.ts';
import { expectTheory } from '../support/against-theory.ts';
import { replicationKey } from '../support/networks.ts';
import { loadShipped } from '../support/scenario-files.ts';

const texts = readdirSync('scenarios')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => [name.replace('.yaml', ''), readFileSync(`scenarios/${name}`, 'utf8')] as const)
  .filter(([, text]) => /^kind: network$/m.test(text));

/** The number at the end of a header's formula, such as 9 of `W = s/(1 - rho) = 0.9/0.1 = 9 days`. */
function statedIn(text: string, symbol: string): number {
  const stated = text.match(new RegExp(`\\b${symbol} = (?:[^,.]*(?:\\.\\d[^,.]*)* = )?([\\d.]+) [a-z]+`));
  expect(stated, `the header says what ${symbol} is`).not.toBeNull();
  return Number(stated![1]);
}

/** Shorter paths than the scenario's, but many of them: only independent ones have a standard error to judge by. */
const REPLICATIONS = 24;
const END = 'time.end=60000 days';

test('plain queues ship', () => {
  expect(texts.map(([id]) => id)).toEqual(['mm1', 'mmc', 'rework']);
});

test.each(texts)('%s comes to the cycle time and the work in process that its header states', { timeout: 60_000 }, (id, text) => {
  const { network } = loadShipped(id, [END]);
  const { spec, clock } = network!;
  const overall = Array.from({ length: REPLICATIONS }, (_, i) => {
    const [jobs] = simulateNetwork(spec, clock, replicationKey(i + 1)).overall.classes;
    return jobs!;
  });
  expectTheory(
    overall.map(({ meanCycleDays }) => meanCycleDays),
    statedIn(text, 'W'),
    'W',
  );
  expectTheory(
    overall.map(({ meanInProcess }) => meanInProcess),
    statedIn(text, 'L'),
    'L',
  );
});
