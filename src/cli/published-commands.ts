import { DEFAULT_PARTICLES, REPRODUCTION_DRAWS } from './arguments.ts';
import type { CommandSpec } from './command-spec.ts';

/** Commands about what others have published, in the order of the help. */
export const PUBLISHED_COMMANDS: readonly CommandSpec[] = [
  {
    name: 'reproduce',
    usage: 'reproduce [scenario]',
    positionals: { scenario: 'History with priors (default: history)' },
    summary: 'Hold a history against what was published of its time, figure by figure',
    options: ['draws', 'posterior', 'jobs', 'resume', 'restart', 'seed', 'set', 'out', 'force', 'figures', 'report', 'json'],
    defaults: { draws: String(REPRODUCTION_DRAWS) },
    examples: [
      ['loopgain reproduce', 'the shipped history; what is missed, why, and where the factors go'],
      ['loopgain reproduce --posterior none --draws 16', 'fewer draws, from the priors'],
      ['loopgain reproduce --set staffing=dedicated --out /tmp/dedicated', 'with one assumption changed, elsewhere'],
    ],
    load: async () => (await import('./actions/reproduce.ts')).reproduce,
  },
  {
    name: 'backtest',
    usage: 'backtest [scenario]',
    positionals: { scenario: 'Lab with priors: a file, the name of a shipped one, or - (default: history)' },
    summary: 'Forecast published figures from what was known before them, and score that against naive forecasts',
    options: ['draws', 'jobs', 'resume', 'restart', 'seed', 'set', 'out', 'force', 'json'],
    defaults: { draws: `${DEFAULT_PARTICLES} particles` },
    examples: [
      ['loopgain backtest', 'four cut-offs, two tracks; minutes, results in output/backtest'],
      ['loopgain backtest --draws 32', 'fewer particles: sooner, and coarser'],
      ['loopgain backtest --resume', 'go on after Ctrl-C'],
    ],
    load: async () => (await import('./actions/backtest.ts')).backtest,
  },
  {
    name: 'trends',
    usage: 'trends',
    positionals: {},
    summary: 'Say what published trends show by themselves: doubling times, kinds of growth, contradictions',
    options: ['seed', 'out', 'force', 'figures', 'json'],
    examples: [['loopgain trends --seed 7', 'with other resamples, results in output/trends']],
    load: async () => (await import('./actions/trends.ts')).trends,
  },
  {
    name: 'peers',
    usage: 'peers [scenarios..]',
    positionals: { scenarios: 'Labs to set beside them: files, names of shipped scenarios, or - (default: the four futures)' },
    summary: "Run other people's models of AI takeoff and set their forecasts beside ours: two tables and a picture",
    options: ['replications', 'seed', 'until', 'set', 'out', 'force', 'figures', 'json'],
    examples: [
      ['loopgain peers', 'beside the four futures; peers.svg is the picture'],
      ['loopgain peers compounding --replications 8', 'beside one, over eight paths'],
    ],
    load: async () => (await import('./actions/peers.ts')).peers,
  },
];
