import { expect, test } from 'vitest';
import { childOf, loadText, loadTexts, problemsOf, SMALL_LAB, SMALL_NETWORK } from '../../support/scenario-files.ts';

/** The paths of what is told. */
function pathsOf(load: () => unknown): readonly string[] {
  return problemsOf(load).map((line) =>
    line
      .split(/: expected /)[0]!
      .replace(/^\S+:\d+:\d+ /, '')
      .replace(/^\d+:\d+ /, ''),
  );
}

test('format, schema, clock, names and ways of a network are told in one go', () => {
  const text = SMALL_NETWORK.replace('loopgain: 1', 'loopgain: 3')
    .replace('title: Two stages', 'title: 3')
    .replace('end: 100 days', 'end: 100 days, warmUp: 200 days')
    .replace('capacity: 3', 'capacity: -3, limits: {lettre: 0.5}')
    .replace('[sort, send]', '[sort, sned]')
    .replace('value: 1 hours}', 'value: 1 hours}, next: {send: 1}');
  expect(pathsOf(() => loadText(text))).toEqual([
    'loopgain',
    'title',
    'time.warmUp',
    'pools.clerks.capacity',
    'pools.clerks.limits.lettre',
    'classes.letter.path.1',
    'stages.send',
  ]);
});

test('schema, names and forms of a lab are told in one go, up to the fork and from it on', () => {
  const lab = SMALL_LAB.replace('loopgain: 1', 'loopgain: 2')
    .replace('role: fitted', 'role: guessed')
    .replace('training: 0.4', 'training: 0.5')
    .replace('kind: agents', 'kind: agent')
    .replace('lead: researchers', 'lead: fleet')
    .replace('{experiment: 16 work hours}', '{change: 16 hours}')
    .replace('slot: {days: 1 weeks', 'work: {}, slot: {days: -1 weeks');
  const texts = { ...childOf('from: 2021-07-01\nchange: {staffing: dedicated, taste: {sigmal: 2}}'), 'lab.yaml': lab };
  expect(pathsOf(() => loadTexts(texts))).toEqual([
    'change.staffing',
    'change.taste.sigmal',
    'loopgain',
    'parameters.theta.role',
    'pools.agents.kind',
    'compute.shares',
    'classes.experiment.lead',
    'stages.decide.work.experiment',
    'stages.decide.work.change',
    'stages.run',
    'stages.run.slot.days',
  ]);
});

test('what is wrong in a parameter is told where it is declared, and not again where it is read', () => {
  expect(pathsOf(() => loadText(SMALL_LAB, ['taskScale=-60']))).toEqual(['parameters.taskScale.value']);
  const broken = SMALL_LAB.replace(
    'value: 0.5, unit: ratio, range: [0, 1], role: assumed',
    'value: -60, unit: ratios, range: [0, 1], role: no',
  );
  expect(pathsOf(() => loadText(broken))).toEqual([
    'parameters.taskScale.value',
    'parameters.taskScale.unit',
    'parameters.taskScale.role',
  ]);
});

test.each([
  ['values in order and a mean', '{shape: triangular, low: 3 days, mode: 2 days, high: 1, hight: 3}', ['hight', 'high']],
  ['weights beside a wrong value', '{shape: empirical, values: [1 days, 2], weights: [1]}', ['values.1', 'weights']],
])('%s', (_, work, keys) => {
  const text = SMALL_NETWORK.replace('{shape: exponential, mean: 0.9 days}', work);
  expect(pathsOf(() => loadText(text)).toSorted()).toEqual(keys.map((key) => `stages.sort.work.${key}`).toSorted());
});

test('minus nothing is nothing, and what never ends is refused', () => {
  expect(loadText(SMALL_NETWORK.replace('capacity: 3', 'capacity: -0')).network!.spec.pools[0]!.capacity).toBe(0);
  const endless = SMALL_NETWORK.replace('100 days', '1e300 days').replace('capacity: 3', 'capacity: 3 + years');
  expect(pathsOf(() => loadText(endless))).toEqual(['pools.clerks.capacity']);
});

test('a chain of many stages is checked at once', () => {
  const work = 'work: {shape: exponential, mean: 1 minutes}';
  const stages = Array.from({ length: 600 }, (_, stage) => `  s${stage}: {staff: clerks, ${work}, next: {s${stage + 1}: 1}}`);
  const text = `${SMALL_NETWORK}${stages.join('\n')}\n  s600: {staff: clerks, ${work}, next: {exit: 1}}\n`;
  expect(loadText(text).network!.spec.stations).toHaveLength(603);
});

test('a pool without servers is told in words', () => {
  const { warnings } = loadText(SMALL_NETWORK.replace('capacity: 3', 'capacity: 0'));
  expect(warnings).toMatchObject([{ expected: 'servers, since work comes here', received: 'none', line: 5, column: 28 }]);
});

/** Stages that no path comes to, and what is told of them. */
const UNVISITED: readonly (readonly [stage: string, told: readonly string[]])[] = [
  ['next: {lost: 1}', ['11:9 stages.lost: expected a way from here to the exit, got none']],
  ['next: {lost: 1, exit: 0}', ['11:9 stages.lost: expected a way from here to the exit, got none']],
  ['next: {lost: 0.5, exit: 0.5}', []],
  ['next: {sort: 1}', []],
  ['back: {to: sort, share: 1}', []],
];
test.each(UNVISITED)('a stage that no job comes to, %s', (way, told) => {
  const text = `${SMALL_NETWORK}  lost: {staff: clerks, work: {shape: exponential, mean: 1 days}, ${way}}\n`;
  expect(problemsOf(() => loadText(text))).toEqual(told);
});

test('places are those of the file that says it, through extends and --set', () => {
  const files = {
    ...childOf('time: {end: 2020-01-01}\nstages: {run: {staff: nobody}}'),
    'lab.yaml': SMALL_LAB.replace('idle: keep', 'idle: maybe'),
  };
  expect(problemsOf(() => loadTexts(files, ['time.sample=yearly'])).map((line) => line.split(': ')[0])).toEqual([
    '3:13 time.end',
    '4:23 stages.run.staff',
    'lab.yaml:14:76 compute.idle',
    'time.sample',
  ]);
  const { time } = { time: problemsOf(() => loadTexts(childOf('title: x'), ['time.end=null'])) };
  expect(time).toEqual(['lab.yaml:4:7 time.end: expected a date or a time, got nothing']);
});
