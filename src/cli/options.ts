import { DEFAULT_KIND, DEFAULT_SCENARIO, DEFAULT_SEED, DEFAULT_STEPS, SENSITIVITY_METHODS } from './arguments.ts';
import { STARTER_KINDS } from './starter-scenario.ts';

/** An option as the parser and the help need it. */
export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly describe: string;
  readonly alias?: string;
  readonly choices?: readonly string[];
  /** Shown as the default; values are filled in by readArguments. */
  readonly defaultDescription?: string;
}

/** Options of any command; each command names those it takes. */
export const OPTIONS = {
  seed: {
    type: 'string',
    describe: 'Seed of all randomness, a whole number from 0 on',
    defaultDescription: String(DEFAULT_SEED),
  },
  until: { type: 'string', describe: 'End of the simulation: a date such as 2030-01-01, or a time such as "90 days"' },
  sample: {
    type: 'string',
    describe: 'How often to write a row: week, day, a time such as "10 days", and for labs month, since they have dates',
  },
  set: { type: 'string', describe: 'Change a value, path=value; may be repeated' },
  'what-if': { type: 'string', describe: 'Lever of policy to move, by its name in `list` or as a file; may be repeated' },
  out: {
    type: 'string',
    alias: 'o',
    describe: 'Folder for the results, one folder in it per scenario (default: output)',
  },
  scenario: { type: 'string', describe: 'Scenario whose parameters are meant', defaultDescription: DEFAULT_SCENARIO },
  kind: {
    type: 'string',
    describe: 'What to write: a plain network, or a future of the shipped lab',
    choices: STARTER_KINDS,
    defaultDescription: DEFAULT_KIND,
  },
  force: { type: 'boolean', describe: 'Replace what is there, whatever it is' },
  trace: { type: 'boolean', describe: 'Also write trace.csv, one row per event (of the first replication)' },
  replications: {
    type: 'string',
    describe:
      'Paths with other random numbers: of a plain network, of each draw, of each point of a sweep or of the search for likeliest values; with --precision, at most',
  },
  precision: {
    type: 'string',
    describe:
      "Replicate a plain network until half the 95 % interval of every class's mean cycle time is at most this share of it, such as 2%",
  },
  steps: {
    type: 'string',
    describe: 'Efforts of each kind of oversight, from a quarter to four times, besides none at all',
    defaultDescription: String(DEFAULT_STEPS),
  },
  draws: {
    type: 'string',
    alias: 'n',
    describe: 'How many sets of values to draw, from the priors or a posterior sample',
  },
  posterior: {
    type: 'string',
    describe:
      'Draw from a sample of the posterior, the posterior.csv of `calibrate`; `shipped` for that of the shipped history, `none` for the priors alone. What it lacks is drawn from the priors',
  },
  known: {
    type: 'string',
    describe: 'Last day of the published figures to learn from',
    defaultDescription: '2025-12-31',
  },
  sampling: {
    type: 'string',
    describe: 'How draws are spread: a scrambled Sobol sequence, whose points stay when more are asked for, or a Latin hypercube',
    choices: ['sobol', 'latin-hypercube'],
    defaultDescription: 'sobol from ten draws per input on',
  },
  method: {
    type: 'string',
    describe:
      "How to find what matters most: one factor at a time, Morris' walks, Sobol indices, marginal values, or a forecast's draws",
    choices: SENSITIVITY_METHODS,
    defaultDescription: "tornado; draws for a forecast's folder",
  },
  target: {
    type: 'string',
    describe: 'A milestone, or a metric with @ and a date, such as human_share@2030; may be repeated, the first one sorts',
  },
  parameters: { type: 'string', describe: 'Parameters of Sobol indices, with commas; six of a screening where none are named' },
  trajectories: { type: 'string', describe: "Of Morris' walks", defaultDescription: '10' },
  jobs: { type: 'string', alias: 'j', describe: 'Threads; they change no figure', defaultDescription: 'one per processor' },
  resume: { type: 'boolean', describe: 'Go on with what an interrupted command has kept' },
  restart: { type: 'boolean', describe: 'Begin anew, and throw away what an interrupted command has kept' },
  template: { type: 'boolean', describe: 'Print a CSV file with what can be scored, to be filled in' },
  simulate: { type: 'boolean', describe: 'Simulate a result again to see what more of each pool is worth' },
  figures: { type: 'boolean', describe: 'Also draw what there is to see: an SVG file per figure' },
  report: { type: 'boolean', describe: 'Also write report.html: answer, figures, tables and parameters on one page' },
  json: { type: 'boolean', describe: 'Print one JSON object and nothing else' },
} as const satisfies Record<string, OptionSpec>;

export type OptionName = keyof typeof OPTIONS;
