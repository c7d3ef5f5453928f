import type { CommandSpec } from './command-spec.ts';

/** What commands say of the scenarios that they take. */
export const SCENARIOS = 'Scenario files, names of shipped scenarios, or - for the standard input';

/** Commands about scenario files and their words, in the order of the help. */
export const SCENARIO_COMMANDS: readonly CommandSpec[] = [
  {
    name: 'validate',
    usage: 'validate <scenarios..>',
    positionals: { scenarios: SCENARIOS },
    summary: 'Check scenarios without simulating them; all problems at once',
    options: ['set', 'json'],
    examples: [
      ['loopgain validate my.yaml', 'file, line and column of each problem'],
      ['loopgain validate scenarios/*.yaml', 'many at once'],
    ],
    load: async () => (await import('./actions/validate.ts')).validate,
  },
  {
    name: 'list',
    usage: 'list',
    positionals: {},
    summary: 'List the shipped scenarios and what-ifs',
    options: ['json'],
    examples: [['loopgain list', 'one line each']],
    load: async () => (await import('./actions/list.ts')).list,
  },
  {
    name: 'init',
    usage: 'init [topic]',
    positionals: { topic: 'File to write (default: scenario.yaml)' },
    summary: 'Write a commented scenario to start from',
    options: ['kind', 'force', 'json'],
    examples: [
      ['loopgain init', 'writes scenario.yaml'],
      ['loopgain init --kind lab future.yaml', 'a future that extends the shipped history'],
      ['loopgain init my.yaml && loopgain run my.yaml', 'a first scenario of your own'],
    ],
    load: async () => (await import('./actions/init.ts')).init,
  },
  {
    name: 'explain',
    usage: 'explain <topic>',
    positionals: { topic: 'A parameter, a column of the CSV files, a key of scenario files, or a folder of results' },
    summary: 'Say what a parameter or a column means, or what binds in a result',
    options: ['scenario', 'simulate', 'json'],
    examples: [
      ['loopgain explain lambda', 'value, unit, range and source'],
      ['loopgain explain software_efficiency_ratio', 'unit and meaning of a column'],
      ['loopgain explain output/compounding', 'what binds, with its demand table'],
      ['loopgain explain output/compounding --simulate', 'and what more of each pool is worth'],
    ],
    load: async () => (await import('./actions/explain.ts')).explain,
  },
  {
    name: 'schema',
    usage: 'schema',
    positionals: {},
    summary: 'Print the JSON Schema of scenario files, for editors',
    options: [],
    examples: [['loopgain schema > loopgain.schema.json', 'then name it in your editor']],
    load: async () => (await import('./actions/schema.ts')).schema,
  },
];
