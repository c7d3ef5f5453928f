import { expect, test } from 'vitest';
import { said } from '../../support/said.ts';

test('a parameter is explained with what is believed about it and what goes with it', async () => {
  const { code, out, err } = await said('explain', 'kappa');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(
    /\nprior +0\.8 to 3 \(90 %, lognormal\)\nquantiles +5 %: 0\.8, 50 %: 1\.55, 95 %: 3 ratio\nprior from +assumed wide/,
  );
  const goesTogether = await said('explain', 'beta');
  expect(goesTogether.out).toMatch(/\ngoes with +lambda, rank correlation 0\.5 \(arithmetic: /);
});

test('a variant is explained with its options', async () => {
  const { code, out } = await said('explain', 'horizonLaw');
  expect(code).toBe(0);
  expect(out).toMatch(
    /^variant +horizonLaw\nmeaning .*\noption +exponential, 50 % \(METR.*\noption +superexponential, 50 % \(AI Futures/,
  );
});

test.each(['priors', 'compounding'])('explain %s lists what is uncertain, in lines that are not too long', async (name) => {
  const { code, out } = await said('explain', name);
  expect(code).toBe(0);
  expect(out).toMatch(/\nUncertain parameters:\nparameter +value +5 % +median +95 % +unit +prior from\n/);
  expect(out).toMatch(/\nhorizonStart .* 1\.92 +3\.81 +7\.57 .* METR time horizon 1\.1/);
  expect(out).toMatch(/\nVariants:\ncomputeTrend .*\nhorizonLaw +exponential 50 %, superexponential 50 % +how/);
  expect(out).toMatch(/\nRank correlations:\nbeta, lambda +0\.5 +arithmetic/);
  const table = out.split('\n').slice(out.split('\n').indexOf('Uncertain parameters:'));
  for (const line of table) expect(line.length, line).toBeLessThan(125);
});

test('a file of priors is valid, listed, and nothing to simulate', async () => {
  expect((await said('validate', 'priors')).out).toMatch(/^priors: valid, for labs to extend \(/);
  const { code, out, err } = await said('run', 'priors');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/expected a scenario that can be simulated, got priors, .*`extends`.* explain priors lists them/);
});
