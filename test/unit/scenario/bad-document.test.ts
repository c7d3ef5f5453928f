import { expect, test } from 'vitest';
import { loadText, loadTexts, problemsOf, replaceLine, SMALL_NETWORK } from '../../support/scenario-files.ts';

function outside(name: string): string {
  return `expected a file in the scenario's folder or below it, got \`${name}\`. Copy the file there and name it without \`..\` or a leading \`/\``;
}

/** A line of the small network, what stands there instead, and what the reader is told. */
const DOCUMENTS: readonly (readonly [line: number, instead: string, told: readonly string[]])[] = [
  [
    9,
    '  sort: {staff: clerks, staff: clerks, work: {shape: exponential, mean: 0.9 days}}',
    ['9:25: expected each key once, got `staff` again'],
  ],
  [
    9,
    '  sort: {staff: &a clerks, work: {shape: exponential, mean: 0.9 days}}',
    ['9:20 stages.sort.staff: expected a value written out, got the anchor `&a`. Make what is shared a parameter'],
  ],
  [
    9,
    '  sort: {staff: *a, work: {shape: exponential, mean: 0.9 days}}',
    ['9:17 stages.sort.staff: expected a value written out, got the alias `*a`. Make what is shared a parameter'],
  ],
  [
    9,
    '  sort: {staff: clerks, work: {shape: exponential, mean: 0.9 days}',
    ['10:3: expected YAML, got `s`. Flow map in block collection must be sufficiently indented and end with a }'],
  ],
  [
    9,
    '  sort: !!js clerks',
    ['9:9: expected YAML, got `!!js`. Unresolved tag: tag:yaml.org,2002:js', '9:14 stages.sort: expected a map, got `clerks`'],
  ],
  [
    9,
    '  "sort": {staff: clerks, work: {shape: exponential, mean: 0.9 days}}\n  sort: {}',
    ['10:3: expected each key once, got `sort` again'],
  ],
  [
    5,
    'pools: {true: {capacity: 3}, "true": {capacity: 4}, clerks: {capacity: 3}}',
    ['5:30 pools: expected each key once, got `true` again'],
  ],
  [5, 'pools: {clerks: {capacity: [1]["constructor"]}}', ['5:31: expected YAML, got `[`. Unexpected flow-seq-start at node end']],
  [3, 'title: "a\\u001b[31m"', ['3:8 title: expected text that can be printed, got a control character']],
  [3, 'title: "a\\nb"', ['3:8 title: expected one line of text, got `a', 'b`']],
  [3, 'title: ""', ['3:8 title: expected one line of text, got ``']],
  [3, '"ti\\u001btle": x', ['1:1 title: expected text, got nothing', '3:1: expected a word as key, got something else']],
  [
    4,
    'time: {end: 100000 days, sample: 1 minutes}',
    ['4:34 time.sample: expected at most 1000000 samples, got 1.44e+8 up to the end'],
  ],
  [9, '---', ['9:1: expected one document per file, got a second one']],
  [
    9,
    '  ? [a]\n  : 3',
    [
      '7:65 classes.letter.path.0: expected a stage, got `sort`. Known: send',
      '9:5 stages: expected a word as key, got something else',
    ],
  ],
  [
    9,
    '  __proto__: 3',
    [
      '7:65 classes.letter.path.0: expected a stage, got `sort`. Known: send',
      '9:3 stages: expected a word as key, got `__proto__`',
    ],
  ],
  [
    1,
    'loopgain: 2',
    [
      '1:11 loopgain: expected `loopgain: 1`, the format that this version reads, got 2. Use the loopgain that wrote the file, or rewrite it in format 1 (the command `schema` prints it)',
    ],
  ],
  [
    1,
    'kinds: 1',
    [
      '1:1 loopgain: expected `loopgain: 1`, the format that this version reads, got nothing. Write `loopgain: 1` at the top',
      '1:1 kinds: expected a known key, got `kinds`. Did you mean `kind`?',
    ],
  ],
];

test.each(DOCUMENTS)('document line %i: %s', (line, instead, told) => {
  expect(problemsOf(() => loadText(replaceLine(SMALL_NETWORK, line, instead)))).toEqual(told);
});

test.each([
  ['', 'main.yaml: expected a scenario, which starts with `loopgain: 1`, got an empty file'],
  ['# nothing\n', 'main.yaml: expected a scenario, which starts with `loopgain: 1`, got an empty file'],
  ['- 1\n', '1:1: expected a scenario, which starts with `loopgain: 1`, got a list'],
  ['text', '1:1: expected a scenario, which starts with `loopgain: 1`, got a single value'],
  ['\0\x01', 'main.yaml: expected text in UTF-8, got a binary file or another encoding'],
  ['title: \uFFFD', 'main.yaml: expected text in UTF-8, got a binary file or another encoding'],
  ['x'.repeat(1_000_001), 'main.yaml: expected a file of at most 1000000 characters, got 1000001 characters'],
  ['['.repeat(100_000), '1:1: expected values nested a few levels deep, got endless nesting'],
  ['loopgain: 1\rkind: lab', 'main.yaml: expected lines that end with a line feed, got carriage returns alone'],
  ['\tx: 3', '1:1: expected YAML, got `\t`. Tabs are not allowed as indentation'],
])('a file that is no scenario: %.20j', (text, told) => {
  expect(problemsOf(() => loadText(text))).toEqual([told]);
});

test('what the reader of files reports is passed on', () => {
  const told = problemsOf(() => loadTexts({}));
  expect(told).toEqual(['main.yaml: expected a readable UTF-8 text file, got nothing at this path']);
});

test.each([
  ['3', 'expected the name of a scenario file, got 3'],
  ['histry.yaml', 'expected a readable UTF-8 text file, got nothing at this path (`histry.yaml`)'],
  ['main.yaml', 'expected scenarios that extend each other in one direction, got a cycle: main.yaml -> main.yaml'],
  ['a.yaml', 'expected scenarios that extend each other in one direction, got a cycle: a.yaml -> sub/b.yaml -> a.yaml'],
  ['../up.yaml', outside('../up.yaml')],
  ['sub/../../up.yaml', outside('sub/../../up.yaml')],
  ['/etc/hosts', outside('/etc/hosts')],
  ['./', outside('./')],
  ['history', 'expected the name of a scenario file, such as `history.yaml`, got `history`'],
  ['C:\\up.yaml', outside('C:\\up.yaml')],
])('extends: %s', (target, told) => {
  const files = {
    'main.yaml': `loopgain: 1\nextends: ${target}\n`,
    'a.yaml': 'loopgain: 1\nextends: sub/b.yaml\n',
    'sub/b.yaml': 'loopgain: 1\nextends: ../a.yaml\n',
  };
  expect(problemsOf(() => loadTexts(files)).map((line) => line.replace(/^(sub.b.yaml:)?2:10 extends: /, ''))).toEqual([told]);
});

test('a parent in another format is refused at its own line', () => {
  const told = problemsOf(() => loadTexts({ 'main.yaml': 'loopgain: 1\nextends: old.yaml\n', 'old.yaml': 'loopgain: 0.9\n' }));
  expect(told.at(-1)).toMatch(/^old\.yaml:1:11 loopgain: expected `loopgain: 1`.*got 0\.9\. Use the loopgain/);
});

test('all problems of a scenario are told at once', () => {
  const text = SMALL_NETWORK.replace('title: Two stages', 'titel: Two stages')
    .replace('capacity: 3', 'capacity: -3')
    .replace('0.9 days', '0.9 accelerator days')
    .replace('[sort, send]', '[sort, sned]');
  expect(problemsOf(() => loadText(text)).map((line) => line.split(': ')[0])).toEqual([
    '3:1 titel',
    '5:28 pools.clerks.capacity',
    '7:71 classes.letter.path.1',
    '9:58 stages.sort.work.mean',
  ]);
});
