import { expect, test } from 'vitest';
import { ratioText, ratioTicks } from '../../../../../src/report/figures/ensemble/ratio-axis.ts';

const SPANS = [1.02, 1.3, 2.9, 3.1, 40, 1e3, 1e6, 1e11].flatMap((up) => [1, 1.4, up].map((down) => [1 / down, up] as const));

test.each(SPANS)('from %f to %f times there are few round ticks, 1 among them, that read differently', (low, high) => {
  for (const most of [4, 6]) {
    const ticks = ratioTicks(low, high, most);
    expect(ticks.length).toBeLessThanOrEqual(most);
    expect(ticks).toContain(1);
    expect(new Set(ticks.map(ratioText)).size).toBe(ticks.length);
  }
});

test('no ratio reads as nothing', () => {
  for (const ratio of [3e-7, 0.0001, 0.004, 0.05]) expect(Number(ratioText(ratio))).toBeCloseTo(ratio, 9);
});
