import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DeadlockError } from '../../src/queueing/deadlock.ts';
import { simulateNetwork } from '../../src/queueing/simulate-network.ts';
import type { LoadedScenario, NetworkScenario } from '../../src/scenario/loaded.ts';
import { replicationKey } from '../support/networks.ts';
import { childOf, loadText, loadTexts, SMALL_NETWORK } from '../support/scenario-files.ts';

/** All but where it was read from. */
function contentOf({ sources: _, warnings, ...content }: LoadedScenario): unknown {
  return { ...content, warnings: warnings.map(({ file: _file, line: _line, column: _column, ...issue }) => issue) };
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const LAB_OVERRIDES = fc.oneof(
  fc.double({ min: 0.1, max: 5, noNaN: true }).map((value) => `theta=${value}`),
  fc.double({ min: 1, max: 4, noNaN: true }).map((value) => `parameters.growth.value=${value}`),
  share.map((value) => `oversight.seen=${value} * (1 - step(years - ${value}))`),
  share.map((value) => `change.oversight.gate=${value}`),
  fc
    .constantFrom('limit', 'beta')
    .map((key) => (key === 'limit' ? 'change.progress.limit={kind: level, ratio: 1000}' : 'progress.beta=0.1')),
  fc.integer({ min: 1, max: 500 }).map((days) => `generations.train=${days} days`),
  fc.double({ min: 0.01, max: 1e9, noNaN: true }).map((hours) => `stages.decide.work.experiment=${hours} * taskScale work hours`),
  fc.constantFrom('month', 'week', '10 days').map((sample) => `time.sample=${sample}`),
  fc.constantFrom(
    'pools.engineers.reserve=null',
    'change.stages.decide.gate=null',
    'granularity=exact',
    'compute.idle=reallocate',
  ),
  fc.string({ unit: 'grapheme-ascii' }).map((title) => `title=${JSON.stringify(`t${title}`)}`),
);

test('what is printed loads again to the same lab', () => {
  const child = childOf('from: 2021-07-01\nchange: {parameters: {theta: 3}}');
  fc.assert(
    fc.property(fc.array(LAB_OVERRIDES, { maxLength: 6 }), (overrides) => {
      const first = loadTexts(child, overrides);
      const again = loadText(first.resolvedYaml);
      expect(contentOf(again)).toEqual(contentOf(first));
    }),
    { numRuns: 60, seed: 1 },
  );
});

const duration = fc.double({ min: 1e-6, max: 1e6, noNaN: true }).map((days) => `${days} days`);
const distributionOf = (days: fc.Arbitrary<string>) =>
  fc.oneof(
    days.map((mean) => `{shape: exponential, mean: ${mean}}`),
    days.map((value) => `{shape: deterministic, value: ${value}}`),
    fc.tuple(days, share).map(([median, spread]) => `{shape: lognormal, median: ${median}, spread: ${spread}}`),
    fc.array(days, { minLength: 1, maxLength: 4 }).map((values) => `{shape: empirical, values: [${values.join(', ')}]}`),
  );
const distribution = distributionOf(duration);
/** Long enough that a month holds few of them. */
const spell = fc.double({ min: 0.1, max: 20, noNaN: true }).map((days) => `${days} days`);
const jobs = fc.integer({ min: 1, max: 20 });
/** Hours that each step lasts, and its value. */
const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), jobs), { minLength: 1, maxLength: 4 }).map((rows) => {
  const begins = rows.map((_, i) => rows.slice(0, i).reduce((sum, [hours]) => sum + hours, 0));
  const every = rows.reduce((sum, [hours]) => sum + hours, 0);
  return `{every: ${every} hours, steps: [${rows.map(([, value], i) => `{at: ${begins[i]} hours, value: ${value}}`).join(', ')}]}`;
});
const optional = { requiredKeys: [] };
const WHOLE_SERVERS = fc.record(
  {
    'pools.clerks.capacity': fc.oneof(steps, jobs),
    'pools.clerks.discipline': fc.constantFrom('fifo', 'lifo', 'shortest'),
    'pools.clerks.preemption': fc.constantFrom('resume', 'restart', 'resample'),
    'pools.clerks.onShrink': fc.constantFrom('finish', 'resume', 'restart', 'requeue'),
    'pools.clerks.breakdowns': fc
      .tuple(spell, spell)
      .map(([up, down]) => `{up: {shape: exponential, mean: ${up}}, down: {shape: deterministic, value: ${down}}}`),
    'stages.sort.balking': fc.tuple(jobs, share).map(([waiting, chance]) => `{waiting: ${waiting}, share: ${chance}}`),
    'stages.sort.patience': fc.oneof(
      distributionOf(spell),
      distributionOf(spell).map((patience) => `{byClass: {letter: ${patience}}}`),
    ),
    'stages.send.buffer': fc
      .tuple(jobs, fc.constantFrom('lose', 'block'))
      .map(([places, word]) => `{places: ${places}, whenFull: ${word}}`),
  },
  optional,
);
const SOURCES = fc.oneof(
  fc.record(
    {
      'classes.letter.batch': fc.oneof(
        jobs,
        share.map((more) => `{shape: geometric, mean: ${1 + more}}`),
        fc.array(jobs, { minLength: 1, maxLength: 3 }).map((values) => `{shape: empirical, values: [${values.join(', ')}]}`),
      ),
      'classes.letter.intensity': fc.oneof(steps, fc.constant('1 + step(years - 0.1)')),
    },
    optional,
  ),
  fc.record({
    'classes.letter.arrivals': fc.constant('null'),
    'classes.letter.wip': jobs,
    'classes.letter.think': distributionOf(spell),
  }),
);

/** Maps merge, so that one shape's keys go before another's come. */
const NETWORK_OVERRIDES = fc.oneof(
  distribution.map((work) => ['stages.sort.work=null', `stages.sort.work=${work}`]),
  distribution.map((arrivals) => ['classes.letter.arrivals=null', `classes.letter.arrivals=${arrivals}`]),
  share.map((value) => `stages.send.next={sort: ${value / 2}, exit: ${1 - value / 2}}`),
  fc.double({ min: 0.1, max: 100, noNaN: true }).map((capacity) => `pools.clerks.capacity=${capacity} + step(years - 0.1)`),
  fc.constantFrom('pools.clerks.capacity=inf', 'time.warmUp=10 days', 'pools.clerks.limits={letter: 0.5}'),
);

test('what is printed loads again to the same network', () => {
  fc.assert(
    fc.property(fc.array(NETWORK_OVERRIDES, { maxLength: 5 }), (overrides) => {
      const first = loadText(SMALL_NETWORK, overrides.flat());
      expect(contentOf(loadText(first.resolvedYaml))).toEqual(contentOf(first));
    }),
    { numRuns: 100, seed: 1 },
  );
});

test('and so does one with the features of whole servers', () => {
  fc.assert(
    fc.property(WHOLE_SERVERS, SOURCES, (servers, source) => {
      const overrides = Object.entries({ ...servers, ...source }).map(([key, value]) => `${key}=${value}`);
      const first = loadText(SMALL_NETWORK, overrides);
      expect(contentOf(loadText(first.resolvedYaml))).toEqual(contentOf(first));
      expectToRun(first.network!);
    }),
    { numRuns: 60, seed: 1 },
  );
});

/** What loads can be simulated: to the end, or to where stages block each other. */
function expectToRun({ spec }: NetworkScenario): void {
  try {
    const { audit } = simulateNetwork(spec, { endDays: 30, warmUpDays: 0, sampleEveryDays: 30 }, replicationKey(1));
    expect(audit).toEqual([]);
  } catch (error) {
    expect(error).toBeInstanceOf(DeadlockError);
  }
}
