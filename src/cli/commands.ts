import type { Action } from './answer.ts';
import type { OptionName } from './options.ts';

/** A command: what it is called with, what it does, and where the code for it is. */
export interface CommandSpec {
  readonly name: string;
  /** Name and positionals in the parser's notation: `<one>`, `[maybe]`, `<many..>`. */
  readonly usage: string;
  readonly positionals: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly options: readonly OptionName[];
  /** Command lines with what they do. */
  readonly examples: readonly (readonly [line: string, meaning: string])[];
  /** Loads the code only when the command is used, so that the others start at once. */
  readonly load: () => Promise<Action>;
}

const SCENARIOS = 'Scenario files, names of shipped scenarios, or - for the standard input';

/** Every command of the command line, in the order of the help. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'futures',
    usage: 'futures',
    positionals: {},
    summary: 'Simulate the four futures from their shared history and compare them',
    options: ['seed', 'until', 'sample', 'set', 'out', 'force', 'json'],
    examples: [
      ['loopgain futures', 'what npm start does'],
      ['loopgain futures --seed 7 --out /tmp/futures', 'another path, elsewhere'],
    ],
    load: async () => (await import('./actions/futures.ts')).futures,
  },
  {
    name: 'run',
    usage: 'run <scenarios..>',
    positionals: { scenarios: SCENARIOS },
    summary: 'Simulate scenarios and write their results',
    options: ['seed', 'replications', 'precision', 'until', 'sample', 'set', 'out', 'force', 'trace', 'json'],
    examples: [
      ['loopgain run mm1', 'a shipped scenario, results in output/mm1'],
      ['loopgain run history --sample week', 'the shared history, a row per week'],
      ['loopgain run mm1 --set stages.serve.work.mean="0.8 days"', 'with one value changed'],
      ['loopgain run mm1 --replications 20', 'twenty paths: means with their 95 % intervals'],
      ['loopgain run mm1 --precision 2%', 'as many as it takes to know the cycle time to 2 %'],
      ['loopgain run - --json < my.yaml', 'from a pipe to a pipe'],
    ],
    load: async () => (await import('./actions/run.ts')).run,
  },
  {
    name: 'forecast',
    usage: 'forecast <scenarios..>',
    positionals: { scenarios: 'Labs with priors: files, names of shipped scenarios, or - for the standard input' },
    summary: 'Simulate labs with values drawn from their priors: when, how likely, and because of what',
    options: ['draws', 'replications', 'jobs', 'resume', 'restart', 'sampling', 'seed', 'until', 'set', 'out', 'force', 'json'],
    examples: [
      ['loopgain forecast full-recursion', 'one future'],
      ['loopgain forecast s-curve compounding full-recursion --draws 1000', 'three, with the same draws'],
      ['loopgain forecast full-recursion --replications 4', 'four paths of each draw: chance against ignorance'],
      ['loopgain forecast full-recursion --draws 1000 --resume', 'go on after Ctrl-C'],
    ],
    load: async () => (await import('./actions/forecast.ts')).forecast,
  },
  {
    name: 'calibrate',
    usage: 'calibrate [scenario]',
    positionals: { scenario: 'History with priors (default: history)' },
    summary: 'Fit a history to what was published of its time, and sample what it then still may be',
    options: ['known', 'draws', 'jobs', 'resume', 'restart', 'seed', 'set', 'out', 'force', 'json'],
    examples: [
      ['loopgain calibrate', 'the shipped history, by figures up to 2025-12-31'],
      ['loopgain calibrate --known 2025-06-30 --draws 64', 'as of mid-2025, a smaller sample'],
      ['loopgain calibrate --resume', 'go on after Ctrl-C'],
    ],
    load: async () => (await import('./actions/calibrate.ts')).calibrate,
  },
  {
    name: 'compare',
    usage: 'compare <scenarios..>',
    positionals: { scenarios: 'Two labs or two plain networks, or one, whose second form --what-if or --set gives it' },
    summary: 'Compare two scenarios on common random numbers: what a change changes, by how much, how sure',
    options: [
      'what-if',
      'set',
      'replications',
      'draws',
      'sampling',
      'jobs',
      'resume',
      'restart',
      'seed',
      'until',
      'out',
      'force',
      'json',
    ],
    examples: [
      ['loopgain compare compounding --what-if double-reviewers', 'what twice the reviewers change, over 20 paths of each'],
      ['loopgain compare s-curve compounding --draws 64', 'two futures, over 64 draws from the priors'],
      ['loopgain compare full-recursion --what-if no-sampling --set psi=0', 'more than one change at once'],
      ['loopgain compare mmc --set pools.clerks.capacity=6', 'what a sixth clerk changes'],
      [
        'loopgain compare mmc --set pools.clerks.capacity=6 --replications 80',
        'the same to half the uncertainty of 20 replications',
      ],
      ['loopgain compare before.yaml after.yaml', 'two files; --what-if and --set change the second'],
    ],
    load: async () => (await import('./actions/compare.ts')).compare,
  },
  {
    name: 'score',
    usage: 'score <folder> [outcomes]',
    positionals: {
      folder: 'Folder of a forecast, as it was written; scores go beside it, or below --out',
      outcomes: 'CSV file of what came true, or - for the standard input',
    },
    summary: 'Judge a forecast by what came true',
    options: ['template', 'out', 'force', 'json'],
    examples: [
      ['loopgain score output/full-recursion-forecast --template > outcomes.csv', 'what can be scored, to be filled in'],
      ['loopgain score output/full-recursion-forecast outcomes.csv', 'scores, calibration, and which variant did better'],
    ],
    load: async () => (await import('./actions/score.ts')).score,
  },
  {
    name: 'frontier',
    usage: 'frontier <scenario>',
    positionals: {
      scenario: 'Lab with review, results or a battery: a file, the name of a shipped one, or - for the standard input',
    },
    summary: 'Sweep the oversight of a lab: what speed costs in risk',
    options: ['steps', 'seed', 'replications', 'until', 'set', 'out', 'force', 'json'],
    examples: [
      ['loopgain frontier review-both', 'the amounts of review that no other beats in both'],
      ['loopgain frontier drift-weak-battery --steps 3 --replications 20', 'fewer amounts, less chance'],
    ],
    load: async () => (await import('./actions/frontier.ts')).frontier,
  },
  {
    name: 'sensitivity',
    usage: 'sensitivity <scenario>',
    positionals: { scenario: 'Lab with priors: a file, the name of a shipped one, or -; or the folder of a forecast' },
    summary: 'Say what matters most: which parameter, which stage, whose ignorance',
    options: [
      'method',
      'target',
      'parameters',
      'trajectories',
      'draws',
      'replications',
      'jobs',
      'resume',
      'restart',
      'seed',
      'until',
      'set',
      'out',
      'force',
      'json',
    ],
    examples: [
      ['loopgain sensitivity full-recursion', 'a tornado: each parameter and variant by itself'],
      ['loopgain sensitivity full-recursion --method morris', 'which act alone, and which with others'],
      ['loopgain sensitivity full-recursion --method sobol --draws 128', 'parts of variance, of the six largest'],
      ['loopgain sensitivity compounding --method marginal', 'what one more reviewer buys'],
      ['loopgain sensitivity output/full-recursion-forecast', 'what the draws of a forecast tell'],
    ],
    load: async () => (await import('./actions/sensitivity.ts')).sensitivity,
  },
  {
    name: 'reproduce',
    usage: 'reproduce [scenario]',
    positionals: { scenario: 'History with priors (default: history)' },
    summary: 'Hold a history against what was published of its time, figure by figure',
    options: ['draws', 'posterior', 'jobs', 'resume', 'restart', 'seed', 'set', 'out', 'force', 'json'],
    examples: [
      ['loopgain reproduce', 'the shipped history; what is missed, why, and where the factors go'],
      ['loopgain reproduce --posterior none --draws 16', 'fewer draws, from the priors'],
      ['loopgain reproduce --set taskScale=0.2 --out /tmp/shorter', 'with one value changed, elsewhere'],
    ],
    load: async () => (await import('./actions/reproduce.ts')).reproduce,
  },
  {
    name: 'trends',
    usage: 'trends',
    positionals: {},
    summary: 'Say what published trends show by themselves: doubling times, kinds of growth, contradictions',
    options: ['seed', 'out', 'force', 'json'],
    examples: [['loopgain trends --seed 7', 'with other resamples, results in output/trends']],
    load: async () => (await import('./actions/trends.ts')).trends,
  },
  {
    name: 'peers',
    usage: 'peers [scenarios..]',
    positionals: { scenarios: 'Labs to set beside them: files, names of shipped scenarios, or - (default: the four futures)' },
    summary: "Run other people's models of AI takeoff and set their forecasts beside ours: two tables and a picture",
    options: ['replications', 'seed', 'until', 'set', 'out', 'force', 'json'],
    examples: [
      ['loopgain peers', 'beside the four futures; peers.svg is the picture'],
      ['loopgain peers compounding --replications 8', 'beside one, over eight paths'],
    ],
    load: async () => (await import('./actions/peers.ts')).peers,
  },
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
