import { expect, test } from 'vitest';
import { formatIssue, InputError } from '../../../src/base/issue.ts';
import { priorQuantile } from '../../../src/random/prior-quantile.ts';
import { type DrawValues, openDraws } from '../../../src/scenario/drawn.ts';
import type { LoadedScenario } from '../../../src/scenario/loaded.ts';
import { childOf, loadShipped, loadText, loadTexts, problemsOf, SMALL_LAB } from '../../support/scenario-files.ts';

/** What makes the small lab unsure of three parameters and one mechanism. */
const UNSURE = `parameters:
  growth: {prior: {shape: choice, values: [2, 3], weights: [3, 1]}, priorSource: me}
  theta: {prior: 1 to 2 (80 %), priorSource: me}
  taskScale: {prior: {shape: beta, a: 2, b: 2}, priorSource: me}
  shrink: {value: 0.9, unit: ratio, range: [0.5, 0.99], role: assumed, source: me}
uncertainty:
  correlations: [{between: [theta, growth], rank: -0.3, source: me}]
  variants:
    law:
      meaning: the law of the horizon
      options:
        exponential: {weight: 3, source: me}
        superexponential: {weight: 1, source: you, set: {horizon: {law: {kind: superexponential, shrink: shrink, firstDoubling: 0.6}, doublings: null}, parameters: {theta: 3}}}
from: 2021-07-01
change: {parameters: {taskScale: 0.1}}`;

function unsure(...overrides: string[]): LoadedScenario {
  return loadTexts(childOf(UNSURE), overrides);
}

/** Lines of errors and warnings, without places. */
function said(load: () => LoadedScenario): readonly string[] {
  const withoutPlace = (line: string): string => line.replace(/^(main|lab)\.yaml:\d+:\d+ /, '').replace(/^\d+:\d+ /, '');
  try {
    return load().warnings.map((issue) => withoutPlace(formatIssue(issue)));
  } catch (error) {
    if (error instanceof InputError) return error.issues.map((issue) => withoutPlace(formatIssue(issue)));
    throw error;
  }
}

test('a scenario says what it is unsure of, sorted by id', () => {
  const { uncertainty, warnings, parameters } = unsure();
  expect(warnings).toEqual([]);
  expect(uncertainty.parameters.map(({ id, low, high }) => [id, low, high])).toEqual([
    ['growth', 1, 4],
    ['taskScale', 0, 1],
    ['theta', 0.1, 5],
  ]);
  expect(uncertainty.parameters[2]).toEqual({
    id: 'theta',
    prior: { shape: 'lognormal', from: 1, to: 2, coverageShare: 0.8 },
    low: 0.1,
    high: 5,
    written: '1 to 2 (80 %, lognormal)',
    source: 'me',
  });
  expect(uncertainty.correlations).toEqual([{ between: ['growth', 'theta'], rank: -0.3, source: 'me' }]);
  expect(uncertainty.variants).toEqual([
    {
      id: 'law',
      meaning: 'the law of the horizon',
      options: [
        { id: 'exponential', weight: 0.75, source: 'me' },
        { id: 'superexponential', weight: 0.25, source: 'you' },
      ],
    },
  ]);
  expect(parameters.find(({ id }) => id === 'theta')).toMatchObject({ prior: '1 to 2 (80 %, lognormal)', priorSource: 'me' });
});

test('printing and reading it again changes nothing', () => {
  const scenario = unsure();
  const again = loadText(scenario.resolvedYaml);
  expect(again.resolvedYaml).toBe(scenario.resolvedYaml);
  expect(again.uncertainty).toEqual(scenario.uncertainty);
  expect(again.warnings).toEqual([]);
  expect(scenario.resolvedYaml).toContain('doublings: null');
});

test('a prior goes and comes by --set, and a plain network is sure of everything', () => {
  expect(unsure('theta.prior=null').uncertainty.parameters.map(({ id }) => id)).toEqual(['growth', 'taskScale']);
  expect(said(() => unsure('theta.prior=null'))).toEqual([]);
  expect(said(() => unsure('theta.prior=null', 'theta.priorSource=null'))).toEqual([
    'uncertainty.correlations.0.between.0: warning: expected a parameter with a prior, got `theta`, which has none: nothing goes with it',
  ]);
  expect(unsure('theta.prior=null').uncertainty.correlations).toEqual([]);
  expect(unsure('theta=1.75').uncertainty.parameters.map(({ id }) => id)).toEqual(['growth', 'taskScale']);
  expect(unsure('theta.value=1.75').uncertainty.parameters).toHaveLength(2);
  expect(unsure('theta.role=assumed').uncertainty.parameters).toHaveLength(3);
  expect(unsure('theta=1.75', 'theta.prior=1 to 2').uncertainty.parameters).toHaveLength(3);
  const { prior } = unsure('theta.prior={shape: normal, from: 1, to: 2, interval: 50%}').uncertainty.parameters[2]!;
  expect(prior).toEqual({ shape: 'normal', from: 1, to: 2, coverageShare: 0.5 });
  expect(priorQuantile(prior, { low: -Infinity, high: Infinity }, 0.75)).toBeCloseTo(2, 9);
  expect(unsure('uncertainty=null').uncertainty).toMatchObject({ correlations: [], variants: [] });
  expect(loadShipped('mm1').uncertainty).toEqual({ parameters: [], correlations: [], variants: [] });
});

test('a draw lays values over the scenario, then an option, which may fix one; what a change sets holds from the fork on', () => {
  const draw = openDraws(unsure().resolvedYaml);
  const one = draw({ parameters: { growth: 3 }, options: { law: 'superexponential' } });
  expect(one.base.horizon.law).toEqual({ kind: 'superexponential', shrink: 0.9, firstDoubling: 0.6 });
  expect(one.base.progress.thetaPerYear).toBe(3);
  expect(one.base.people.find(({ id }) => id === 'researchers')!.headcount.values.at(-1)! / 60).toBeGreaterThan(2.9);
  const other = draw({ parameters: { theta: 1.25, taskScale: 0.75 }, options: { law: 'superexponential' } });
  expect(other.base.progress.thetaPerYear).toBe(3);
  expect(draw({ parameters: { theta: 1.25 }, options: {} }).base.progress.thetaPerYear).toBe(1.25);
  const fixed = draw({ parameters: { taskScale: 0.25 }, options: {} });
  expect(fixed.fork!.parameters).toEqual(draw({ parameters: {}, options: {} }).fork!.parameters);
  expect(fixed.base).not.toEqual(draw({ parameters: {}, options: {} }).base);
});

test.each(['small', 'history', 'full-recursion'])('the point draw of %s is the scenario as it is written', (name) => {
  const { lab, resolvedYaml, uncertainty, parameters } = name === 'small' ? unsure() : loadShipped(name);
  const draw = openDraws(resolvedYaml);
  expect(uncertainty.parameters.length).toBeGreaterThan(2);
  expect(draw({ parameters: {}, options: {} })).toEqual(lab);
  const value = (id: string): number => parameters.find((parameter) => parameter.id === id)!.value;
  const values = Object.fromEntries(uncertainty.parameters.map(({ id }) => [id, value(id)]));
  expect(draw({ parameters: values, options: {} })).toEqual(lab);
});

test('a draw that makes no lab names its values and says what to do', () => {
  const draw = openDraws(loadShipped('history').resolvedYaml);
  const values: DrawValues = { parameters: { trainingShare: 0.9, lambda: 0.5 }, options: { horizonLaw: 'superexponential' } };
  expect(problemsOf(() => draw(values))).toEqual([
    expect.stringMatching(/^compute\.shares\.inference: .*in a draw with trainingShare 0\.9\. Narrow a prior or the range/),
  ]);
});

test.each<[override: string, told: readonly (string | RegExp)[]]>([
  ['theta.prior=1 too 2', [/^parameters\.theta\.prior: expected low to high, such as .*, got `1 too 2`$/]],
  ['theta.prior=3', [/^parameters\.theta\.prior: expected `low to high`, .* got 3$/]],
  ['theta.prior=2 to 1', [/^parameters\.theta\.prior: /]],
  ['theta.prior=4 to 9', [/^parameters\.theta\.value: warning: /]],
  ['theta.prior={shape: uniform, low: 6, high: 9}', [/^parameters\.theta\.prior: /]],
  ['theta.prior={shape: unifrom, low: 1, high: 2}', [/^parameters\.theta\.prior\.shape: .*Did you mean `uniform`\?$/]],
  ['theta.prior={shape: uniform, low: 1}', [/^parameters\.theta\.prior\.high: expected a number, got nothing$/]],
  [
    'theta.prior={shape: normal, from: 1, to: 2, interval: much}',
    [/^parameters\.theta\.prior\.interval: expected a probability/],
  ],
  [
    'theta.prior={shape: choice, values: [1, 2], weights: [1]}',
    [/^parameters\.theta\.prior: expected as many weights as values, 2, got 1$/],
  ],
  ['theta={value: 4, prior: 1 to 2}', [/^parameters\.theta\.value: warning: expected .*, which its prior gives 99 %, got 4$/]],
  ['theta.priorSource=null', [/^parameters\.theta\.priorSource: .*got nothing\. Write `priorSource` beside `prior`$/]],
  [
    'uncertainty.correlations=[{between: [theta, grwth], rank: 0.5, source: me}]',
    [/between\.1: expected a parameter, got `grwth`\. Did you mean `growth`\?$/],
  ],
  ['uncertainty.correlations=[{between: [theta, theta], rank: 0.5, source: me}]', [/between: expected two different parameters/]],
  [
    'uncertainty.correlations=[{between: [theta, growth], rank: 1.5, source: me}]',
    [/rank: expected more than -1 and less than 1, got 1\.5$/],
  ],
  [
    'uncertainty.correlations=[{between: [theta, growth], rank: 0.9, source: me}, {between: [theta, taskScale], rank: 0.9, source: me}, {between: [growth, taskScale], rank: -0.9, source: me}]',
    [/^uncertainty\.correlations: expected rank correlations that can hold together/],
  ],
  [
    'uncertainty.variants.law.options.exponential=null',
    [/^uncertainty\.variants\.law\.options: expected two options or more, got 1$/],
  ],
  ['uncertainty.variants.law.options.exponential.weight=0', [/options\.exponential\.weight: expected more than 0, got 0$/]],
  [
    'uncertainty.variants.theta={meaning: x, options: {a: {weight: 1, source: x}, b: {weight: 1, source: x}}}',
    [/variants\.theta: expected a name of its own/],
  ],
  [
    'uncertainty.variants.law.options.exponential.set={horzon: {doublings: 1}}',
    [/set\.horzon: expected a known key, got `horzon`\. Did you mean `horizon`\?$/],
  ],
  [
    'uncertainty.variants.law.options.exponential.set={horizon: {doublings: -1}}',
    ['uncertainty.variants.law.options.exponential.set.horizon.doublings: expected more than 0, got -1'],
  ],
  [
    'uncertainty.variants.law.options.exponential.set={time: {end: 2023-01-01}}',
    [/set\.time: expected what an option of a variant may lay over/],
  ],
  [
    'uncertainty.variants.law.options.exponential.set={parameters: {theta: {prior: 1 to 3}}}',
    [/set\.parameters\.theta\.prior: expected what an option/],
  ],
  [
    'change.parameters.theta={prior: 1 to 3}',
    [/^change\.parameters\.theta\.prior: expected what changes at `from`, got `prior`/],
  ],
  ['change.uncertainty={correlations: []}', [/^change\.uncertainty: expected what changes at `from`, got `uncertainty`/]],
])('%s', (override, told) => {
  expect(said(() => unsure(override))).toEqual(
    told.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  );
});

test('a parameter that only an option reads is used, one that nothing reads is not', () => {
  expect(said(() => unsure('uncertainty.variants=null'))).toEqual([
    'parameters.shrink: warning: expected a parameter that a formula reads, got `shrink`, which none does',
  ]);
});

test('a file of priors holds what others extend, and nothing to simulate', () => {
  const priors = 'loopgain: 1\nkind: priors\ntitle: What I think\nparameters: {theta: {prior: 1.2 to 2, priorSource: me}}\n';
  const alone = loadText(priors);
  expect(alone).toMatchObject({ kind: 'priors', lab: undefined, network: undefined, warnings: [], parameters: [] });
  expect(alone.uncertainty.parameters).toMatchObject([{ id: 'theta', low: -Infinity, high: Infinity }]);
  const lab = SMALL_LAB.replace('loopgain: 1\n', 'loopgain: 1\nextends: priors.yaml\n').replace(
    /, prior: .*, role: fitted/,
    ', role: fitted',
  );
  const { kind, uncertainty } = loadTexts({ 'main.yaml': lab.replace(', priorSource: nobody', ''), 'priors.yaml': priors });
  expect([kind, uncertainty.parameters.map(({ written, source }) => [written, source])]).toEqual([
    'lab',
    [['1.2 to 2 (90 %, lognormal)', 'me']],
  ]);
  expect(problemsOf(() => loadText(`${priors}stages: {}\n`))[0]).toMatch(/stages: expected a known key/);
  expect(problemsOf(() => loadText(priors.replace(', priorSource: me', '')))[0]).toMatch(/theta\.priorSource: .*got nothing/);
});
