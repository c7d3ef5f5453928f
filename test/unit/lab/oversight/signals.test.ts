import { describe, expect, test } from 'vitest';
import type { Battery, Good, Signal } from '../../../../src/lab/oversight/control-parameters.ts';
import { detectionChance, falseAlarmChance, readSignals, signalChance } from '../../../../src/lab/oversight/signals.ts';
import { inverseNormal, normalCdf } from '../../../../src/numeric/normal.ts';
import { Stream } from '../../../../src/random/streams.ts';
import { expectTheory } from '../../../support/against-theory.ts';

const goods: readonly Good[] = [
  { id: 'honesty', aim: 'keep', weightShare: 0.4, trendPerGeneration: 0, spread: 0 },
  { id: 'coding', aim: 'raise', weightShare: 0.6, trendPerGeneration: 0, spread: 0 },
];

function signal(sensitivity: number, good = 0, noise = 1): Signal {
  return { id: 'signal', jobs: 1, good, sensitivity, noise };
}

function batteryOf(signals: readonly Signal[], change: Partial<Battery> = {}): Battery {
  const base = { falseAlarmShare: 0.05, correlation: 0, judges: 'vector', sameModelBlindness: 0, growthExponent: 0 } as const;
  return { signals, ...base, ...change };
}

/** m signals without harm, each of which raises an alarm with a chance of alpha. */
function idle(m: number, correlation: number, falseAlarmShare = 0.5): Battery {
  return batteryOf(
    Array.from({ length: m }, () => signal(1)),
    { correlation, falseAlarmShare },
  );
}

/** Chance that none of these margins is passed, by the plain integral at a fine step. */
function noneAbove(margins: readonly number[], correlation: number): number {
  const step = 2e-4;
  let sum = 0;
  for (let x = -9; x <= 9; x += step) {
    const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    sum += margins.reduce((p, t) => p * normalCdf((t - Math.sqrt(correlation) * x) / Math.sqrt(1 - correlation)), density);
  }
  return sum * step;
}

describe('one signal', () => {
  test('raises an alarm with alpha where there is no harm or no sensitivity left, and surely where there is much', () => {
    for (const alpha of [1e-6, 0.05, 0.5, 0.9]) {
      expect(signalChance(signal(10), 0, alpha)).toBeCloseTo(alpha, 14);
      expect(signalChance(signal(10), 3, alpha, 0)).toBeCloseTo(alpha, 14);
      expect(signalChance(signal(10), 3, alpha)).toBeCloseTo(1, 14);
    }
    expect([signalChance(signal(10), 3, 0), signalChance(signal(10), 0, 1)]).toEqual([0, 1]);
  });

  test('at a harm of the threshold over its sensitivity it does one time in two', () => {
    const threshold = inverseNormal(0.95);
    expect(signalChance(signal(8, 0, 2), threshold / 4, 0.05)).toBeCloseTo(0.5, 14);
    expect(signalChance(signal(8, 0, 2), threshold, 0.05, 0.25)).toBeCloseTo(0.5, 14);
  });
});

describe('chance of detection', () => {
  test.each([1, 2, 5, 20])('%i independent signals: 1 - product of the chances of silence', (m) => {
    expect(falseAlarmChance(idle(m, 0, 0.05))).toBeCloseTo(1 - 0.95 ** m, 13);
    const signals = Array.from({ length: m }, (_, i) => signal(1 + i / 2, i % 2));
    const silence = signals.reduce((p, s) => p * (1 - signalChance(s, s.good === 0 ? 0.3 : 0.5, 0.05)), 1);
    expect(detectionChance(batteryOf(signals), goods, [0.3, -0.5], 0)).toBeCloseTo(1 - silence, 13);
  });

  test.each([0.001, 0.1, 0.3, 0.499, 0.5, 0.7, 0.9, 0.99, 0.999_999])('orthants at a correlation of %f', (rho) => {
    const angle = Math.asin(rho) / Math.PI;
    expect(falseAlarmChance(idle(2, rho))).toBeCloseTo(1 - (1 / 4 + angle / 2), 11);
    expect(falseAlarmChance(idle(3, rho))).toBeCloseTo(1 - (1 / 8 + (3 * angle) / 4), 11);
  });

  test.each([1, 2, 4, 10, 30])('%i signals at a correlation of one half are all silent with 1 / (m + 1)', (m) => {
    expect(falseAlarmChance(idle(m, 0.5))).toBeCloseTo(1 - 1 / (m + 1), 11);
    expect(falseAlarmChance(idle(m, 0.5 - 1e-12))).toBeCloseTo(1 - 1 / (m + 1), 10);
  });

  test.each([0.05, 0.2, 0.45, 0.55, 0.8, 0.99])(
    'unequal signals at a correlation of %f are as the integral at a fine step',
    (rho) => {
      const signals = [signal(2), signal(5, 1, 2), signal(0.5, 1), signal(9), signal(0, 1)];
      const [keep, raise, threshold] = [0.2, 0.7, inverseNormal(0.98)];
      const margins = [2 * keep, 2.5 * raise, 0.5 * raise, 9 * keep, 0].map((mean) => threshold - mean);
      const battery = batteryOf(signals, { correlation: rho, falseAlarmShare: 0.02 });
      expect(detectionChance(battery, goods, [-keep, -raise], 0)).toBeCloseTo(1 - noneAbove(margins, rho), 10);
    },
  );

  test('ever more alike signals come to the best of them alone', () => {
    const battery = (correlation: number): Battery => batteryOf([signal(1), signal(4), signal(2)], { correlation });
    const best = signalChance(signal(4), 0.4, 0.05);
    expect(detectionChance(battery(1), goods, [0.4, 0], 0)).toBeCloseTo(best, 14);
    expect(detectionChance(battery(1 - 1e-15), goods, [0.4, 0], 0)).toBeCloseTo(best, 8);
    const chances = [0, 0.3, 0.6, 0.9, 1].map((rho) => detectionChance(battery(rho), goods, [0.4, 0], 0));
    expect(chances).toEqual(chances.toSorted((a, b) => b - a));
  });

  test('no signals find nothing; none alarm at an alpha of 0, all at 1', () => {
    expect([detectionChance(batteryOf([]), goods, [9, -9], 0), falseAlarmChance(batteryOf([]))]).toEqual([0, 0]);
    for (const rho of [0, 0.3, 0.7, 1])
      expect([falseAlarmChance(idle(3, rho, 0)), falseAlarmChance(idle(3, rho, 1))]).toEqual([0, 1]);
  });

  test('judges of its own kind blind a battery in part or wholly', () => {
    const blind = batteryOf([signal(10)], { sameModelBlindness: 1 });
    expect(detectionChance(blind, goods, [0.4, 0], 1)).toBeCloseTo(0.05, 14);
    expect(detectionChance(blind, goods, [0.4, 0], 0)).toBe(signalChance(signal(10), 0.4, 0.05));
    const half = batteryOf([signal(10)], { sameModelBlindness: 0.5 });
    expect(detectionChance(half, goods, [0.4, 0], 0.4)).toBeCloseTo(signalChance(signal(8), 0.4, 0.05), 14);
  });

  test('in one number for all goods a gain hides a loss that signals of their own show', () => {
    const signals = [signal(10, 0), signal(10, 1)];
    const drifts = [0.3, 0.5];
    expect(detectionChance(batteryOf(signals), goods, drifts, 0)).toBeGreaterThan(0.9);
    const scalar = batteryOf(signals, { judges: 'scalar' });
    expect(detectionChance(scalar, goods, drifts, 0)).toBeCloseTo(falseAlarmChance(scalar), 14);
    expect(detectionChance(scalar, goods, [0.3, 0], 0)).toBeCloseTo(1 - (1 - signalChance(signal(10), 0.12, 0.05)) ** 2, 13);
  });
});

/** Share of looks with an alarm, and the mean of the measured harm, over 24 replications. */
function looksAt(battery: Battery, drifts: readonly number[], aiJudgeShare: number): { alarmed: number[]; measured: number[] } {
  const looks = 4000;
  const stream = new Stream(`battery/${battery.correlation}/${aiJudgeShare}`);
  const [alarmed, measured] = [[] as number[], [] as number[]];
  for (let replication = 0; replication < 24; replication++) {
    let [alarms, harm] = [0, 0];
    for (let look = 0; look < looks; look++) {
      const uniforms = Array.from({ length: battery.signals.length + 1 }, () => stream.next());
      const reading = readSignals(battery, goods, drifts, aiJudgeShare, uniforms);
      if (reading.alarms > 0) alarms++;
      harm += reading.measuredHarm;
    }
    alarmed.push(alarms / looks);
    measured.push(harm / looks);
  }
  return { alarmed, measured };
}

describe('readings', () => {
  const signals = [signal(3), signal(8, 0, 2), signal(2, 1), signal(0, 1)];

  test.each([
    [0, 'vector'],
    [0.3, 'vector'],
    [0.8, 'vector'],
    [1, 'vector'],
    [0.4, 'scalar'],
  ] as const)(
    'at a correlation of %f, a %s of goods, raise alarms with the chance of detection and estimate the harm',
    (correlation, judges) => {
      const battery = batteryOf(signals, { correlation, judges });
      const { alarmed, measured } = looksAt(battery, [0.5, -0.3], 0);
      expectTheory(alarmed, detectionChance(battery, goods, [0.5, -0.3], 0), 'alarms');
      expectTheory(measured, 0.4 * 0.5 + 0.6 * 0.3, 'measured harm');
    },
  );

  test('of judges of its own kind show only the part of the harm that they can see', () => {
    const battery = batteryOf(signals, { sameModelBlindness: 0.5, correlation: 0.2 });
    const { alarmed, measured } = looksAt(battery, [0.5, -0.3], 0.5);
    expectTheory(alarmed, detectionChance(battery, goods, [0.5, -0.3], 0.5), 'alarms');
    expectTheory(measured, 0.75 * (0.4 * 0.5 + 0.6 * 0.3), 'measured harm');
  });

  test('without noise are the harm, whether or not a signal without sensitivity is read too', () => {
    const { alarms, measuredHarm } = readSignals(batteryOf(signals), goods, [1, -1], 0, [0.5, 0.5, 0.5, 0.5, 0.5]);
    expect(measuredHarm).toBeCloseTo(1, 14);
    expect(alarms).toBe(3);
    expect(readSignals(batteryOf([signal(0)]), goods, [1, -1], 0, [0.5, 0.999])).toEqual({ alarms: 1, measuredHarm: 0 });
  });

  test('wholly correlated take their noise from the first number, independent ones from their own', () => {
    const two = [signal(1), signal(1)];
    const read = (correlation: number, uniforms: number[]): number =>
      readSignals(batteryOf(two, { correlation }), goods, [0, 0], 0, uniforms).alarms;
    expect([read(1, [0.99, 0.1, 0.1]), read(1, [0.1, 0.99, 0.99])]).toEqual([2, 0]);
    expect([read(0, [0.99, 0.1, 0.1]), read(0, [0.1, 0.99, 0.1])]).toEqual([0, 1]);
  });
});
