import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LoadedScenario } from '../../src/scenario/loaded.ts';
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
const distribution = fc.oneof(
  duration.map((mean) => `{shape: exponential, mean: ${mean}}`),
  duration.map((value) => `{shape: deterministic, value: ${value}}`),
  fc.tuple(duration, share).map(([median, spread]) => `{shape: lognormal, median: ${median}, spread: ${spread}}`),
  fc.array(duration, { minLength: 1, maxLength: 4 }).map((values) => `{shape: empirical, values: [${values.join(', ')}]}`),
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
