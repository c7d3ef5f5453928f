import { expect, test } from 'vitest';
import { numberText } from '../../src/base/number-text.ts';
import type { PlaceFigures } from '../../src/queueing/result.ts';
import { exponential, replicationKey, reworkLine, simulateWhole, singleQueue } from '../support/networks.ts';

/** Figures as anyone would read them; the names of places in front. */
function linesOf(places: readonly PlaceFigures[]): string[] {
  return places.map(({ id, ...figures }) => {
    const texts = Object.entries(figures).map(([name, value]) => `${name} ${numberText(value)}`);
    return `${id}: ${texts.join(', ')}`;
  });
}

const networks = { 'single-queue': singleQueue(1, exponential(0.9)), 'rework-line': reworkLine() };

test.each(Object.entries(networks))('%s at seed 42 is what it was', async (name, spec) => {
  const { overall, events, fingerprint } = simulateWhole(spec, { endDays: 5000, warmUpDays: 500 }, replicationKey(1, 42));
  const places = [...overall.stations, ...overall.pools, ...overall.classes];
  const text = [`events ${events}`, `fingerprint ${fingerprint}`, ...linesOf(places), ''].join('\n');
  await expect(text).toMatchFileSnapshot(`network/${name}.txt`);
});
