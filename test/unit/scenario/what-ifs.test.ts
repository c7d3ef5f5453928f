import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadScenario } from '../../../src/scenario/load.ts';
import type { LoadedScenario } from '../../../src/scenario/loaded.ts';
import { problemsOf, SMALL_LAB } from '../../support/scenario-files.ts';

const FUTURES = ['continuation', 's-curve', 'compounding', 'full-recursion'];
const SHIPPED = readdirSync('scenarios/what-ifs').map((name) => name.replace(/\.yaml$/, ''));

function shipped(future: string, ...whatIfs: string[]): LoadedScenario {
  const paths = whatIfs.map((name) => `scenarios/what-ifs/${name}.yaml`);
  return loadScenario(`scenarios/${future}.yaml`, { read: (path) => readFileSync(path, 'utf8'), whatIfs: paths, overrides: [] });
}

/** A lab and what-ifs in memory. */
function loaded(lab: string, whatIfs: readonly string[], overrides: readonly string[] = []): LoadedScenario {
  const paths = whatIfs.map((_, i) => `what-if-${i}.yaml`);
  const read = (path: string): string => (path === 'lab.yaml' ? lab : whatIfs[paths.indexOf(path)]!);
  return loadScenario('lab.yaml', { read, whatIfs: paths, overrides });
}

function whatIf(change: string, from = '2021-06-01'): string {
  return `loopgain: 1\nkind: what-if\ntitle: Something else\nfrom: ${from}\nchange: ${change}\n`;
}

describe('the shipped what-ifs', () => {
  const alone = new Map(FUTURES.map((future) => [future, shipped(future)]));

  test.each(FUTURES.flatMap((future) => SHIPPED.map((name) => [name, future] as const)))('%s over %s', (name, future) => {
    const [as, supposed] = [alone.get(future)!, shipped(future, name)];
    expect(supposed.warnings).toEqual([]);
    expect(supposed.lab!.base).toEqual(as.lab!.base);
    expect(supposed.lab!.fork!.fromDays).toBe(as.lab!.fork?.fromDays ?? 2007);
    expect(supposed.sources.at(-1)!.path).toBe(`scenarios/what-ifs/${name}.yaml`);
    const changed = supposed.lab!.fork!.parameters;
    // in compounding people see every result anyway
    if (name === 'no-sampling' && future === 'compounding') expect(changed).toEqual(as.lab!.fork!.parameters);
    else expect(changed).not.toEqual(as.lab!.fork?.parameters ?? as.lab!.base);
  });

  test('go together', () => {
    const { fork } = shipped('continuation', 'ten-times-compute', 'double-researchers').lab!;
    const { base } = alone.get('continuation')!.lab!;
    const researchers = ({ people }: typeof base): number =>
      people.find(({ id }) => id === 'researchers')!.headcount.values[300]!;
    expect(researchers(fork!.parameters)).toBe(2 * researchers(base));
    expect(fork!.parameters.fleet.accelerators.values[300]! / base.fleet.accelerators.values[300]!).toBeCloseTo(10, 12);
  });
});

describe('a what-if', () => {
  test('holds from the day of the scenario, and from its own where that has none', () => {
    const change = whatIf('{parameters: {theta: 3}}');
    expect(loaded(SMALL_LAB, [change])).toMatchObject({ from: '2021-06-01' });
    const parting = `${SMALL_LAB}from: 2021-03-01\nchange: {parameters: {growth: 1.5}}\n`;
    const { from, lab } = loaded(parting, [change]);
    expect(from).toBe('2021-03-01');
    expect(lab!.fork!.parameters.progress.thetaPerYear).toBe(3);
    expect(lab!.fork!.parameters.people[0]).toEqual(loaded(parting, []).lab!.fork!.parameters.people[0]);
  });

  test('is laid over by the one after it, and by --set', () => {
    const both = [whatIf('{parameters: {theta: 3}}'), whatIf('{parameters: {theta: 4}}')];
    expect(loaded(SMALL_LAB, both).lab!.fork!.parameters.progress.thetaPerYear).toBe(4);
    expect(loaded(SMALL_LAB, both, ['change.parameters.theta=2']).lab!.fork!.parameters.progress.thetaPerYear).toBe(2);
  });

  test.each<[text: string, problem: RegExp]>([
    [
      whatIf('{parameters: {thetta: 3, gamma: 1}, stages: {secure: {automation: {opens: never}}}}'),
      /^--what-if what-if-0: expected a lab with `parameters\.thetta` and `parameters\.gamma` and `stages\.secure`, got one without$/,
    ],
    [whatIf('{review: {automated: {beside: 1}}}'), /expected a lab with `review`, got one without$/],
    [whatIf('{parameters: {theta: 30}}'), /change\.parameters\.theta\.?\S*: expected 0\.1 to 5, its range, got 30$/],
    [whatIf('{parameters: {theta: 3}}', 'soon'), /from: expected a date such as 2026-07-01, got `soon`$/],
    [whatIf('3'), /change: expected a map, got 3$/],
    [`${whatIf('{parameters: {theta: 3}}')}pools: {}\n`, /pools: expected a known key, got `pools`/],
    [SMALL_LAB, /kind: expected a what-if, which says `kind: what-if`, got `lab`$/],
  ])('that does not fit is refused in one line: %s', (text, problem) => {
    const problems = problemsOf(() => loaded(SMALL_LAB, [text]));
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  test('is laid over labs only', () => {
    const network = 'loopgain: 1\nkind: network\ntitle: Nothing\n';
    expect(problemsOf(() => loaded(network, [whatIf('{pools: {}}')]))).toContain(
      '--what-if what-if-0: expected a lab, got a plain network',
    );
  });
});
