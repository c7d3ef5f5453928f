import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { spanOfDate } from '../../../src/calibrate/published-date.ts';
import type { PublishedFigure } from '../../../src/calibrate/series.ts';
import { readTrends, trendsFolder } from '../../../src/io/read-trends.ts';

/** Figures of each series, and the sum of their values: none is lost, added or mistyped unnoticed. */
const CONTENTS: Readonly<Record<string, readonly [figures: number, sum: number]>> = {
  'ai-2027-takeoff': [12, 4426.5],
  'ai-code-share': [2, 0.8],
  'aifm-milestones': [10, 20311.51],
  'aifm-parameters': [18, 12001038.445],
  'aifm-takeoff-shares': [2, 0.69],
  'code-per-engineer-headline': [4, 25],
  'code-per-engineer': [6, 20.9],
  'essay-context': [8, 1811.53],
  'essay-horizon-doublings': [2, 11],
  'essay-horizons': [4, 1774],
  'essay-identities': [6, 1147],
  'felt-output': [1, 4],
  'forethought-results': [4, 1.28],
  'kwa-parameters': [11, 13.95],
  'kwa-results': [1, 2032.9],
  'literature-growth': [15, 199999999999999982866301714432],
  'literature-returns': [18, 24.226],
  'literature-takeoff': [4, 2067.6],
  'metr-doubling-time-bayes': [1, 4.3],
  'metr-doubling-times': [10, 1402.398],
  'metr-horizons-1.0-2026-01': [33, 1737.450701],
  'metr-horizons-1.1-2026-01': [17, 925.066217],
  'metr-horizons-1.1-2026-04': [24, 3202.172165],
  'metr-horizons-reported': [3, 2214.15],
  'metr-trials': [3, -0.03],
  'next-step-wins-strong': [1, 0.2],
  'next-step-wins': [3, 1.37],
  'open-ended-success': [2, 1.02],
  'training-code-speedup': [2, 55],
};

/** Series of what was measured, as opposed to what models and the literature say. */
const MEASURED = /^(metr|essay|code|ai-code|next|open|training|felt)-/;

const trends = readTrends();
const series = [...trends.values()];

test('each series has its two files, and nothing else lies beside them', () => {
  const files = [...trends.keys()].flatMap((id) => [`${id}.csv`, `${id}.info.yaml`]);
  expect(readdirSync(trendsFolder()).sort()).toEqual(files.sort());
});

test('the series are those that were transcribed', () => {
  expect([...trends.keys()].sort()).toEqual(Object.keys(CONTENTS).sort());
});

describe.each(series)('$info.id', ({ info, figures }) => {
  const inUnit = (unit: string): PublishedFigure[] => figures.filter(({ more }) => (more['unit'] ?? info.unit) === unit);

  test('holds what was transcribed', () => {
    const [count, sum] = CONTENTS[info.id]!;
    expect(figures).toHaveLength(count);
    expect(figures.reduce((total, { value }) => total + (value || 0), 0)).toBeCloseTo(sum, 6);
  });

  test('says of what, by whom, when', () => {
    expect(info.url).toMatch(/^https:\/\/\S+$/);
    expect(spanOfDate(info.accessed)!.lastDay).toBeGreaterThanOrEqual(spanOfDate(info.published)!.firstDay);
    expect(figures.filter(({ source }) => source === '')).toEqual([]);
    expect(new Set(figures.map(({ label }) => label)).size).toBe(figures.length);
    if (info.unit === 'by row') expect(figures.filter(({ more }) => !more['unit'])).toEqual([]);
  });

  test('values lie in their intervals, and shares between 0 and 1', () => {
    const all = (figure: PublishedFigure): number[] => [figure.low, figure.value, figure.high].filter((n) => !Number.isNaN(n));
    for (const figure of figures) expect(all(figure), figure.label).toEqual(all(figure).sort((a, b) => a - b));
    for (const figure of inUnit('share')) {
      expect(Math.min(...all(figure)), figure.label).toBeGreaterThanOrEqual(0);
      expect(Math.max(...all(figure)), figure.label).toBeLessThanOrEqual(1);
    }
    for (const { label, low, high } of figures) expect(Number.isNaN(low), label).toBe(Number.isNaN(high));
    if (figures.some(({ high }) => !Number.isNaN(high))) expect(info.interval).not.toBe('none');
  });

  test('what was measured was measured before it was published', () => {
    if (!MEASURED.test(info.id)) return;
    for (const { label, firstDay, publishedDay } of figures) expect(firstDay > publishedDay, label).toBe(false);
  });
});

test('horizons at 80 % success are shorter, within their intervals, and of models that are flagged', () => {
  for (const id of [...trends.keys()].filter((key) => key.startsWith('metr-horizons-1'))) {
    for (const { label, value, more } of trends.get(id)!.figures) {
      const [low, middle, high] = ['p80_low', 'p80', 'p80_high'].map((column) => Number(more[column]));
      expect(low! <= middle! && middle! <= high! && middle! < value, `${id} ${label}`).toBe(true);
      expect(['true', 'false']).toContain(more['is_sota']);
    }
  }
});

test('the longest horizons so far are flagged, within the tolerance of a model that came close', () => {
  // METR keeps a model in the trend that is no more than a little below the longest one.
  for (const id of [...trends.keys()].filter((key) => key.startsWith('metr-horizons-1'))) {
    let longest = 0;
    const ordered = [...trends.get(id)!.figures].sort((a, b) => a.firstDay - b.firstDay);
    for (const { label, value, more } of ordered) {
      if (value > longest) expect(more['is_sota'], `${id} ${label}`).toBe('true');
      if (more['is_sota'] === 'true') expect(value, `${id} ${label}`).toBeGreaterThan(0.9 * longest);
      longest = Math.max(longest, value);
    }
  }
});
