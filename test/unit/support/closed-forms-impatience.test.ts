import { expect, test } from 'vitest';
import { erlangB, waitOfMMc } from '../../support/closed-forms.ts';
import { balking, barrer, erlangA } from '../../support/closed-forms-impatience.ts';

test('Erlang A: endless patience waits as M/M/c, none loses as Erlang B, that of a service makes M/M/infinity', () => {
  expect(erlangA(3, 2, 1, 1e9).servedWait).toBeCloseTo(waitOfMMc(3, 2, 1), 6);
  expect(erlangA(3, 2, 1, 1e-9).lostShare).toBeCloseTo(erlangB(3, 2), 6);
  const { meanWaiting, lostShare } = erlangA(1, 2, 1, 1);
  // Poisson of mean 2, less the one in service where there is one
  expect(meanWaiting).toBeCloseTo(2 - (1 - Math.exp(-2)), 12);
  expect(2 * lostShare).toBeCloseTo(meanWaiting, 12);
});

test('Erlang A: who loses patience waits a part of it, and the waits of all make up the line', () => {
  const { meanWaiting, lostShare, servedWait } = erlangA(2, 3, 1, 0.5);
  const lostWait = (meanWaiting / 3 - servedWait * (1 - lostShare)) / lostShare;
  expect(lostWait).toBeGreaterThan(0);
  expect(lostWait).toBeLessThan(0.5);
});

test('a fixed patience: endless is M/M/1, none is Erlang B, at overload more than the excess is lost', () => {
  expect(barrer(0.6, 1, 200).servedWait).toBeCloseTo(waitOfMMc(1, 0.6, 1), 8);
  expect(barrer(0.6, 1, 1e-9).lostShare).toBeCloseTo(erlangB(1, 0.6), 6);
  const { lostShare, servedWait } = barrer(1.5, 1, 2);
  expect(lostShare).toBeGreaterThan(1 - 1 / 1.5);
  expect(servedWait).toBeLessThan(2);
});

test('balking: all who find a line turn away is Erlang B, none is M/M/c', () => {
  expect(balking(2, 1.5, 1, { waitingJobs: 0, share: 0 }).servedWait).toBeCloseTo(waitOfMMc(2, 1.5, 1), 10);
  const { lostShare } = balking(2, 1.5, 1, { waitingJobs: 1, share: 1 });
  expect(lostShare).toBeCloseTo(1.5 ** 3 / 4 / (1 + 1.5 + 1.125 + 1.5 ** 3 / 4), 12);
});
